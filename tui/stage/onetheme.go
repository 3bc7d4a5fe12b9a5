package stage

import (
	"slices"
	"strconv"

	"mindwall/mindmap"
	"mindwall/tui/cells"
	"mindwall/tui/look"
	"mindwall/tui/paint"
)

// deep is a depth beyond all nesting.
const deep = 1 << 20

// allBranches are the branches with every sub-theme in a place of its own.
func (p *painter) allBranches() []*branch {
	return p.branches(func(mindmap.Side) int { return deep })
}

// oneTheme is the focused theme, or that of the newest answer, and how much the others hold.
func (p *painter) oneTheme() []string {
	branches := p.allBranches()
	chosen := p.chooseBranch(branches)
	b := branches[chosen]
	c := paint.NewCanvas(p.size.W, p.size.H)
	foot := p.size.H
	if len(branches) > 1 && foot > 1 {
		foot--
		p.drawOthers(c, branches, chosen, foot)
	}
	if p.newest != nil && !b.holds(p.newest) && foot > 1 {
		foot--
		p.drawNewest(c, branches, 0, p.size.W, foot)
	}
	top := p.drawHeading(c, b.name, b)
	if foot < p.size.H && p.size.H-top > 8 { // a blank row above what is at the foot, where there is room
		foot--
	}
	if foot > top {
		l := listPainter{p}.fitList(b, foot-top, Whole)
		if l.spots != nil {
			drawList(c, l.entries, l.spots, l.width, top)
		}
	}
	return c.Lines()
}

// chooseBranch is the branch that the focused theme is part of, else that of the newest answer, else the first.
func (p *painter) chooseBranch(branches []*branch) int {
	top := p.shown.Theme
	for t := p.live.Theme(top); t != nil; t = p.live.Theme(t.Parent) {
		top = t.ID
	}
	for i, b := range branches {
		if b.id == top {
			return i
		}
	}
	if p.newest != nil {
		for i, b := range branches {
			if b.holds(p.newest) {
				return i
			}
		}
	}
	return 0
}

// holds tells whether an answer hangs under the branch.
func (b *branch) holds(a *mindmap.Answer) bool {
	return slices.ContainsFunc(b.leaves, func(l leaf) bool { return l.answer == a }) ||
		slices.ContainsFunc(b.subs, func(s *branch) bool { return s.holds(a) })
}

// drawHeading fills the first rows with a branch's name and count, with a blank row below where there is room, and returns
// the row after it.
func (p *painter) drawHeading(c *paint.Canvas, name string, b *branch) int {
	style := p.look.Selected
	if b.theme != nil {
		style = p.look.ThemeHead(b.colour)
	}
	lead := ""
	if b.letter != "" {
		lead = b.letter + "  "
	}
	inner := p.size.W - 2*(margin+1)
	rows, _ := wrapTo(name, strconv.Itoa(b.people), inner-cells.Width(lead), max(p.size.H/4, 1))
	for y, row := range rows {
		c.Text(margin, y, " "+cells.Pad(lead+row.whole(), inner)+" ", style)
		lead = cells.Blanks(cells.Width(lead))
	}
	if len(rows)*4 > p.size.H {
		return len(rows)
	}
	return len(rows) + 1
}

// drawOthers names the branches that are not shown, each with its count, as far as they fit, and counts the rest.
func (p *painter) drawOthers(c *paint.Canvas, branches []*branch, chosen, y int) {
	x, left := margin, len(branches)-1
	for i, b := range branches {
		if i == chosen {
			continue
		}
		label, style := p.mark(b), p.look.Question
		if b.theme != nil {
			style = p.look.ThemeHead(b.colour)
		}
		label = " " + label + " " + strconv.Itoa(b.people) + " "
		rest := ""
		if left > 1 {
			rest = themesText(left - 1)
		}
		if x+cells.Width(label)+1+cells.Width(rest) > p.size.W-margin {
			break
		}
		x = c.Text(x, y, label, style) + 1
		left--
	}
	if left > 0 {
		c.Text(x, y, cells.Truncate(themesText(left), p.size.W-x), p.look.Count)
	}
}

func themesText(n int) string {
	if n == 1 {
		return "+1 theme"
	}
	return "+" + strconv.Itoa(n) + " themes"
}

// mark is the shortest by which a branch is known.
func (p *painter) mark(b *branch) string {
	if b.letter != "" {
		return b.letter
	}
	return b.name
}

// drawNewest is the newest answer on a row, and where it hangs.
func (p *painter) drawNewest(c *paint.Canvas, branches []*branch, x, end, y int) {
	l := leaf{answer: p.newest}
	style, tail := p.answerStyles(p.newest)
	sign := bullet
	if p.fresh[p.newest.ID] {
		sign = look.FreshSign
	}
	where, whereStyle := "", p.look.Muted
	for _, b := range branches {
		if b.holds(p.newest) && b.theme != nil {
			where, whereStyle = cells.Truncate(b.letter+" "+b.name, max((end-x)/3, 4)), p.look.Letter(b.colour)
		}
	}
	room := end - x - 2*margin - gutter
	if where != "" {
		room -= cells.Width(where) + 3
	}
	c.Text(x+margin, y, sign, style)
	at := x + margin + gutter
	lines, _ := wrapTo(l.text(room, 1), tallyOf(p.newest), room, 1)
	for _, span := range lines[0].spans(style, tail) {
		at = c.Text(at, y, span.Text, span.Style)
	}
	if where != "" {
		at = c.Text(at, y, " → ", p.look.Muted)
		c.Text(at, y, where, whereStyle)
	}
}
