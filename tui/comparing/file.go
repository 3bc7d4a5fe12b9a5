package comparing

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/tui/files"
	"mindwall/tui/rows"
	"mindwall/tui/screen"
)

// filePage asks for the other wall.
type filePage struct {
	s     *Comparing
	field *files.Field
	read  tea.Cmd // reads the folder, once, and looks for last time's wall
	keys  struct{ open, back key.Binding }

	touched bool // somebody pressed a key here
}

// IsWall tells walls by the ends of their names.
func IsWall(name string) bool { return strings.EqualFold(filepath.Ext(name), ".wall") }

func newFilePage(s *Comparing) *filePage {
	f := &filePage{s: s}
	f.keys.open = key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "compare"))
	f.keys.back = rows.Back("back")
	f.field, f.read = files.NewField(s.comparer.Begin, IsWall, s.comparer.Complete)
	if follows := &s.env.Board().Follows; !follows.IsZero() && s.comparer.Last != nil {
		last, wall := s.comparer.Last, follows.Wall
		f.read = tea.Batch(f.read, func() tea.Msg { return lastFoundMsg{f, last(context.Background(), wall)} })
	}
	return f
}

// lastFoundMsg brings the file of the wall that this one follows up.
type lastFoundMsg struct {
	of   *filePage
	path string
}

// found offers the wall of last time, unless something else was typed or chosen meanwhile.
func (f *filePage) found(msg lastFoundMsg) {
	if msg.of == f && msg.path != "" && f.field.Empty() && !f.touched {
		f.field.Paste(msg.path)
	}
}

func (f *filePage) heading() string { return "Compare this wall with another" }

func (f *filePage) bindings() []key.Binding { return f.field.Keys(f.keys.open, f.keys.back) }

// begin reads the folder, when the size is known first.
func (f *filePage) begin() tea.Cmd {
	read := f.read
	f.read = nil
	return read
}

func (f *filePage) scroll(by int) { f.field.Scroll(by) }

func (f *filePage) key(k tea.KeyPressMsg) (screen.Intent, tea.Cmd) {
	f.touched = true
	if cmd, done := f.field.Walk(k); done {
		return nil, cmd
	}
	switch {
	case key.Matches(k, f.keys.back):
		return screen.Pop{}, nil
	case key.Matches(k, f.keys.open):
		path := f.field.Path()
		if path == "" {
			f.s.err = errors.New("choose, type or paste the name of a wall")
			return nil, nil
		}
		return nil, f.s.open(path)
	}
	return nil, f.field.Type(k)
}

func (f *filePage) body(width, height int) ([]string, *tea.Cursor) {
	l := f.s.env.Look
	words := "The wall of another year, town or table: choose it, type its name, paste it, or drop it here. It is only read."
	lines := strings.Split(rows.Wrapped(l.Muted, words, width), "\n")
	lines = append(lines, "")
	row, column := f.field.Row(l, width)
	cursor := tea.NewCursor(column, len(lines))
	cursor.Blink = false
	lines = append(lines, row, "")
	return append(lines, f.field.View(l, width, max(height-len(lines), 0))...), cursor
}
