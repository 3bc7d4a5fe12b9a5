//go:build unix

package main

import (
	"context"
	"io"

	"mindwall/export"
	"mindwall/export/report"
	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/fold"
)

// wall is a wall that tasks are done with.
type wall struct {
	entries []mindmap.Entry
	live    *fold.Live
}

func newWall(entries []mindmap.Entry) *wall { return &wall{entries: entries} }

// board is the wall as it stands.
func (w *wall) board() *mindmap.Board {
	if w.live == nil {
		w.live = fold.NewLive()
		w.live.Add(w.entries...)
	}
	return w.live.Board()
}

// task is what may take long.
type task struct {
	name  string
	kind  string // model, text, drawn
	board bool   // it begins with the board
	do    func(context.Context, *wall) error
}

func tasks() []task {
	list := []task{
		{"fold", "model", false, func(_ context.Context, w *wall) error { fold.Of(w.entries); return nil }},
		{"live", "model", false, func(_ context.Context, w *wall) error { fold.NewLive().Add(w.entries...); return nil }},
		{"halves", "model", false, func(_ context.Context, w *wall) error { // a copy that went apart comes in
			live, half := fold.NewLive(), len(w.entries)/2
			live.Add(w.entries[half:]...)
			live.Add(w.entries[:half]...)
			return nil
		}},
		{"info", "model", true, func(_ context.Context, w *wall) error { desk.InfoOf(w.board()); return nil }},
		{"log", "model", true, func(_ context.Context, w *wall) error {
			w.board()
			for i := range w.entries {
				w.live.EntrySummary(w.entries[i].ID)
				w.live.ActSummary(w.entries[i].Act)
			}
			return nil
		}},
		{"merge", "model", true, func(_ context.Context, w *wall) error {
			fold.Compare(w.board(), w.board())
			desk.SameNames(w.board())
			return nil
		}},
		{"report", "drawn", true, func(ctx context.Context, w *wall) error {
			return report.WriteHTML(ctx, io.Discard, export.Public(w.board()), report.Options{Note: func(string) {}})
		}},
	}
	for _, f := range export.Formats() {
		list = append(list, task{f.Name, kindOf(f), true, func(ctx context.Context, w *wall) error {
			_, err := export.Stream(ctx, io.Discard, export.Request{Board: w.board(), WallName: "wall", Formats: []export.Format{f}})
			return err
		}})
	}
	return list
}

// kindOf is the kind of a format's task: what is measured, set and placed is drawn.
func kindOf(f export.Format) string {
	switch f.Name {
	case "dot", "png", "svg", "pdf", "chart":
		return "drawn"
	}
	return "text"
}
