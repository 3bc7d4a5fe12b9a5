package stage

import (
	"slices"
	"strconv"
	"strings"

	"mindwall/mindmap"
	"mindwall/tui/cells"
	"mindwall/tui/paint"
)

// heads are the themes alone, each with a bar as long as it counts people, and the newest answer at the foot; nil when
// there are too many themes.
func (p *painter) heads() []string {
	branches := p.allBranches()
	foot := p.headsFoot()
	columns, _ := p.headColumns(branches, foot)
	tallest := 0
	for _, col := range columns {
		tallest = max(tallest, len(col))
	}
	if tallest > foot {
		return nil
	}
	c := paint.NewCanvas(p.size.W, p.size.H)
	if p.newest != nil {
		p.drawNewest(c, branches, 0, p.size.W, foot)
	}
	step := 1
	if 2*tallest <= foot {
		step = 2
	}
	most := mostPeople(branches)
	width := p.size.W / len(columns)
	for i, col := range columns {
		p.drawHeads(c, col, i*width, width, step, most)
	}
	return c.Lines()
}

// headsFoot is how many rows there are for heads.
func (p *painter) headsFoot() int {
	if p.newest != nil {
		return p.size.H - 1
	}
	return p.size.H
}

// headColumns shares heads among columns: where the map has two sides, so has this, unless names would be cut that are
// whole below each other. whole tells whether all names are.
func (p *painter) headColumns(branches []*branch, foot int) (columns [][]*branch, whole bool) {
	fits := func(width int) bool { return labelWidth(branches, width) <= labelShare(width) }
	if planFor(p.size.W, p.q, true).twoSided && (fits(p.size.W/2) || len(branches) > foot) {
		return [][]*branch{onSide(branches, mindmap.Left), onSide(branches, mindmap.Right)}, fits(p.size.W / 2)
	}
	return [][]*branch{branches}, fits(p.size.W)
}

// labelShare is how many of a column's cells names may take, so that bars are left with the others.
func labelShare(width int) int { return width * 9 / 20 }

// headsWhole tells whether the themes alone are shown with their whole names.
func (p *painter) headsWhole() bool {
	branches, foot := p.allBranches(), p.headsFoot()
	columns, whole := p.headColumns(branches, foot)
	for _, col := range columns {
		whole = whole && len(col) <= foot
	}
	return whole
}

func onSide(branches []*branch, s mindmap.Side) []*branch {
	return slices.DeleteFunc(slices.Clone(branches), func(b *branch) bool { return b.side != s })
}

func mostPeople(branches []*branch) int {
	most := 1
	for _, b := range branches {
		most = max(most, b.people)
	}
	return most
}

// drawHeads paints branches below each other in a column of the window that many rows apart.
func (p *painter) drawHeads(c *paint.Canvas, branches []*branch, x, width, step, most int) {
	label := labelWidth(branches, labelShare(width))
	count := cells.Width(strconv.Itoa(most))
	bar := width - 2*margin - label - count - 2
	for i, b := range branches {
		at := p.drawLabel(c, b, x+margin, i*step, label) + 1
		_, line := p.branchStyles(b)
		at = c.Text(at, i*step, barOf(b.people, most, bar), line)
		c.Text(at+1, i*step, strconv.Itoa(b.people), p.look.Question)
	}
}

// labelWidth is what the widest of the branches' labels takes, up to a limit.
func labelWidth(branches []*branch, limit int) int {
	widest := 0
	for _, b := range branches {
		widest = max(widest, cells.Width(b.label())+2)
	}
	return clamp(widest, 4, max(limit, 4))
}

func (b *branch) label() string {
	if b.letter == "" {
		return b.name
	}
	return b.letter + " " + b.name
}

// drawLabel paints a branch's filled label of that width.
func (p *painter) drawLabel(c *paint.Canvas, b *branch, x, y, width int) int {
	style, _ := p.branchStyles(b)
	return c.Text(x, y, " "+cells.Pad(cells.Truncate(b.label(), width-2), width-2)+" ", style)
}

// eighths are the block characters that fill 1 to 7 eighths of a cell from the left.
const eighths = "▏▎▍▌▋▊▉"

// barOf is a bar of at most width cells, in proportion to n of most, an eighth of a cell at the least.
func barOf(n, most, width int) string {
	if n <= 0 || width <= 0 {
		return ""
	}
	parts := max(n*width*8/most, 1)
	bar := strings.Repeat("█", parts/8)
	if rest := parts % 8; rest > 0 {
		bar += string([]rune(eighths)[rest-1])
	}
	return bar
}
