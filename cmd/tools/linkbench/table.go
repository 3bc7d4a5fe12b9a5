//go:build unix

package main

import (
	"encoding/json"
	"fmt"
	"sync"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/scribe"
)

// table is a console: a desk on a file of its own.
type table struct {
	name string
	desk *desk.Desk

	mu       sync.Mutex
	question mindmap.ID
	has      map[mindmap.ID]time.Time // each entry, and when it was told
}

// beginning is the first entry of a wall for all tables, and its id.
func (b *bench) beginning() ([]mindmap.Entry, mindmap.ID, error) {
	begun := desk.Begin(desk.Writer{Author: "host"})
	if err := begun.Record(mindmap.Draft{Op: mindmap.AskQuestion{Text: "What gets in the way?"}}); err != nil {
		return nil, mindmap.ID{}, err
	}
	path := b.path("beginning.wall")
	if err := begun.Create(path); err != nil {
		return nil, mindmap.ID{}, err
	}
	entries, err := desk.Entries(path)
	return entries, mindmap.WallID(entries), err
}

func (b *bench) table(name string, entries []mindmap.Entry) (*table, error) {
	path := b.path(name + ".wall")
	if err := desk.Create(path, entries); err != nil {
		return nil, err
	}
	d, err := desk.Open(path, desk.Writer{Author: name})
	if err != nil {
		return nil, err
	}
	t := &table{name: name, desk: d, has: map[mindmap.ID]time.Time{}}
	t.note(entries)
	d.Start(func(msg any) {
		if arrived, ok := msg.(desk.Arrived); ok {
			t.mu.Lock()
			defer t.mu.Unlock()
			arrived.AddTo(d.Live())
			t.note(arrived.Entries)
		}
	})
	return t, nil
}

// note notes entries that were told just now. The caller holds the lock, or is alone.
func (t *table) note(entries []mindmap.Entry) {
	now := time.Now()
	for i := range entries {
		if _, known := t.has[entries[i].ID]; !known {
			t.has[entries[i].ID] = now
		}
		if entries[i].Kind == mindmap.KindOf(mindmap.AskQuestion{}) {
			t.question = entries[i].ID
		}
	}
}

// add writes an answer, as Enter does.
func (t *table) add(words string) (mindmap.ID, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	id := scribe.RandomID()
	err := t.desk.Record(mindmap.Draft{ID: id, Op: mindmap.AddAnswer{Question: t.question, Caption: words}})
	t.has[id] = time.Now()
	return id, err
}

func (t *table) count() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return len(t.has)
}

func (t *table) told(id mindmap.ID) (time.Time, bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	at, ok := t.has[id]
	return at, ok
}

func (t *table) path() string { return t.desk.Path() }

// same compares what each table shows, what its file holds, and the plain fold of all that any has.
func (b *bench) same(answers int, tables ...*table) error {
	var all []mindmap.Entry
	var boards []string
	for _, t := range tables {
		t.mu.Lock()
		shown := board(t.desk.Board())
		t.mu.Unlock()
		if err := t.desk.Close(); err != nil {
			return err
		}
		entries, err := desk.Entries(t.path())
		if err != nil {
			return err
		}
		all = append(all, entries...)
		boards = append(boards, shown, board(fold.Of(entries)))
	}
	whole := fold.Of(all)
	want, like := board(whole), true
	for _, shown := range boards {
		like = like && shown == want
	}
	b.holds("each table shows what its file holds, and the fold of all entries", like)
	b.holds(fmt.Sprintf("all of %d answers, each once", answers), desk.Answers(whole) == answers)
	return nil
}

// board is what a board says, as a text.
func board(b *mindmap.Board) string {
	shown := *b
	shown.Revision = 0 // which counts how often it was drawn up
	data, err := json.Marshal(shown)
	if err != nil {
		return err.Error()
	}
	return string(data)
}
