package desk

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/desk/agenda"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/survey"
)

// longestWait is how long anything may take on a busy machine.
const longestWait = 20 * time.Second

// kept is a desk that was started, and what it tells.
type kept struct {
	t    *testing.T
	desk *Desk
	path string
	sent chan any
}

// person writes, and remembers under which device ids, on whatever wall.
type person struct {
	name string
	mu   sync.Mutex
	own  []mindmap.ID
}

func (p *person) writer() Writer {
	return Writer{Author: p.name, Own: func(_, fresh mindmap.ID) []mindmap.ID {
		p.mu.Lock()
		defer p.mu.Unlock()
		earlier := slices.Clone(p.own)
		p.own = append(p.own, fresh)
		return earlier
	}}
}

func newWall(t *testing.T, w Writer) string {
	t.Helper()
	b := Begin(w)
	if err := b.Plan(t.Context(), &agenda.Plan{Event: mindmap.Event{Title: "Day"}, Questions: []agenda.Question{{Text: "What helps?"}}}); err != nil {
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
	x := &kept{t: t, path: path, desk: openDesk(t, path, w), sent: make(chan any, 1000)}
	if tell == nil {
		tell = func(msg any) { x.sent <- msg }
	}
	x.desk.Start(tell)
	return x
}

func keep(t *testing.T, tell func(any)) *kept {
	t.Helper()
	w := (&person{name: "ruth"}).writer()
	return begin(t, newWall(t, w), w, tell)
}

func answerTo(b *mindmap.Board, text string) mindmap.Draft {
	return mindmap.Draft{Op: mindmap.AddAnswer{Question: b.Questions[0].ID, Caption: text}}
}

// say records an answer.
func (x *kept) say(text string) *kept {
	x.t.Helper()
	if err := x.desk.Record(answerTo(x.desk.Board(), text)); err != nil {
		x.t.Fatal(err)
	}
	return x
}

// undoes takes back one act after the other, and wants them to be these, and no more.
func (x *kept) undoes(want ...string) {
	x.t.Helper()
	for _, what := range append(want, "") {
		back, err := x.desk.Undo()
		if err != nil || back.What != what && !(what == "" && back.Act.IsZero()) {
			x.t.Fatalf("took back %q, %v, want %q", back.What, err, what)
		}
	}
}

// waitFor drops what is told until something is what is waited for. What arrives is put on the board.
func (x *kept) waitFor(what string, is func(any) bool) {
	x.t.Helper()
	if is(nil) {
		return // it came before what was waited for last
	}
	for timeout := time.After(longestWait); ; {
		select {
		case msg := <-x.sent:
			if a, ok := msg.(Arrived); ok {
				a.AddTo(x.desk.Live())
			}
			if is(msg) {
				return
			}
		case <-timeout:
			x.t.Fatalf("never told: %s", what)
		}
	}
}

// saved waits until so many entries more are on the disk.
func (x *kept) saved(n int) *kept {
	x.t.Helper()
	x.waitFor("saved", func(msg any) bool {
		m, _ := msg.(Kept)
		n -= m.Saved
		return n == 0
	})
	return x
}

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

func (x *kept) mustEnd() {
	x.t.Helper()
	if err := x.end(); err != nil {
		x.t.Fatal(err)
	}
}

// sayElsewhere writes an answer as another program.
func sayElsewhere(t *testing.T, path string, w Writer, text string) {
	t.Helper()
	d := openDesk(t, path, w)
	_, err := d.Change(context.Background(), func(p *Pen) error { return p.Record(answerTo(p.Live().Board(), text)) })
	if err = errors.Join(err, d.Close()); err != nil {
		t.Fatal(err)
	}
}

func captions(b *mindmap.Board) []string {
	var all []string
	for a := range b.Questions[0].AllAnswers {
		all = append(all, a.Text)
	}
	return all
}

func wantStored(t *testing.T, path string, texts ...string) {
	t.Helper()
	entries, err := Entries(path)
	if err != nil {
		t.Fatal(err)
	}
	held := captions(fold.Of(entries))
	for _, text := range texts {
		if !slices.Contains(held, text) {
			t.Errorf("%q is not in %s", text, path)
		}
	}
}

// Undo reaches what the same person did in earlier runs, and a program that went on beside, and what another person did
// never.
func TestUndoReachesEarlierRunsAndNothingBeside(t *testing.T) {
	ruth, sam := &person{name: "ruth"}, &person{name: "sam"}
	path := newWall(t, sam.writer())
	first := begin(t, path, ruth.writer(), nil).say("One").say("Two").saved(2)
	sayElsewhere(t, path, ruth.writer(), "Added")
	sayElsewhere(t, path, sam.writer(), "Of sam")
	second := begin(t, path, ruth.writer(), nil).say("Three")
	first.waitFor("what others said", func(any) bool { return len(captions(first.desk.Board())) == 5 })
	first.say("Meanwhile").saved(1)
	second.waitFor("what was said meanwhile", func(any) bool { return len(captions(second.desk.Board())) == 6 })
	sayElsewhere(t, path, ruth.writer(), "Added late")
	first.undoes("add “Meanwhile”", "add “Two”", "add “One”")
	second.undoes("add “Three”", "add “Added”", "add “Two”", "add “One”")
	first.mustEnd()
	second.mustEnd()
	third := begin(t, path, ruth.writer(), nil)
	if got := captions(third.desk.Board()); !slices.Equal(got, []string{"Of sam", "Added late"}) {
		t.Errorf("the wall holds %q", got)
	}
	third.undoes("add “Added late”")
	if back, err := third.desk.Redo(); err != nil || back.What != "add “Added late”" {
		t.Errorf("brought back %q, %v", back.What, err)
	}
	third.mustEnd()
}

// A laptop that was cloned shares the past with the other one, and nothing that either does after.
func TestAClonedLaptopSharesThePastAlone(t *testing.T) {
	one := &person{name: "ruth"}
	path := newWall(t, (&person{name: "sam"}).writer())
	begin(t, path, one.writer(), nil).say("Before").mustEnd()
	two := &person{name: "ruth", own: slices.Clone(one.own)}
	begin(t, path, one.writer(), nil).say("On one").mustEnd()
	begin(t, path, two.writer(), nil).say("On two").mustEnd()
	x := begin(t, path, two.writer(), nil)
	x.undoes("add “On two”", "add “Before”")
	x.mustEnd()
	x = begin(t, path, one.writer(), nil)
	x.undoes("add “On one”")
	x.mustEnd()
}

// A console is told of what others write, once, and never of what it wrote itself; what it imported comes as one act of
// its own, without being read again.
func TestADeskIsNotToldOfItsOwn(t *testing.T) {
	ruth := &person{name: "ruth"}
	path := newWall(t, ruth.writer())
	x := begin(t, path, ruth.writer(), nil)
	x.say("Typed").saved(1)
	responses := "ID,What helps?\n1,Choir\n2,Walks\n3,Soup\n"
	sheet, err := survey.Open("responses.csv", strings.NewReader(responses), int64(len(responses)), survey.Options{})
	if err != nil {
		t.Fatal(err)
	}
	imported := make(chan error, 1)
	in := &Intake{Sheet: sheet, Mapping: GuessColumns(sheet, x.desk.Board())}
	go func() {
		entries, done, err := x.desk.Import(context.Background(), in)
		if err == nil && (len(entries) != 3 || done.Counts.New != 3) {
			err = errors.New("not all are new")
		}
		imported <- err
	}()
	x.waitFor("the import", func(msg any) bool {
		a, ok := msg.(Arrived)
		if ok && (len(a.Own) != 3 || len(a.Entries) > 0) {
			t.Errorf("told of %d entries of its own and %d of others", len(a.Own), len(a.Entries))
		}
		return ok
	})
	if err := <-imported; err != nil {
		t.Fatal(err)
	}
	sayElsewhere(t, path, Writer{Author: "sam"}, "Of sam")
	x.waitFor("what another wrote", func(msg any) bool {
		a, ok := msg.(Arrived)
		if ok && (len(a.Own) > 0 || len(a.Entries) != 1) {
			t.Errorf("told of %d entries of its own and %d of others", len(a.Own), len(a.Entries))
		}
		return ok
	})
	if got := captions(x.desk.Board()); len(got) != 5 {
		t.Errorf("the board holds %q", got)
	}
	back, err := x.desk.Undo()
	if got := captions(x.desk.Board()); err != nil || !slices.Equal(got, []string{"Typed", "Of sam"}) {
		t.Errorf("undo took back %q, %v, and left %q", back.What, err, got)
	}
	if _, err := x.desk.Redo(); err != nil {
		t.Fatal(err)
	}
	x.mustEnd()
	wantStored(t, path, "Typed", "Choir", "Walks", "Soup", "Of sam")
}

// A half-typed line that an ended console left, this version's or 0.1.0's, is one's own again, and kept once.
func TestANoteIsTakenOver(t *testing.T) {
	ruth := &person{name: "ruth", own: []mindmap.ID{{1}}} // as 0.1.0 kept it
	path := newWall(t, ruth.writer())
	d := openDesk(t, path, ruth.writer())
	key := notesOf(mindmap.ID{1}, 1<<30) + "draft"
	if err := d.file.SetState(context.Background(), map[string]string{key: "half an ans"}); err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	for _, next := range []string{"half an answer", ""} {
		d := openDesk(t, path, ruth.writer())
		state, err := d.State(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		if got := d.TakeNote(state, "draft"); got == "" {
			t.Error("nothing is taken up")
		}
		x := &kept{t: t, desk: d, sent: make(chan any, 1000)}
		d.Start(func(msg any) { x.sent <- msg })
		if next != "" {
			d.Note("draft", next)
		}
		x.mustEnd()
	}
	d = openDesk(t, path, ruth.writer())
	defer d.Close()
	state, err := d.State(context.Background())
	if err != nil || len(state) != 1 {
		t.Errorf("the state is %v, %v", state, err)
	}
}

// A wall is no survey, and is not opened as a file to see that: closing it would drop the locks on an open one.
func TestAWallIsNoSurvey(t *testing.T) {
	path := newWall(t, (&person{name: "ruth"}).writer())
	if _, err := OpenSurvey(path, "", survey.Options{}); err == nil || !strings.Contains(err.Error(), "is a wall, not a survey") {
		t.Errorf("opened as a survey, a wall says %v", err)
	}
}
