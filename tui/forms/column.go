package forms

import (
	"strconv"

	"mindwall/mindmap"
	"mindwall/tui/cells"
	"mindwall/tui/look"
	"mindwall/tui/wrap"
)

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
	top   *list
	width int
	rows  int // the most that an answer takes, 0 for any
}

// columnBlock is a theme in a column of that width. Its first cell is the trunk's, which the form paints.
func (mk *Maker) columnBlock(l *list, width, rows int) *Block {
	return mk.block(blockKey{form: columnKind, width: width, rows: rows}, l, func() *Block {
		b := &Block{list: l.id}
		c := columnBuilder{mk, b, l, width, rows}
		style, line := l.styles(mk.look)
		b.line = line
		label, w := l.label(width - tickAt - 1)
		head := b.spot(headSpot(l), tickAt+1, 0, w, len(label), -1)
		b.text(tickAt, 0, "━", 1, line, asIs, -1)
		for y, row := range label {
			b.text(tickAt+1, y, row, w, style, name, head)
		}
		b.named = len(label)
		c.items(l, 0, head)
		b.w = width
		return b
	})
}

// items hangs what is under a list below what stands already.
func (c *columnBuilder) items(l *list, depth, parent int) {
	b, x := c.b, nested*(depth+1)
	_, line := c.top.styles(c.mk.look)
	var children []int
	tick := func(spot int) {
		if children = append(children, b.h); depth == 0 {
			b.ticks = append(b.ticks, b.h)
		}
		b.text(x-nested+tickAt, b.h, "─", 1, line, sign, spot)
	}
	for _, sub := range l.subs {
		if !l.folded || sub.holdsMust() {
			tick(c.subTheme(sub, x, parent))
			head := len(b.spots) - 1
			c.subName(sub, x, head)
			c.items(sub, depth+1, head)
		}
	}
	some, more := c.mk.shown(l)
	if depth == 0 && len(some) > mostWhole {
		c.chunks(l, some, line)
		return
	}
	c.answers(l, some, x, parent, tick)
	if l.counts(more, len(some) > 0) {
		text := moreText(more)
		spot := b.spot(moreSpot(l, more), x, b.h, len(text), 1, parent)
		tick(spot)
		b.text(x, b.h-1, text, len(text), c.mk.look.Count, words, spot)
	}
	if depth > 0 && len(children) > 0 {
		b.stems = append(b.stems, stem{x: x - nested, children: children, hung: true, style: line})
	}
}

// chunks hangs the answers of a long list below the block, in chunks.
func (c *columnBuilder) chunks(l *list, answers []*mindmap.Answer, line look.Style) {
	for _, some := range chunksOf(answers) {
		key := chunkKey{form: columnKind, width: c.width, rows: c.rows, colour: c.top.colour}
		c.b.join(c.mk.chunk(key, some, func() *Block {
			b := &Block{list: l.id, line: line, w: c.width, some: some, answers: len(some)}
			for _, a := range some {
				b.h += c.height(a)
			}
			b.later = func(b *Block) {
				part := columnBuilder{c.mk, b, c.top, c.width, c.rows}
				part.answers(l, some, nested, -1, func(spot int) {
					b.ticks = append(b.ticks, b.h)
					b.text(tickAt, b.h, "─", 1, line, sign, spot)
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
func (c *columnBuilder) answers(l *list, some []*mindmap.Answer, x, parent int, tick func(spot int)) {
	b := c.b
	for _, a := range some {
		room := c.width - x
		if c.mk.text(a).width() > room {
			room -= hang
		}
		lines := c.mk.lines(a, room, c.rows)
		b.lines.take(lines, c.width-x)
		spot := b.spot(answerSpot(a, l, lines.cut), x, b.h, lines.lines[0].Width(), len(lines.lines), parent)
		tick(spot)
		c.mk.drawLines(b, lines.lines, x, b.h-1, hang, spot)
	}
}

// subTheme adds the spot of a sub-theme's name, and subName its rows.
func (c *columnBuilder) subTheme(l *list, x, parent int) int {
	lines := c.subLines(l, x)
	return c.b.spot(headSpot(l), x, c.b.h, lines[0].Width(), len(lines), parent)
}

func (c *columnBuilder) subName(l *list, x, spot int) {
	style, y := c.mk.look.SubTheme(c.top.colour), c.b.h-1
	for i, line := range c.subLines(l, x) {
		text := line.String()
		c.b.text(x, y+i, text, cells.Width(text), style, words, spot)
	}
}

func (c *columnBuilder) subLines(l *list, x int) []wrap.Line {
	lines, _ := wrap.To(l.name, l.behindName(), max(c.width-x, 1), 0)
	return lines
}

// moreText is what stands for answers that are left out.
func moreText(n int) string { return "+" + strconv.Itoa(n) + " more" }

// take counts an answer that had that many cells for a row.
func (c *cramped) take(b broken, width int) {
	n := len(b.lines)
	c.all++
	if n == 1 {
		c.one++
	}
	if n > mostRows || width < leastWide && n > mostRows-1 {
		c.tall++
	}
}

// mostRows is how many rows an answer may take before a map is cramped, one fewer where it has less than leastWide cells.
const (
	mostRows  = 3
	leastWide = 20
)
