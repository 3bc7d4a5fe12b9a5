package stage

import (
	"strconv"

	"mindwall/mindmap"
	"mindwall/mindmap/layout"
	"mindwall/tui/cells"
	"mindwall/tui/look"
	"mindwall/tui/paint"
)

// trim is how much is left away to make a map fit.
type trim struct {
	gap      int // blank rows between themes
	rows     int // the most rows an answer takes, 0 for any
	headRows int // the most rows a theme's name takes
	keep     int // answers shown of each theme, negative for all
}

// grower makes the tree to lay out and, in the same order, what its boxes show.
type grower struct {
	p       *painter
	plan    *plan
	items   []*paint.Item
	fresh   map[int]bool // boxes of fresh answers
	shown   int          // answers
	clipped int          // answers that lost words
}

func (p *painter) newGrower(pl *plan) *grower {
	g := &grower{p: p, plan: pl, fresh: map[int]bool{}}
	g.items = append(g.items, nil) // the question stands above
	return g
}

// root is the tree of these branches; each side is trimmed by itself.
func (g *grower) root(branches []*branch, by func(mindmap.Side) trim) *layout.Tree {
	root := &layout.Tree{Level: layout.Centre}
	for _, b := range branches {
		side := b.side
		if !g.plan.twoSided {
			side = mindmap.Right
		}
		root.Kids = append(root.Kids, g.branch(b, side, 1, by(side)))
	}
	return root
}

func (g *grower) node(item *paint.Item, level layout.Level, side mindmap.Side) *layout.Tree {
	g.items = append(g.items, item)
	return &layout.Tree{Ref: len(g.items) - 1, Level: level, Side: side}
}

func (g *grower) branch(b *branch, side mindmap.Side, depth int, t trim) *layout.Tree {
	w := g.plan.of(side)
	level, width := layout.Theme, w.head
	if depth > 1 {
		level, width = layout.SubTheme, w.sub
	}
	n := g.node(g.head(b, width, t.headRows), level, side)
	left := 0
	for _, sub := range b.subs {
		if b.folded && !sub.vital {
			left += sub.below()
		} else {
			n.Kids = append(n.Kids, g.branch(sub, side, depth+1, t))
		}
	}
	shown, more := b.keep(g.p, t.keep)
	for _, i := range shown {
		n.Kids = append(n.Kids, g.leaf(b.leaves[i], b.colour, w, t.rows))
	}
	if left += more; left > 0 && (!b.folded || len(n.Kids) > 0) {
		n.Kids = append(n.Kids, g.node(g.more(left, b.colour), layout.Leaf, side))
	}
	return n
}

// head is the label of a branch: filled for a theme, bold for a sub-theme, with how many people it stands for.
func (g *grower) head(b *branch, width, rows int) *paint.Item {
	style, line := g.p.branchStyles(b)
	item := &paint.Item{Line: line}
	lines, indent, _ := b.headLines(width, rows)
	inner := indent + widestOf(lines)
	item.Width = inner + 2
	for i, l := range lines {
		text := cells.Blanks(indent)
		if i == 0 && indent > 0 {
			text = b.letter + " "
		}
		text = " " + cells.Pad(text+l.whole(), inner) + " "
		item.Rows = append(item.Rows, []paint.Span{{Text: text, Width: item.Width, Style: style}})
	}
	return item
}

// headLines are a branch's name and number on at most so many rows, behind an indent for its letter, and whether any of
// the name was cut.
func (b *branch) headLines(width, rows int) (lines []line, indent int, cut bool) {
	if b.letter != "" {
		indent = cells.Width(b.letter) + 1
	}
	lines, cut = wrapTo(b.name, strconv.Itoa(b.people), max(width-2-indent, 1), rows)
	return lines, indent, cut
}

// branchStyles are how a branch's name and its lines are set.
func (p *painter) branchStyles(b *branch) (name, line look.Style) {
	switch {
	case b.theme == nil:
		return p.look.Question, p.look.QuestLine
	case b.letter == "":
		return p.look.SubTheme(b.colour), p.look.ThemeLine(b.colour)
	default:
		return p.look.ThemeHead(b.colour), p.look.ThemeLine(b.colour)
	}
}

func (p *painter) lineStyle(colour int) look.Style {
	if colour == noColour {
		return p.look.QuestLine
	}
	return p.look.ThemeLine(colour)
}

func (g *grower) leaf(l leaf, colour int, w widths, rows int) *layout.Tree {
	style, tail := g.p.answerStyles(l.answer)
	lines, clipped := g.p.measure(l, w.answer, rows)
	item := &paint.Item{Line: g.p.lineStyle(colour), Gutter: true}
	for _, each := range lines {
		item.Rows = append(item.Rows, each.spans(style, tail))
		item.Width = max(item.Width, gutter+each.width())
	}
	g.shown++
	if clipped {
		g.clipped++
	}
	n := g.node(item, layout.Leaf, mindmap.NoSide)
	g.fresh[n.Ref] = g.p.fresh[l.answer.ID]
	return n
}

// more counts answers that are not shown.
func (g *grower) more(n, colour int) *paint.Item {
	text := moreText(n)
	row := []paint.Span{{Text: text, Width: cells.Width(text), Style: g.p.look.Count}}
	return &paint.Item{Line: g.p.lineStyle(colour), Gutter: true, Width: gutter + cells.Width(text), Rows: [][]paint.Span{row}}
}

func moreText(n int) string { return "+" + strconv.Itoa(n) + " more" }

// whole is the row as one text.
func (l line) whole() string {
	if l.tail == "" {
		return l.text
	}
	if l.text == "" {
		return l.tail
	}
	return l.text + " " + l.tail
}

// spans are the row in two styles.
func (l line) spans(text, tail look.Style) []paint.Span {
	row := []paint.Span{{Text: l.text, Width: cells.Width(l.text), Style: text}}
	if l.tail == "" {
		return row
	}
	if l.text != "" {
		row = append(row, paint.Span{Text: " ", Width: 1, Style: text})
	}
	return append(row, paint.Span{Text: l.tail, Width: cells.Width(l.tail), Style: tail})
}

// place lays the tree out, with that many blank rows between the themes of a side.
func (g *grower) place(root *layout.Tree, gap func(mindmap.Side) int) *layout.Map {
	size := func(t *layout.Tree) layout.Size {
		item := g.items[t.Ref]
		if item == nil {
			return layout.Size{H: 1}
		}
		return layout.Size{W: float64(item.Width), H: float64(len(item.Rows))}
	}
	return layout.Arrange(root, size, layout.Spacing{
		Across: func(parent *layout.Tree, _ float64) float64 {
			if parent.Level == layout.Centre {
				return trunkGap
			}
			return branchGap
		},
		Between: func(a, b *layout.Tree) float64 {
			if a.Level == layout.Theme || b.Level == layout.Theme {
				return float64(gap(a.Side))
			}
			return 0
		},
		OneSided: !g.plan.twoSided,
		Snap:     true, LeavesByTop: true,
	})
}
