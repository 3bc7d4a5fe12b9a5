package blocks

import (
	"mindwall/mindmap"
	"mindwall/tui/cells"
	"mindwall/tui/look"
	"mindwall/tui/wrap"
)

// The cells that are kept free at the edges of a window, and between two columns.
const (
	Margin    = 1
	ColumnGap = 2
)

// ColumnWidth is what each of so many columns of a window gets.
func ColumnWidth(w, k int) int { return (w - 2*Margin - (k-1)*ColumnGap) / k }

// The cells of a column: the trunk, a tick, a blank, then what hangs there; each level below begins as much further in.
const (
	tickAt = 1
	nested = 3
	hang   = 2 // further rows of an answer
)

// columnBuilder makes the block of a theme as it hangs on a trunk at its left, one item below the other.
type columnBuilder struct {
	mk    *Maker
	b     *Block
	top   *List
	width int
	rows  int // the most that an answer takes, 0 for any
}

// Column is a theme in a column of that width. Its first cell is the trunk's, which the form paints.
func (mk *Maker) Column(l *List, width, rows int) *Block {
	return mk.block(blockKey{form: columnKind, width: width, rows: rows}, l, func() *Block {
		b, head, _ := mk.hung(l, width-tickAt-1)
		c := columnBuilder{mk, b, l, width, rows}
		c.items(l, 0, head)
		b.W = width
		return b
	})
}

// items hangs what is under a list below what stands already.
func (c *columnBuilder) items(l *List, depth, parent int) {
	b, x := c.b, nested*(depth+1)
	_, line := c.top.styles(c.mk.look)
	var children []int
	tick := func(spot int) {
		if children = append(children, b.H); depth == 0 {
			b.ticks = append(b.ticks, b.H)
		}
		b.text(x-nested+tickAt, b.H, "─", 1, line, sign, spot)
	}
	for _, sub := range l.subs {
		if !l.Folded || sub.holdsMust() {
			c.items(sub, depth+1, c.sub(sub, x, parent, tick))
		}
	}
	some, more := c.mk.shown(l)
	if depth == 0 && len(some) > maxWhole {
		c.chunks(l, some, line)
		return
	}
	c.answers(l, some, x, parent, tick)
	if l.counts(more, len(some) > 0) {
		tick(len(b.spots))
		c.mk.more(b, l, more, x, b.H-1, parent)
	}
	if depth > 0 && len(children) > 0 {
		b.stems = append(b.stems, stem{x: x - nested, children: children, hung: true, style: line})
	}
}

// chunks hangs the answers of a long list below the block, in chunks.
func (c *columnBuilder) chunks(l *List, answers []*mindmap.Answer, line look.Style) {
	for _, some := range chunksOf(answers) {
		key := chunkKey{form: columnKind, width: c.width, rows: c.rows, colour: c.top.colour}
		c.b.join(c.mk.chunk(key, some, func() *Block {
			b := &Block{List: l.ID, Line: line, W: c.width, some: some, Answers: len(some)}
			for _, a := range some {
				b.H += c.height(a)
			}
			b.later = func(b *Block) {
				part := columnBuilder{c.mk, b, c.top, c.width, c.rows}
				part.answers(l, some, nested, -1, func(spot int) {
					b.ticks = append(b.ticks, b.H)
					b.text(tickAt, b.H, "─", 1, line, sign, spot)
				})
			}
			return b
		}))
	}
}

// height is how many rows an answer takes in the column.
func (c *columnBuilder) height(a *mindmap.Answer) int {
	words, tail := c.mk.Words(a)
	n := wrap.Rows(words, tail, c.width-nested)
	if n > 1 {
		n = wrap.Rows(words, tail, c.width-nested-hang)
	}
	if c.rows > 0 {
		n = min(n, c.rows)
	}
	return n
}

// answers hangs answers below what stands already.
func (c *columnBuilder) answers(l *List, some []*mindmap.Answer, x, parent int, tick func(spot int)) {
	b := c.b
	for _, a := range some {
		room := c.width - x
		if c.mk.text(a).width() > room {
			room -= hang
		}
		lines := c.mk.lines(a, room, c.rows)
		spot := b.spot(answerSpot(a, l, lines.cut), x, b.H, lines.lines[0].Width(), len(lines.lines), parent)
		tick(spot)
		c.mk.drawLines(b, lines.lines, x, b.H-1, hang, spot)
	}
}

// sub adds the name of a sub-theme below what stands already.
func (c *columnBuilder) sub(l *List, x, parent int, tick func(spot int)) (head int) {
	lines, _ := wrap.To(l.name, l.behindName(), max(c.width-x, 1), 0)
	style, y := c.mk.look.SubTheme(c.top.colour), c.b.H
	head = c.b.spot(headSpot(l), x, y, lines[0].Width(), len(lines), parent)
	tick(head)
	for i, line := range lines {
		text := line.String()
		c.b.text(x, y+i, text, cells.Width(text), style, words, head)
	}
	return head
}
