package home

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap/desk"
	"mindwall/mindmap/text"
	"mindwall/tui/capture"
	"mindwall/tui/files"
)

// form is a few fields to type in, one below the other.
type form struct {
	title  string
	fields []*field
	at     int
	files  *files.Picker // to choose a wall from, that is opened; nil when one is made
}

// field is one line of a form.
type field struct {
	label       string
	placeholder string
	line        *capture.Line
	asks        bool // it is a question; a filled last one makes room for another
	file        bool // its text follows the title until somebody types here
	typed       bool
}

func newField(label, placeholder, text string) *field {
	return &field{label: label, placeholder: placeholder, line: capture.NewPlain(text)}
}

func newWallForm(today string) *form {
	question := newField("Question 1", "what the room is asked", "")
	question.asks = true
	file := newField("File", "where the wall is kept", "")
	file.file = true
	return &form{title: "A new wall", fields: []*field{
		newField("Title", "of the event", ""), question, newField("Date", "", today),
		newField("Place", "may stay empty", ""), newField("Host", "may stay empty", ""), file,
	}}
}

// openForm is for a wall's file: one that is chosen, unless something is typed.
func openForm() (*form, tea.Cmd) {
	picker, read := files.New(".", func(name string) bool { return strings.EqualFold(filepath.Ext(name), ".wall") })
	return &form{title: "Open a wall", files: picker, fields: []*field{newField("File", "choose it below, or type its name, as day.wall", "")}}, read
}

// progress is what a key did to a form.
type progress int

const (
	filling progress = iota
	filled
	givenUp
)

// bindings are the keys of a form, as people are told of them.
func (f *form) bindings() []key.Binding {
	bind := func(shown, does string) key.Binding {
		return key.NewBinding(key.WithKeys(shown), key.WithHelp(shown, does))
	}
	switch back := bind("esc", "back"); {
	case f.files == nil:
		return []key.Binding{bind("enter", "next, done at the end"), bind("↑↓", "fields"), back}
	case !f.fields[0].line.Empty():
		return []key.Binding{bind("enter", "open what is typed"), back}
	default:
		walk := files.Keys()
		return []key.Binding{bind("enter", "open"), walk[0], back, walk[1]}
	}
}

func (f *form) key(k tea.KeyPressMsg) progress {
	switch k.String() {
	case "esc", "f8", "ctrl+c":
		return givenUp
	case "up", "shift+tab":
		f.at = max(f.at-1, 0)
		return filling
	case "down", "tab":
		f.at = min(f.at+1, len(f.fields)-1)
		return filling
	case "enter":
		return f.enter()
	}
	now := f.fields[f.at]
	if now.line.Update(k).Changed {
		now.typed = true
		f.nameFile()
	}
	return filling
}

func (f *form) paste(msg tea.PasteMsg) {
	now := f.fields[f.at]
	reply := now.line.Update(msg)
	if len(reply.Block) > 0 {
		now.line.Insert(strings.Join(reply.Block, " "))
	}
	now.typed = true
	f.nameFile()
}

// enter goes to the next field, makes room for another question behind a filled one, and ends the form at the last.
func (f *form) enter() progress {
	now := f.fields[f.at]
	next := f.at + 1
	switch {
	case next == len(f.fields):
		return filled
	case now.asks && !now.line.Empty() && !f.fields[next].asks:
		another := newField(fmt.Sprintf("Question %d", f.questions()+1), "leave empty to go on", "")
		another.asks = true
		f.fields = slices.Insert(f.fields, next, another)
	}
	f.at = next
	return filling
}

func (f *form) questions() int {
	n := 0
	for _, each := range f.fields {
		if each.asks {
			n++
		}
	}
	return n
}

// nameFile proposes a file's name after the title, until somebody types one.
func (f *form) nameFile() {
	for _, each := range f.fields {
		if each.file && !each.typed {
			each.line.SetText(fileName(f.text("Title")))
		}
	}
}

func fileName(title string) string {
	name := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r):
			return unicode.ToLower(r)
		}
		return ' '
	}, title)
	name = strings.Join(strings.Fields(name), "-")
	if name == "" {
		return ""
	}
	return name + ".wall"
}

func (f *form) text(label string) string {
	for _, each := range f.fields {
		if each.label == label {
			return strings.TrimSpace(each.line.Text())
		}
	}
	return ""
}

// choice is what the form says, or what is wrong with it.
func (f *form) choice(exists func(string) bool) (Choice, error) {
	path := desk.ExpandHome(f.text("File"))
	if path == "" {
		return Choice{}, errors.New("name a file, as day.wall")
	}
	if f.files != nil {
		return Choice{Open: path}, nil
	}
	if filepath.Ext(path) == "" {
		path += ".wall"
	}
	if exists != nil && exists(path) {
		return Choice{}, fmt.Errorf("there is a file %s already: choose another name", text.TellPath(path))
	}
	w := &NewWall{Path: path, Title: f.text("Title"), Date: f.text("Date"), Place: f.text("Place"), Host: f.text("Host")}
	if w.Title == "" {
		return Choice{}, errors.New("give the event a title")
	}
	if _, err := text.Title.Clean(w.Title); err != nil {
		return Choice{}, err
	}
	for _, each := range f.fields {
		words := strings.TrimSpace(each.line.Text())
		if !each.asks || words == "" {
			continue
		}
		if _, err := text.Question.Clean(words); err != nil {
			return Choice{}, err
		}
		w.Questions = append(w.Questions, words)
	}
	if len(w.Questions) == 0 {
		return Choice{}, errors.New("ask at least one question")
	}
	return Choice{New: w}, nil
}
