package console

import (
	"fmt"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/tui/capture"
	"mindwall/tui/screen"
)

func say(level screen.Level, format string, args ...any) screen.Intent {
	return screen.Say{Level: level, Text: fmt.Sprintf(format, args...)}
}

// failed tells what is wrong with what was typed. The text stays in the line.
func failed(err error) screen.Intent {
	text := err.Error()
	if h, ok := err.(interface{ Hint() string }); ok {
		text += " – " + h.Hint()
	}
	return screen.Say{Level: screen.Error, Text: text}
}

// enterDoes is what enter does, in a word or two.
func (c *Console) enterDoes() string {
	switch c.purpose {
	case correcting:
		return "correct"
	case asking:
		return "ask it"
	case savingAs:
		return "save there"
	}
	p := c.line.Parsed()
	switch {
	case c.counting():
		return "count"
	case p.Caption == "" && p.Themed && p.Quote == "" && (hasMarks(c) || c.selectedAnswer() != nil):
		return "file"
	case p.Caption == "" && p.Themed && p.Quote == "":
		return "make the theme"
	}
	return "put on the wall"
}

// enter does what the line says, or with nothing typed takes up what is selected for correcting.
func (c *Console) enter() (screen.Intent, tea.Cmd) {
	switch c.purpose {
	case correcting:
		return c.correct(), nil
	case asking:
		return c.askQuestion(), nil
	case savingAs:
		return c.saveAs(), nil
	}
	if n, ok := c.number(); ok {
		return c.countLine(n), nil
	}
	if c.line.Taking() {
		c.line.Accept()
	}
	p := c.line.Parsed()
	switch {
	case strings.TrimSpace(c.line.Text()) == "":
		c.line.Reset()
		return c.editSelected(), nil
	case p.Caption == "" && len(p.Theme) > 0 && p.Quote == "":
		return c.fileByName(p.Theme), nil
	case p.Caption == "":
		return say(screen.Warning, "nothing to put on the wall yet: type an answer, or ## for a #"), nil
	}
	return c.addAnswer(p, p.Theme), nil
}

// addAnswer puts what is typed on the wall, under a theme of that path when there is one.
func (c *Console) addAnswer(p capture.Parsed, path []string) screen.Intent {
	q := c.current()
	if q == nil {
		return say(screen.Warning, "ask a question first: Ctrl+N")
	}
	p.Theme = path
	id, drafts, shortened, err := mindmap.NewPlanner(c.env.Board(), q, c.env.NewID).Answer(p.Said(mindmap.Room))
	if err != nil {
		return failed(err)
	}
	c.line.Reset()
	c.last = id
	c.selected = mindmap.ID{}
	done := ""
	if shortened {
		done = "long answer: kept whole as the quote, shortened on the map"
	}
	return screen.Record{Drafts: drafts, Done: done}
}

// askQuestion makes a question of the line.
func (c *Console) askQuestion() screen.Intent {
	text, err := mindmap.QuestionField.Clean(c.line.Text())
	if err == nil && text == "" {
		err = &mindmap.EmptyError{Field: mindmap.QuestionField}
	}
	if err != nil {
		return failed(err)
	}
	id := c.env.NewID()
	c.purpose = answering
	c.pending = id
	c.line.Reset()
	return screen.Record{Drafts: []mindmap.Draft{{ID: id, Op: mindmap.AskQuestion{Text: text}}}, Done: "question asked"}
}

// saveElsewhereName is by which name people find the way to another file.
const saveElsewhereName = "Save the wall in another file"

// startSavingAs asks for another file, with the name that was tried last when the wall did not come to be there.
func (c *Console) startSavingAs() screen.Intent {
	c.putLineBy()
	c.purpose = savingAs
	if c.triedPath != "" && filepath.Base(c.env.WholePath(c.triedPath)) != c.env.Status.Wall {
		c.line.SetText(c.triedPath)
	}
	return screen.Say{}
}

// saveAs goes on with the wall in the file that the line names.
func (c *Console) saveAs() screen.Intent {
	path := strings.TrimSpace(c.line.Text())
	if path == "" {
		return say(screen.Warning, "type the name of a file, as day.wall, or press Esc")
	}
	c.triedPath = path
	c.takeUpPutBy()
	return screen.SaveElsewhere{Path: path}
}
