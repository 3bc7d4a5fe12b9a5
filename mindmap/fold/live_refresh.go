package fold

import (
	"cmp"
	"slices"

	"mindwall/mindmap"
)

// refresh brings the board up to date with the facts. When only single answers changed, only the lists they stand in
// and the path from there up are made anew; all else is shared with the board before.
func (c *change) refresh() {
	revision := c.l.board.Revision + 1
	if c.rearrange {
		c.forget()
		c.l.board = c.l.w.arrange()
		c.l.index = indexOf(c.l.board)
	} else {
		c.l.board = c.l.patch(c.affected())
		if c.extras || len(c.l.w.rounds) > 0 { // votes go where what they are for goes
			c.l.w.arrangeExtras(c.l.board)
		}
	}
	c.l.board.Revision = revision
	c.l.board.Entries, c.l.board.Unknown = c.l.entries, c.l.unknown
}

// forget makes the views of answers that may have changed be made anew.
func (c *change) forget() {
	affected := c.l.w.answers
	if len(c.touched) < len(affected) && !c.revote { // else those are all, as when a wall is opened
		affected = c.affected()
	}
	for _, n := range affected {
		n.shown = nil
	}
}

// affected are the answers whose view or place may have changed, in no order: those touched, and all that stood or may
// stand together with them.
func (c *change) affected() []*node {
	c.l.w.placing++
	keys := map[mindmap.ID]bool{}
	all := make([]*node, 0, len(c.touched))
	visit := func(n *node) {
		if n != nil && n.Kind == mindmap.AnswerNode && n.affected != c.number {
			n.affected = c.number
			all = append(all, n)
		}
	}
	for _, n := range c.touched {
		visit(n)
	}
	for i := 0; i < len(all); i++ {
		n := all[i]
		visit(n.place.root)
		visit(c.l.w.rootOf(n))
		for _, m := range n.group {
			visit(m)
		}
		for _, t := range n.ties {
			visit(t.from)
		}
		for _, m := range c.l.w.doubles[n] {
			visit(m)
		}
		if n.key.IsZero() || keys[n.key] {
			continue
		}
		keys[n.key] = true
		for other := c.l.w.byKey[n.key]; other != nil; other = other.alike {
			visit(other)
		}
	}
	return all
}

// patch is the board with the affected answers placed anew.
func (l *Live) patch(affected []*node) *mindmap.Board {
	slices.SortFunc(affected, compareNodes)
	p := newPatch(l)
	for _, n := range affected {
		if n.shown != nil {
			e := p.edit(n.place)
			e.out = append(e.out, n.shown)
		}
	}
	l.w.placing++
	for _, n := range affected {
		if n.round != l.w.placing {
			l.w.place(n)
		}
	}
	for _, n := range affected {
		n.shown = nil
		if n.place.shelf != absent && n.place.root == n {
			n.shown = l.w.show(n)
			e := p.edit(n.place)
			e.in = append(e.in, n.shown)
		}
	}
	return p.apply()
}

// patch collects what leaves and what enters each list of answers.
type patch struct {
	l      *Live
	board  *mindmap.Board
	edits  map[listKey]*edit
	keys   []listKey
	themes map[mindmap.ID]*mindmap.Theme // copies that this patch may change
	asked  map[mindmap.ID]*mindmap.Question
	cloned map[mindmap.ID]bool // under which questions and themes the list of themes is this patch's own
}

// listKey names a list of answers: a shelf of the board, or what hangs under a theme or question.
type listKey struct {
	shelf  shelf
	lost   bool // under a question that is not there
	parent mindmap.ID
}

type edit struct{ out, in []*mindmap.Answer }

func newPatch(l *Live) *patch {
	b := *l.board
	b.Questions, b.Aside = slices.Clone(b.Questions), slices.Clone(b.Aside)
	return &patch{l: l, board: &b, edits: map[listKey]*edit{}, themes: map[mindmap.ID]*mindmap.Theme{}, asked: map[mindmap.ID]*mindmap.Question{}, cloned: map[mindmap.ID]bool{}}
}

