package forms

import (
	"image"

	"mindwall/mindmap"
	"mindwall/tui/forms/blocks"
	"mindwall/tui/look"
	"mindwall/tui/paint"
)

// Map is a question as it stands in a window: every theme and answer with its place, in cells. Its first row is the trunk's,
// right under the question. A Map is never changed.
type Map struct {
	W, H   int
	Kind   Kind
	Hidden int // answers that are left out, those folded by hand not counted

	question mindmap.ID
	form     form
	look     *look.Look
	parts    []part             // by column, from the top; the unsorted last
	join     int                // the row at which the two sides of a tree meet
	found    map[mindmap.ID]int // numbers of spots that were looked for; -1 is none
	strip    int                // the first row of the unsorted; H when there are none
}

// part is a block with its place.
type part struct {
	*blocks.Block
	x, y int
	end  int // the row after those that are its own, where it may grow
	col  int

	goesOn bool // it is a chunk of the part before
}

// unsortedColumn is the column of the unsorted.
const unsortedColumn = -1

// Paint paints the rows of a map that a window shows on a canvas, the window's first cell at a place of it.
func (m *Map) Paint(c *paint.Canvas, at image.Point, window image.Rectangle, d *blocks.Dress) {
	x, y := at.X-window.Min.X, at.Y-window.Min.Y
	from, to := at.Y, at.Y+window.Dy()
	if m.form != nil && len(m.parts) > 0 {
		m.form.trunk(&trunk{c: c, m: m, x: x, y: y, from: from, to: to})
	}
	for i := range m.parts {
		if p := &m.parts[i]; p.y+y < to && p.y+p.Own()+y > from {
			p.Paint(c, x+p.x, y+p.y, from, to, d)
		}
	}
}

// Lines are the rows of a map that a window shows, each exactly as wide as the window.
func (m *Map) Lines(window image.Rectangle, d *blocks.Dress) []string {
	c := paint.NewCanvas(window.Dx(), window.Dy())
	m.Paint(c, image.Point{}, window, d)
	return c.Lines()
}

// Strip is the row of the rule over the unsorted; the map's height when there is none.
func (m *Map) Strip() int { return m.strip }

// Len is how many spots there are: the question, which is the first and takes no cell, and all that stands on the map.
func (m *Map) Len() int {
	n := 1
	for i := range m.parts {
		n += m.parts[i].Len()
	}
	return n
}

// locate finds the part of a spot and its number there; a nil part is the question's.
func (m *Map) locate(at int) (*part, int) {
	at--
	for i := range m.parts {
		p := &m.parts[i]
		if at >= 0 && at < p.Len() {
			return p, at
		}
		at -= p.Len()
	}
	return nil, 0
}

// Spot is what stands at a place by its number; 0 is the question.
func (m *Map) Spot(at int) blocks.Spot {
	p, i := m.locate(at)
	if p == nil {
		return blocks.Spot{ID: m.question}
	}
	return p.Spots()[i]
}

// Rect is the rows that a spot takes, and the cells of the first one. The question's is above the map.
func (m *Map) Rect(at int) image.Rectangle {
	p, i := m.locate(at)
	if p == nil {
		return image.Rect(0, -1, m.W, 0)
	}
	return p.Places()[i].Add(image.Pt(p.x, p.y))
}

// Find is the number of a node's spot.
func (m *Map) Find(id mindmap.ID) (at int, ok bool) {
	if id == m.question {
		return 0, true
	}
	if at, ok := m.found[id]; ok {
		return at, at >= 0
	}
	at = m.search(id)
	m.remember(id, at)
	return at, at >= 0
}

func (m *Map) remember(id mindmap.ID, at int) {
	if m.found == nil || len(m.found) > maxFound {
		m.found = map[mindmap.ID]int{}
	}
	m.found[id] = at
}

// maxFound is how many places are remembered: a few nodes are looked for on every key.
const maxFound = 64

// search goes from the end, where the newest are: it is they that are looked for most.
func (m *Map) search(id mindmap.ID) (at int) {
	n := m.Len()
	for i := len(m.parts) - 1; i >= 0; i-- {
		p := &m.parts[i]
		n -= p.Len()
		if k, ok := p.Find(id); ok {
			return n + k
		}
	}
	return -1
}

// Shown is how many answers of a list have a place.
func (m *Map) Shown(list mindmap.ID) (n int) {
	for i := range m.parts {
		for _, s := range m.parts[i].Spots() {
			if s.Answer != nil && s.List == list {
				n++
			}
		}
	}
	return n
}

// OutOfSight counts the answers that begin above a row, and at another or below.
func (m *Map) OutOfSight(from, to int) (above, below int) {
	for i := range m.parts {
		p := &m.parts[i]
		switch {
		case p.y+p.Own() <= from:
			above += p.Answers
			continue
		case p.y >= to:
			below += p.Answers
			continue
		}
		for k, s := range p.Spots() {
			if s.Answer == nil {
				continue
			}
			switch y := p.y + p.Places()[k].Min.Y; {
			case y < from:
				above++
			case y >= to:
				below++
			}
		}
	}
	return above, below
}

// Head is the number of the name that a spot is or stands under: of a top-level theme, or of the unsorted; the question is
// its own, and so is what stands under no name.
func (m *Map) Head(at int) int {
	p, i := m.locate(at)
	if p == nil {
		return 0
	}
	for up := p.Places()[i].Parent; up >= 0; up = p.Places()[i].Parent {
		at, i = at-i+up, up
	}
	if p.goesOn {
		if head, ok := m.Find(p.List); ok {
			return head
		}
	}
	return at
}

// Hit is the number of the spot at a cell: where its words or its sign stand, or its row goes on.
func (m *Map) Hit(x, y int) (at int, ok bool) {
	n := 1
	for i := range m.parts {
		p := &m.parts[i]
		if y >= p.y && y < p.y+p.Own() {
			if spot, ok := p.Hit(x-p.x, y-p.y); ok {
				return n + spot, true
			}
		}
		n += p.Len()
	}
	return 0, false
}

// add gives a block its place, and its chunks theirs below it.
func (m *Map) add(b *blocks.Block, x, y, end, col int) {
	m.parts = append(m.parts, part{Block: b, x: x, y: y, end: end, col: col})
	for _, c := range b.Chunks {
		m.parts = append(m.parts, part{Block: c.Block, x: x, y: y + c.Y, end: end, col: col, goesOn: true})
	}
}
