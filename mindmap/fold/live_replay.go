package fold

import (
	"mindwall/mindmap"
	"slices"
)

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
		case n.Kind != mindmap.ThemeNode:
			l.replayNode(c, n)
		}
	}
	if c.eventStale {
		l.replayEvent(c)
	}
	for _, r := range c.fresh {
		if c.stale[r.about] || c.rethemes && r.about.isTheme() || c.relink && mindmap.Links(r.op) {
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
	switch n.Kind {
	case mindmap.AnswerNode:
	case mindmap.ActionNode, mindmap.RoundNode:
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

// replayNode makes the facts of a question or an answer anew. What it is merged into is left to replayLinks.
func (l *Live) replayNode(c *change, n *node) {
	n.facts = facts{into: n.into}
	for _, r := range n.said {
		if mindmap.Links(r.op) {
			c.relink = true
			continue
		}
		l.perform(r)
	}
	c.touch(n)
}

func (l *Live) replayEvent(c *change) {
	l.w.event = mindmap.Event{}
	n := l.w.node(mindmap.ID{})
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
		l.w.tie(n, mindmap.ID{}, true)
		l.w.tie(n, mindmap.ID{}, false)
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
	before := map[*node]mindmap.ID{}
	for _, r := range l.links {
		n := r.about
		if n.Kind == mindmap.ThemeNode {
			continue
		}
		if _, seen := before[n]; !seen {
			before[n] = n.into
			l.w.tie(n, mindmap.ID{}, true)
		}
	}
	for _, r := range l.links {
		if n := r.about; n.Kind == mindmap.AnswerNode && r.stamp().After(n.made) {
			l.perform(r)
		}
	}
	for n, into := range before {
		if n.into == into {
			continue
		}
		c.touch(n)
		if was := l.w.nodes[into]; was != nil && was.Kind == mindmap.AnswerNode {
			c.note(was)
		}
	}
}
