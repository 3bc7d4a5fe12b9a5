package layout

import (
	"math"
	"slices"

	"mindwall/mindmap"
)

const (
	mostColumns   = 16
	cardsAColumn  = 6 // a panel gets a further column for every so many cards, so that none is nearly empty
	wantedAspect  = 1.6
	evenOutRounds = 24 // halvings of the column height; 2^-24 of a panel's height is far below a point
)

// panel is a family of leaves in columns.
type panel struct {
	head       int32
	columns    int
	w, h       float64
	x, y       float64
	pad, cardW float64
}

// isPanel tells whether the children of t become cards.
func (e *engine) isPanel(t *Tree) bool {
	p := e.s.Panel
	return p != nil && len(t.Kids) > 0 && len(t.Kids) >= p.Min &&
		!slices.ContainsFunc(t.Kids, func(k *Tree) bool { return len(k.Kids) > 0 })
}

// mostColumns is the number of columns above which no panel changes any more.
func (e *engine) mostColumns() int {
	most := 1
	for i := range e.panels {
		most = max(most, e.columnsFor(e.nodes[e.panels[i].head].tree, math.MaxInt))
	}
	return most
}

func (e *engine) columnsFor(head *Tree, wanted int) int {
	limit := e.s.Panel.Columns
	if limit <= 0 {
		limit = mostColumns
	}
	return max(1, min(wanted, limit, math.MaxInt16, (len(head.Kids)+cardsAColumn-1)/cardsAColumn))
}

// stackPanel deals the cards of n's panel to columns of about even height, read downward and then to the right.
func (e *engine) stackPanel(n *node, columns int) {
	p := &e.panels[n.panel]
	p.columns = e.columnsFor(n.tree, columns)
	p.pad, p.cardW = e.gap(e.s.Panel.Pad), e.size(e.s.Panel.CardW)
	row := e.gap(e.s.Panel.RowGap)
	low, high := 0.0, 0.0
	for j := n.kid; j >= 0; j = e.nodes[j].next {
		low, high = max(low, e.nodes[j].h+row), high+e.nodes[j].h+row
	}
	for range evenOutRounds {
		if mid := (low + high) / 2; e.fillColumns(n, p.columns, mid, row) {
			high = mid
		} else {
			low = mid
		}
	}
	e.fillColumns(n, p.columns, high, row)
	for p.columns > 1 && e.fill[p.columns-1] == 0 {
		p.columns--
	}
	p.h = max(0, slices.Max(e.fill[:p.columns])-row) + 2*p.pad
	p.w = float64(p.columns)*p.cardW + float64(p.columns-1)*e.gap(e.s.Panel.Gap) + 2*p.pad
	n.family = p.h
	n.block = max(n.h, p.h)
	n.own, n.kids = e.half(n.block-n.h), e.half(n.block-p.h)
}

// fillColumns fills one column after the other up to the limit and tells whether all cards found room.
func (e *engine) fillColumns(n *node, columns int, limit, row float64) bool {
	e.fill = append(e.fill[:0], make([]float64, columns)...)
	c := 0
	for j := n.kid; j >= 0; j = e.nodes[j].next {
		h := e.nodes[j].h + row
		if e.fill[c] > 0 && e.fill[c]+h > limit {
			if c++; c == columns {
				return false
			}
		}
		e.column[j] = int16(c)
		e.fill[c] += h
	}
	return true
}

// placePanel puts the panel beside its head, and the cards into it.
func (e *engine) placePanel(p *panel) {
	n := &e.nodes[p.head]
	p.x, p.y = beside(n, n.side, e.gap(e.s.Panel.Across), p.w), n.top+n.kids
	row, step := e.gap(e.s.Panel.RowGap), p.cardW+e.gap(e.s.Panel.Gap)
	y, at := p.y+p.pad, int16(0)
	for j := n.kid; j >= 0; j = e.nodes[j].next {
		k := &e.nodes[j]
		if e.column[j] != at {
			y, at = p.y+p.pad, e.column[j]
		}
		k.side, k.w = n.side, p.cardW
		k.top, k.x = y, p.x+p.pad+float64(at)*step
		y += k.h + row
	}
}

// offAspect is how far the map as it is placed is from the wanted aspect: 0 when it has it.
func (e *engine) offAspect() float64 {
	b := e.bounds()
	frame := e.s.Panel.Frame
	w, h := b.x1-b.x0+e.size(frame.W), b.y1-b.y0+e.size(frame.H)
	wanted := e.s.Panel.Aspect
	if !(wanted > 0) {
		wanted = wantedAspect
	}
	return math.Abs(math.Log(w / h / wanted))
}

type bounds struct{ x0, y0, x1, y1 float64 }

func (b *bounds) include(x, y, w, h float64) {
	b.x0, b.y0 = min(b.x0, x), min(b.y0, y)
	b.x1, b.y1 = max(b.x1, x+w), max(b.y1, y+h)
}

func (e *engine) bounds() bounds {
	b := bounds{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for i := range e.nodes {
		n := &e.nodes[i]
		b.include(n.x, n.top+n.own, n.w, n.h)
	}
	for i := range e.panels {
		p := &e.panels[i]
		b.include(p.x, p.y, p.w, p.h)
	}
	return b
}

// result turns the placed nodes into a map with its corner at (0, 0).
func (e *engine) result() *Map {
	b := e.bounds()
	m := &Map{
		W: b.x1 - b.x0, H: b.y1 - b.y0,
		Boxes: make([]Box, len(e.nodes)),
		Edges: make([]Edge, 0, len(e.nodes)-1),
	}
	for i := range e.panels {
		p := &e.panels[i]
		m.Panels = append(m.Panels, Panel{
			Head: int(p.head), Columns: p.columns, X: p.x - b.x0, Y: p.y - b.y0, W: p.w, H: p.h,
		})
	}
	for i := range e.nodes {
		n := &e.nodes[i]
		box := Box{
			Ref: n.tree.Ref, Parent: int(n.parent), Panel: -1, Level: n.tree.Level, Side: n.side,
			X: n.x - b.x0, Y: n.top + n.own - b.y0, W: n.w, H: n.h,
		}
		if n.parent >= 0 {
			box.Panel = int(e.nodes[n.parent].panel)
		}
		m.Boxes[i] = box
		if box.Parent >= 0 && box.Panel < 0 {
			e.addEdge(m, Edge{From: box.Parent, To: i, Panel: -1, Side: n.side}, box.X, box.W, box.Y+e.middle(box.H))
		}
		if n.panel >= 0 {
			p := m.Panels[n.panel]
			e.addEdge(m, Edge{From: i, To: -1, Panel: int(n.panel), Side: n.side}, p.X, p.W, box.Y+e.middle(box.H))
		}
	}
	return m
}

// addEdge adds a branch to something of width w at x that is met at the height y.
func (e *engine) addEdge(m *Map, edge Edge, x, w, y float64) {
	from := &m.Boxes[edge.From]
	edge.X0, edge.X1 = from.X+from.W, x
	if edge.Side == mindmap.Left {
		edge.X0, edge.X1 = from.X, x+w
	}
	edge.Y0, edge.Y1 = from.Y+e.middle(from.H), y
	m.Edges = append(m.Edges, edge)
}
