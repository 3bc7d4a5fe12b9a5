package paint

import (
	"mindwall/mindmap"
	"mindwall/mindmap/layout"
	"mindwall/tui/look"
)

// Item is what a box of the map shows. Its Rows, each of Width cells or fewer, fill the box from the top; on the left
// side of a map they are flush right, next to their branch.
type Item struct {
	Width int
	Rows  [][]Span
	// Line is the style of the branch that leads to the box.
	Line look.Style
	// Gutter keeps the two cells of the box that are nearest its branch free for a sign, or for the branch to go on.
	// They are counted in Width and not in Rows.
	Gutter bool
}

// gutter is the width of an item's gutter in cells: a sign and a blank.
const gutter = 2

// Dress is what changes about a map from one moment to the next while the map itself stays: what is selected, marked,
// fresh. A nil function changes nothing. Boxes go by their Ref, and signs are of one cell; an empty one is none.
type Dress struct {
	// Emphasis may change the style of all text in a box.
	Emphasis func(ref int, of look.Style) look.Style
	// Sign stands in the gutter of a box, or over the blank that a label begins with.
	Sign func(ref int) (string, look.Style)
	// OnBranch stands on the last cell of the branch to a box with a gutter, so that there is room for two signs.
	OnBranch func(ref int) (string, look.Style)
	// Behind stands at the outer end of the row at which the branch to a box with a gutter arrives. It needs a leaf:
	// what hangs under a box would be in its place. It tells the side that it is for.
	Behind func(ref int, side mindmap.Side) (string, look.Style)
}

// Span is a piece of plain text on one row, in one style. Width is its cells.
type Span struct {
	Text  string
	Width int
	Style look.Style
}

// Painting is a placed map with what its boxes show.
type Painting struct {
	Map   *layout.Map
	items []*Item // by Ref
	trunk look.Style
	stems []stem
	stem  map[stemKey]int // index in stems
	hangs bool
}

// stemKey is a parent, by its box, and the side that its children are on.
type stemKey struct {
	from int
	side mindmap.Side
}

// stem is the vertical line between a parent and its children on one side.
type stem struct {
	side  mindmap.Side
	x     int // its column
	x0    int // where the parent's line begins, the column next to the box
	y0    int // the parent's row
	top   int // the row of the first child, or of the parent when that is above
	low   int
	heavy arms
	style look.Style
}

// New prepares a painting. The map must have been placed with Snap and without panels; items are found by the boxes' Ref, and trunk is
// the style of the line around the centre.
func New(m *layout.Map, items []*Item, trunk look.Style) *Painting {
	p := &Painting{Map: m, items: items, trunk: trunk}
	p.findStems()
	return p
}

// findStems gathers the edges of each parent and side into one stem. Edges come in the order of the boxes they lead
// to, a child of the centre on the right before or after one on the left.
func (p *Painting) findStems() {
	p.stem = map[stemKey]int{}
	n, last := -1, stemKey{}
	for i := range p.Map.Edges {
		e := &p.Map.Edges[i]
		if k := (stemKey{e.From, e.Side}); n < 0 || k != last {
			var known bool
			if n, known = p.stem[k]; !known {
				n = len(p.stems)
				p.stem[k] = n
				p.stems = append(p.stems, p.newStem(e))
			}
			last = k
		}
		s := &p.stems[n]
		s.top, s.low = min(s.top, int(e.Y1)), max(s.low, int(e.Y1))
	}
}

func (p *Painting) newStem(e *layout.Edge) stem {
	s := stem{side: e.Side, y0: int(e.Y0), top: int(e.Y0), low: int(e.Y0)}
	gap := int(e.X1) - int(e.X0)
	s.x0 = int(e.X0)
	s.x = s.x0 + (gap-1)/2
	if e.Side == mindmap.Left {
		gap = -gap
		s.x0 = int(e.X0) - 1
		s.x = s.x0 - (gap-1)/2
	}
	if p.Map.Boxes[e.From].Level == layout.Centre {
		s.heavy, s.style = heavy, p.trunk
	} else if item := p.items[p.Map.Boxes[e.From].Ref]; item != nil {
		s.style = item.Line
	}
	return s
}

// HangFrom lets the trunk of a one-sided map come down from a row of the map, which may be above it, as when what the
// map is about stands over it and the centre shows nothing.
func (p *Painting) HangFrom(row int) {
	p.hangs = true
	for i := range p.stems {
		if s := &p.stems[i]; s.heavy != 0 {
			s.top = min(s.top, row)
		}
	}
}

// View is the part of a map that is seen: its top left cell on the map, and its size.
type View struct{ X, Y, W, H int }

// Paint paints what the view shows, each row exactly as wide as the view.
func (p *Painting) Paint(v View, d Dress) []string {
	c := NewCanvas(v.W, v.H)
	p.PaintOn(c, v, 0, 0, d)
	return c.Lines()
}

// PaintOn paints what the view shows on a canvas, the view's top left cell at (atX, atY).
func (p *Painting) PaintOn(c *Canvas, v View, atX, atY int, d Dress) {
	dx, dy := atX-v.X, atY-v.Y
	for i := range p.stems {
		s := &p.stems[i]
		if s.low < v.Y || s.top >= v.Y+v.H {
			continue
		}
		c.vertical(s.x+dx, s.top+dy, s.low+dy, s.heavy, s.style)
		p.fromParent(c, s, dx, dy)
	}
	for i := range p.Map.Edges {
		e := &p.Map.Edges[i]
		if y := int(e.Y1); y >= v.Y && y < v.Y+v.H {
			p.toChild(c, e, dx, dy)
		}
	}
	for i := range p.Map.Boxes {
		b := &p.Map.Boxes[i]
		if int(b.Y) < v.Y+v.H && int(b.Y+b.H) > v.Y && int(b.X) < v.X+v.W && int(b.X+b.W) > v.X {
			p.box(c, i, dx, dy, d)
		}
	}
}

