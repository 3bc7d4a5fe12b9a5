// Package drive drives the real root of the interface in tests: keys go in as a terminal's driver would hand them over,
// commands run, and the screen comes out as plain text. There is no terminal and no disk; time is that of a
// [synctest] bubble, so that ticks come when nothing else happens and a test never waits.
package drive

import (
	"encoding/binary"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"mindwall/mindmap"
	"mindwall/mindmap/scribe"
	"mindwall/tui"
	"mindwall/tui/internal/keytest"
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
		defer time.Sleep(24 * time.Hour)
		test(t)
	})
}

// Driver drives one root model over one wall. It works in a bubble of [Test] alone, and for one goroutine.
type Driver struct {
	T     TB
	Model *tui.Model
	Live  *mindmap.Live
	Size  screen.Size

	Quit   bool              // the program has ended
	Rings  int               // how often the bell rang
	Shown  screen.Shown      // what the room is shown
	Notes  map[string]string // what was kept beside the wall
	Moved  string            // where the wall was to be saved
	Disk   error             // why the disk refuses; nil when it does not
	others *scribe.Scribe
	own    *scribe.Scribe

	mu    sync.Mutex
	queue []tea.Msg
}

// Options say what is driven, in place of what is usual.
type Options struct {
	Size      screen.Size // 80 × 24 when zero
	Questions []string
	More      func(*tui.Options) // changes what the root is given
}

// New makes a wall of an event with these questions, and its console.
func New(t TB, o Options) *Driver {
	t.Helper()
	if o.Size == (screen.Size{}) {
		o.Size = screen.Size{W: 80, H: 24}
	}
	d := &Driver{T: t, Live: mindmap.NewLive(), Size: o.Size, Notes: map[string]string{}}
	n := uint64(0)
	newID := func() mindmap.ID {
		n++
		var id mindmap.ID
		binary.BigEndian.PutUint64(id[8:], n)
		return id
	}
	d.others = &scribe.Scribe{Live: d.Live, Author: "lee", Device: mindmap.ID{1}, NewID: newID}
	title := "Link workers' day"
	ops := []mindmap.Op{mindmap.DescribeEvent{Title: &title}}
	for _, q := range o.Questions {
		ops = append(ops, mindmap.AskQuestion{Text: q})
	}
	if _, err := d.others.Do(ops...); err != nil {
		t.Fatalf("make the wall: %v", err)
	}
	options := tui.Options{
		Live: d.Live, Keeper: keeper{d}, Name: "day.wall",
		Look: look.Light, Now: func() time.Time { return time.Now().UTC() }, NewID: newID, Bell: true,
	}
	d.own = &scribe.Scribe{Live: d.Live, Author: "sam", Device: mindmap.ID{2}, Now: options.Now, NewID: newID}
	if o.More != nil {
		o.More(&options)
	}
	d.Model = tui.NewModel(options)
	d.run(d.Model.Init())
	d.Send(tea.WindowSizeMsg{Width: o.Size.W, Height: o.Size.H})
	return d
}

// keeper is a desk whose disk keeps nothing, and says that it did.
type keeper struct{ d *Driver }

func (k keeper) Record(drafts ...mindmap.Draft) error {
	if _, err := k.d.own.Record(drafts...); err != nil {
		return err
	}
	kept := tui.KeptMsg{Saved: len(drafts), Err: k.d.Disk}
	if kept.Err != nil {
		kept.Saved = 0
	}
	k.d.enqueue(kept)
	return nil
}

func (k keeper) Undo() (scribe.TakeBack, error) { return k.take(k.d.own.Undoing()) }
func (k keeper) Redo() (scribe.TakeBack, error) { return k.take(k.d.own.Redoing()) }

func (k keeper) take(back scribe.TakeBack, ok bool) (scribe.TakeBack, error) {
	if !ok {
		return scribe.TakeBack{}, nil
	}
	return back, k.Record(back.Draft())
}

func (k keeper) Move(path string)      { k.d.Moved = path }
func (k keeper) Note(key, text string) { k.d.Notes[key] = text }

func (k keeper) Keep(key, text string) {
	if key == screen.ShownKey {
		k.d.Shown = screen.DecodeShown(text)
	}
}

func (d *Driver) enqueue(msgs ...tea.Msg) {
	d.mu.Lock()
	d.queue = append(d.queue, msgs...)
	d.mu.Unlock()
}

// Send hands the root a message, and everything that comes of it but for what waits for a time.
func (d *Driver) Send(msg tea.Msg) *Driver {
	d.T.Helper()
	if size, ok := msg.(tea.WindowSizeMsg); ok {
		d.Size = screen.Size{W: size.Width, H: size.Height}
	}
	d.deliver(msg)
	d.settle()
	return d
}

