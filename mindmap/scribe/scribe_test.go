package scribe

import (
	"encoding/binary"
	"testing"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
)

// newScribe counts its ids up and stops its clock, so that tests can tell entries apart.
func newScribe() *Scribe {
	n := uint64(0)
	return &Scribe{
		Live: fold.NewLive(), Author: "sam", Device: mindmap.ID{1},
		Now: func() time.Time { return time.Date(2026, 3, 9, 12, 0, 0, 0, time.UTC) },
		NewID: func() mindmap.ID {
			n++
			var id mindmap.ID
			binary.BigEndian.PutUint64(id[8:], n)
			return id
		},
	}
}

func must(t *testing.T, _ []mindmap.Entry, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestUndoTakesBackWholeActs(t *testing.T) {
	s := newScribe()
	question := s.ID()
	_, err := s.Record(mindmap.Draft{ID: question, Op: mindmap.AskQuestion{Text: "Why?"}})
	must(t, nil, err)
	theme := s.ID()
	_, err = s.Record(
		mindmap.Draft{ID: theme, Op: mindmap.AddTheme{Question: question, Text: "Money"}},
		mindmap.Draft{Op: mindmap.AddAnswer{Question: question, Theme: theme, Caption: "Heating or eating"}})
	must(t, nil, err)
	before := len(s.Live.Board().Questions[0].Themes)
	steps := []struct {
		name   string
		do     func() ([]mindmap.Entry, string, error)
		themes int
	}{
		{"undo", s.Undo, 0}, {"redo", s.Redo, before}, {"undo again", s.Undo, 0}, {"redo again", s.Redo, before},
	}
	for _, step := range steps {
		entries, what, err := step.do()
		must(t, entries, err)
		if len(entries) != 1 || what != "add “Heating or eating” under “Money”" {
			t.Errorf("%s: %d entries, %q", step.name, len(entries), what)
		}
		if got := len(s.Live.Board().Questions[0].Themes); got != step.themes {
			t.Errorf("%s: %d themes, want %d", step.name, got, step.themes)
		}
	}
	if entries, _, err := s.Redo(); entries != nil || err != nil {
		t.Errorf("redo with nothing left: %v, %v", entries, err)
	}
}

func TestUndoLeavesOthersAlone(t *testing.T) {
	s := newScribe()
	_, err := s.Do(mindmap.AskQuestion{Text: "Why?"})
	must(t, nil, err)
	other := &Scribe{Live: s.Live, Author: "sam", Device: mindmap.ID{2}}
	if entries, _, err := other.Undo(); entries != nil || err != nil {
		t.Errorf("another device undid: %v, %v", entries, err)
	}
}

// TestUndoAfterRestart opens the wall anew, as a console does that was closed in between.
func TestUndoAfterRestart(t *testing.T) {
	s := newScribe()
	_, err := s.Do(mindmap.AskQuestion{Text: "One?"})
	must(t, nil, err)
	_, err = s.Do(mindmap.AskQuestion{Text: "Two?"})
	must(t, nil, err)
	_, _, err = s.Undo()
	must(t, nil, err)
	again := &Scribe{Live: fold.NewLive(), Author: s.Author, Device: mindmap.ID{2}}
	again.Live.Add(s.Live.Entries()...)
	again.Past = again.Live.Past(s.Device)
	_, what, err := again.Redo()
	must(t, nil, err)
	if len(again.Live.Board().Questions) != 2 || what != "ask “Two?”" {
		t.Errorf("redo after restart: %q, %d questions", what, len(again.Live.Board().Questions))
	}
	for range 2 {
		_, _, err = again.Undo()
		must(t, nil, err)
	}
	if len(again.Live.Board().Questions) != 0 {
		t.Errorf("undo after restart left %d questions", len(again.Live.Board().Questions))
	}
}

func TestAnIdIsUsedOnce(t *testing.T) {
	s := newScribe()
	question := s.ID()
	_, err := s.Record(mindmap.Draft{ID: question, Op: mindmap.AskQuestion{Text: "One?"}})
	must(t, nil, err)
	if _, err = s.Record(mindmap.Draft{ID: question, Op: mindmap.AskQuestion{Text: "Two?"}}); err == nil {
		t.Error("a second node of the same id was taken for recorded")
	}
}

func TestSealRefusesWhole(t *testing.T) {
	s := newScribe()
	_, err := s.Do(mindmap.AskQuestion{Text: "Why?"}, mindmap.AskQuestion{Text: "  "})
	if err == nil || len(s.Live.Board().Questions) != 0 {
		t.Errorf("err %v, board %+v: want an error and nothing done", err, s.Live.Board())
	}
}

func TestClockRisesWithinAnAct(t *testing.T) {
	s := newScribe()
	entries, err := s.Do(mindmap.AskQuestion{Text: "One"}, mindmap.AskQuestion{Text: "Two"})
	must(t, entries, err)
	if entries[1].Clock != entries[0].Clock+1 || entries[0].Act != entries[1].Act {
		t.Errorf("entries %+v", entries)
	}
}

// TestTwoProgramsOfOnePerson are two consoles, each of which undoes what it did itself, and what was done before it
// began.
func TestTwoProgramsOfOnePerson(t *testing.T) {
	one, two := newScribe(), newScribe()
	two.NewID, two.Device = nil, mindmap.ID{2}
	asked, err := one.Do(mindmap.AskQuestion{Text: "One?"})
	must(t, asked, err)
	two.Live.Add(asked...)
	two.Past = two.Live.Past(one.Device)
	meanwhile, err := one.Do(mindmap.AskQuestion{Text: "Meanwhile?"})
	must(t, meanwhile, err)
	theirs, err := two.Do(mindmap.AskQuestion{Text: "Two?"})
	must(t, theirs, err)
	if n := one.Live.Add(theirs...) + two.Live.Add(meanwhile...); n != 2 {
		t.Fatalf("%d entries are new, want 2", n)
	}
	for _, want := range []string{"ask “Meanwhile?”", "ask “One?”", ""} {
		if _, what, err := one.Undo(); err != nil || what != want {
			t.Errorf("undid %q, %v, want %q", what, err, want)
		}
	}
	if _, what, err := one.Redo(); err != nil || what != "ask “One?”" {
		t.Errorf("redid %q, %v", what, err)
	}
	for _, want := range []string{"ask “Two?”", "ask “One?”", ""} {
		if _, what, err := two.Undo(); err != nil || what != want {
			t.Errorf("the other undid %q, %v, want %q", what, err, want)
		}
	}
}
