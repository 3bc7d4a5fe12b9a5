package blocks

// Freely is the tab stop that stands for answers one below the other, in columns, with blank rows between them.
const Freely = -1

// readable is the width in cells that columns of answers have.
const readable = 38

// Alone is answers alone, in columns from the top down: one column or as many as are readable, with blank rows where
// there is room. It is higher than the window when they do not fit.
func (mk *Maker) Alone(l *List, w, h int) *Block {
	k := max((w-2*Margin+ColumnGap)/(readable+ColumnGap), 1)
	for _, try := range []struct{ k, gap int }{{1, 1}, {k, 1}, {k, 0}} {
		if b := mk.wallOf(l, w, h, try.k, try.gap); b != nil {
			return b.settle()
		}
	}
	return &Block{H: h + 1}
}

func (mk *Maker) wallOf(l *List, w, h, k, gap int) *Block {
	width := ColumnWidth(w, k)
	b := &Block{List: l.ID, W: w}
	c := chips{mk: mk, b: b, l: l, parent: -1, line: mk.look.Count}
	col, y := 0, 0
	for _, a := range l.Answers {
		lines := mk.lines(a, width-gutter, 0).lines
		if y+len(lines) > h {
			col, y = col+1, 0
		}
		if col >= k || len(lines) > h {
			return nil
		}
		c.x, c.y = col*(width+ColumnGap), y
		spot := c.sign(a, gutter+lines[0].Width(), len(lines), false)
		mk.drawLines(b, lines, c.x+gutter, y, 0, spot)
		y += len(lines) + gap
	}
	b.H = min(b.H, h)
	return b
}
