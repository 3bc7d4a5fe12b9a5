//go:build unix

package desk

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/wallfile"
)

// kept is a desk that was started, and what it tells.
type kept struct {
	t    *testing.T
	desk *Desk
	path string
	sent chan any
}

// ruth writes, and remembers under which device ids on whatever wall.
type ruth struct{ own []mindmap.ID }

func (r *ruth) writer() Writer {
	return Writer{Author: "ruth", Own: func(_, fresh mindmap.ID) []mindmap.ID {
		earlier := r.own
		r.own = append(r.own[:len(r.own):len(r.own)], fresh)
		return earlier
	}}
}

func newWall(t *testing.T, w Writer) string {
	t.Helper()
	b := Begin(w)
	if err := b.Plan(&Plan{Title: "Day", Questions: []PlannedQuestion{{Text: "What helps?"}}}); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "day.wall")
	if err := b.Create(path); err != nil {
		t.Fatal(err)
	}
	return path
}

func openDesk(t *testing.T, path string, w Writer) *Desk {
	t.Helper()
	d, err := Open(path, w)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// begin starts a desk on a wall.
func begin(t *testing.T, path string, w Writer, tell func(any)) *kept {
	t.Helper()
	x := &kept{t: t, path: path, desk: openDesk(t, path, w), sent: make(chan any, 100)}
	if tell == nil {
		tell = func(msg any) { x.sent <- msg }
	}
	x.desk.Start(tell)
	return x
}

func keep(t *testing.T, tell func(any)) *kept {
	t.Helper()
	w := (&ruth{}).writer()
	return begin(t, newWall(t, w), w, tell)
}

func answerTo(b *mindmap.Board, text string) mindmap.Draft {
	return mindmap.Draft{Op: mindmap.AddAnswer{Question: b.Questions[0].ID, Caption: text}}
}

// say records an answer.
func (x *kept) say(text string) {
	x.t.Helper()
	if err := x.desk.Record(answerTo(x.desk.Board(), text)); err != nil {
		x.t.Fatal(err)
	}
}

// sayElsewhere writes an answer as another program.
func sayElsewhere(t *testing.T, path, text string) {
	t.Helper()
	d := openDesk(t, path, Writer{Author: "sam"})
	_, err := d.Change(context.Background(), func(p *Pen) error { return p.Record(answerTo(p.Live().Board(), text)) })
	if err = errors.Join(err, d.Close()); err != nil {
		t.Fatal(err)
	}
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

// end closes the desk, which must not take for ever.
func (x *kept) end() error {
	x.t.Helper()
	ended := make(chan error, 1)
	go func() { ended <- x.desk.Close() }()
	select {
	case err := <-ended:
		return err
	case <-time.After(longestWait):
		x.t.Fatal("the desk does not close")
		return nil
	}
}

func (x *kept) wantStored(path string, texts ...string) {
	x.t.Helper()
	held := map[string]bool{}
	entries, err := Entries(path)
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
	x.say("Before")
	elsewhere := filepath.Join(t.TempDir(), "elsewhere.wall")
	x.desk.Move(elsewhere)
	x.say("Meanwhile")
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
	x.say("Stored")
	x.waitFor("saved", func(msg any) bool { m, ok := msg.(Kept); return ok && m.Saved == 1 })
	if err := os.Remove(x.path); err != nil {
		t.Fatal(err)
	}
	x.say("Said when the file was gone")
	err := x.end()
	var h interface{ Hint() string }
	if err == nil || !errors.As(err, &h) || !strings.Contains(h.Hint(), "mindwall merge") {
		t.Fatalf("the desk closes with %v", err)
	}
	saved, _ := filepath.Glob(filepath.Join(os.TempDir(), "mindwall-saved-*", "day.wall"))
	if len(saved) != 1 || !strings.Contains(err.Error(), saved[0]) {
		t.Fatalf("saved in %v; the message is %q", saved, err)
	}
	x.wantStored(saved[0], "Stored", "Said when the file was gone")
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
	x.wantStored(x.path, "Sound", "Later")
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
	sayElsewhere(t, x.path, "From another window")
	x.waitFor("arrived", func(msg any) bool { m, ok := msg.(Arrived); return ok && len(m.Entries) == 1 })
	x.say("From this one")
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
		case Arrived:
			panic("a mistake")
		case Lost:
			lost <- msg.Err
		}
	})
	sayElsewhere(t, x.path, "From another window")
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
	x.wantStored(x.path, "Said after it")
}
