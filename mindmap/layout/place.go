package layout

import (
	"math"

	"mindwall/mindmap"
)

// best places the nodes, with the number of panel columns that fits best.
func (e *engine) best() *Map {
	columns, most := 1, e.maxColumns()
	if most > 1 {
		best := math.Inf(-1)
		for c := 1; c <= most; c++ {
			e.place(c)
			if fit := e.fit(); fit > best {
				best, columns = fit, c
			}
		}
	}
	e.place(columns)
	return e.result()
}

func (e *engine) place(columns int) {
	e.stack(columns)
	if e.s.Deal && !e.s.OneSided {
		e.dealAnew()
	}
	e.placeCentre()
	for i := 1; i < len(e.nodes); i++ {
		if p := e.nodes[i].panel; p >= 0 {
			e.placePanel(&e.panels[p])
		} else {
			e.placeChildren(&e.nodes[i])
		}
	}
}

// stack finds the height of every block but the centre's, and where its box and its children are inside it.
func (e *engine) stack(columns int) {
	for i := len(e.nodes) - 1; i > 0; i-- {
		n := &e.nodes[i]
		n.stands = false
		switch {
		case n.panel >= 0:
			e.stackPanel(n, columns)
		case n.child < 0:
			n.own, n.block = 0, n.h
		case e.stands(n):
			e.stackHead(n)
		default:
			e.stackChildren(n)
		}
	}
}

// stackChildren puts the children of n under each other and n midway between the first and the last.
func (e *engine) stackChildren(n *node) {
	first := &e.nodes[n.child]
	last, lastTop, y := first, 0.0, 0.0
	for j := n.child; j >= 0; j = e.nodes[j].next {
		k := &e.nodes[j]
		if k != first {
			y += e.between(last, k)
		}
		last, lastTop = k, y
		y += k.block
	}
	n.family = y
	mid := first.own + e.met(first) + lastTop + last.own + e.met(last)
	n.own = e.half(mid) - e.met(n)
	n.children = max(0, -n.own)
	n.own += n.children
	n.block = max(n.children+n.family, n.own+n.h)
}

// stands reports whether n stands on its panel, or on children that do; theirs must be known.
func (e *engine) stands(n *node) bool {
	if e.s.Panel == nil || !e.s.Panel.Headed || n.parent < 0 || n.child < 0 {
		return false
	}
	if only := &e.nodes[n.child]; only.panel >= 0 {
		return only.next < 0
	}
	for j := n.child; j >= 0; j = e.nodes[j].next {
		if !e.s.Panel.Stacked || !e.nodes[j].stands {
			return false
		}
	}
	return true
}

// stackHead puts n on what it stands on. All become as wide as the widest of them, and panels use that width.
func (e *engine) stackHead(n *node) {
	n.stands = true
	width := e.size(e.measure(n.tree).W)
	for j := n.child; j >= 0; j = e.nodes[j].next {
		width = max(width, e.nodes[j].w)
	}
	n.own, n.children = 0, n.h+e.gap(e.s.Panel.HeadGap)
	e.useWidth(n, width)
	e.widen(n, width)
}

// widen makes n, which stands on something, so wide, and all under it that stands.
func (e *engine) widen(n *node, width float64) {
	n.w = width
	for j := n.child; j >= 0 && n.panel < 0; j = e.nodes[j].next {
		e.widen(&e.nodes[j], width)
	}
}

// placeChildren puts the children of n, which has its place, beside it, or below a head that stands on them.
func (e *engine) placeChildren(n *node) {
	if !n.stands {
		if n.child >= 0 {
			e.placeSide(n, n.side, n.family, n.top+n.children)
		}
		return
	}
	y, last := n.top+n.children, (*node)(nil)
	for j := n.child; j >= 0; j = e.nodes[j].next {
		k := &e.nodes[j]
		if last != nil {
			y += e.between(last, k)
		}
		k.side, k.x, k.top = n.side, n.x, y
		y, last = y+k.block, k
	}
}

// placeSide puts a family, the children of n on a side, beside it from y downward. All are on n's own side but those of the
// centre.
func (e *engine) placeSide(n *node, side mindmap.Side, family, y float64) {
	gap := e.across(n, family)
	e.evenHeads(n, side)
	var last *node
	for j := n.child; j >= 0; j = e.nodes[j].next {
		k := &e.nodes[j]
		if n.parent >= 0 {
			k.side = side
		}
		if k.side != side {
			continue
		}
		if last != nil {
			y += e.between(last, k)
		}
		k.top, k.x = y, beside(n, side, gap, k.w)
		y += k.block
		last = k
	}
}

// evenHeads makes the children of n that stand on something as wide as the widest of them, so that they end on one line.
func (e *engine) evenHeads(n *node, side mindmap.Side) {
	even := func(do func(k *node)) {
		for j := n.child; j >= 0; j = e.nodes[j].next {
			if k := &e.nodes[j]; (n.parent >= 0 || k.side == side) && k.stands {
				do(k)
			}
		}
	}
	widest := 0.0
	even(func(k *node) { widest = max(widest, k.w) })
	even(func(k *node) { e.widen(k, widest) })
}

// beside is the x of something of width w that hangs off n.
func beside(n *node, side mindmap.Side, gap, w float64) float64 {
	if side == mindmap.Left {
		return n.x - gap - w
	}
	return n.x + n.w + gap
}

func (e *engine) dealAnew() {
	var heights []float64
	var trees []*Tree
	gap, last := 0.0, (*node)(nil)
	for j := e.nodes[0].child; j >= 0; j = e.nodes[j].next {
		k := &e.nodes[j]
		if last != nil {
			gap = max(gap, e.between(last, k))
		}
		heights, trees, last = append(heights, k.block), append(trees, k.tree), k
	}
	d := dealer{heights: heights, gap: gap}
	if e.s.Apart != nil {
		d.apart = func(i, j int) bool { return e.s.Apart(trees[i], trees[j]) }
	}
	sides, i := d.deal(), 0
	for j := e.nodes[0].child; j >= 0; j = e.nodes[j].next {
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
		e.placeSide(c, mindmap.Right, right, e.half(c.block-right))
		e.placeSide(c, mindmap.Left, left, e.half(c.block-left))
	case right >= 0:
		e.stackChildren(c)
		e.placeSide(c, mindmap.Right, right, c.children)
	case left >= 0:
		e.stackChildren(c)
		e.placeSide(c, mindmap.Left, left, c.children)
	default:
		c.own, c.block = 0, c.h
	}
}

// sideHeight is the height of one side of the centre, -1 when nothing hangs there.
func (e *engine) sideHeight(side mindmap.Side) float64 {
	h, last := -1.0, (*node)(nil)
	for j := e.nodes[0].child; j >= 0; j = e.nodes[j].next {
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
