package tui

import (
	"encoding/binary"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"mindwall/mindmap"
	"mindwall/mindmap/scribe"
	"mindwall/tui/look"
	"mindwall/tui/screen"
)

// fakeKeeper remembers what was handed to it.
type fakeKeeper struct {
	saved []mindmap.Entry
	notes map[string]string
	moved string
}

func (k *fakeKeeper) Save(entries []mindmap.Entry) { k.saved = append(k.saved, entries...) }
func (k *fakeKeeper) Elsewhere(path string)        { k.moved = path }
func (k *fakeKeeper) Show(screen.Shown)            {}
func (k *fakeKeeper) Note(key, text string)        { k.notes[key] = text }

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
	d := &driver{t: t, live: live, keeper: &fakeKeeper{notes: map[string]string{}}}
	d.model = newModel(Options{
		Live: live, Keeper: d.keeper, Author: "sam", Device: mindmap.ID{2}, Name: "day.wall",
		Look: look.Light, Now: now, NewID: newID,
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
		d.send(keyPress(name))
	}
	return d
}

func (d *driver) typeText(s string) *driver {
	for _, r := range s {
		d.send(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	return d
}

// say types an answer and presses Enter.
func (d *driver) say(lines ...string) *driver {
	for _, l := range lines {
		d.typeText(l).press("enter")
	}
	return d
}

var namedKeys = map[string]rune{
	"enter": tea.KeyEnter, "esc": tea.KeyEscape, "up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft,
	"right": tea.KeyRight, "tab": tea.KeyTab, "space": tea.KeySpace, "delete": tea.KeyDelete, "f1": tea.KeyF1,
	"f3": tea.KeyF3, "f6": tea.KeyF6, "f8": tea.KeyF8, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "backspace": tea.KeyBackspace,
}

func keyPress(name string) tea.KeyPressMsg {
	k := tea.KeyPressMsg{}
	for {
		switch {
		case strings.HasPrefix(name, "ctrl+"):
			k.Mod, name = k.Mod|tea.ModCtrl, name[5:]
			continue
		case strings.HasPrefix(name, "alt+"):
			k.Mod, name = k.Mod|tea.ModAlt, name[4:]
			continue
		case strings.HasPrefix(name, "shift+"):
			k.Mod, name = k.Mod|tea.ModShift, name[6:]
			continue
		}
		break
	}
	if code, ok := namedKeys[name]; ok {
		k.Code = code
		if name == "space" && k.Mod == 0 {
			k.Text = " "
		}
		return k
	}
	k.Code = []rune(name)[0]
	if k.Mod == 0 {
		k.Text = name
	}
	return k
}

func (d *driver) screen() string { return ansi.Strip(d.model.View().Content) }

func (d *driver) sees(texts ...string) {
	d.t.Helper()
	for _, want := range texts {
		if !strings.Contains(d.screen(), want) {
			d.t.Fatalf("the screen lacks %q:\n%s", want, d.screen())
		}
	}
}

func TestFirstMinute(t *testing.T) {
	d := newDriver(t, 80, 24, "What gets in the way?", "What helps?")
	d.sees("1/2", "What gets in the way?", "Type what is said")
	d.say("Heating or eating #Money", "Forms nobody can fill in #Money", "Waiting weeks for a GP +3 | I gave up", "Days without a word #Mind/Isolation")
	t.Log("\n" + d.screen())
	d.press("up")
	t.Log("\n" + d.screen())
	d.press("up", "right")
	d.typeText("#mo")
	t.Log("\n" + d.screen())
	d.send(tea.WindowSizeMsg{Width: 140, Height: 32})
	t.Log("\n" + d.screen())
}
