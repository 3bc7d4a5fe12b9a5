package main

import (
	"context"
	"fmt"
	"os"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/scribe"
	"mindwall/tui"
	"mindwall/tui/exportdialog"
	"mindwall/tui/painter"
)

// breakDown is a program of its own: a console that a mistake ends, as soon as something is to be saved, or exported,
// which is done beside the screen.
func breakDown() {
	s := scribe.Scribe{Live: fold.NewLive(), Author: "ruth", Device: scribe.RandomID()}
	if _, err := s.Do(mindmap.AskQuestion{Text: "What helps?"}); err != nil {
		panic(err)
	}
	program := tui.NewIn(context.Background(), tui.Options{
		Live: s.Live, Keeper: breaker{}, Export: brokenExporter(),
	}, painter.Options{Input: os.Stdin})
	if err := program.Run(); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}

func brokenExporter() exportdialog.Exporter {
	return exportdialog.Exporter{
		Formats: []exportdialog.Format{{Name: "dot", Title: "Diagram", Usual: true}},
		Folder:  func() string { return "here" },
		Run: func(context.Context, exportdialog.Request) (exportdialog.Result, error) {
			panic("a mistake")
		},
	}
}

// breaker is a keeper with a mistake in it.
type breaker struct{}

func (breaker) Accept(context.Context) (int, error)          { return 0, nil }
func (breaker) Record(...mindmap.Draft) error                { panic("a mistake") }
func (breaker) Undo() (scribe.TakeBack, error)               { return scribe.TakeBack{}, nil }
func (breaker) Redo() (scribe.TakeBack, error)               { return scribe.TakeBack{}, nil }
func (breaker) TakeOut(context.Context, ...mindmap.ID) error { return nil }
func (breaker) Move(string)                                  {}
func (breaker) Keep(string, string)                          {}
func (breaker) Note(string, string)                          {}
