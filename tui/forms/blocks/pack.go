package blocks

import "mindwall/tui/cells"

// The widest that the name of a theme is beside its answers, in cells.
const widestPacked = 30

// tight is the widest tab stop at which sub-themes have no row of their own.
const tight = 1

// Packed is a theme with its answers side by side behind its name, over the whole of that width.
func (mk *Maker) Packed(l *List, width, stop, rows int) *Block {
	return mk.block(blockKey{form: packedKind, width: width, stop: stop, rows: rows}, l, func() *Block {
		b, head, w := mk.hung(l, min(width-tickAt-1, widestPacked))
		c := chips{mk: mk, b: b, l: l, parent: head, line: b.Line, width: width, stop: stop, rows: rows, lead: tickAt + 1}
		// The first answers stand on the last row of the name, whose own margin is part of the gap.
		c.x, c.y, c.open = tickAt+w, b.H-1, true
		c.answers()
		for _, sub := range l.subs {
			if !l.Folded || sub.holdsMust() {
				c.sub(sub, sub.name, head)
			}
		}
		b.H, b.W = c.end(), width
		return b
	})
}

// sub sets the name of a sub-theme and its answers: on rows of their own, or where room is scarce on the same.
func (c *chips) sub(l *List, called string, parent int) {
	own := c.stop > tight
	if own {
		c.newRow()
	}
	text := cells.Truncate(called, max(c.width-c.lead-cells.Width(l.behindName())-1, 1)) + " " + l.behindName()
	w := cells.Width(text)
	need := w
	if some, _ := c.mk.shown(l); len(some) > 0 && c.stop > Running {
		t := c.mk.text(some[0])
		need = min(need+chipGap+gutter+t.width(), c.width-c.lead)
	}
	c.begin(min(need, c.width-c.lead))
	c.l, c.parent = l, c.b.spot(headSpot(l), c.x, c.y, w, 1, parent)
	c.x = c.b.text(c.x, c.y, text, w, c.mk.look.SubTheme(l.colour), words, c.parent)
	if !own {
		c.x-- // a bullet is gap enough where room is scarce
	}
	c.answers()
	head := c.parent
	for _, sub := range l.subs {
		if !l.Folded || sub.holdsMust() {
			c.sub(sub, called+under+sub.name, head)
		}
	}
}

// under stands between the name of a theme and that of a theme under it.
const under = " › "
