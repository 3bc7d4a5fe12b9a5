//go:build unix

package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/scribe"
	"mindwall/mindmap/wallfile"
	"mindwall/tui"
)

// kept is a keeper with its wall, and what it sends to the console.
type kept struct {
	t      *testing.T
	keeper *keeper
	scribe *scribe.Scribe
	path   string
	sent   chan any
}

func keep(t *testing.T, send func(any)) *kept {
	t.Helper()
	s := &scribe.Scribe{Live: mindmap.NewLive(), Author: "ruth", Device: scribe.RandomID()}
	entries, err := s.Do(mindmap.AskQuestion{Text: "What helps?"})
	if err != nil {
		t.Fatal(err)
	}
	x := &kept{t: t, scribe: s, path: filepath.Join(t.TempDir(), "day.wall"), sent: make(chan any, 100)}
	file, err := wallfile.Create(x.path, entries)
	if err != nil {
		t.Fatal(err)
	}
	_, seq, err := file.Load(context.Background(), 0)
	if err != nil {
		t.Fatal(err)
	}
	x.keeper = &keeper{live: s.Live}
	if send == nil {
		send = func(msg any) { x.sent <- msg }
	}
	x.keeper.start(file, seq, send)
	return x
}

// say records an answer, as the console does before it hands it over.
func (x *kept) say(text string) mindmap.Entry {
	x.t.Helper()
	entries, err := x.scribe.Do(mindmap.AddAnswer{Question: x.scribe.Live.Board().Questions[0].ID, Caption: text})
	if err != nil {
		x.t.Fatal(err)
	}
	return entries[0]
}

// waitFor drops what is sent until something is what is waited for.
func (x *kept) waitFor(what string, is func(any) bool) {
	x.t.Helper()
	for timeout := time.After(longestWait); ; {
		select {
		case msg := <-x.sent:
			if is(msg) {
				return
			}
		case <-timeout:
			x.t.Fatalf("never sent: %s", what)
		}
	}
}

// longestWait is how long anything may take on a busy machine.
const longestWait = 20 * time.Second

// end ends the keeper, which must not take for ever.
func (x *kept) end() error {
	x.t.Helper()
	ended := make(chan error, 1)
	go func() { ended <- x.keeper.end() }()
	select {
	case err := <-ended:
		return err
	case <-time.After(longestWait):
		x.t.Fatal("the keeper does not end")
		return nil
	}
}

func (x *kept) wantStored(path string, texts ...string) {
	x.t.Helper()
	held := map[string]bool{}
	entries, err := readEntries(path)
	if err != nil {
		x.t.Fatal(err)
	}
	for a := range mindmap.Fold(entries).Questions[0].AllAnswers {
		held[a.Text] = true
	}
	for _, text := range texts {
		if !held[text] {
			x.t.Errorf("%q is not in %s", text, path)
		}
	}
}

// Saving elsewhere and quitting at the same moment is no race: the program ends, and everything is in the new file.
func TestSavingElsewhereAndQuittingAtOnce(t *testing.T) {
	x := keep(t, nil)
	x.keeper.Save([]mindmap.Entry{x.say("Before")})
	elsewhere := filepath.Join(t.TempDir(), "elsewhere.wall")
	x.keeper.Elsewhere(elsewhere)
	x.keeper.Save([]mindmap.Entry{x.say("Meanwhile")})
	if err := x.end(); err != nil {
		t.Fatal(err)
	}
	x.wantStored(elsewhere, "Before", "Meanwhile")
}

// When the program must end and the file refuses to the last, everything goes into a file in the temporary folder, and
// the message says which, and what to do with it.
func TestTheLastPlaceThereIs(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	x := keep(t, nil)
	x.keeper.Save([]mindmap.Entry{x.say("Stored")})
	x.waitFor("saved", func(msg any) bool { m, ok := msg.(tui.KeptMsg); return ok && m.Saved == 1 })
	if err := os.Remove(x.path); err != nil {
		t.Fatal(err)
	}
	x.keeper.Save([]mindmap.Entry{x.say("Said when the file was gone")})
	err := x.end()
	var h interface{ Hint() string }
	if err == nil || !errors.As(err, &h) || !strings.Contains(h.Hint(), "mindwall merge") {
		t.Fatalf("the keeper ends with %v", err)
	}
	saved, _ := filepath.Glob(filepath.Join(os.TempDir(), "mindwall-saved-*", "day.wall"))
	if len(saved) != 1 || !strings.Contains(err.Error(), saved[0]) {
		t.Fatalf("saved in %v; the message is %q", saved, err)
	}
	x.wantStored(saved[0], "Stored", "Said when the file was gone")
}

// An entry that the file would not take keeps no other from being saved, and is told of as long as it is not.
func TestARefusedEntryStopsNoOther(t *testing.T) {
	x := keep(t, nil)
	bad := x.say("From a broken clock")
	bad.Clock = mindmap.MaxClock + 1
	x.keeper.Save([]mindmap.Entry{bad, x.say("Sound")})
	x.waitFor("refused", func(msg any) bool { m, ok := msg.(tui.KeptMsg); return ok && m.Err != nil && m.Saved == 0 })
	x.keeper.Save([]mindmap.Entry{x.say("Later")})
	x.waitFor("saved, and still refused", func(msg any) bool { m, ok := msg.(tui.KeptMsg); return ok && m.Err != nil && m.Saved > 0 })
	if err := x.end(); err != nil {
		t.Fatal(err)
	}
	x.wantStored(x.path, "Sound", "Later")
}

// A file that was taken away and put back is written and followed again.
func TestAFileThatIsPutBackIsFollowed(t *testing.T) {
	x := keep(t, nil)
	if err := os.Rename(x.path, x.path+".away"); err != nil {
		t.Fatal(err)
	}
	x.waitFor("lost", func(msg any) bool { m, ok := msg.(tui.LostMsg); return ok && errors.Is(m.Err, wallfile.ErrMoved) })
	if err := os.Rename(x.path+".away", x.path); err != nil {
		t.Fatal(err)
	}
	w := writer(t, x.path)
	w.say(t, "From another window")
	x.waitFor("arrived", func(msg any) bool { m, ok := msg.(tui.ArrivedMsg); return ok && len(m.Entries) == 1 })
	x.keeper.Save([]mindmap.Entry{x.say("From this one")})
	if err := x.end(); err != nil {
		t.Fatal(err)
	}
	x.wantStored(x.path, "From another window", "From this one")
}

// A mistake of the programmer beside the screen is told on it, and does not end the program.
func TestAMistakeBesideTheScreen(t *testing.T) {
	lost := make(chan error, 1)
	x := keep(t, func(msg any) {
		switch msg := msg.(type) {
		case tui.ArrivedMsg:
			panic("a mistake")
		case tui.LostMsg:
			lost <- msg.Err
		}
	})
	w := writer(t, x.path)
	w.say(t, "From another window")
	select {
	case err := <-lost:
		if !strings.Contains(err.Error(), "broke down") {
			t.Errorf("told of %v", err)
		}
	case <-time.After(longestWait):
		t.Fatal("nothing is told")
	}
	x.keeper.Save([]mindmap.Entry{x.say("Said after it")})
	if err := x.end(); err != nil {
		t.Fatal(err)
	}
	x.wantStored(x.path, "Said after it")
}
