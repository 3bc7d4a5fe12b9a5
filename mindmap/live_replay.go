package mindmap

import "slices"

// replay brings the facts up to date: what came last in order acts at once, all else is made anew from its records.
//
// A node's facts come from its own records alone, with two exceptions that ask for a common order: whether a theme's
// move closes a circle depends on other themes, and whether a merge of answers does on other merges.
func (l *Live) replay(c *change) {
	for id := range c.stale {
		switch n := l.w.nodes[id]; {
		case id.IsZero():
			c.eventStale = true
		case l.isTheme(id):
			c.rethemes = true
		case n == nil || n.kind != themeNode:
			l.replayNode(c, id)
		}
	}
	if c.eventStale {
		l.replayEvent(c)
	}
	for _, r := range c.fresh {
		id := r.node()
		if c.stale[id] || c.rethemes && l.isTheme(id) || c.relink && isLink(r.op) {
			continue
		}
		l.perform(r)
		l.touch(c, id)
	}
	if c.rethemes {
		l.replayThemes(c)
	}
	if c.relink {
		l.replayLinks(c)
	}
}

// isTheme tells whether what made the node is here and makes a theme.
func (l *Live) isTheme(id ID) bool {
	r := l.records[id]
	if r == nil || r.op == nil {
		return false
	}
	m, ok := r.op.(maker)
	return ok && m.makes() == themeNode
}

func (l *Live) touch(c *change, id ID) {
	c.touched[id] = true
	switch n := l.w.nodes[id]; {
	case n != nil && n.kind == answerNode:
	case n != nil && (n.kind == actionNode || n.kind == roundNode):
		c.extras = true
	default:
		c.rearrange = true
	}
}

// replayNode makes the facts of a question or an answer anew. What it is merged into is left to replayLinks.
func (l *Live) replayNode(c *change, id ID) {
	n := l.w.node(id)
	n.facts = facts{into: n.into}
	for _, r := range l.byNode[id] {
		if isLink(r.op) {
			c.relink = true
			continue
		}
		l.perform(r)
	}
	l.touch(c, id)
}

func (l *Live) replayEvent(c *change) {
	l.w.event = Event{}
	for _, r := range l.byNode[ID{}] {
		l.perform(r)
	}
	l.touch(c, ID{})
}

// replayThemes makes the facts of all themes anew, in the order of all that was said about them.
func (l *Live) replayThemes(c *change) {
	var all []*record
	for id := range l.byNode {
		if !l.isTheme(id) {
			continue
		}
		all = append(all, l.byNode[id]...)
		n := l.w.node(id)
		l.w.link(n, ID{})
		n.facts = facts{}
	}
	slices.SortFunc(all, func(a, b *record) int { return a.stamp.Compare(b.stamp) })
	for _, r := range all {
		l.perform(r)
	}
	c.rearrange = true
}

// replayLinks goes through all merges and splits of answers anew.
func (l *Live) replayLinks(c *change) {
	before := map[*node]ID{}
	for _, r := range l.links {
		n := l.w.node(r.node())
		if n.kind == themeNode {
			continue
		}
		if _, seen := before[n]; !seen {
			before[n] = n.into
			l.w.link(n, ID{})
		}
	}
	for _, r := range l.links {
		if n := l.w.node(r.node()); n.kind == answerNode && r.stamp.After(n.made) {
			l.perform(r)
		}
	}
	for n, into := range before {
		if n.into != into {
			l.touch(c, n.id)
			l.touchLinked(c, into)
		}
	}
}

// touchLinked touches what a node was merged into until now.
func (l *Live) touchLinked(c *change, id ID) {
	if n := l.w.nodes[id]; n != nil && n.kind == answerNode {
		c.touched[id] = true
	}
}