func (p *patch) edit(at place) *edit {
	key := listKey{shelf: at.shelf}
	if at.shelf == onWall {
		if key.lost = p.l.index.questions[at.question] == nil; !key.lost {
			key.parent = at.parent()
		}
	}
	if p.edits[key] == nil {
		p.edits[key] = &edit{}
		p.keys = append(p.keys, key)
	}
	return p.edits[key]
}

func (p *patch) apply() *mindmap.Board {
	for _, key := range p.keys {
		e := p.edits[key]
		switch {
		case key.lost:
			p.board.Recovered = e.of(p.board.Recovered, compareMade)
		case key.shelf != onWall:
			list := shelfList(p.board, key.shelf)
			*list = e.of(*list, compareMade)
		default:
			p.under(key.parent, e)
		}
	}
	p.recount()
	return p.board
}

// under edits the answers of a theme or the unsorted ones of a question.
func (p *patch) under(parent mindmap.ID, e *edit) {
	if t := p.theme(parent); t != nil {
		t.Answers = e.of(t.Answers, orderOf(t))
		t.Own = e.after(t.Own, t.Answers)
		return
	}
	q := p.question(parent)
	q.Unsorted = e.of(q.Unsorted, compareAnswers)
	q.Own = e.after(q.Own, q.Unsorted)
}

// theme is a copy of the theme that hangs in this patch's board; nil when the id is no theme's.
func (p *patch) theme(id mindmap.ID) *mindmap.Theme {
	if t := p.themes[id]; t != nil {
		return t
	}
	old := p.l.index.themes[id]
	if old == nil {
		return nil
	}
	t := *old
	p.themes[id], p.l.index.themes[id] = &t, &t
	siblings, under := &p.question(t.Question).Themes, t.Question
	if parent := p.theme(t.Parent); parent != nil {
		siblings, under = &parent.Themes, t.Parent
	}
	if !p.cloned[under] {
		p.cloned[under] = true
		*siblings = slices.Clone(*siblings)
	}
	(*siblings)[slices.Index(*siblings, old)] = &t
	return &t
}

func (p *patch) question(id mindmap.ID) *mindmap.Question {
	if q := p.asked[id]; q != nil {
		return q
	}
	old := p.l.index.questions[id]
	q := *old
	p.asked[id], p.l.index.questions[id] = &q, &q
	list := p.board.Questions
	if q.Number == 0 {
		list = p.board.Aside
	}
	list[slices.Index(list, old)] = &q
	return &q
}

func (p *patch) recount() {
	var themes []*mindmap.Theme
	for _, t := range p.themes {
		themes = append(themes, t)
	}
	slices.SortFunc(themes, func(a, b *mindmap.Theme) int { return cmp.Compare(b.Depth, a.Depth) })
	for _, t := range themes {
		countTheme(t)
	}
	for _, q := range p.asked {
		countQuestion(q)
	}
}

// of is the list after the edit. What was handed out before is not changed: an answer that comes last is added behind
// the part that others see, anything else makes a new list.
func (e *edit) of(list []*mindmap.Answer, compare func(a, b *mindmap.Answer) int) []*mindmap.Answer {
	if len(e.out) > 0 {
		out := make(map[*mindmap.Answer]bool, len(e.out))
		for _, a := range e.out {
			out[a] = true
		}
		kept := make([]*mindmap.Answer, 0, len(list)+len(e.in))
		for _, a := range list {
			if !out[a] {
				kept = append(kept, a)
			}
		}
		list = kept
	}
	slices.SortFunc(e.in, compare)
	if len(e.in) > 0 && (len(list) == 0 || compare(list[len(list)-1], e.in[0]) < 0) {
		return append(list, e.in...)
	}
	if len(e.in) == 0 {
		return list
	}
	merged := slices.Concat(list, e.in)
	slices.SortFunc(merged, compare)
	return merged
}
