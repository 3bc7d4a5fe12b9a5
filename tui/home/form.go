package home

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap/text"
	"mindwall/tui/capture"
	"mindwall/tui/files"
)

// form is what a new wall is made of: a few fields to type in, one below the other.
type form struct {
	fields []*field
	at     int
	folder string // where a file is kept that is named without one

	followUp string // the file of last time's wall; empty when this one follows up none
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

// newForm is a form that holds what was typed before, or nothing yet.
func newForm(o *Options) *form {
	was := o.Again
	if was == nil {
		was = &NewWall{Date: o.Today}
	}
	f := &form{folder: o.Folder, fields: []*field{newField("Title", "of the event", was.Title)}, followUp: was.FollowUp}
	f.fields[0].placeholder = f.orLastTime(f.fields[0].placeholder)
	for i, asked := range append(slices.Clone(was.Questions), "") {
		f.fields = append(f.fields, f.newQuestionField(i+1, asked))
	}
	file := newField("File", "where the wall is kept", was.Path)
	file.file, file.typed = true, was.Path != ""
	f.fields = append(f.fields, newField("Date", "", was.Date), newField("Place", "may stay empty", was.Place),
		newField("Host", f.orLastTime("may stay empty"), was.Host), file)
	f.nameFile()
	return f
}

// orLastTime is what stands in an empty field: what an event is taken for as last time, where there was one.
func (f *form) orLastTime(otherwise string) string {
	if f.followUp != "" {
		return "that of last time"
	}
	return otherwise
}

// asksAgain says what a wall that follows up another begins with.
func (f *form) asksAgain() string {
	return "It asks what " + text.TellPath(f.followUp) + " asked, with the same themes, and keeps the actions that are still open and how often everything was said."
}

// newQuestionField is for a question: once it is filled there is another below it.
func (f *form) newQuestionField(n int, text string) *field {
	placeholder := "leave empty to go on"
	switch {
	case n == 1 && f.followUp != "":
		placeholder = "one more than last time; may stay empty"
	case n == 1:
		placeholder = "what the room is asked"
	}
	q := newField(fmt.Sprintf("Question %d", n), placeholder, text)
	q.asks = true
	return q
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
	enter := "next"
	if f.at == len(f.fields)-1 {
		enter = "make the wall"
	}
	return []key.Binding{told("enter", enter), told("↑↓", "fields"), told("esc", "back")}
}

// told is a key as people are told of them, in a form that takes them itself.
func told(shown, does string) key.Binding {
	return key.NewBinding(key.WithKeys(shown), key.WithHelp(shown, does))
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
	if now.file {
		msg.Content = files.Typed(msg.Content)
	}
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
		f.fields = slices.Insert(f.fields, next, f.newQuestionField(f.questions()+1, ""))
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
			name := f.text("Title")
			if f.followUp != "" && name != "" { // last time's has that name
				name += " " + f.text("Date")
			}
			each.line.SetText(fileName(name))
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

// whole is the path of a wall's file that is named so: one without a folder lies in the one for new walls.
func (f *form) whole() string {
	path := files.Typed(f.text("File"))
	if path == "" {
		return ""
	}
	if filepath.Ext(path) == "" {
		path += ".wall"
	}
	if f.folder != "" && !strings.ContainsFunc(path, func(r rune) bool { return r < 0x80 && os.IsPathSeparator(byte(r)) }) {
		return filepath.Join(f.folder, path)
	}
	if whole, err := filepath.Abs(path); err == nil {
		return whole
	}
	return path
}

// wall is what the form says, or what is wrong with it, and in which field.
func (f *form) wall(exists func(string) bool) (w *NewWall, wrong string, err error) {
	w = &NewWall{Path: f.whole(), Title: f.text("Title"), Date: f.text("Date"), Place: f.text("Place"), Host: f.text("Host"), FollowUp: f.followUp}
	for _, each := range f.fields {
		if words := strings.TrimSpace(each.line.Text()); each.asks && words != "" {
			w.Questions = append(w.Questions, words)
		}
	}
	wrong, err = w.check(exists)
	return w, wrong, err
}

// goTo goes to the field of a label.
func (f *form) goTo(label string) {
	if at := slices.IndexFunc(f.fields, func(each *field) bool { return each.label == label }); at >= 0 {
		f.at = at
	}
}

// check says what is wrong with a wall to be made, and in which field.
func (w *NewWall) check(exists func(string) bool) (label string, err error) {
	if _, err := text.Title.Clean(w.Title); w.Title == "" && w.FollowUp == "" {
		return "Title", errors.New("give the event a title")
	} else if err != nil {
		return "Title", err
	}
	for i, q := range w.Questions {
		if _, err := text.Question.Clean(q); err != nil {
			return fmt.Sprintf("Question %d", i+1), err
		}
	}
	switch {
	case len(w.Questions) == 0 && w.FollowUp == "":
		return "Question 1", errors.New("ask at least one question")
	case w.Path == "":
		return "File", errors.New("name a file, as day.wall")
	case exists != nil && exists(w.Path):
		return "File", fmt.Errorf("there is a file %s already: choose another name", text.TellPath(w.Path))
	}
	return "", nil
}
