package picture

import (
	"math"

	"mindwall/export/internal/phrase"
	"mindwall/mindmap"
	"mindwall/mindmap/layout"
)

// item is one node of the map with its text set. Items are in preorder.
type item struct {
	id       mindmap.ID
	kind     Kind
	text     paragraph
	letter   string
	badge    badge // of a top-level theme
	theme    int   // number of its colour; -1 for none
	count    int
	tally    mindmap.Tally
	quoted   bool
	redacted bool
	strip    strip
	extra    bool // the strip has a line of its own
	box      layout.Size
}

// collect sets the texts of a question's map and returns its tree; the nodes' Ref is the index in p.items.
func (p *Plan) collect(t *typesetter, q *mindmap.Question) *layout.Tree {
	c := collector{plan: p, set: t, mixed: phrase.Sources(q.Tally) > 1}
	root := c.add(layout.Centre, item{id: q.ID, kind: Question, theme: -1, count: q.Answers, tally: q.Tally}, q.Text)
	for _, th := range q.Themes {
		node := c.addTheme(th, layout.Theme)
		node.Side = th.Side
		root.Kids = append(root.Kids, node)
	}
	if len(q.Unsorted) > 0 {
		root.Kids = append(root.Kids, c.addUnsorted(q))
	}
	return root
}

// countAnswers is the number of answers that are drawn.
func countAnswers(q *mindmap.Question) int {
	n := len(q.Unsorted)
	var add func(themes []*mindmap.Theme)
	add = func(themes []*mindmap.Theme) {
		for _, th := range themes {
			n += len(th.Answers)
			add(th.Themes)
		}
	}
	add(q.Themes)
	return n
}

type collector struct {
	plan  *Plan
	set   *typesetter
	mixed bool
}

// add sets the text, measures the box and makes the node.
func (c *collector) add(level layout.Level, it item, text string) *layout.Tree {
	if c.plan.Ended() != nil { // the tree is of no use then
		return &layout.Tree{Level: level}
	}
	st := c.plan.levels.of(level)
	it.text, it.extra = c.set.setBeside(text, st.style(), it.strip.w)
	it.box = c.measure(&it, st)
	c.plan.items = append(c.plan.items, it)
	return &layout.Tree{Ref: len(c.plan.items) - 1, Level: level}
}

func (c *collector) addTheme(th *mindmap.Theme, level layout.Level) *layout.Tree {
	it := item{id: th.ID, kind: SubTheme, theme: th.Colour, count: th.Count, tally: th.Tally}
	if level == layout.Theme {
		it.kind, it.letter = Theme, th.Letter
	}
	node := c.add(level, it, th.Text)
	for _, sub := range th.Themes {
		node.Kids = append(node.Kids, c.addTheme(sub, layout.SubTheme))
	}
	c.addAnswers(node, th.Answers, th.Colour)
	return node
}

func (c *collector) addAnswers(node *layout.Tree, answers []*mindmap.Answer, theme int) {
	for _, a := range answers {
		it := item{
			id: a.ID, kind: Answer, theme: theme, count: 1, tally: a.Tally, quoted: published(a),
			strip: c.set.newStrip(a, c.mixed), redacted: phrase.IsTakenOut(a),
		}
		node.Kids = append(node.Kids, c.add(layout.Leaf, it, phrase.Caption(a)))
	}
}

// addUnsorted makes the head of the answers under no theme. It stands after the themes, on the side
// where the room saw it.
func (c *collector) addUnsorted(q *mindmap.Question) *layout.Tree {
	it := item{kind: UnsortedHead, theme: -1, count: len(q.Unsorted), tally: phrase.Unsorted(q)}
	node := c.add(layout.Theme, it, "Unsorted")
	node.Side = q.UnsortedSide()
	c.addAnswers(node, q.Unsorted, -1)
	return node
}

// measure is the size of a box: its text, its badge or its signs, and the padding.
func (c *collector) measure(it *item, st levelStyle) layout.Size {
	w, h := it.text.w, it.text.h
	if it.letter != "" {
		it.badge = c.set.newBadge(it.letter, st.size)
		w += it.badge.w + it.badge.gap
		h = max(h, it.badge.h)
	}
	if s := &it.strip; s.w > 0 {
		last := it.text.lines[len(it.text.lines)-1].w + stripGap + s.w
		if it.extra {
			h += it.text.lineH
			last = s.w
		}
		w = max(w, last)
	}
	return layout.Size{W: math.Ceil(w + 2*st.padX), H: math.Ceil(h + 2*st.padY)}
}

// string is the paragraph on one line.
func (p *paragraph) string() string { return string(p.text) }

// strings is the text of each line.
func (p *paragraph) strings() []string {
	out := make([]string, len(p.lines))
	for i, l := range p.lines {
		out[i] = l.text
	}
	return out
}

func oneLine(s string) string { return string(clean(s)) }
