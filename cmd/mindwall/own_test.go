//go:build unix

package main

import (
	"path/filepath"
	"strings"
	"testing"

	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/scribe"
)

// What this person did with version 0.1.0, under the one id that it kept for the machine, undo reaches, and so what
// earlier programs did since; what others did it never reaches, and a wall of 0.1.0 opens with its half-typed line.
func TestUndoReachesWhatAnOlderVersionDid(t *testing.T) {
	home := t.TempDir()
	old, err := mindmap.ParseID(oldDevice(t, home))
	if err != nil {
		t.Fatal(err)
	}
	ruth := &scribe.Scribe{Live: fold.NewLive(), Author: "ruth", Device: old}
	sam := &scribe.Scribe{Live: ruth.Live, Author: "sam", Device: mindmap.ID{7}}
	question := scribe.RandomID()
	for _, say := range []struct {
		by    *scribe.Scribe
		draft mindmap.Draft
	}{
		{sam, mindmap.Draft{ID: question, Op: mindmap.AskQuestion{Text: "What helps?"}}},
		{ruth, mindmap.Draft{Op: mindmap.AddAnswer{Question: question, Caption: "Said in 0.1.0"}}},
		{sam, mindmap.Draft{Op: mindmap.AddAnswer{Question: question, Caption: "Of sam"}}},
	} {
		if _, err := say.by.Record(say.draft); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(home, "day.wall")
	if err := desk.Create(path, ruth.Live.Entries()); err != nil {
		t.Fatal(err)
	}
	mindwall(t, home, "add", path, "--question", "1", "Added since")
	out := talk(t, home, "Typed\n:undo\n:undo\n:undo\n:undo\n:redo\n", "open", path, "--plain")
	at := 0
	for _, want := range []string{"undone: add “Typed”", "undone: add “Added since”", "undone: add “Said in 0.1.0”",
		"there is nothing of yours", "done again: add “Said in 0.1.0”"} {
		i := strings.Index(out[at:], want)
		if i < 0 {
			t.Fatalf("never says %q in its turn:\n%s", want, out)
		}
		at += i
	}
	wantHeld(t, heldIn(t, path), []string{"Said in 0.1.0", "Of sam"})
}