// settle delivers what commands have brought, until nothing moves but time.
func (d *Driver) settle() {
	for {
		synctest.Wait()
		d.mu.Lock()
		msgs := d.queue
		d.queue = nil
		d.mu.Unlock()
		if len(msgs) == 0 {
			return
		}
		for _, m := range msgs {
			d.deliver(m)
		}
	}
}

func (d *Driver) deliver(msg tea.Msg) {
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
	d.Model.View()
	d.run(cmd)
}

// run runs a command beside the test, as the library does.
func (d *Driver) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	go func() {
		if msg := cmd(); msg != nil {
			d.enqueue(msg)
		}
	}()
}

// Pass lets time go by.
func (d *Driver) Pass(span time.Duration) *Driver {
	for span > 0 {
		step := min(span, time.Second)
		time.Sleep(step)
		d.settle()
		span -= step
	}
	return d
}

// Press presses keys by name, as "enter", "ctrl+z", "alt+a".
func (d *Driver) Press(names ...string) *Driver {
	d.T.Helper()
	for _, name := range names {
		d.Send(keytest.Press(name))
	}
	return d
}

// Type types a text, a key a character.
func (d *Driver) Type(text string) *Driver {
	d.T.Helper()
	for _, k := range keytest.Type(text) {
		d.Send(k)
	}
	return d
}

// Say types each line and presses Enter.
func (d *Driver) Say(lines ...string) *Driver {
	d.T.Helper()
	for _, l := range lines {
		d.Type(l).Press("enter")
	}
	return d
}

// Paste pastes a text.
func (d *Driver) Paste(text string) *Driver {
	d.T.Helper()
	return d.Send(tea.PasteMsg{Content: text})
}

// Resize makes the window another size.
func (d *Driver) Resize(w, h int) *Driver {
	d.T.Helper()
	return d.Send(tea.WindowSizeMsg{Width: w, Height: h})
}

// Arrive lets another program write to the wall.
func (d *Driver) Arrive(ops ...mindmap.Op) *Driver {
	d.T.Helper()
	drafts := make([]mindmap.Draft, len(ops))
	for i, op := range ops {
		drafts[i].Op = op
	}
	entries, err := d.others.Seal(drafts...)
	if err != nil {
		d.T.Fatalf("arrive: %v", err)
	}
	return d.Send(tui.ArrivedMsg{Entries: mindmap.Entries(entries)})
}

// Screen is the screen as plain text, without blanks at the ends of its rows.
func (d *Driver) Screen() string {
	rows := strings.Split(ansi.Strip(d.Model.View().Content), "\n")
	for i := range rows {
		rows[i] = strings.TrimRight(rows[i], " ")
	}
	return strings.Join(rows, "\n")
}

// Row is a row of the screen, counted from the top, or from the bottom when n is negative: -1 is the last.
func (d *Driver) Row(n int) string {
	rows := strings.Split(d.Screen(), "\n")
	if n < 0 {
		n += len(rows)
	}
	if n < 0 || n >= len(rows) {
		return ""
	}
	return rows[n]
}

// Sees wants each text on the screen.
func (d *Driver) Sees(texts ...string) *Driver {
	d.T.Helper()
	for _, want := range texts {
		if !strings.Contains(d.Screen(), want) {
			d.T.Fatalf("the screen lacks %q:\n%s", want, d.Screen())
		}
	}
	return d
}

// Misses wants none of the texts on the screen.
func (d *Driver) Misses(texts ...string) *Driver {
	d.T.Helper()
	for _, no := range texts {
		if strings.Contains(d.Screen(), no) {
			d.T.Fatalf("the screen has %q:\n%s", no, d.Screen())
		}
	}
	return d
}

// WallIs wants the question that is shown to hold just this; see [Outline].
func (d *Driver) WallIs(want string) *Driver {
	d.T.Helper()
	want = strings.TrimLeft(want, "\n")
	if got := d.Wall(); got != want {
		d.T.Fatalf("the wall is\n%swant\n%s\n%s", got, want, d.Screen())
	}
	return d
}

// Wall is the outline of the question that is shown.
func (d *Driver) Wall() string {
	questions := d.Live.Board().Questions
	if len(questions) == 0 {
		return ""
	}
	q := questions[0]
	if shown := d.Live.Question(d.Shown.Question); shown != nil {
		q = shown
	}
	return Outline(q)
}

// Size is a window of so many cells.
func Size(w, h int) screen.Size { return screen.Size{W: w, H: h} }
