package layout

import (
	"math"

	"mindwall/mindmap"
)

// node is one node of the tree while it is placed, or a panel, which stands between a parent and its cards. Vertical
// offsets are below the top of its block, which is the room that it and all under it take.
type node struct {
	tree   *Tree // of a panel, its first card
	parent int32
	next   int32 // the brother after it; -1 for the last
	kid    int32 // the first child; -1 for none
	panel  int32 // index in engine.panels when it is a panel; -1
	side   mindmap.Side
	w, h   float64
	own    float64 // offset of its box
	kids   float64 // offset of its first child's block, or of its panel
	block  float64 // height of the block
	family float64 // height of the children's blocks and the gaps between them
	top    float64 // of the block, once placed
	x      float64
}

// engine holds the nodes in preorder, so that a loop upward meets every child before its parent and a loop downward
// every parent before its children.
type engine struct {
	s       Spacing
	measure func(*Tree) Size
	nodes   []node
	panels  []panel
	column  []int16 // of each node that is a card of a panel
	fill    []float64
}

func newEngine(root *Tree, measure func(*Tree) Size, s Spacing) *engine {
	e := &engine{s: s, measure: measure, nodes: make([]node, 0, count(root))}
	e.add(root, -1, mindmap.NoSide)
	if len(e.panels) > 0 {
		e.column = make([]int16, len(e.nodes))
	}
	return e
}

func count(t *Tree) int {
	n := 1
	for _, k := range t.Kids {
		n += count(k)
	}
	return n
}

// add appends t and all under it, and returns its index.
func (e *engine) add(t *Tree, parent int32, side mindmap.Side) int32 {
	size := e.measure(t)
	i := e.append(node{tree: t, parent: parent, panel: -1, side: side, w: e.size(size.W), h: e.size(size.H)})
	last := int32(-1)
	for at := 0; at < len(t.Kids); {
		var j int32
		if n := e.panelRun(t.Kids[at:], parent); n > 0 {
			j = e.addPanel(t.Kids[at:at+n], i, side)
			at += n
		} else {
			kidSide := side
			if parent < 0 {
				kidSide = e.sideOf(t.Kids[at])
			}
			j = e.add(t.Kids[at], i, kidSide)
			at++
		}
		e.link(i, last, j)
		last = j
	}
	return i
}

func (e *engine) append(n node) int32 {
	n.next, n.kid = -1, -1
	e.nodes = append(e.nodes, n)
	return int32(len(e.nodes) - 1)
}

// link makes j the child of i that comes after last, or the first when last is -1.
func (e *engine) link(i, last, j int32) {
	if last < 0 {
		e.nodes[i].kid = j
	} else {
		e.nodes[last].next = j
	}
}

func (e *engine) sideOf(t *Tree) mindmap.Side {
	if t.Side == mindmap.Left && !e.s.OneSided {
		return mindmap.Left
	}
	return mindmap.Right
}

// size makes a measure usable: finite, not negative, whole with Snap.
func (e *engine) size(v float64) float64 {
	if !(v > 0) || math.IsInf(v, 1) {
		return 0
	}
	if e.s.Snap {
		return math.Ceil(v)
	}
	return v
}

func (e *engine) gap(v float64) float64 {
	if !(v > 0) || math.IsInf(v, 1) {
		return 0
	}
	if e.s.Snap {
		return math.Round(v)
	}
	return v
}

func (e *engine) between(a, b *node) float64 {
	if e.s.Between == nil {
		return 0
	}
	return e.gap(e.s.Between(a.tree, b.tree))
}

func (e *engine) across(parent *node, family float64) float64 {
	if only := &e.nodes[parent.kid]; only.panel >= 0 && only.next < 0 {
		return e.gap(e.s.Panel.Across)
	}
	if e.s.Across == nil {
		return 0
	}
	return e.gap(e.s.Across(parent.tree, family))
}

// half is half of v, rounded down with Snap.
func (e *engine) half(v float64) float64 {
	if e.s.Snap {
		return math.Floor(v / 2)
	}
	return v / 2
}

// middle is how far below its top a box of height h has its middle; with Snap it is a row, the upper one of two.
func (e *engine) middle(h float64) float64 {
	if e.s.Snap {
		return max(0, math.Floor((h-1)/2))
	}
	return h / 2
}

// best places the nodes, with the number of panel columns that comes nearest to the wanted aspect. When sides is not nil,
// the children of the centre are dealt anew and sides receives what they got.
func (e *engine) best(sides []mindmap.Side) *Map {
	columns, most := 1, e.mostColumns()
	if most > 1 {
		nearest := math.Inf(1)
		for c := 1; c <= most; c++ {
			e.place(c, sides)
			if d := e.offAspect(); d < nearest {
				nearest, columns = d, c
			}
		}
	}
	e.place(columns, sides)
	return e.result()
}

