package stage

import (
	"slices"

	"mindwall/tui/look"
	"mindwall/tui/paint"
)

// entry is one thing of a list, such as an answer, with the rows it takes.
type entry struct {
	rows   []line
	text   look.Style
	tail   look.Style
	sign   string // one cell before the first row
	signs  look.Style
	indent int
	heads  bool // what follows belongs to it: it does not end a column
}

// bullet stands before an answer in a list.
const bullet = "·"

// columnGap is kept free between two columns of a list, in cells.
const columnGap = 2

// readableColumn is the width in cells that columns have while there are few answers, and narrowColumn the least.
const (
	readableColumn = 38
	narrowColumn   = 22
)

// columnWidth is what each of so many columns of a window gets.
func columnWidth(width, columns int) int {
	return (width - 2*margin - (columns-1)*columnGap) / columns
}

func columnsOf(width, each int) int {
	return max((width-2*margin+columnGap)/(each+columnGap), 1)
}

// spot is where an entry stands: a column, and a row in it.
type spot struct{ column, row int }

// flow puts entries below each other, column after column, with blank rows between them. It fails when they do not
// fit.
func flow(entries []entry, columns, height, gap int) ([]spot, bool) {
	spots := make([]spot, len(entries))
	column, row, above := 0, 0, 0 // above: blank rows before the next entry
	for i := range entries {
		need := len(entries[i].rows)
		if entries[i].heads && i+1 < len(entries) {
			need += len(entries[i+1].rows)
		}
		if row += above; row+need > height {
			column, row = column+1, 0
		}
		if column >= columns || need > height {
			return nil, false
		}
		spots[i] = spot{column, row}
		row += len(entries[i].rows)
		if above = gap; entries[i].heads {
			above = 0
		}
	}
	return spots, true
}

// drawList paints entries where they stand, from a row of the canvas on.
func drawList(c *paint.Canvas, entries []entry, spots []spot, width, top int) {
	for i := range entries {
		e := &entries[i]
		x, y := margin+spots[i].column*(width+columnGap)+e.indent, top+spots[i].row
		c.Text(x, y, e.sign, e.signs)
		if e.sign != "" {
			x += gutter
		}
		for k, row := range e.rows {
			at := x
			for _, span := range row.spans(e.text, e.tail) {
				at = c.Text(at, y+k, span.Text, span.Style)
			}
		}
	}
}

// listPainter lays answers out as lists, in columns.
type listPainter struct{ *painter }

// answerEntry is an answer in a list.
func (p listPainter) answerEntry(l leaf, width, rows int) (e entry, clipped bool) {
	e.text, e.tail = p.answerStyles(l.answer)
	e.sign, e.signs = bullet, p.look.Muted
	if p.fresh[l.answer.ID] {
		e.sign, e.signs = look.FreshSign, p.look.Fresh
	}
	e.rows, clipped = p.measure(l, width-gutter, rows)
	return e, clipped
}

// moreEntry counts what a list leaves out.
func (p listPainter) moreEntry(n int) entry {
	text := moreText(n)
	return entry{rows: []line{{text: text}}, text: p.look.Count, indent: gutter}
}

// headingEntry is the name of a sub-theme in a list.
func (p listPainter) headingEntry(b *branch, width int) entry {
	rows, _ := wrapTo(b.name, "", width, 2)
	return entry{rows: rows, text: p.look.SubTheme(b.colour), heads: true}
}

// list is what is shown of a branch in columns.
type list struct {
	entries []entry
	spots   []spot
	width   int // of a column
	step    Step
}

// fitList finds the first step, of those that may be taken, at which a branch fits as a list of that height.
func (p listPainter) fitList(b *branch, height int, least Step) list {
	few, many := columnsOf(p.size.W, readableColumn), columnsOf(p.size.W, narrowColumn)
	if least <= Whole && b.leastRows(trim{keep: -1}) <= height*many {
		for _, try := range []struct{ columns, gap int }{{1, 1}, {few, 1}, {few, 0}} {
			if l, _, ok := p.tryList(b, try.columns, height, try.gap, trim{keep: -1}); ok {
				return l
			}
		}
	}
	if least <= OneLine && b.leastRows(trim{keep: -1}) <= height*many {
		for columns := few; columns <= many; columns++ {
			if l, clipped, ok := p.tryList(b, columns, height, 0, trim{keep: -1, rows: 1}); ok && clipped*mostClipped <= b.below() {
				l.step = OneLine
				return l
			}
		}
	}
	for columns := many; columns > few; columns-- {
		if l, clipped, ok := p.mostList(b, columns, height, 1); ok && clipped*mostClipped <= len(l.entries) {
			return l
		}
	}
	for _, rows := range []int{2, 1} {
		if l, _, ok := p.mostList(b, few, height, rows); ok {
			return l
		}
	}
	return p.flat(b, few, height)
}

// mostList is a list of as many answers of each theme as fit.
func (p listPainter) mostList(b *branch, columns, height, rows int) (l list, clipped int, ok bool) {
	for keep := columns * height; keep >= 1; keep-- {
		if l, clipped, ok = p.tryList(b, columns, height, 0, trim{keep: keep, rows: rows}); ok {
			l.step = Some
			return l, clipped, true
		}
	}
	return l, 0, false
}

func (p listPainter) tryList(b *branch, columns, height, gap int, t trim) (l list, clipped int, ok bool) {
	if b.leastRows(t) > columns*height {
		return l, 0, false
	}
	l.width = columnWidth(p.size.W, columns)
	l.entries, clipped = p.listed(nil, b, l.width, t)
	l.spots, ok = flow(l.entries, columns, height, gap)
	return l, clipped, ok
}

// flat is a list of as many answers as fit, the first ones to be shown, wherever they hang.
func (p listPainter) flat(b *branch, columns, height int) list {
	flat := *b
	flat.subs = nil
	flat.leaves = slices.Clone(b.leaves)
	for _, sub := range b.subs {
		flat.take(sub, sub.name)
	}
	flat.rank(p.painter)
	for keep := columns * height; keep >= 0; keep-- {
		if l, _, ok := p.tryList(&flat, columns, height, 0, trim{keep: keep, rows: 1}); ok {
			l.step = Some
			return l
		}
	}
	return list{step: Some}
}

// listed appends what is shown of a branch to entries: its answers, then its sub-themes with theirs.
func (p listPainter) listed(entries []entry, b *branch, width int, t trim) (_ []entry, clipped int) {
	shown, left := b.keep(p.painter, t.keep)
	for _, i := range shown {
		e, lost := p.answerEntry(b.leaves[i], width, t.rows)
		if lost {
			clipped++
		}
		entries = append(entries, e)
	}
	for _, sub := range b.subs {
		if b.folded && !sub.vital {
			left += sub.below()
			continue
		}
		var lost int
		entries = append(entries, p.headingEntry(sub, width))
		entries, lost = p.listed(entries, sub, width, t)
		clipped += lost
	}
	if left > 0 {
		entries = append(entries, p.moreEntry(left))
	}
	return entries, clipped
}

// wallOfAnswers is the map of a question before anybody made a theme: its answers in columns.
func (p listPainter) wallOfAnswers() []string {
	c := paint.NewCanvas(p.size.W, p.size.H)
	if len(p.q.Unsorted) > 0 {
		l := p.fitList(p.unsorted(), p.size.H, p.least)
		p.step = l.step
		drawList(c, l.entries, l.spots, l.width, 0)
	}
	return c.Lines()
}
