package blocks

import (
	"strings"

	"mindwall/mindmap"
	"mindwall/mindmap/walk"
	"mindwall/tui/cells"
)

// Strip is the unsorted answers side by side, at tab stops, over the whole width of a window, under a rule that counts them,
// unless bare. They stand in their places, or in order where there are none.
func (mk *Maker) Strip(l *List, places []Slot, width, stop, rows int, bare bool) *Block {
	b := &Block{List: l.ID}
	c := chips{mk: mk, b: b, l: l, parent: -1, line: mk.look.Count, width: width, stop: stop, rows: rows}
	if !bare {
		c.parent, c.y = mk.rule(b, l, width), 1
	}
	switch some, _ := mk.shown(l); {
	case places != nil:
		c.slots(places)
	case len(some) > maxWhole && len(some) == len(l.Answers):
		b.H = c.end()
		for _, part := range chunksOf(some) {
			b.join(mk.stripChunk(l, part, c))
		}
		b.W = width
		return b.settle()
	default:
		c.answers()
	}
	b.H, b.W = c.end(), width
	return b.settle()
}

// stripChunk is some of the unsorted, which begin a row.
func (mk *Maker) stripChunk(l *List, some []*mindmap.Answer, c chips) *Block {
	key := chunkKey{form: stripKind, width: c.width, stop: c.stop, rows: c.rows, colour: walk.NoColour}
	return mk.chunk(key, some, func() *Block {
		b := &Block{List: l.ID, W: c.width}
		c.b, c.x, c.y, c.open, c.parent = b, 0, 0, false, -1
		for _, a := range some {
			c.answer(a)
		}
		b.H = c.end()
		return b
	})
}

// slots sets the answers that are shown in their places, and leaves the places of those that are gone.
func (c *chips) slots(places []Slot) {
	some, more := c.mk.shown(c.l)
	for _, s := range places {
		switch {
		case s.Gone:
			c.hole(s)
		case len(some) > 0 && some[0].ID == s.Answer.ID:
			c.answer(some[0])
			some = some[1:]
		}
	}
	if more > 0 && !c.l.Folded {
		c.more(more)
	}
}

// rule is the row over the unsorted, with how many there are.
func (mk *Maker) rule(b *Block, l *List, width int) (spot int) {
	const dashes = 2
	_, line := l.styles(mk.look)
	text := " " + ruleText(l) + " "
	w := cells.Width(text)
	spot = b.spot(headSpot(l), dashes, 0, w, 1, -1)
	b.text(0, 0, strings.Repeat("━", dashes), dashes, line, asIs, -1)
	at := b.text(dashes, 0, text, w, mk.look.Question, name, spot)
	if rest := width - at; rest > 0 {
		b.text(at, 0, strings.Repeat("━", rest), rest, line, asIs, -1)
	}
	return spot
}

func ruleText(l *List) string { return l.name + " " + l.behindName() }
