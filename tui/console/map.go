package console

import (
	"slices"

	"mindwall/mindmap"
	"mindwall/mindmap/layout"
	"mindwall/tui/look"
	"mindwall/tui/paint"
)

// spot is what stands at one box of the map. Exactly one of its fields is set, or none for the question itself.
type spot struct {
	theme    *mindmap.Theme
	answer   *mindmap.Answer
	unsorted bool // the head over the answers under no theme
}

// id is the node at the spot. The head of the unsorted goes by its question's id turned over, so that it can be
// selected and folded like any other.
func (s spot) id(q *mindmap.Question) mindmap.ID {
	switch {
	case s.theme != nil:
		return s.theme.ID
	case s.answer != nil:
		return s.answer.ID
	case s.unsorted:
		return unsortedID(q.ID)
	default:
		return q.ID
	}
}

func unsortedID(q mindmap.ID) mindmap.ID {
	for i := range q {
		q[i] = ^q[i]
	}
	return q
}

// drawnMap is a question's map, laid out and ready to paint. Spots, their ids and boxes have the same indices.
type drawnMap struct {
	question *mindmap.Question
	painting *paint.Painting
	boxes    []layout.Box
	spots    []spot
	ids      []mindmap.ID
}

// find is the index of a node. It looks through all: a map is looked into a few times for each time it is made, and a
// table would cost more to make.
func (m *drawnMap) find(id mindmap.ID) (i int, ok bool) {
	i = slices.Index(m.ids, id)
	return i, i >= 0
}

// mapMaker lays out maps. It keeps what it measured until the look or the widths change, and its working memory.
type mapMaker struct {
	measurer *measurer
	arranger layout.Arranger
	trees    []layout.Tree
}

// oneSided tells whether the map that was drawn last has all themes on one side.
func (mm *mapMaker) oneSided() bool { return mm.measurer != nil && mm.measurer.widths.oneSided }

// draw lays out a question's map for a window that many columns wide.
func (mm *mapMaker) draw(q *mindmap.Question, questions, columns int, l *look.Look, folded map[mindmap.ID]bool) *drawnMap {
	w := widthsFor(columns)
	if m := mm.measurer; m == nil || m.widths != w || m.look != l || len(m.answers) > 4*q.Answers+1000 {
		mm.measurer = newMeasurer(l, w)
	}
	b := newBuilder(mm, q, folded)
	placed := mm.arranger.Arrange(b.build(q, questions), b.size, spacing(w))
	mm.trees = b.trees
	b.out.boxes = placed.Boxes
	b.out.painting = paint.New(placed, b.items, l.QuestLine)
	return b.out
}

func spacing(w widths) layout.Spacing {
	return layout.Spacing{
		Across: func(*layout.Tree, float64) float64 { return float64(w.gap) },
		Between: func(a, b *layout.Tree) float64 {
			if a.Level == layout.Theme || b.Level == layout.Theme {
				return 1
			}
			return 0
		},
		OneSided: w.oneSided,
		Snap:     true,
	}
}

// builder makes the tree to lay out and, in the same order, the items and spots of its nodes.
type builder struct {
	m      *measurer
	folded map[mindmap.ID]bool
	trees  []layout.Tree // room for all nodes; grown, it would leave behind those that others point to
	items  []*paint.Item
	out    *drawnMap
}

func newBuilder(mm *mapMaker, q *mindmap.Question, folded map[mindmap.ID]bool) *builder {
	most := 2 + q.Answers // the centre and the head of the unsorted
	for range q.AllThemes {
		most++
	}
	return &builder{
		m: mm.measurer, folded: folded, trees: slices.Grow(mm.trees[:0], most), items: make([]*paint.Item, 0, most),
		out: &drawnMap{question: q, spots: make([]spot, 0, most), ids: make([]mindmap.ID, 0, most)},
	}
}

func (b *builder) size(t *layout.Tree) layout.Size {
	item := b.items[t.Ref]
	return layout.Size{W: float64(item.Width), H: float64(len(item.Rows))}
}

func (b *builder) node(s spot, item *paint.Item, level layout.Level, side mindmap.Side) *layout.Tree {
	b.trees = append(b.trees, layout.Tree{Ref: len(b.items), Level: level, Side: side})
	b.items = append(b.items, item)
	b.out.spots = append(b.out.spots, s)
	b.out.ids = append(b.out.ids, s.id(b.out.question))
	return &b.trees[len(b.trees)-1]
}

func (b *builder) build(q *mindmap.Question, questions int) *layout.Tree {
	root := b.node(spot{}, b.m.centre(q, questions), layout.Centre, mindmap.NoSide)
	for _, t := range q.Themes {
		root.Kids = append(root.Kids, b.theme(t))
	}
	if len(q.Unsorted) > 0 {
		root.Kids = append(root.Kids, b.unsorted(q))
	}
	return root
}

func (b *builder) theme(t *mindmap.Theme) *layout.Tree {
	folded := b.folded[t.ID] && t.Count+len(t.Themes) > 0
	level := layout.Theme
	if t.Depth > 1 {
		level = layout.SubTheme
	}
	n := b.node(spot{theme: t}, b.m.theme(t, folded), level, t.Side)
	if folded {
		return n
	}
	n.Kids = make([]*layout.Tree, 0, len(t.Themes)+len(t.Answers))
	for _, sub := range t.Themes {
		n.Kids = append(n.Kids, b.theme(sub))
	}
	return b.answers(n, t.Answers, t.Colour, t.Depth)
}

func (b *builder) unsorted(q *mindmap.Question) *layout.Tree {
	folded := b.folded[unsortedID(q.ID)]
	n := b.node(spot{unsorted: true}, b.m.unsorted(q, folded), layout.Theme, q.UnsortedSide())
	if folded {
		return n
	}
	return b.answers(n, q.Unsorted, noColour, 1)
}

func (b *builder) answers(n *layout.Tree, answers []*mindmap.Answer, colour, depth int) *layout.Tree {
	n.Kids = slices.Grow(n.Kids, len(answers))
	for _, a := range answers {
		n.Kids = append(n.Kids, b.node(spot{answer: a}, b.m.answer(a, colour, depth), layout.Leaf, mindmap.NoSide))
	}
	return n
}
