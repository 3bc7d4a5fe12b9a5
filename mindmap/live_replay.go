package mindmap

import "slices"

// replay brings the facts up to date: what came last in order acts at once, all else is made anew from its records.
//
// A node's facts come from its own records alone, with two exceptions that ask for a common order: whether a theme's
// move closes a circle depends on other themes, and whether a merge of answers does on other merges.
func (l *Live) replay(c *change) {
	for n := range c.stale {
		switch {
		case n.id.IsZero():
			c.eventStale = true
		case n.isTheme():
			c.rethemes = true
		case n.kind != themeNode:
			l.replayNode(c, n)
		}
	}
	if c.eventStale {
		l.replayEvent(c)
	}
	for _, r := range c.fresh {
		if c.stale[r.about] || c.rethemes && r.about.isTheme() || c.relink && r.op.spec().links {
			continue
		}
		l.perform(r)
		c.touch(r.about)
	}
	if c.rethemes {
		l.replayThemes(c)
	}
	if c.relink {
		l.replayLinks(c)
	}
}

// isTheme reports whether what made the node is here and makes a theme.
func (n *node) isTheme() bool { return n.maker != nil && makesTheme(n.maker) }

// touch notes that the facts of a node changed.
func (c *change) touch(n *node) {
	c.note(n)
	switch n.kind {
	case answerNode:
	case actionNode, roundNode:
		c.extras = true
	default:
		c.rearrange = true
	}
}

func (c *change) note(n *node) {
	if n.touched != c.number {
		n.touched = c.number
		c.touched = append(c.touched, n)
	}
}

// replayNode makes the facts of a question or an answer anew. What it is merged into, or split off, is left to replayLinks.
func (l *Live) replayNode(c *change, n *node) {
	n.facts = facts{into: n.into, parted: n.parted}
	for _, r := range n.said {
		if r.op.spec().links {
			c.relink = true
			continue
		}
		l.perform(r)
	}
	c.touch(n)
}

func (l *Live) replayEvent(c *change) {
	l.w.event = Event{}
	n := l.w.node(ID{})
	for _, r := range n.said {
		l.perform(r)
	}
	c.touch(n)
}

// replayThemes makes the facts of all themes anew, in the order of all that was said about them.
func (l *Live) replayThemes(c *change) {
	var all []*record
	for _, n := range l.themes {
		all = append(all, n.said...)
		l.w.link(n, ID{})
		l.w.hang(n, ID{})
		n.facts = facts{}
	}
	slices.SortFunc(all, compareRecords)
	for _, r := range all {
		l.perform(r)
	}
	c.rearrange = true
}

// replayLinks goes through all merges and splits of answers anew.
func (l *Live) replayLinks(c *change) {
	before := map[*node]facts{}
	for _, r := range l.links {
		n := r.about
		if n.kind == themeNode {
			continue
		}
		if _, seen := before[n]; !seen {
			before[n] = facts{into: n.into, parted: n.parted}
			l.w.link(n, ID{})
			n.parted = nil
		}
	}
	for _, r := range l.links {
		if n := r.about; n.kind == answerNode && r.stamp().After(n.made) {
			l.perform(r)
		}
	}
	for n, facts := range before {
		if n.into == facts.into && slices.Equal(n.parted, facts.parted) {
			continue
		}
		c.touch(n)
		if was := l.w.nodes[facts.into]; was != nil && was.kind == answerNode {
			c.note(was)
		}
	}
}
