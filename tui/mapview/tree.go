package mapview

import (
	"image"
	"slices"

	"mindwall/mindmap"
	"mindwall/mindmap/layout"
	"mindwall/tui/paint"
	"mindwall/tui/screen"
)

// tree is the form of a mind map: the question in the middle, themes to its right and left, or to the right alone in a
// narrow window. Spots and boxes have the same indices.
type tree struct {
	painting *paint.Painting
	boxes    []layout.Box
	spots    []Spot
	measurer *measurer
}

func (t *tree) size() (w, h int) { return t.painting.Size() }
func (t *tree) len() int         { return len(t.spots) }
func (t *tree) spot(at int) Spot { return t.spots[at] }
func (t *tree) oneSided() bool   { return t.measurer.widths.oneSided }

// find looks through all: a map is looked into a few times for each time it is made, and a table would cost more to
// make.
func (t *tree) find(id mindmap.ID) (at int, ok bool) {
	at = slices.IndexFunc(t.spots, func(s Spot) bool { return s.ID == id })
	return at, at >= 0
}

func (t *tree) rect(at int) image.Rectangle {
	b := &t.boxes[at]
	return image.Rect(int(b.X), int(b.Y), int(b.X+b.W), int(b.Y+b.H))
}

func (t *tree) hit(x, y int) (at int, ok bool) { return t.painting.Hit(x, y) }

func (t *tree) head(at int) int {
	for t.boxes[at].Parent > 0 {
		at = t.boxes[at].Parent
	}
	return at
}

// maker lays out trees. It keeps what it measured until the look or the widths change, and its working memory.
type maker struct {
	measurer *measurer
	arranger layout.Arranger
	nodes    []layout.Tree
}

// tree lays out a scene's question. Its height is what it takes.
func (mk *maker) tree(s *Scene, folded map[mindmap.ID]bool) *tree {
	w := widthsFor(s.Size.W)
	if m := mk.measurer; m == nil || m.widths != w || m.look != s.Look || len(m.answers) > 4*s.Question.Answers+1000 {
		mk.measurer = newMeasurer(s.Look, w)
	}
	b := newBuilder(mk, s.Question, folded)
	placed := mk.arranger.Arrange(b.build(s.Question, s.Questions), b.size, spacing(w))
	mk.nodes = b.nodes
	b.out.boxes = placed.Boxes
	b.out.painting = paint.New(placed, b.items, s.Look.QuestLine)
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
	nodes  []layout.Tree // room for all nodes; grown, it would leave behind those that others point to
	items  []*paint.Item
	out    *tree
}

func newBuilder(mk *maker, q *mindmap.Question, folded map[mindmap.ID]bool) *builder {
	maxNodes := 2 + q.Answers // the centre and the head of the unsorted
	for range q.AllThemes {
		maxNodes++
	}
	return &builder{
		m: mk.measurer, folded: folded, nodes: slices.Grow(mk.nodes[:0], maxNodes), items: make([]*paint.Item, 0, maxNodes),
		out: &tree{measurer: mk.measurer, spots: make([]Spot, 0, maxNodes)},
	}
}

func (b *builder) size(t *layout.Tree) layout.Size {
	item := b.items[t.Ref]
	return layout.Size{W: float64(item.Width), H: float64(len(item.Rows))}
}

func (b *builder) node(s Spot, item *paint.Item, level layout.Level, side mindmap.Side) *layout.Tree {
	b.nodes = append(b.nodes, layout.Tree{Ref: len(b.items), Level: level, Side: side})
	b.items = append(b.items, item)
	b.out.spots = append(b.out.spots, s)
	return &b.nodes[len(b.nodes)-1]
}

func (b *builder) build(q *mindmap.Question, questions int) *layout.Tree {
	root := b.node(Spot{ID: q.ID}, b.m.centre(q, questions), layout.Centre, mindmap.NoSide)
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
	n := b.node(Spot{ID: t.ID, Theme: t}, b.m.theme(t, folded), level, t.Side)
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
	id := screen.UnsortedID(q.ID)
	n := b.node(Spot{ID: id, Unsorted: true}, b.m.unsorted(q, b.folded[id]), layout.Theme, q.UnsortedSide())
	if b.folded[id] {
		return n
	}
	return b.answers(n, q.Unsorted, noColour, 1)
}

func (b *builder) answers(n *layout.Tree, answers []*mindmap.Answer, colour, depth int) *layout.Tree {
	n.Kids = slices.Grow(n.Kids, len(answers))
	for _, a := range answers {
		n.Kids = append(n.Kids, b.node(Spot{ID: a.ID, Answer: a}, b.m.answer(a, colour, depth), layout.Leaf, mindmap.NoSide))
	}
	return n
}
