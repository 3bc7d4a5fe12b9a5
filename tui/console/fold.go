package console

import (
	"mindwall/mindmap"
	"mindwall/tui/screen"
)

func (c *Console) fold() screen.Intent {
	if s, ok := c.selection(); ok && s == (spot{}) {
		return c.foldAll()
	}
	if c.folded[c.selected] {
		delete(c.folded, c.selected)
	} else {
		c.folded[c.selected] = true
	}
	c.refold()
	return nil
}

// foldAll folds every theme of the question, or unfolds them when all are folded.
func (c *Console) foldAll() screen.Intent {
	q, all := c.current(), true
	heads := headsOf(q)
	for _, id := range heads {
		all = all && c.folded[id]
	}
	for _, id := range heads {
		if all {
			delete(c.folded, id)
		} else {
			c.folded[id] = true
		}
	}
	c.refold()
	return nil
}

func headsOf(q *mindmap.Question) []mindmap.ID {
	var ids []mindmap.ID
	for _, t := range q.Themes {
		ids = append(ids, t.ID)
	}
	return append(ids, unsortedID(q.ID))
}

// foldOthers folds every top-level theme but the one that the selection is under.
func (c *Console) foldOthers() screen.Intent {
	m := c.laidOut()
	i, ok := m.find(c.selected)
	if !ok {
		return nil
	}
	for m.boxes[i].Parent > 0 {
		i = m.boxes[i].Parent
	}
	keep := m.spots[i].id(m.question)
	for _, id := range headsOf(m.question) {
		if id == keep {
			delete(c.folded, id)
		} else {
			c.folded[id] = true
		}
	}
	c.refold()
	return nil
}

func (c *Console) unfoldAll() screen.Intent {
	clear(c.folded)
	c.refold()
	return nil
}
