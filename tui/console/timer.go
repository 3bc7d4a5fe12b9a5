package console

import (
	"bytes"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/tui/screen"
)

// secondMsg comes once a second while a timer runs. It carries the timer's end, so that one for a timer that was
// stopped or started anew is dropped.
type secondMsg struct{ ends time.Time }

// ShownChanged tells cheaply whether Shown may be something else than when it was last asked.
func (c *Console) ShownChanged() bool {
	now := shownKey{c.question, c.selected, c.shown.Scene, c.shown.Theme, c.shown.Answer, c.shown.Timer, c.foldings}
	if now == c.shownBefore {
		return false
	}
	c.shownBefore = now
	return true
}

// shownKey is what Shown depends on.
type shownKey struct {
	question, selected mindmap.ID
	scene              screen.Scene
	theme, answer      mindmap.ID
	timer              screen.Timer
	foldings           int
}

// Shown is what the room is to be shown.
func (c *Console) Shown() screen.Shown {
	s := c.shown
	s.Question = c.question
	if s.Scene == "" {
		s.Scene = screen.MapScene
	}
	if s.Scene == screen.MapScene {
		s.Theme = c.focus()
	}
	for id := range c.folded {
		s.Folded = append(s.Folded, id)
	}
	sortIDs(s.Folded)
	return s
}

// tick waits for the next whole second of the timer.
func (c *Console) tick() tea.Cmd {
	t := c.shown.Timer
	left := t.Left(c.env.Now())
	next := left % time.Second
	if next == 0 {
		next = time.Second
	}
	return tea.Tick(next, func(time.Time) tea.Msg { return secondMsg{t.Ends} })
}

// second lets the timer go on, and rings when it is over.
func (c *Console) second(msg secondMsg) (screen.Intent, tea.Cmd) {
	t := c.shown.Timer
	switch {
	case t.IsZero() || !msg.ends.Equal(t.Ends):
		return nil, nil
	case t.Left(c.env.Now()) > 0:
		return nil, c.tick()
	}
	c.shown.Timer = screen.Timer{}
	return screen.All{screen.Ring{}, screen.Say{Text: "time is up", Level: screen.Warning}}, nil
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

func sortIDs(ids []mindmap.ID) {
	slices.SortFunc(ids, func(a, b mindmap.ID) int { return bytes.Compare(a[:], b[:]) })
}
