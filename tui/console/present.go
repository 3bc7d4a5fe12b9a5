package console

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/tui/mapview"
	"mindwall/tui/presenter"
	"mindwall/tui/screen"
)

// Shown is what the room is to be shown.
func (c *Console) Shown() screen.Shown { return c.present.Shown(c.at(), c.view.Folded()) }

// ShownChanged reports cheaply whether Shown may be something else than when it was last asked.
func (c *Console) ShownChanged() bool { return c.present.Changed(c.at()) }

// at is where the room is led by the map of the console.
func (c *Console) at() presenter.At {
	return presenter.At{Question: c.question, Theme: c.focus(), Foldings: c.view.Foldings()}
}

// focus is the theme that the selection is under, which a room view with little room shows first.
func (c *Console) focus() mindmap.ID {
	if a := c.selectedAnswer(); a != nil {
		return a.Theme
	}
	if t := c.env.Live.Theme(c.selected); t != nil {
		return t.ID
	}
	return mindmap.ID{}
}

// topTheme is the top-level theme that the selection is under.
func (c *Console) topTheme() mindmap.ID {
	t := c.env.Live.Theme(c.focus())
	for t != nil && !t.Parent.IsZero() {
		t = c.env.Live.Theme(t.Parent)
	}
	switch {
	case t != nil:
		return t.ID
	case c.selectedAnswer() != nil:
		return screen.UnsortedID(c.question)
	}
	return mindmap.ID{}
}

// reading reports whether a theme is read back to the room.
func (c *Console) reading() bool { return c.present.Scene() == screen.ReadScene }

// readBack begins or ends a read-back. The keys act on the answer that it has come to.
func (c *Console) readBack() screen.Intent {
	was := c.reading()
	intent := c.present.ReadBack(c.current(), c.topTheme())
	if was {
		c.deselect()
	}
	c.selectRead()
	return intent
}

// selectRead lets the keys act on the answer that a read-back has come to.
func (c *Console) selectRead() {
	if c.reading() {
		c.selected = c.present.Answer()
	}
}

// readOn walks through a read-back: up and down from answer to answer, left and right from theme to theme.
func (c *Console) readOn(d mapview.Direction) screen.Intent {
	next, way := c.present.NextAnswer, 1
	if d == mapview.Left || d == mapview.Right {
		next = c.present.NextTheme
	}
	if d == mapview.Up || d == mapview.Left {
		way = -1
	}
	intent := next(c.current(), way)
	c.selectRead()
	return intent
}

func (c *Console) setScene(s screen.Scene) screen.Intent { return c.present.ToggleScene(s) }

func (c *Console) blank() screen.Intent {
	intent := c.present.ToggleBlank()
	c.selectRead()
	return intent
}

func (c *Console) showQuotes() screen.Intent { return c.present.NextQuote(c.current()) }

// togglePresenting shows what the room sees, or the console again.
func (c *Console) togglePresenting() screen.Intent {
	c.present.Toggle()
	c.deselect()
	return screen.Say{}
}

// endScene goes back to the map, and from the room's view to the console's own.
func (c *Console) endScene() screen.Intent {
	c.present.End()
	c.deselect()
	return screen.Say{}
}

// viewPresenting is the room view over the whole window, and over its last rows the line when it has something to say.
func (c *Console) viewPresenting() (string, *tea.Cursor) {
	rows := c.present.Mirror.Rows(c.Shown(), c.size, c.fresh)
	if !c.lineWanted() {
		if c.present.Mirror.NoticeStands() {
			rows[len(rows)-1] = c.detail()
		}
		return strings.Join(rows, "\n"), nil
	}
	line, column := c.input()
	over := append(c.overlay(c.mapRows()), c.detail(), line)
	over = over[max(len(over)-len(rows), 0):]
	rows = append(rows[:len(rows)-len(over)], over...)
	return strings.Join(rows, "\n"), c.cursor(column, len(rows)-1)
}

// lineWanted reports whether the line is worth a row of the room's view.
func (c *Console) lineWanted() bool {
	s := c.env.Status
	return !c.line.Empty() || c.purpose != answering || c.ask != nil || s.SaveErr != "" || s.Notice != "" && s.Level != screen.Info
}
