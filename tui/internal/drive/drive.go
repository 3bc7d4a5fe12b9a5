// Package drive drives the real root of the interface in tests: keys go in as a terminal's driver would hand them over,
// commands run, and the screen comes out as plain text. There is no terminal and no disk; time is that of a
// [synctest] bubble, so that ticks come when nothing else happens and a test never waits. Each screen that is drawn is
// held to its window: see [Driver.check].
package drive

import (
	"context"
	"encoding/binary"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/scribe"
	"mindwall/mindmap/shown"
	"mindwall/mindmap/text"
	"mindwall/tui"
	"mindwall/tui/cells"
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

// keeper is a desk whose disk keeps nothing, and says that it did.
type keeper struct{ d *Driver }

func (k keeper) Record(drafts ...mindmap.Draft) error {
	entries, err := k.d.own.Record(drafts...)
	if err != nil {
		return err
	}
	k.d.Saved = append(k.d.Saved, entries...)
	kept := tui.KeptMsg{Saved: len(drafts), Err: k.d.Disk}
	if kept.Err != nil {
		kept.Saved = 0
	}
	if !k.d.Slow {
		k.d.Post(kept)
	}
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

func (k keeper) Accept(context.Context) (int, error) {
	n := 0
	for _, l := range k.d.Live.HeldWords() {
		n += len(l.Entries)
	}
	k.d.Post(tui.ArrivedMsg{Agreed: true})
	return n, nil
}

func (k keeper) TakeOut(_ context.Context, answers ...mindmap.ID) error {
	var op mindmap.Redact
	for _, id := range answers {
		op.Entries = append(op.Entries, k.d.Live.WordEntries(id)...)
	}
	sealed, err := k.d.own.Seal(mindmap.Draft{Op: op})
	if err == nil {
		k.d.Post(tui.ArrivedMsg{Own: sealed})
	}
	return err
}

func (k keeper) Move(path string)      { k.d.Moved = path }
func (k keeper) Note(key, text string) { k.d.Notes[key] = text }

func (k keeper) Keep(key, text string) {
	if key == shown.Key {
		k.d.Shown = shown.Decode(text)
	}
	if k.d.kept[key] = text; text == "" {
		delete(k.d.kept, key)
	}
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

// check wants a screen that fills its window and no more, of nothing but text and styles, with the cursor inside. Rows
// that stand as they stood are not looked at again.
func (d *Driver) check() {
	d.T.Helper()
	w, h := max(d.Size.W, 0), max(d.Size.H, 0)
	if w == 0 || h == 0 {
		if d.seen.Content != "" {
			d.T.Fatalf("something is drawn in a window of %d × %d: %q", w, h, d.seen.Content)
		}
		return
	}
	rows := strings.Split(d.seen.Content, "\n")
	if len(rows) != h {
		d.T.Fatalf("%d rows in a window of %d × %d:\n%s", len(rows), w, h, d.Screen())
	}
	for i, row := range rows {
		if i >= len(d.checked) || row != d.checked[i] {
			d.checkRow(ansi.Strip(row))
		}
	}
	d.checked = rows
	if c := d.seen.Cursor; c != nil && (c.X < 0 || c.Y < 0 || c.X >= w || c.Y >= h) {
		d.T.Fatalf("the cursor is at %d, %d of a window of %d × %d", c.X, c.Y, w, h)
	}
}

func (d *Driver) checkRow(row string) {
	d.T.Helper()
	if wide := cells.Width(row); wide > d.Size.W {
		d.T.Fatalf("a row of %d cells in a window of %d × %d: %q", wide, d.Size.W, d.Size.H, row)
	}
	if clean := text.Show(row); clean != row {
		d.T.Fatalf("the row %q is drawn, which is not %q", row, clean)
	}
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

// Put pastes each line and presses Enter, which is faster than to [Driver.Say] many.
func (d *Driver) Put(lines ...string) *Driver {
	d.T.Helper()
	for _, l := range lines {
		d.Paste(l).Press("enter")
	}
	return d
}

// Resize makes the window another size.
func (d *Driver) Resize(w, h int) *Driver {
	d.T.Helper()
	return d.Send(tea.WindowSizeMsg{Width: w, Height: h})
}

// Click clicks on a text that is seen.
func (d *Driver) Click(text string, held ...tea.KeyMod) *Driver {
	d.T.Helper()
	x, y := d.At(text)
	click := tea.Mouse{X: x, Y: y, Button: tea.MouseLeft}
	for _, mod := range held {
		click.Mod |= mod
	}
	return d.Send(tea.MouseClickMsg(click)).Send(tea.MouseReleaseMsg(click))
}

// Wheel turns the wheel over the middle of the screen by so many notches, up when negative.
func (d *Driver) Wheel(notches int) *Driver {
	d.T.Helper()
	turn := tea.MouseWheelMsg{X: d.Size.W / 2, Y: d.Size.H / 3, Button: tea.MouseWheelDown}
	if notches < 0 {
		turn.Button, notches = tea.MouseWheelUp, -notches
	}
	for range notches {
		d.Send(turn)
	}
	return d
}

// At is the cell in which a text begins that is seen.
func (d *Driver) At(text string) (x, y int) {
	d.T.Helper()
	d.Sees(text)
	for y, row := range strings.Split(d.Screen(), "\n") {
		if before, _, ok := strings.Cut(row, text); ok {
			return cells.Width(before), y
		}
	}
	return 0, 0
}

// Arrive lets another program write to the wall.
func (d *Driver) Arrive(ops ...mindmap.Op) *Driver {
	d.T.Helper()
	return d.Send(tui.ArrivedMsg{Entries: d.Seal(drafts(ops...)...)})
}

// Seal makes entries as another program does. They are on the wall when they arrive.
func (d *Driver) Seal(drafts ...mindmap.Draft) []mindmap.Entry {
	d.T.Helper()
	entries, err := d.others.Seal(drafts...)
	if err != nil {
		d.T.Fatalf("make entries: %v", err)
	}
	return mindmap.Entries(entries)
}

// SealOwn makes entries as another program does on the console's behalf, an import say.
func (d *Driver) SealOwn(drafts ...mindmap.Draft) []mindmap.Entry {
	d.T.Helper()
	own := scribe.Scribe{Live: d.Live, Author: "sam", Device: mindmap.ID{2}, NewID: d.newID}
	entries, err := own.Seal(drafts...)
	if err != nil {
		d.T.Fatalf("make entries: %v", err)
	}
	return mindmap.Entries(entries)
}

// View is what was drawn last.
func (d *Driver) View() tea.View { return d.seen }

// Screen is the screen as plain text, without blanks at the ends of its rows.
func (d *Driver) Screen() string {
	rows := strings.Split(ansi.Strip(d.seen.Content), "\n")
	for i := range rows {
		rows[i] = strings.TrimRight(rows[i], " ")
	}
	return strings.Join(rows, "\n")
}

// Typed is what stands before the cursor, behind the prompt of its row; empty when nothing can be typed.
func (d *Driver) Typed() string {
	c := d.seen.Cursor
	if c == nil {
		return ""
	}
	row := strings.Split(ansi.Strip(d.seen.Content), "\n")[c.Y]
	_, text, _ := strings.Cut(ansi.Cut(row, 0, c.X), look.PromptSign+" ")
	return text
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
	switch q := d.Question(); {
	case q == nil:
		return ""
	case d.Sides:
		return OutlineWithSides(q)
	default:
		return Outline(q)
	}
}

// Question is the one that is shown; nil when there is none.
func (d *Driver) Question() *mindmap.Question {
	questions := d.Live.Board().Questions
	if i := slices.IndexFunc(questions, func(q *mindmap.Question) bool { return q.ID == d.Shown.Question }); i >= 0 {
		return questions[i]
	}
	if len(questions) == 0 {
		return nil
	}
	return questions[0]
}

// Draft is the half-typed line as it is kept beside the wall once nothing is typed for a while.
func (d *Driver) Draft() string {
	d.T.Helper()
	return d.Pass(3 * time.Second).Notes["draft"]
}

// Size is a window of so many cells.
func Size(w, h int) screen.Size { return screen.Size{W: w, H: h} }
