package main

import (
	"context"
	"fmt"
	"os"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/scribe"
	"mindwall/tui"
	"mindwall/tui/screen"
)

// breakDown is a program of its own: a console that a mistake ends as soon as something is to be saved.
func breakDown() {
	s := scribe.Scribe{Live: mindmap.NewLive(), Author: "ruth", Device: scribe.RandomID()}
	if _, err := s.Do(mindmap.AskQuestion{Text: "What helps?"}); err != nil {
		panic(err)
	}
	program := tui.New(context.Background(), tui.Options{Live: s.Live, Keeper: breaker{}, Author: s.Author, Device: s.Device},
		tea.WithInput(os.Stdin))
	if err := program.Run(); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}

// breaker is a keeper with a mistake in it.
type breaker struct{}

func (breaker) Save([]mindmap.Entry) { panic("a mistake") }
func (breaker) Elsewhere(string)     {}
func (breaker) Show(screen.Shown)    {}
func (breaker) Note(string, string)  {}
