package tui

import (
	"encoding/binary"
	"image/color"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"mindwall/mindmap"
	"mindwall/mindmap/scribe"
	"mindwall/tui/exportdialog"
	"mindwall/tui/internal/keytest"
	"mindwall/tui/look"
)

// fakeKeeper records, and remembers what was handed to it.
type fakeKeeper struct {
	scribe *scribe.Scribe
	saved  []mindmap.Entry
	notes  map[string]string
	moved  string
}

func (k *fakeKeeper) Record(drafts ...mindmap.Draft) error {
	entries, err := k.scribe.Record(drafts...)
	k.saved = append(k.saved, entries...)
	return err
}

func (k *fakeKeeper) Undo() (scribe.TakeBack, error) { return k.take(k.scribe.Undoing()) }
func (k *fakeKeeper) Redo() (scribe.TakeBack, error) { return k.take(k.scribe.Redoing()) }

func (k *fakeKeeper) take(back scribe.TakeBack, ok bool) (scribe.TakeBack, error) {
	if !ok {
		return scribe.TakeBack{}, nil
	}
	return back, k.Record(back.Draft())
}

func (k *fakeKeeper) Move(path string)      { k.moved = path }
func (k *fakeKeeper) Keep(string, string)   {}
func (k *fakeKeeper) Note(key, text string) { k.notes[key] = text }

// driver runs the root model without a terminal, one message at a time.
type driver struct {
	t      *testing.T
	model  *Model
	keeper *fakeKeeper
	live   *mindmap.Live
}

func newDriver(t *testing.T, w, h int, questions ...string) *driver {
	t.Helper()
	n := uint64(0)
	newID := func() mindmap.ID {
		n++
		var id mindmap.ID
		binary.BigEndian.PutUint64(id[8:], n)
		return id
	}
	now := func() time.Time { return time.Date(2026, 3, 9, 12, 41, 0, 0, time.UTC) }
	live := mindmap.NewLive()
	s := &scribe.Scribe{Live: live, Author: "sam", Device: mindmap.ID{1}, Now: now, NewID: newID}
	title := "Link workers' day"
	if _, err := s.Do(mindmap.DescribeEvent{Title: &title}); err != nil {
		t.Fatal(err)
	}
	for _, q := range questions {
		if _, err := s.Do(mindmap.AskQuestion{Text: q}); err != nil {
			t.Fatal(err)
		}
	}
	own := &scribe.Scribe{Live: live, Author: "sam", Device: mindmap.ID{2}, Now: now, NewID: newID}
	d := &driver{t: t, live: live, keeper: &fakeKeeper{scribe: own, notes: map[string]string{}}}
	d.model = NewModel(Options{
		Live: live, Keeper: d.keeper, Name: "day.wall",
		Look: look.Light, Now: now, NewID: newID,
		Export: exportdialog.Exporter{Folder: func() string { return "/home/sam" }},
	})
	d.send(tea.WindowSizeMsg{Width: w, Height: h})
	return d
}

func (d *driver) send(msg tea.Msg) {
	d.model.Update(msg)
	d.model.View()
}

// press presses keys by name, as "enter", "ctrl+z", "alt+a".
func (d *driver) press(names ...string) *driver {
	for _, name := range names {
		d.send(keytest.Press(name))
	}
	return d
}

func (d *driver) typeText(s string) *driver {
	for _, k := range keytest.Type(s) {
		d.send(k)
	}
	return d
}

// say types an answer and presses Enter.
func (d *driver) say(lines ...string) *driver {
	d.t.Helper()
	for _, l := range lines {
		d.typeText(l).press("enter")
	}
	return d
}

func (d *driver) screen() string { return ansi.Strip(d.model.View().Content) }

func (d *driver) sees(texts ...string) *driver {
	d.t.Helper()
	for _, want := range texts {
		if !strings.Contains(d.screen(), want) {
			d.t.Fatalf("the screen lacks %q:\n%s", want, d.screen())
		}
	}
	return d
}

