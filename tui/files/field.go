package files

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap/text"
	"mindwall/tui/capture"
	"mindwall/tui/cells"
	"mindwall/tui/look"
)

// Field is a line for a file's name, which Tab completes, and below it a folder to choose one from: what is typed goes first.
type Field struct {
	line     *capture.Line
	picker   *Picker
	complete func(text string) []string
	found    []string // what Tab found
}

// completedMsg brings what the text of a path may become.
type completedMsg struct {
	of    *Field
	text  string
	found []string
}

// shownMsg brings a folder to choose from in the place of what was typed.
type shownMsg struct {
	of     *Field
	text   string
	picker *Picker
	read   tea.Msg
}

var tab = key.NewBinding(key.WithKeys("tab"), key.WithHelp("tab", "complete the name"))

// NewField makes an empty field over a folder, and the command that reads it. complete is asked beside the event loop.
func NewField(folder string, likely func(name string) bool, complete func(text string) []string) (*Field, tea.Cmd) {
	picker, read := New(folder, likely)
	return &Field{line: capture.NewPlain(""), picker: picker, complete: complete}, read
}

// Empty reports whether nothing is typed: then keys walk through the folder.
func (f *Field) Empty() bool { return f.line.Empty() }

// Text is what is typed.
func (f *Field) Text() string { return f.line.Text() }

// Retry goes on from what was typed and could not be opened. It stays, to be mended; in the place of a folder's name the command
// shows what is in it, to choose from.
func (f *Field) Retry(typed string) tea.Cmd {
	f.line.SetText(typed)
	path, likely := Typed(typed), f.picker.likely
	return func() tea.Msg {
		if info, err := os.Stat(path); err != nil || !info.IsDir() {
			return nil
		}
		picker, read := New(path, likely)
		return shownMsg{f, typed, picker, read()}
	}
}

// Keys are the keys that act now, between those that open a file and leave.
func (f *Field) Keys(open, back key.Binding) []key.Binding {
	if f.line.Empty() {
		walk := Keys()
		return []key.Binding{open, walk[0], back, walk[1]}
	}
	return []key.Binding{open, tab, back}
}

// Path is the path of what is typed, or else chosen; empty when neither is.
func (f *Field) Path() string {
	if path := Typed(f.line.Text()); path != "" {
		return path
	}
	path, _ := f.picker.Chosen()
	return path
}

// Scroll chooses a file so many rows further on, or further back.
func (f *Field) Scroll(by int) { f.picker.Scroll(by) }

// Walk takes a key that walks through the folder, as long as nothing is typed; done is false for any other one.
func (f *Field) Walk(k tea.KeyPressMsg) (cmd tea.Cmd, done bool) {
	if !f.line.Empty() {
		return nil, false
	}
	return f.picker.Key(k)
}

// Type takes a key that is typed, or completes what is.
func (f *Field) Type(k tea.KeyPressMsg) tea.Cmd {
	if key.Matches(k, tab) {
		typed, complete := f.line.Text(), f.complete
		return func() tea.Msg { return completedMsg{f, typed, complete(typed)} }
	}
	if f.line.Update(k).Changed {
		f.found = nil
	}
	return nil
}

// Paste types what was pasted, or dropped on to the terminal.
func (f *Field) Paste(words string) {
	path := Typed(words)
	if f.line.Empty() {
		f.line.SetText(path)
	} else {
		f.line.Insert(path)
	}
	f.found = nil
}

// Update takes in what was read of the disk. Its error is for the person who waits for it.
func (f *Field) Update(msg tea.Msg) error {
	switch m := msg.(type) {
	case readMsg:
		f.picker.Update(m)
	case shownMsg:
		if m.of == f && m.text == f.line.Text() {
			f.picker, f.found = m.picker, nil
			f.picker.Update(m.read)
			f.line.SetText("")
		}
	case completedMsg:
		if m.of == f && m.text == f.line.Text() { // nothing was typed meanwhile
			return f.completed(m)
		}
	}
	return nil
}

func (f *Field) completed(m completedMsg) error {
	f.found = nil
	if len(m.found) == 0 {
		return errors.New("no file here begins like that")
	}
	if common := commonStart(m.found); len(common) > len(m.text) {
		f.line.SetText(common)
	}
	if len(m.found) > 1 {
		f.found = m.found
	}
	return nil
}

// Row is the line with what is typed, and the column of the cursor in it.
func (f *Field) Row(l *look.Look, width int) (row string, cursor int) {
	drawn := append([]byte(" "), l.Prompt.Wrap(look.PromptSign)+" "...)
	drawn, column := f.line.AppendView(drawn, width-4, l)
	return string(drawn), column + 3
}

// View draws what there is to choose from, in so many rows: the folder, or what Tab found.
func (f *Field) View(l *look.Look, width, height int) []string {
	if len(f.found) == 0 {
		return f.picker.View(l, width, height, f.line.Empty())
	}
	var lines []string
	for i, path := range f.found[:min(len(f.found), max(height, 0))] {
		if i == height-1 && len(f.found) > height {
			lines = append(lines, "   "+l.Muted.Wrap(cells.Truncate(fmt.Sprintf("and %d more", len(f.found)-i), width-3)))
			break
		}
		lines = append(lines, "   "+l.HelpText.Wrap(cells.Truncate(text.TellPath(lastPart(path)), width-4)))
	}
	return lines
}

// lastPart is a path's last name, with the separator that ends a folder's.
func lastPart(path string) string {
	cut := strings.LastIndexByte(strings.TrimSuffix(path, string(filepath.Separator)), filepath.Separator)
	return path[cut+1:]
}
