package forms

import (
	"strings"

	"mindwall/mindmap"
	"mindwall/mindmap/say"
	"mindwall/mindmap/walk"
	"mindwall/tui/cells"
)

// stripBlock is the unsorted answers side by side, at tab stops, over the whole width of a window, under a rule that
// counts them, unless bare. It is nil when there are none.
func (mk *Maker) stripBlock(l *list, width, stop, rows int, bare bool) *Block {
	if l == nil {
		return nil
	}
	b := &Block{list: l.id}
	c := chips{mk: mk, b: b, l: l, parent: -1, line: mk.look.Count, width: width, stop: stop, rows: rows}
	if !bare {
		c.parent, c.y = mk.rule(b, l, width), 1
	}
	switch some, _ := mk.shown(l); {
	case mk.source.Strip != nil:
		c.slots()
	case len(some) > mostWhole && len(some) == len(l.answers):
		b.h = c.end()
		for _, part := range chunksOf(some) {
			b.join(mk.stripChunk(l, part, c))
		}
		b.w = width
		return b.settle()
	default:
		c.answers()
	}
	b.h, b.w = c.end(), width
	return b.settle()
}

// stripChunk is some of the unsorted, which begin a row.
func (mk *Maker) stripChunk(l *list, some []*mindmap.Answer, c chips) *Block {
	key := chunkKey{form: stripKind, width: c.width, stop: c.stop, rows: c.rows, colour: walk.NoColour}
	return mk.chunk(key, some, func() *Block {
		b := &Block{list: l.id, w: c.width}
		c.b, c.x, c.y, c.open, c.parent = b, 0, 0, false, -1
		for _, a := range some {
			c.answer(a)
		}
		b.h = c.end()
		return b
	})
}

// slots sets the answers that are shown in their places, and leaves the places of those that are gone.
func (c *chips) slots() {
	some, more := c.mk.shown(c.l)
	for _, s := range c.mk.source.Strip {
		switch {
		case s.Gone:
			c.hole(s)
		case len(some) > 0 && some[0].ID == s.Answer.ID:
			c.answer(some[0])
			some = some[1:]
		}
	}
	if more > 0 && !c.l.folded {
		c.more(more)
	}
}

// rule is the row over the unsorted, with how many there are.
func (mk *Maker) rule(b *Block, l *list, width int) (spot int) {
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

// ruleText counts answers, not those who said them, and says so.
func ruleText(l *list) string {
	text := l.name + " · " + say.Counted(l.number, "answer")
	if l.sign != "" {
		text += " " + l.sign
	}
	return text
}
