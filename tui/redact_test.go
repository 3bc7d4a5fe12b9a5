package tui_test

import (
	"testing"

	"mindwall/mindmap"
	"mindwall/tui/internal/drive"
)

// Words are taken out for good when that is said twice, and what is half typed goes with them when it has them.
func TestTakeWordsOut(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := drive.New(t, drive.Options{Size: drive.Size(100, 28), Wall: "? What helps?\n- The neighbour drinks\n- A walk"})
		do(d, "take out").Sees("choose an answer")
		id := d.Live.Board().Questions[0].Unsorted[0].ID
		d.Type("/neighbour").Press("enter")
		do(d, "take out").Sees("for good, with no way back: “The neighbour drinks”").Press("enter").Misses("for good, with").Sees("The neighbour drinks")
		do(d, "take out").Press("delete").Sees("the words of 1 answer are out of the file").Misses("The neighbour drinks")
		if a := d.Live.Answer(id); !a.Redacted {
			t.Errorf("%+v has its words", a)
		}
	})
}

func TestTakeOutAllThatWasRefused(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d, _ := withDoor(t)
		waits(d, "Spam one", "Spam two", "A good one")
		do(d, "refused").Sees("nothing was refused")
		do(d, "inbox").Press("delete", "delete", "enter", "esc")
		d.Press("ctrl+z") // also what was let on, and then the last refusal, can be taken back
		d.Press("ctrl+y")
		do(d, "refused").Sees("the words of 2 answers that you refused").Press("delete").Sees("the words of 2 answers are out of the file")
		for _, a := range d.Live.Board().Removed {
			if !a.Redacted || a.Text != "" {
				t.Errorf("%q has its words", a.Text)
			}
		}
		do(d, "refused").Sees("nothing was refused")
	})
}

// Words that somebody took out elsewhere are not kept in a half-typed line.
func TestHalfTypedWordsGoWithTheOthers(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := drive.New(t, drive.Options{Size: drive.Size(100, 28), Wall: "? What helps?\n- The neighbour drinks\n- A walk"})
		id := d.Live.Board().Questions[0].Unsorted[0].ID
		d.Type("said again: the neighbour drinks")
		d.Arrive(mindmap.Redact{Entries: d.Live.WordEntries(id)})
		d.Sees("what was half typed is gone").Misses("said again")
		d.Press("ctrl+z").Misses("said again")
		other := d.Live.Board().Questions[0].Unsorted[1].ID
		d.Type("something else entirely")
		d.Arrive(mindmap.Redact{Entries: d.Live.WordEntries(other)})
		d.Sees("something else entirely")
	})
}
