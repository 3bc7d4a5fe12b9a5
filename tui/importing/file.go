package importing

import (
	"errors"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap/survey"
	"mindwall/tui/files"
	"mindwall/tui/rows"
	"mindwall/tui/screen"
)

// filePage asks for the file.
type filePage struct {
	s     *Import
	field *files.Field
	read  tea.Cmd // reads the folder where the program was started, once
	keys  struct{ open, back key.Binding }
}

func newFilePage(s *Import) *filePage {
	f := &filePage{s: s}
	f.keys.open = key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "read it"))
	f.keys.back = rows.Back("back")
	f.field, f.read = files.NewField(".", isSurveyName, s.importer.Complete)
	return f
}

func (f *filePage) heading() string { return "Import answers" }

func (f *filePage) bindings() []key.Binding {
	return f.field.Keys(f.keys.open, f.keys.back)
}

// begin reads the folder, when the size is known first.
func (f *filePage) begin() tea.Cmd {
	read := f.read
	f.read = nil
	return read
}

func (f *filePage) scroll(by int) { f.field.Scroll(by) }

func (f *filePage) key(k tea.KeyPressMsg) (screen.Intent, tea.Cmd) {
	if cmd, done := f.field.Walk(k); done {
		return nil, cmd
	}
	switch {
	case key.Matches(k, f.keys.back):
		return f.s.back()
	case key.Matches(k, f.keys.open):
		return nil, f.open()
	}
	return nil, f.field.Type(k)
}

func (f *filePage) open() tea.Cmd {
	path := f.field.Path()
	switch {
	case path == "":
		f.s.err = errors.New("choose, type or paste the name of a survey or an outline")
		return nil
	case len(f.s.env.Board().Questions) == 0:
		f.s.err = errors.New("there is no question yet to import answers to: go back and ask one with Ctrl+N")
		return nil
	}
	return f.s.read(path, survey.Options{})
}

func (f *filePage) body(width, height int) ([]string, *tea.Cursor) {
	l := f.s.env.Look
	lines := strings.Split(rows.Wrapped(l.Muted, "The file that the survey tool exported, as CSV or XLSX, or an outline of a mind map: choose it, type its name, paste it, or drop it here.", width), "\n")
	lines = append(lines, "")
	row, column := f.field.Row(l, width)
	cursor := tea.NewCursor(column, len(lines))
	cursor.Blink = false
	lines = append(lines, row, "")
	return append(lines, f.field.View(l, width, max(height-len(lines), 0))...), cursor
}
