package drive

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/scribe"
	"mindwall/tui"
	"mindwall/tui/cells"
	"mindwall/tui/internal/keytest"
	"mindwall/tui/screen"
)

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

// Size is a window of so many cells.
func Size(w, h int) screen.Size { return screen.Size{W: w, H: h} }
