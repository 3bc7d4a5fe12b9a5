package layout

import (
	"math"
	"slices"

	"mindwall/mindmap"
)

const (
	maxColumns    = 16
	cardsAColumn  = 6 // a panel gets a further column for every so many cards, so that none is nearly empty, if the caller says no other number
	wantedAspect  = 1.6
	evenOutRounds = 12 // halvings of the column height, which is known to a card's height before
)

// panel is a run of leaves in columns.
type panel struct {
	node       int32
	cards      int
	columns    int
	pad, cardW float64 // a card may be drawn wider, under a wide head
}

// panelRun is how many of these siblings become a panel, from one on; 0 for none. The children of the centre,
// whose parent is -1, never do.
func (e *engine) panelRun(siblings []*Tree, at int, parent int32) int {
	if e.s.Panel == nil || parent < 0 {
		return 0
	}
	children := siblings[at:]
	n := slices.IndexFunc(children, func(k *Tree) bool { return len(k.Children) > 0 || k.Level != Leaf })
	if n < 0 {
		n = len(children)
	}
	fewest := max(1, e.s.Panel.Min)
	if e.s.Panel.Headed && n < len(siblings) { // it would have no head
		fewest = max(fewest, cardsAColumn)
	}
	if n < fewest {
		return 0
	}
	return n
}

// addPanel appends a panel and its cards, and returns its index.
func (e *engine) addPanel(cards []*Tree, parent int32, side mindmap.Side) int32 {
	i := e.append(node{tree: cards[0], parent: parent, panel: int32(len(e.panels)), side: side})
	e.panels = append(e.panels, panel{
		node: i, cards: len(cards), pad: e.gap(e.s.Panel.Pad), cardW: e.size(e.s.Panel.CardW),
	})
	if e.s.Panel.Order != nil {
		cards = slices.Clone(cards)
		slices.SortStableFunc(cards, e.s.Panel.Order)
	}
	last, widest := int32(-1), 0.0
	for _, c := range cards {
		size := e.measure(c)
		j := e.append(node{tree: c, parent: i, panel: -1, side: side, h: e.size(size.H)})
		e.link(i, last, j)
		last, widest = j, max(widest, e.size(size.W))
	}
	if e.s.Panel.Narrow {
		e.panels[len(e.panels)-1].cardW = widest
	}
	return i
}

// maxColumns is the number of columns above which no panel changes any more.
func (e *engine) maxColumns() int {
	most := 1
	for i := range e.panels {
		most = max(most, e.columnsFor(&e.panels[i], math.MaxInt))
	}
	return most
}

func (e *engine) columnsFor(p *panel, wanted int) int {
	limit := e.s.Panel.Columns
	if limit <= 0 {
		limit = maxColumns
	}
	fewest := e.s.Panel.Cards
	if fewest <= 0 {
		fewest = cardsAColumn
	}
	return max(1, min(wanted, limit, math.MaxInt16, (p.cards+fewest-1)/fewest))
}

// stackPanel deals the cards of n, a panel, to as many columns as are wanted and it may have.
func (e *engine) stackPanel(n *node, wanted int) {
	e.dealCards(n, e.columnsFor(&e.panels[n.panel], wanted))
}

// useWidth gives the panels of k, which stands on them, as many columns as a width has room for.
func (e *engine) useWidth(k *node, width float64) {
	k.family = 0
	last := (*node)(nil)
	for j := k.child; j >= 0; j = e.nodes[j].next {
		n := &e.nodes[j]
		if n.panel >= 0 {
			p := &e.panels[n.panel]
			gap := e.gap(e.s.Panel.Gap)
			if c := min(int((width-2*p.pad+gap)/max(1, p.cardW+gap)), p.cards, math.MaxInt16); c > p.columns {
				e.dealCards(n, c)
			}
		} else {
			e.useWidth(n, width)
		}
		if last != nil {
			k.family += e.between(last, n)
		}
		k.family, last = k.family+n.block, n
	}
	k.block = k.children + k.family
}

// dealCards deals the cards of n, a panel, to columns of about even height, read downward and then to the right.
func (e *engine) dealCards(n *node, columns int) {
	p := &e.panels[n.panel]
	p.columns = columns
	row := e.gap(e.s.Panel.RowGap)
	tallest, sum := 0.0, 0.0
	for j := n.child; j >= 0; j = e.nodes[j].next {
		tallest, sum = max(tallest, e.nodes[j].h+row), sum+e.nodes[j].h+row
	}
	low := max(tallest, sum/float64(p.columns))
	high := (sum/float64(p.columns) + tallest) * (1 + 1e-9) // enough: a column ends less than a card below its limit
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
	n.h = max(0, slices.Max(e.fill[:p.columns])-row) + 2*p.pad
	n.w = float64(p.columns)*p.cardW + float64(p.columns-1)*e.gap(e.s.Panel.Gap) + 2*p.pad
	n.own, n.block = 0, n.h
}

// fillColumns fills one column after the other up to the limit and reports whether all cards found room.
func (e *engine) fillColumns(n *node, columns int, limit, row float64) bool {
	e.fill = append(e.fill[:0], make([]float64, columns)...)
	c := 0
	for j := n.child; j >= 0; j = e.nodes[j].next {
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

// placePanel puts the cards into a panel that has its place.
func (e *engine) placePanel(p *panel) {
	n := &e.nodes[p.node]
	row, gap := e.gap(e.s.Panel.RowGap), e.gap(e.s.Panel.Gap)
	step := (n.w - 2*p.pad + gap) / float64(p.columns)
	y, at := n.top+p.pad, int16(0)
	for j := n.child; j >= 0; j = e.nodes[j].next {
		k := &e.nodes[j]
		if e.column[j] != at {
			y, at = n.top+p.pad, e.column[j]
		}
		k.side, k.w = n.side, step-gap
		k.top, k.x = y, n.x+p.pad+float64(at)*step
		y += k.h + row
	}
}

// fit is how good the map is as it is placed.
func (e *engine) fit() float64 {
	b := e.bounds()
	w, h := b.x1-b.x0, b.y1-b.y0
	if e.s.Panel.Fit != nil {
		return e.s.Panel.Fit(w, h)
	}
	return -math.Abs(math.Log(w / h / wantedAspect))
}

// bounds is the rectangle round all nodes.
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
	return b
}
