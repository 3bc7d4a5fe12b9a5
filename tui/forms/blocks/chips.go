package blocks

import (
	"strings"

	"mindwall/mindmap"
	"mindwall/tui/cells"
	"mindwall/tui/look"
	"mindwall/tui/wrap"
)

// bullet stands before an answer that is set beside others.
const bullet = "•"

// chipGap is the least number of blank cells between two answers on a row.
const chipGap = 2

// MinChip is the least cells that an answer takes on a row, what keeps it apart included.
const MinChip = gutter + 1 + chipGap

// Running is the tab stop of answers that are set as a running text, and may break over rows anywhere between words.
const Running = 0

// chips sets answers side by side, row by row, each beginning at a tab stop.
type chips struct {
	mk     *Maker
	b      *Block
	l      *List // whose answers are set
	parent int   // the spot of its name
	line   look.Style
	width  int // of a row
	stop   int // cells from one place where an answer may begin to the next
	rows   int // the most that an answer takes, 0 for any
	lead   int // where rows begin

	x, y int
	open bool // something stands on the row
}

// newRow goes to the next row, unless nothing stands on this one.
func (c *chips) newRow() {
	if c.open {
		c.y++
	}
	c.x, c.open = c.lead, false
}

// end is the row after the last one.
func (c *chips) end() int {
	c.newRow()
	return c.y
}

// begin goes to where something of a width may begin.
func (c *chips) begin(width int) {
	at := c.x
	if c.open {
		at += chipGap
		if c.stop > 1 {
			at = c.lead + (at-c.lead+c.stop-1)/c.stop*c.stop
		}
	}
	if c.open && at+width > c.width {
		c.newRow()
		at = c.x
	}
	c.x, c.open = at, true
}

// answers sets the answers of the list that are shown, and how many are not.
func (c *chips) answers() {
	some, more := c.mk.shown(c.l)
	for _, a := range some {
		c.answer(a)
	}
	if c.l.counts(more, len(some) > 0) {
		c.more(more)
	}
}

func (c *chips) more(n int) {
	w := c.mk.moreWidth(n)
	c.begin(w)
	c.mk.more(c.b, c.l, n, c.x, c.y, c.parent)
	c.x += w
}

// answer sets one answer: on one row if it can be, else where answers may break, from here on, else on rows of its own.
func (c *chips) answer(a *mindmap.Answer) {
	t := c.mk.text(a)
	width := gutter + t.width()
	whole := c.lead+width <= c.width
	switch {
	case whole && !(c.stop == Running && c.open && c.x+chipGap+width > c.width):
		c.begin(width)
		spot := c.sign(a, gutter+t.width(), 1, false)
		c.mk.drawLines(c.b, []wrap.Line{{Text: t.words, Tail: t.tail}}, c.x+gutter, c.y, 0, spot)
		c.x += width
	case c.stop == Running && c.rows == 0:
		c.run(a, t)
	default:
		c.own(a)
	}
}

// sign adds the spot of an answer that begins here, and what stands before it.
func (c *chips) sign(a *mindmap.Answer, width, rows int, cut bool) int {
	spot := c.b.spot(answerSpot(a, c.l, cut), c.x, c.y, width, rows, c.parent)
	c.b.text(c.x, c.y, bullet, 1, c.line, sign, spot)
	return spot
}

// own sets an answer on rows of its own.
func (c *chips) own(a *mindmap.Answer) {
	c.newRow()
	lines := c.mk.lines(a, max(c.width-c.lead-gutter, 1), c.rows)
	spot := c.sign(a, gutter+lines.lines[0].Width(), len(lines.lines), lines.cut)
	c.mk.drawLines(c.b, lines.lines, c.lead+gutter, c.y, 0, spot)
	c.y += len(lines.lines) - 1
	c.x, c.open = c.width, true // the next one begins a row
}

// run sets an answer word by word, over as many rows as it takes. Its first two words stay together.
func (c *chips) run(a *mindmap.Answer, t reading) {
	list := wrap.Words(t.words, c.width-c.lead-gutter)
	if len(list) == 0 {
		list = []string{"–"}
	}
	first := gutter + cells.Width(list[0])
	if len(list) > 1 {
		first += 1 + cells.Width(list[1])
	}
	if len(list) <= 2 && t.tail != "" {
		first += 1 + t.tailW
	}
	c.begin(min(first, c.width-c.lead))
	spot := c.sign(a, min(gutter+t.width(), c.width-c.x), 1, false)
	c.x += gutter
	var row strings.Builder
	from := c.x
	flush := func() {
		c.b.text(from, c.y, row.String(), c.x-from, c.mk.look.Answer, words, spot)
		row.Reset()
	}
	for i, word := range list {
		w := cells.Width(word)
		need := w
		if i == len(list)-1 && t.tail != "" {
			need += 1 + t.tailW
		}
		switch {
		case i > 0 && c.x+1+need > c.width:
			flush()
			c.newRow()
			c.open, from = true, c.x
		case i > 0:
			row.WriteByte(' ')
			c.x++
		}
		row.WriteString(word)
		c.x += w
	}
	flush()
	if t.tail != "" {
		c.x = c.b.text(c.x+1, c.y, t.tail, t.tailW, c.mk.look.Count, words, spot)
	}
	c.b.places[spot].Max.Y = c.y + 1
}

// hole leaves the place of an answer that was filed, with a note where it went if there is one.
func (c *chips) hole(s Slot) {
	b := c.b
	c.b = &Block{}
	c.answer(s.Answer)
	at := c.b.places[0].Min
	c.b = b
	b.text(at.X, at.Y, s.Note, cells.Width(s.Note), c.mk.look.Muted, asIs, -1)
}
