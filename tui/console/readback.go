package console

import (
	"slices"

	"mindwall/mindmap"
	"mindwall/tui/screen"
)

// readBack reads the themes back to the room, one at a time, from the one under the selection on. Pressed again, it
// ends.
func (c *Console) readBack() screen.Intent {
	if c.shown.Scene == screen.BlankScene && c.hidden.Scene == screen.ReadScene {
		c.unblank()
		return screen.Say{}
	}
	if c.shown.Scene == screen.ReadScene {
		return c.endScene()
	}
	heads := c.readable()
	if len(heads) == 0 {
		return say(screen.Info, "there is nothing to read back yet")
	}
	first := heads[0]
	if at := c.topTheme(); slices.Contains(heads, at) {
		first = at
	}
	c.present.on = true
	c.shown.Scene, c.shown.Theme = screen.ReadScene, first
	c.readFirst()
	return say(screen.Info, "↑↓ answers · ←→ themes · enter corrects · esc ends")
}

// endScene goes back to the map, and from the room's view to the console's own.
func (c *Console) endScene() screen.Intent {
	c.shown = screen.Shown{Timer: c.shown.Timer}
	c.present.on = false
	c.deselect()
	return screen.Say{}
}

// readable are the themes that can be read back, in order, the unsorted last.
func (c *Console) readable() []mindmap.ID {
	var ids []mindmap.ID
	q := c.current()
	if q == nil {
		return nil
	}
	for _, t := range q.Themes {
		if t.Count > 0 {
			ids = append(ids, t.ID)
		}
	}
	if len(q.Unsorted) > 0 {
		ids = append(ids, unsortedID(q.ID))
	}
	return ids
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
		return unsortedID(c.question)
	}
	return mindmap.ID{}
}

// readAnswers are the answers of the theme that is read back, in the order in which they are read.
func (c *Console) readAnswers() []mindmap.ID {
	var ids []mindmap.ID
	add := func(answers []*mindmap.Answer) {
		for _, a := range answers {
			ids = append(ids, a.ID)
		}
	}
	var walk func(t *mindmap.Theme)
	walk = func(t *mindmap.Theme) {
		add(t.Answers)
		for _, sub := range t.Themes {
			walk(sub)
		}
	}
	if t := c.env.Live.Theme(c.shown.Theme); t != nil {
		walk(t)
	} else if q := c.current(); q != nil {
		add(q.Unsorted)
	}
	return ids
}

func (c *Console) readFirst() {
	c.shown.Answer = mindmap.ID{}
	if ids := c.readAnswers(); len(ids) > 0 {
		c.shown.Answer = ids[0]
	}
	c.selected = c.shown.Answer
}

// readOn walks through a read-back: up and down from answer to answer, left and right from theme to theme.
func (c *Console) readOn(d direction) screen.Intent {
	way := 1
	if d == north || d == west {
		way = -1
	}
	list, at := c.readAnswers(), c.shown.Answer
	if d == west || d == east {
		list, at = c.readable(), c.shown.Theme
	}
	i := slices.Index(list, at) + way
	if i < 0 || i >= len(list) {
		return nil
	}
	if d == west || d == east {
		c.shown.Theme = list[i]
		c.readFirst()
	} else {
		c.shown.Answer, c.selected = list[i], list[i]
	}
	return screen.Say{}
}