func TestRecordedEntriesAreKept(t *testing.T) {
	d := newDriver(t, 80, 24, "What gets in the way?")
	d.say("Heating or eating #Money").sees("A Money 1", "Heating or eating", "saving …")
	if len(d.keeper.saved) != 2 {
		t.Fatalf("%d entries were handed to the keeper, want theme and answer", len(d.keeper.saved))
	}
	d.send(KeptMsg{Saved: 1})
	d.sees("saving …")
	d.send(KeptMsg{Saved: 1})
	d.sees("✓ saved")
}

func TestRefusedDiskIsToldAndQuittingIsNot(t *testing.T) {
	d := newDriver(t, 110, 24, "Why?").say("Rent")
	d.send(KeptMsg{Err: &wallfileFull{}})
	d.sees("NOT SAVED (1)", "the disk is full", "make room")
	d.press("ctrl+c", "enter").sees("not saved yet")
	if d.model.quits {
		t.Fatal("quit with something unsaved")
	}
	d.press("ctrl+p", "enter").typeText("~/other").press("enter")
	if d.keeper.moved != "~/other" {
		t.Errorf("moved to %q", d.keeper.moved)
	}
	d.send(MovedMsg{Path: "/home/sam/other.wall"})
	d.sees("the wall goes on there: /home/sam/other.wall", "other.wall ·", "✓ saved").press("ctrl+c", "enter")
	if !d.model.quits {
		t.Error("did not quit")
	}
}

// wallfileFull is an error as the wall file has them.
type wallfileFull struct{}

func (*wallfileFull) Error() string { return "the disk is full" }
func (*wallfileFull) Hint() string  { return "make room on the disk" }

func TestWhatOthersWriteArrives(t *testing.T) {
	d := newDriver(t, 80, 24, "Why?")
	other := &scribe.Scribe{Live: mindmap.NewLive(), Author: "ruth", Device: mindmap.ID{9}}
	other.Live.Add(d.live.Entries()...)
	entries, err := other.Do(mindmap.AddAnswer{Question: d.live.Board().Questions[0].ID, Caption: "From the next table"})
	if err != nil {
		t.Fatal(err)
	}
	d.typeText("half")
	d.send(ArrivedMsg{Entries: entries})
	d.sees("From the next table", "› half").press("ctrl+c", "ctrl+z", "ctrl+c", "ctrl+z", "backspace", "backspace", "backspace", "backspace")
	d.press("ctrl+z").sees("nothing of yours to undo", "From the next table")
}

func TestHalfTypedLineIsNoted(t *testing.T) {
	d := newDriver(t, 80, 24, "Why?").typeText("half an ans")
	d.send(hangUpMsg{})
	if got := d.keeper.notes[DraftNote]; got != "half an ans" || !d.model.quits {
		t.Errorf("noted %q, quits %v", got, d.model.quits)
	}
}

func TestReadOnlyWallRefusesWithAReason(t *testing.T) {
	d := newDriver(t, 110, 24, "Why?")
	d.model.env.Status.ReadOnly = "written by a newer version"
	d.say("Rent").sees("READ ONLY: written by a newer version", "this wall can be read only", "› Rent")
	if len(d.keeper.saved) != 0 {
		t.Error("something was saved")
	}
}

func TestHelpAndExportComeAndGo(t *testing.T) {
	d := newDriver(t, 100, 40, "Why?").typeText("half").press("f1").sees("Keys", "Clustering", "File under a theme by its letter")
	d.press("esc").sees("› half").press("ctrl+x").sees("Export into").press("esc").sees("› half")
}

func TestLooks(t *testing.T) {
	var chosen look.Kind
	d := newDriver(t, 80, 24, "Why?")
	d.model.saved = func(k look.Kind) { chosen = k }
	d.model.follow = true
	d.send(tea.BackgroundColorMsg{Color: color.Black})
	if d.model.env.Look.Kind != look.Dark {
		t.Error("the look does not follow the terminal")
	}
	d.press("ctrl+l").sees("look: contrast")
	d.send(tea.BackgroundColorMsg{Color: color.White})
	if chosen != look.Contrast || d.model.env.Look.Kind != look.Contrast {
		t.Errorf("chosen %v, worn %v", chosen, d.model.env.Look.Kind)
	}
}