func (e *engine) place(columns int, sides []mindmap.Side) {
	e.stack(columns)
	if sides != nil {
		e.dealAnew(sides)
	}
	e.placeCentre()
	for i := 1; i < len(e.nodes); i++ {
		if p := e.nodes[i].panel; p >= 0 {
			e.placePanel(&e.panels[p])
		} else {
			e.placeKids(&e.nodes[i])
		}
	}
}

// stack finds the height of every block but the centre's, and where its box and its children are inside it.
func (e *engine) stack(columns int) {
	for i := len(e.nodes) - 1; i > 0; i-- {
		n := &e.nodes[i]
		switch {
		case n.panel >= 0:
			e.stackPanel(n, columns)
		case n.kid < 0:
			n.own, n.block = 0, n.h
		default:
			e.stackKids(n)
		}
	}
}

// stackKids puts the children of n under each other and n midway between the first and the last.
func (e *engine) stackKids(n *node) {
	first := &e.nodes[n.kid]
	last, lastTop, y := first, 0.0, 0.0
	for j := n.kid; j >= 0; j = e.nodes[j].next {
		k := &e.nodes[j]
		if k != first {
			y += e.between(last, k)
		}
		last, lastTop = k, y
		y += k.block
	}
	n.family = y
	mid := first.own + e.middle(first.h) + lastTop + last.own + e.middle(last.h)
	n.own = e.half(mid) - e.middle(n.h)
	n.kids = max(0, -n.own)
	n.own += n.kids
	n.block = max(n.kids+n.family, n.own+n.h)
}

// placeKids puts the children of n, which has its place, beside it.
func (e *engine) placeKids(n *node) {
	if n.kid < 0 {
		return
	}
	gap := e.across(n, n.family)
	y := n.top + n.kids
	var last *node
	for j := n.kid; j >= 0; j = e.nodes[j].next {
		k := &e.nodes[j]
		if last != nil {
			y += e.between(last, k)
		}
		k.side, k.top, k.x = n.side, y, beside(n, n.side, gap, k.w)
		y += k.block
		last = k
	}
}

// beside is the x of something of width w that hangs off n.
func beside(n *node, side mindmap.Side, gap, w float64) float64 {
	if side == mindmap.Left {
		return n.x - gap - w
	}
	return n.x + n.w + gap
}

func (e *engine) dealAnew(sides []mindmap.Side) {
	heights := make([]float64, 0, len(sides))
	gap, last := 0.0, (*node)(nil)
	for j := e.nodes[0].kid; j >= 0; j = e.nodes[j].next {
		k := &e.nodes[j]
		if last != nil {
			gap = max(gap, e.between(last, k))
		}
		heights, last = append(heights, k.block), k
	}
	deal(heights, gap, sides)
	i := 0
	for j := e.nodes[0].kid; j >= 0; j = e.nodes[j].next {
		e.nodes[j].side = sides[i]
		i++
	}
}

// placeCentre puts the centre and its children. The centre's box starts at (0, 0) when both sides are lower than it.
func (e *engine) placeCentre() {
	c := &e.nodes[0]
	right, left := e.sideHeight(mindmap.Right), e.sideHeight(mindmap.Left)
	switch {
	case right >= 0 && left >= 0:
		c.block = max(c.h, right, left)
		c.top, c.own = 0, e.half(c.block-c.h)
		e.placeSide(mindmap.Right, right, e.half(c.block-right))
		e.placeSide(mindmap.Left, left, e.half(c.block-left))
	case right >= 0:
		e.stackKids(c)
		e.placeSide(mindmap.Right, right, c.kids)
	case left >= 0:
		e.stackKids(c)
		e.placeSide(mindmap.Left, left, c.kids)
	default:
		c.own, c.block = 0, c.h
	}
}

// sideHeight is the height of one side of the centre, -1 when nothing hangs there.
func (e *engine) sideHeight(side mindmap.Side) float64 {
	h, last := -1.0, (*node)(nil)
	for j := e.nodes[0].kid; j >= 0; j = e.nodes[j].next {
		k := &e.nodes[j]
		if k.side != side {
			continue
		}
		if last == nil {
			h = 0
		} else {
			h += e.between(last, k)
		}
		h += k.block
		last = k
	}
	return h
}

func (e *engine) placeSide(side mindmap.Side, height, y float64) {
	c := &e.nodes[0]
	gap := e.across(c, height)
	var last *node
	for j := c.kid; j >= 0; j = e.nodes[j].next {
		k := &e.nodes[j]
		if k.side != side {
			continue
		}
		if last != nil {
			y += e.between(last, k)
		}
		k.top, k.x = y, beside(c, side, gap, k.w)
		y += k.block
		last = k
	}
}
