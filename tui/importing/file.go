package importing

import (
	"errors"
	"path/filepath"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap/survey"
	"mindwall/mindmap/text"
	"mindwall/tui/capture"
	"mindwall/tui/cells"
	"mindwall/tui/files"
	"mindwall/tui/look"
	"mindwall/tui/rows"
	"mindwall/tui/screen"
)

// filePage asks for the file: one that is chosen, unless something is typed.
type filePage struct {
	s     *Import
	line  *capture.Line
	files *files.Picker // nil before the size is known
	found []string      // what Tab found
	keys  struct{ open, complete, back key.Binding }
}

// completedMsg brings what the text of a path may become.
type completedMsg struct {
	text  string
	found []string
}

func newFilePage(s *Import) *filePage {
	f := &filePage{s: s, line: capture.NewPlain("")}
	f.keys.open = key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "read it"))
	f.keys.complete = key.NewBinding(key.WithKeys("tab"), key.WithHelp("tab", "complete the name"))
	f.keys.back = backKey("back")
	return f
}

func (f *filePage) heading() string { return "Import answers" }

func (f *filePage) bindings() []key.Binding {
	if f.line.Empty() {
		walk := files.Keys()
		return []key.Binding{f.keys.open, walk[0], f.keys.back, walk[1]}
	}
	return []key.Binding{f.keys.open, f.keys.complete, f.keys.back}
}

// begin reads the folder where the program was started.
func (f *filePage) begin() (read tea.Cmd) {
	if f.files == nil {
		f.files, read = files.New(".", isSurveyName)
	}
	return read
}

func (f *filePage) scroll(by int) { f.files.Scroll(by) }

func (f *filePage) key(k tea.KeyPressMsg) (screen.Intent, tea.Cmd) {
	if f.line.Empty() {
		if cmd, done := f.files.Key(k); done {
			return nil, cmd
		}
	}
	switch {
	case key.Matches(k, f.keys.back):
		return f.s.back()
	case key.Matches(k, f.keys.complete):
		return nil, f.complete()
	case key.Matches(k, f.keys.open):
		return nil, f.open()
	}
	if f.line.Update(k).Changed {
		f.found = nil
	}
	return nil, nil
}

func (f *filePage) open() tea.Cmd {
	path := files.Typed(f.line.Text())
	if path == "" {
		path, _ = f.files.Chosen()
	}
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

// paste types what was pasted, or dropped on to the terminal.
func (f *filePage) paste(text string) {
	path := files.Typed(text)
	if f.line.Empty() {
		f.line.SetText(path)
	} else {
		f.line.Insert(path)
	}
	f.found = nil
}

func (f *filePage) complete() tea.Cmd {
	text := f.line.Text()
	complete := f.s.importer.Complete
	return func() tea.Msg { return completedMsg{text, complete(text)} }
}

// completed takes in what was found, unless something was typed meanwhile.
func (f *filePage) completed(msg completedMsg) {
	if msg.text != f.line.Text() {
		return
	}
	f.found = nil
	if len(msg.found) == 0 {
		f.s.err = errors.New("no file here begins like that")
		return
	}
	if common := files.CommonStart(msg.found); len(common) > len(msg.text) {
		f.line.SetText(common)
	}
	if len(msg.found) > 1 {
		f.found = msg.found
	}
}

func (f *filePage) body(width, height int) ([]string, *tea.Cursor) {
	l := f.s.env.Look
	lines := strings.Split(rows.Wrapped(l.Muted, "The file that the survey tool exported, as CSV or XLSX, or an outline of a mind map: choose it, type its name, paste it, or drop it here.", width), "\n")
	lines = append(lines, "")
	row := append([]byte(" "), l.Prompt.Wrap(look.PromptSign)+" "...)
	row, column := f.line.AppendView(row, width-4, l)
	cursor := tea.NewCursor(column+3, len(lines))
	cursor.Blink = false
	lines = append(lines, string(row), "")
	room := max(height-len(lines), 0)
	if len(f.found) == 0 {
		return append(lines, f.files.View(l, width, room, f.line.Empty())...), cursor
	}
	for i, path := range f.found {
		if i == room-1 && len(f.found) > room {
			lines = append(lines, "   "+l.Muted.Wrap(cells.Truncate(more(len(f.found)-i), width-3)))
			break
		}
		if i == room {
			break
		}
		lines = append(lines, "   "+l.HelpText.Wrap(cells.Truncate(text.TellPath(lastPart(path)), width-4)))
	}
	return lines, cursor
}

// lastPart is a path's last name, with the separator that ends a folder's.
func lastPart(path string) string {
	cut := strings.LastIndexByte(strings.TrimSuffix(path, string(filepath.Separator)), filepath.Separator)
	return path[cut+1:]
}
