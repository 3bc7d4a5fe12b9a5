package fold

import (
	"slices"

	"mindwall/mindmap"
)

// replay brings the facts up to date: what came last in order acts at once, all else is made anew from its records.
//
// A node's facts come from its own records alone, with two exceptions that ask for a common order: whether a theme's
// move closes a circle depends on other themes, and whether a merge of answers does on other merges.
func (c *change) replay() {
	for n := range c.stale {
		switch {
		case n.id.IsZero():
			c.eventStale = true
		case n.isTheme():
			c.rethemes = true
		default:
			c.replayNode(n)
		}
	}
	if c.eventStale {
		c.replayEvent()
	}
	for _, r := range c.fresh {
		if c.stale[r.about] || c.rethemes && r.about.isTheme() || c.relink && mindmap.Links(r.op) {
			continue
		}
		c.l.perform(r)
		c.touch(r.about)
	}
	if c.rethemes {
		c.replayThemes()
	}
	if c.relink {
		c.replayLinks()
	}
}

// isTheme reports whether what made the node is here and makes a theme, whether it has acted yet or not.
func (n *node) isTheme() bool {
	return n.maker != nil && n.maker.op != nil && mindmap.Makes(n.maker.op) == mindmap.ThemeNode
}

// touch notes that the facts of a node changed.
func (c *change) touch(n *node) {
	c.noteTouched(n)
	switch n.Kind {
	case mindmap.AnswerNode:
	case mindmap.ActionNode:
		c.extras = true
	case mindmap.RoundNode:
		c.extras = true
		if n.Votes.Shown || c.l.w.shown[roundKey{n.Question, n.Votes.On}] == n { // its votes stand beside what they are for
			c.rearrange, c.revote = true, true
		}
	default:
		c.rearrange = true
	}
}

func (c *change) noteTouched(n *node) {
	if n.touched != c.number {
		n.touched = c.number
		c.touched = append(c.touched, n)
	}
}

// replayNode makes the facts of a question or an answer anew. What it is merged into, or split off, is left to replayLinks.
func (c *change) replayNode(n *node) {
	n.facts = facts{into: n.into, parted: n.parted}
	for _, r := range n.said {
		if mindmap.Links(r.op) {
			c.relink = true
			continue
		}
		c.l.perform(r)
	}
	c.touch(n)
}

func (c *change) replayEvent() {
	c.l.w.event = mindmap.Event{}
	n := c.l.w.node(mindmap.ID{})
	n.Follows = nil
	for _, r := range n.said {
		c.l.perform(r)
	}
	c.touch(n)
}

// replayThemes makes the facts of all themes anew, in the order of all that was said about them.
func (c *change) replayThemes() {
	var all []*record
	for _, n := range c.l.themes {
		all = append(all, n.said...)
		c.l.w.tie(n, mindmap.ID{}, true)
		c.l.w.tie(n, mindmap.ID{}, false)
		n.facts = facts{}
	}
	slices.SortFunc(all, compareRecords)
	for _, r := range all {
		c.l.perform(r)
	}
	c.rearrange = true
}

// replayLinks goes through all merges and splits of answers anew.
func (c *change) replayLinks() {
	before := map[*node]facts{}
	for _, r := range c.l.links {
		n := r.about
		if n.Kind == mindmap.ThemeNode {
			continue
		}
		if _, seen := before[n]; !seen {
			before[n] = facts{into: n.into, parted: n.parted}
			c.l.w.tie(n, mindmap.ID{}, true)
			n.parted = nil
		}
	}
	for _, r := range c.l.links {
		if n := r.about; n.Kind == mindmap.AnswerNode && r.stamp().After(n.made) {
			c.l.perform(r)
		}
	}
	for n, was := range before {
		if n.into == was.into && slices.Equal(n.parted, was.parted) {
			continue
		}
		c.touch(n)
		if into := c.l.w.nodes[was.into]; into != nil && into.Kind == mindmap.AnswerNode {
			c.noteTouched(into)
		}
	}
}
