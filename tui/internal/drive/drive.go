// Package drive drives the real root of the interface in tests: keys go in as a terminal's driver would hand them over,
// commands run, and the screen comes out as plain text. There is no terminal and no disk; time is that of a
// [synctest] bubble, so that ticks come when nothing else happens and a test never waits. Each screen that is drawn is
// held to its window: see [Driver.check].
package drive

import (
	"encoding/binary"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/scribe"
	"mindwall/mindmap/shown"
	"mindwall/tui"
	"mindwall/tui/look"
	"mindwall/tui/screen"
)

// TB is what a driver needs of a test; checks of a property have it too.
type TB interface {
	Helper()
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
}

// Test runs a test in a bubble of its own, where a driver works. At its end time passes until no command waits.
func Test(t *testing.T, test func(t *testing.T)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		defer time.Sleep(longest)
		test(t)
	})
}

// longest is more than any command waits: the clock of the status line does for a minute.
const longest = 2 * time.Minute

// Check checks a property, each draw in a bubble of its own.
func Check(t *testing.T, property func(*rapid.T)) {
	t.Helper()
	rapid.Check(t, func(rt *rapid.T) {
		rapid.SyncTest(rt, func(rt *rapid.T) {
			defer time.Sleep(longest)
			property(rt)
		})
	})
}

// Driver drives one root model over one wall. It works in a bubble of [Test] alone, and for one goroutine.
type Driver struct {
	T     TB
	Model *tui.Model
	Live  *fold.Live
	Size  screen.Size

	Quit   bool              // the program has ended
	Rings  int               // how often the bell rang
	Draws  int               // how often the screen was drawn
	Shown  shown.Shown       // what the room is shown
	Notes  map[string]string // what was kept beside the wall
	Moved  string            // where the wall was to be saved
	Disk   error             // why the disk refuses; nil when it does not
	Saved  []mindmap.Entry   // what was handed to the disk
	Refuse bool              // what is to be recorded is refused
	Slow   bool              // the disk says nothing; the test sends what it would
	Hold   bool              // what commands bring waits in Held, for the test to send
	Held   []tea.Msg

	Sides bool // outlines tell the sides of themes too

	others  *scribe.Scribe
	own     *scribe.Scribe
	kept    map[string]string
	ids     uint64 // as many were made
	idle    bool   // see Options
	seen    tea.View
	checked []string // the rows drawn last, when the window was of this size

	mu    sync.Mutex
	queue []tea.Msg
}

// Refusal is in what is told of whatever could not be recorded; see Driver.Refuse.
const Refusal = "seal "

// Options say what is driven, in place of what is usual.
type Options struct {
	Size      screen.Size // 80 × 24 when zero
	Questions []string
	Entries   []mindmap.Entry    // what is on the wall beforehand, its event and questions among it
	Wall      string             // and more of it, by others; see [Driver.prepare]
	Kept      map[string]string  // what is kept beside the wall, for all of its consoles; the driver changes it
	More      func(*tui.Options) // changes what the root is given
	Idle      bool               // no command runs and no screen is checked: for benchmarks, outside of a bubble
}

// began is when every driver begins, by the clock that the root is given.
var began = time.Date(2026, 3, 9, 12, 41, 0, 0, time.UTC)

// New makes a wall of an event with these questions, and its console.
func New(t TB, o Options) *Driver {
	t.Helper()
	if o.Size == (screen.Size{}) {
		o.Size = screen.Size{W: 80, H: 24}
	}
	d := &Driver{T: t, Live: fold.NewLive(), Size: o.Size, Notes: map[string]string{}, kept: o.Kept, idle: o.Idle}
	if d.kept == nil {
		d.kept = map[string]string{}
	}
	d.others = &scribe.Scribe{Live: d.Live, Author: "lee", Device: mindmap.ID{1}, NewID: d.newID}
	d.makeWall(o)
	start := time.Now()
	options := tui.Options{
		Live: d.Live, Keeper: keeper{d}, Name: "day.wall", Look: look.Light,
		Now: func() time.Time { return began.Add(time.Since(start)) }, NewID: d.newID, Bell: true, Remembered: d.kept,
		Export: exporter(), Import: importer(),
	}
	d.own = &scribe.Scribe{Live: d.Live, Author: "sam", Device: mindmap.ID{2}, Now: options.Now, NewID: d.newID}
	if o.More != nil {
		o.More(&options)
	}
	d.Model = tui.NewModel(options)
	d.run(d.Model.Init())
	return d.Resize(o.Size.W, o.Size.H)
}

// newID makes ids by counting, and one that is taken when nothing is to be recorded.
func (d *Driver) newID() mindmap.ID {
	if d.Refuse {
		return d.Live.Entries()[0].ID
	}
	d.ids++
	var id mindmap.ID
	binary.BigEndian.PutUint64(id[8:], d.ids)
	return id
}

// Kept is what is kept beside the wall under a key.
func (d *Driver) Kept(key string) string { return d.kept[key] }

// Post hands the root messages from beside, as the disk and other programs do. Any goroutine may.
func (d *Driver) Post(msgs ...tea.Msg) {
	d.mu.Lock()
	d.queue = append(d.queue, msgs...)
	d.mu.Unlock()
}

// Send hands the root a message, and everything that comes of it but for what waits for a time.
func (d *Driver) Send(msg tea.Msg) *Driver {
	d.T.Helper()
	if size, ok := msg.(tea.WindowSizeMsg); ok {
		d.Size, d.checked = screen.Size{W: size.Width, H: size.Height}, nil
	}
	d.deliver(msg)
	d.settle()
	return d
}

// settle delivers what commands have brought, until nothing moves but time.
func (d *Driver) settle() {
	d.T.Helper()
	for {
		if !d.idle {
			synctest.Wait()
		}
		d.mu.Lock()
		msgs := d.queue
		d.queue = nil
		d.mu.Unlock()
		if d.Hold {
			d.Held = append(d.Held, msgs...)
			return
		}
		if len(msgs) == 0 {
			return
		}
		for _, m := range msgs {
			d.deliver(m)
		}
	}
}

func (d *Driver) deliver(msg tea.Msg) {
	d.T.Helper()
	switch msg := msg.(type) {
	case tea.BatchMsg:
		for _, cmd := range msg {
			d.run(cmd)
		}
		return
	case tea.QuitMsg:
		d.Quit = true
		return
	case tea.RawMsg:
		if msg.Msg == "\a" {
			d.Rings++
		}
		return
	}
	if d.Quit {
		return
	}
	_, cmd := d.Model.Update(msg)
	d.seen = d.Model.View()
	d.Draws++
	if !d.idle {
		d.check()
	}
	d.run(cmd)
}

// run runs a command beside the test, as the library does.
func (d *Driver) run(cmd tea.Cmd) {
	if cmd == nil || d.idle {
		return
	}
	go func() {
		if msg := cmd(); msg != nil {
			d.Post(msg)
		}
	}()
}

// Pass lets time go by.
func (d *Driver) Pass(span time.Duration) *Driver {
	d.T.Helper()
	for span > 0 {
		step := min(span, time.Second)
		time.Sleep(step)
		d.settle()
		span -= step
	}
	return d
}