// fromParent draws the line from a parent to its stem.
func (p *Painting) fromParent(c *Canvas, s *stem, dx, dy int) {
	if p.hangs && s.heavy != 0 {
		return
	}
	if s.side == mindmap.Left {
		c.horizontal(s.x+1+dx, s.x0+1+dx, s.y0+dy, s.heavy, s.style)
		c.lead(s.x+dx, s.y0+dy, right|s.heavy, s.style)
		return
	}
	c.horizontal(s.x0+dx, s.x+dx, s.y0+dy, s.heavy, s.style)
	c.lead(s.x+dx, s.y0+dy, left|s.heavy, s.style)
}

// toChild draws the line from a stem to a child.
func (p *Painting) toChild(c *Canvas, e *layout.Edge, dx, dy int) {
	s := p.stemOf(e)
	style := s.style
	if e.To >= 0 {
		if item := p.items[p.Map.Boxes[e.To].Ref]; item != nil {
			style = item.Line
		}
	}
	y := int(e.Y1) + dy
	if e.Side == mindmap.Left {
		c.horizontal(int(e.X1)+dx, s.x+dx, y, s.heavy, style)
		c.lead(s.x+dx, y, left|s.heavy, style)
		return
	}
	c.horizontal(s.x+1+dx, int(e.X1)+dx, y, s.heavy, style)
	c.lead(s.x+dx, y, right|s.heavy, style)
}

func (p *Painting) stemOf(e *layout.Edge) *stem {
	return &p.stems[p.stem[stemKey{e.From, e.Side}]]
}

func (p *Painting) box(c *Canvas, at, dx, dy int, d Dress) {
	b := &p.Map.Boxes[at]
	item := p.items[b.Ref]
	if item == nil {
		return
	}
	for i, row := range item.Rows {
		x := int(b.X) + dx
		switch {
		case b.Side == mindmap.Left && item.Gutter:
			x += int(b.W) - rowWidth(row) - gutter
		case b.Side == mindmap.Left:
			x += int(b.W) - rowWidth(row)
		case item.Gutter:
			x += gutter
		}
		start, y := x, int(b.Y)+i+dy
		for _, span := range row {
			style := span.Style
			if d.Emphasis != nil {
				style = d.Emphasis(b.Ref, style)
			}
			x = c.Text(x, y, span.Text, style)
		}
		if item.Gutter && y == p.arrival(at)+dy {
			p.behind(c, b, start, x, y, d)
		}
	}
	if item.Gutter {
		p.sign(c, b, item, dx, p.arrival(at)+dy, d)
	} else if d.Sign != nil {
		p.signOnLabel(c, b, item, dx, dy, d)
	}
}

// signOnLabel paints the sign of a box without a gutter over the blank that its label begins with.
func (p *Painting) signOnLabel(c *Canvas, b *layout.Box, item *Item, dx, dy int, d Dress) {
	sign, style := d.Sign(b.Ref)
	if sign == "" || len(item.Rows) == 0 || len(item.Rows[0]) == 0 {
		return
	}
	label := item.Rows[0][0].Style
	if d.Emphasis != nil {
		label = d.Emphasis(b.Ref, label)
	}
	c.Text(int(b.X)+dx, int(b.Y)+dy, sign, style.With(label))
}

// sign paints a box's signs at the row where its branch arrives, or lets the branch go on into the gutter.
func (p *Painting) sign(c *Canvas, b *layout.Box, item *Item, dx, y int, d Dress) {
	x, toBranch := int(b.X)+dx, -1
	if b.Side == mindmap.Left {
		x, toBranch = x+int(b.W)-1, +1
	}
	if d.OnBranch != nil {
		sign, style := d.OnBranch(b.Ref)
		c.Text(x+toBranch, y, sign, style)
	}
	if d.Sign != nil {
		if sign, style := d.Sign(b.Ref); sign != "" {
			c.Text(x, y, sign, style)
			return
		}
	}
	if b.Parent >= 0 {
		c.lead(x, y, left|right, item.Line)
	}
}

// behind paints the sign behind a row that takes the cells from x to end, a blank between them where the canvas has room.
func (p *Painting) behind(c *Canvas, b *layout.Box, x, end, y int, d Dress) {
	if d.Behind == nil {
		return
	}
	sign, style := d.Behind(b.Ref, b.Side)
	switch at := min(end+1, c.w-1); {
	case b.Side != mindmap.Left && at >= end:
		c.Text(at, y, sign, style)
	case b.Side == mindmap.Left && x > 0:
		c.Text(max(x-2, 0), y, sign, style)
	}
}

// arrival is the row at which the branch to a box arrives. Every box but the centre has one, in the order of the boxes.
func (p *Painting) arrival(at int) int {
	if at == 0 {
		return int(p.Map.Boxes[0].Y)
	}
	return int(p.Map.Edges[at-1].Y1)
}

func rowWidth(row []Span) int {
	w := 0
	for _, s := range row {
		w += s.Width
	}
	return w
}

// Hit is the Ref of the box at a cell of the map.
func (p *Painting) Hit(x, y int) (ref int, ok bool) {
	for i := range p.Map.Boxes {
		b := &p.Map.Boxes[i]
		if x >= int(b.X) && x < int(b.X+b.W) && y >= int(b.Y) && y < int(b.Y+b.H) {
			return b.Ref, true
		}
	}
	return 0, false
}

// Size is the cells that the whole map takes.
func (p *Painting) Size() (w, h int) { return int(p.Map.W), int(p.Map.H) }
