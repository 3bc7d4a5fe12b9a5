//go:build unix

package desk

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/wallfile"
)

// Saving elsewhere and quitting at the same moment is no race: the program ends, and everything is in the new file.
func TestSavingElsewhereAndQuittingAtOnce(t *testing.T) {
	x := keep(t, nil)
	x.say("Before")
	elsewhere := filepath.Join(t.TempDir(), "elsewhere.wall")
	x.desk.Move(elsewhere)
	x.say("Meanwhile")
	if err := x.end(); err != nil {
		t.Fatal(err)
	}
	wantStored(t, elsewhere, "Before", "Meanwhile")
}

// When the program must end and the file refuses to the last, everything goes into a file in the temporary folder, and
// the message says which, and what to do with it.
func TestTheLastPlaceThereIs(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	x := keep(t, nil)
	x.say("Stored")
	x.waitFor("saved", func(msg any) bool { m, ok := msg.(Kept); return ok && m.Saved == 1 })
	if err := os.Remove(x.path); err != nil {
		t.Fatal(err)
	}
	x.say("Said when the file was gone")
	err := x.end()
	if fault.KindOf(err) != fault.SavedLast {
		t.Fatalf("the desk closes with %v", err)
	}
	saved, _ := filepath.Glob(filepath.Join(os.TempDir(), "mindwall-saved-*", "day.wall"))
	if len(saved) != 1 || !strings.Contains(err.Error(), saved[0]) {
		t.Fatalf("saved in %v; the message is %q", saved, err)
	}
	wantStored(t, saved[0], "Stored", "Said when the file was gone")
}

// What does not validate is refused before it is painted, and keeps nothing else from being saved.
func TestARefusedEntryStopsNoOther(t *testing.T) {
	x := keep(t, nil)
	x.say("Sound")
	bad := answerTo(x.desk.Board(), "Said by more people than there are")
	op := bad.Op.(mindmap.AddAnswer)
	op.Tally = mindmap.MaxTally + 1
	bad.Op = op
	if err := x.desk.Record(answerTo(x.desk.Board(), "In one act with it"), bad); err == nil {
		t.Error("it was recorded")
	}
	if n := x.desk.Board().Questions[0].Answers; n != 1 {
		t.Errorf("%d answers are painted, want 1", n)
	}
	x.say("Later")
	if err := x.end(); err != nil {
		t.Fatal(err)
	}
	wantStored(t, x.path, "Sound", "Later")
}

// A file that was taken away and put back is written and followed again.
func TestAFileThatIsPutBackIsFollowed(t *testing.T) {
	x := keep(t, nil)
	if err := os.Rename(x.path, x.path+".away"); err != nil {
		t.Fatal(err)
	}
	x.waitFor("lost", func(msg any) bool { m, ok := msg.(Lost); return ok && errors.Is(m.Err, wallfile.ErrMoved) })
	if err := os.Rename(x.path+".away", x.path); err != nil {
		t.Fatal(err)
	}
	sayElsewhere(t, x.path, Writer{Author: "sam"}, "From another window")
	x.waitFor("arrived", func(msg any) bool { m, ok := msg.(Arrived); return ok && len(m.Entries) == 1 })
	x.say("From this one")
	if err := x.end(); err != nil {
		t.Fatal(err)
	}
	wantStored(t, x.path, "From another window", "From this one")
}

// A mistake of the programmer beside the screen is told on it, and does not end the program.
func TestAMistakeBesideTheScreen(t *testing.T) {
	lost := make(chan error, 1)
	x := keep(t, func(msg any) {
		switch msg := msg.(type) {
		case Arrived:
			panic("a mistake")
		case Lost:
			lost <- msg.Err
		}
	})
	sayElsewhere(t, x.path, Writer{Author: "sam"}, "From another window")
	select {
	case err := <-lost:
		if !strings.Contains(err.Error(), "broke down") {
			t.Errorf("told of %v", err)
		}
	case <-time.After(longestWait):
		t.Fatal("nothing is told")
	}
	x.say("Said after it")
	if err := x.end(); err != nil {
		t.Fatal(err)
	}
	wantStored(t, x.path, "Said after it")
}

// Words are taken out of a wall that was renamed under a console. When it gets its old name back the console goes on with
// it, shows them no more, and brings no byte of them back.
func TestWordsTakenOutOfAWallThatWasRenamed(t *testing.T) {
	x := keep(t, nil)
	x.say("Never to be read again").saved(1)
	said := answersOf(x.desk.live)[0]
	away := x.path + ".away.wall"
	if err := os.Rename(x.path, away); err != nil {
		t.Fatal(err)
	}
	x.waitFor("the file is away", func(msg any) bool { _, ok := msg.(Lost); return ok })
	x.say("Said meanwhile")
	d := openDesk(t, away, Writer{Author: "sam"})
	if err := errors.Join(d.Redact(t.Context(), mindmap.Redact{Entries: d.live.WordEntries(said)}), d.Close()); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(away, x.path); err != nil {
		t.Fatal(err)
	}
	x.waitFor("the words are off the board", func(any) bool { return x.desk.live.Answer(said).Redacted })
	if err := x.end(); err != nil {
		t.Fatal(err)
	}
	wantStored(t, x.path, "", "Said meanwhile")
	left, _ := filepath.Glob(filepath.Join(filepath.Dir(x.path), "*"))
	if data, err := os.ReadFile(x.path); err != nil || len(left) != 1 || strings.Contains(string(data), "Never to be read") {
		t.Errorf("the words are back, or more than one file is left: %q, %v", left, err)
	}
}
