package forms

import (
	"slices"

	"mindwall/tui/forms/blocks"
	"mindwall/tui/look"
	"mindwall/tui/paint"
)

// trunk paints what leads from the question to its themes, in the rows from..to-1 of a canvas.
type trunk struct {
	c        *paint.Canvas
	m        *Map
	x, y     int // the place of the map's first cell
	from, to int
}

func (t *trunk) put(x, y int, text string, style look.Style) {
	if y += t.y; y >= t.from && y < t.to {
		t.c.Text(x+t.x, y, text, style)
	}
}

// themes are the parts of a column, from the top.
func (m *Map) themes(col int) (parts []*part) {
	for i := range m.parts {
		if m.parts[i].col == col {
			parts = append(parts, &m.parts[i])
		}
	}
	return parts
}

// side paints a vertical line with an arm to each theme of a column. It comes from the trunk row, or is met at a row.
func (t *trunk) side(col, x int, outward paint.Arms, meets int) {
	parts := t.m.themes(col)
	if len(parts) == 0 {
		return
	}
	children := make([]int, len(parts))
	arm := x + 1
	if outward == paint.Left {
		arm = x - 1
	}
	for i, p := range parts {
		children[i] = p.y + p.Joint
		t.put(arm, children[i], paint.Arms(paint.Left|paint.Right).Heavy(), p.Line)
	}
	low, high := min(children[0], meets), max(children[len(children)-1], meets)
	for y := max(low, t.from-t.y); y <= min(high, t.to-t.y-1); y++ { // what is in sight
		var a paint.Arms
		if y > low {
			a |= paint.Up
		}
		if y < high {
			a |= paint.Down
		}
		if slices.Contains(children, y) {
			a |= outward
		}
		if y == meets && t.m.Kind == Tree {
			a |= (paint.Left | paint.Right) &^ outward
		}
		if y == meets && t.m.Kind == Branch {
			a |= paint.Up
		}
		t.put(x, y, a.Heavy(), t.m.look.QuestLine)
	}
}

func (f tree) trunk(t *trunk) {
	x := f.middle(t.m.W)
	t.side(0, x+1, paint.Right, t.m.join)
	if f.centre == 0 {
		return
	}
	t.side(1, x-2, paint.Left, t.m.join)
	across := paint.Arms(paint.Left | paint.Right).Heavy()
	t.put(x-1, t.m.join, across, t.m.look.QuestLine)
	t.put(x, t.m.join, across, t.m.look.QuestLine)
}

func (f columns) trunk(t *trunk) { t.columns(f, false) }
func (f packed) trunk(t *trunk)  { t.columns(f.columns, true) }

// columns are the trunks of columns, or bars, and the row under the question that leads to them.
func (t *trunk) columns(f columns, bars bool) {
	t.across(f)
	for col := range f.k {
		t.hung(col, f.x(col, t.m.W), bars)
	}
}

// across is the row under the question, from which the columns come down.
func (t *trunk) across(f columns) {
	last := 0
	for i := range t.m.parts {
		last = max(last, t.m.parts[i].col)
	}
	end := f.x(last, t.m.W)
	var down []int
	for col := range last + 1 {
		down = append(down, f.x(col, t.m.W))
	}
	for x := blocks.Margin; x <= end; x++ {
		var a paint.Arms
		if x > blocks.Margin {
			a |= paint.Left
		}
		if x < end {
			a |= paint.Right
		}
		if slices.Contains(down, x) {
			a |= paint.Down
		}
		if x == blocks.Margin {
			a |= paint.Up
		}
		t.put(x, 0, a.Heavy(), t.m.look.QuestLine)
	}
}

// hung is the trunk of a column, in the colour of each theme that hangs there, down to the last thing that does; as a bar it
// goes on beside all rows of a theme.
func (t *trunk) hung(col, x int, bar bool) {
	parts := t.m.themes(col)
	for i, p := range parts {
		last := i == len(parts)-1
		if p.y+t.y >= t.to || !last && parts[i+1].y+t.y <= t.from { // out of sight, and what leads on from it
			continue
		}
		ticks, end := p.Ticks(), p.Own()
		if last && !bar {
			if end = 1; len(ticks) > 0 {
				end = ticks[len(ticks)-1] + 1
			}
		}
		for y := max(0, t.from-t.y-p.y); y < min(end, t.to-t.y-p.y); y++ {
			t.put(x, p.y+y, trunkGlyph(p, y, last && !bar && y == end-1), p.Line)
		}
		if !last {
			for y := max(p.y+p.Own(), t.from-t.y); y < min(parts[i+1].y, t.to-t.y); y++ {
				t.put(x, y, "┃", t.m.look.QuestLine)
			}
		}
	}
}

// trunkGlyph is the trunk beside a row of a theme.
func trunkGlyph(p *part, y int, ends bool) string {
	_, tick := slices.BinarySearch(p.Ticks(), y)
	switch {
	case p.goesOn && !tick:
	case y == 0 && ends && !p.goesOn:
		return "┗"
	case y == 0 && !p.goesOn:
		return "┣"
	case tick && ends:
		return "┖"
	case tick:
		return "┠"
	}
	return "┃"
}
