package desk

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"mindwall/mindmap/fold"
)

// watched is what a room view would show.
type watched struct {
	t    *testing.T
	live *fold.Live
	sent chan any
	stop func() // lets go of the wall
}

func watch(t *testing.T, path string) *watched {
	t.Helper()
	d, err := Read(path)
	if err != nil {
		t.Fatal(err)
	}
	w := &watched{t: t, live: d.Live(), sent: make(chan any, 1000)}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- d.Watch(ctx, func(msg any) { w.sent <- msg }) }()
	w.stop = sync.OnceFunc(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	t.Cleanup(w.stop)
	return w
}

// sees waits until the wall that is watched holds an answer.
func (w *watched) sees(text string) {
	w.t.Helper()
	(&kept{t: w.t, sent: w.sent, desk: &Desk{view: view{live: w.live}}}).waitFor(text, func(msg any) bool {
		if f, ok := msg.(Found); ok {
			*w.live = *fold.NewLive()
			w.live.Add(f.Entries...)
		}
		for _, got := range captions(w.live.Board()) {
			if got == text {
				return true
			}
		}
		return false
	})
}

// moves saves a wall under a name, and returns where it goes on.
func (x *kept) moves(name string) (path string) {
	x.t.Helper()
	x.desk.Move(name)
	x.waitFor("moved", func(msg any) bool {
		m, ok := msg.(Moved)
		if ok && m.Err != nil {
			x.t.Fatal(m.Err)
		}
		path = m.Path
		return ok
	})
	return path
}

// When a wall is saved elsewhere the whole path is told, whoever watches it goes along, and another console says where it
// goes on. Who opens the old file after that is told as well, and goes on there alone.
func TestAMoveIsTold(t *testing.T) {
	ruth := &person{name: "ruth"}
	path := newWall(t, ruth.writer())
	x, other := begin(t, path, ruth.writer(), nil), begin(t, path, ruth.writer(), nil)
	room := watch(t, path)
	x.say("Before").saved(1)
	room.sees("Before")
	folder := filepath.Dir(x.desk.Path())
	second := x.moves("second")
	if second != filepath.Join(folder, "second.wall") || second != x.desk.Path() {
		t.Errorf("the wall goes on in %s", second)
	}
	wentOnTo := func(to string) func(any) bool {
		return func(msg any) bool { m, ok := msg.(WentOn); return ok && m.Path == to }
	}
	other.waitFor("where it went on", wentOnTo(second))
	x.say("After").saved(1)
	room.sees("After")
	third := x.moves("third.wall")
	x.say("Later").saved(1)
	room.sees("Later")
	other.say("Left behind").saved(1)
	other.mustEnd()
	x.mustEnd()
	wantStored(t, path, "Before", "Left behind")
	wantStored(t, third, "Before", "After", "Later")

	late := watch(t, path) // goes along twice
	sayElsewhere(t, third, ruth.writer(), "Added")
	late.sees("Added")
	again := begin(t, path, ruth.writer(), nil)
	again.waitFor("where it went on", wentOnTo(second))
	again.say("Here again").saved(1)
	again.mustEnd()
	here := watch(t, path)
	sayElsewhere(t, path, ruth.writer(), "Here")
	here.sees("Here")
}

// A copy of a wall that went on elsewhere is a wall of its own, and one whose new place cannot be read stays in sight.
func TestACopyDidNotMove(t *testing.T) {
	ruth := &person{name: "ruth"}
	path := newWall(t, ruth.writer())
	x := begin(t, path, ruth.writer(), nil)
	second := x.moves("second")
	x.mustEnd()
	d, err := Read(path)
	if err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(t.TempDir(), "copy.wall")
	if err := errors.Join(d.Copy(context.Background(), copied), d.Close()); err != nil {
		t.Fatal(err)
	}
	room := watch(t, copied)
	sayElsewhere(t, copied, ruth.writer(), "In the copy")
	room.sees("In the copy")
	if err := os.Remove(second); err != nil {
		t.Fatal(err)
	}
	room = watch(t, path)
	(&kept{t: t, sent: room.sent, desk: d}).waitFor("that it cannot be read", func(msg any) bool { _, ok := msg.(Lost); return ok })
	sayElsewhere(t, path, ruth.writer(), "Here")
	room.sees("Here")
}

// What another program stored at the last moment before a wall moves is on the board too.
func TestAMoveLosesNothingThatWasOnItsWay(t *testing.T) {
	ruth := &person{name: "ruth"}
	path := newWall(t, ruth.writer())
	x := begin(t, path, ruth.writer(), nil).say("Typed").saved(1)
	x.desk.run.stop() // as if the follower had not looked yet
	sayElsewhere(t, path, Writer{Author: "sam"}, "At the last moment")
	x.moves("second")
	x.waitFor("what was on its way", func(any) bool { return len(captions(x.desk.Board())) == 2 })
	x.mustEnd()
	wantStored(t, x.desk.Path(), "Typed", "At the last moment")
}

// Who looks at a wall once goes along to where it went on, as long as it is there.
func TestALookGoesAlong(t *testing.T) {
	ruth := &person{name: "ruth"}
	path := newWall(t, ruth.writer())
	x := begin(t, path, ruth.writer(), nil)
	x.say("Before").saved(1)
	to := x.moves("moved")
	again := x.say("Between").saved(1).moves("again")
	x.say("After").saved(1).mustEnd()
	sees := func(want string) {
		t.Helper()
		d, err := Read(path)
		if err != nil {
			t.Fatal(err)
		}
		d = d.Along()
		defer d.Close()
		if got := captions(d.Board()); got[len(got)-1] != want {
			t.Errorf("it sees %q, want %q last", got, want)
		}
	}
	sees("After")
	if err := os.Rename(again, again+".away"); err != nil {
		t.Fatal(err)
	}
	sees("Between")
	if err := os.Rename(newWall(t, ruth.writer()), again); err != nil { // another wall
		t.Fatal(err)
	}
	sees("Between")
	if err := os.Remove(to); err != nil {
		t.Fatal(err)
	}
	sees("Before")
}
