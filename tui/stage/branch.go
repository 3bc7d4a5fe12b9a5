package stage

import (
	"slices"

	"mindwall/mindmap"
	"mindwall/tui/cells"
	"mindwall/tui/screen"
)

// branch is a theme, or the answers under none, with what is to hang under it.
type branch struct {
	id     mindmap.ID
	theme  *mindmap.Theme // nil for the unsorted
	name   string
	letter string // empty for sub-themes and the unsorted
	people int
	colour int
	side   mindmap.Side
	folded bool
	vital  bool // an answer that must be seen hangs under it
	subs   []*branch
	leaves []leaf
	hidden int   // answers in folded themes that have no place of their own
	ranked []int // of the leaves, those to be shown first
}

// leaf is an answer. Where themes nest deeper than the window has room for, under names the themes between.
type leaf struct {
	answer *mindmap.Answer
	under  string
}

// noColour is the colour of what hangs under no theme.
const noColour = -1

// take hangs the leaves of a sub-branch under this one, by the names of those between.
func (b *branch) take(sub *branch, name string) {
	for _, l := range sub.leaves {
		b.leaves = append(b.leaves, leaf{l.answer, name})
	}
	for _, s := range sub.subs {
		b.take(s, name+nested+s.name)
	}
}

// nested stands between the name of a theme and that of a theme under it.
const nested = " › "

// unsortedName is what the answers under no theme are called.
const unsortedName = "Unsorted"

// branches are the top-level themes of the question and the unsorted, in order. Sub-themes are branches down to a
// depth by side; deeper ones become part of their answers' text. A side of no depth is left out.
func (p *painter) branches(depth func(mindmap.Side) int) []*branch {
	all := make([]*branch, 0, len(p.q.Themes)+1)
	for _, t := range p.q.Themes {
		if d := depth(t.Side); d > 0 {
			all = append(all, p.branch(t, d))
		}
	}
	if len(p.q.Unsorted) > 0 && depth(p.q.UnsortedSide()) > 0 {
		all = append(all, p.unsorted())
	}
	return all
}

func (p *painter) branch(t *mindmap.Theme, depth int) *branch {
	b := &branch{
		id: t.ID, theme: t, name: t.Text, people: t.Tally.Total(), colour: t.Colour, side: t.Side, folded: p.folded[t.ID],
	}
	if t.Depth == 1 {
		b.letter = t.Letter
	}
	for _, sub := range t.Themes {
		if depth > 1 {
			s := p.branch(sub, depth-1)
			b.vital = b.vital || s.vital
			b.subs = append(b.subs, s)
		} else {
			p.flatten(b, sub, sub.Text)
		}
	}
	p.hang(b, t.Answers, "")
	b.rank(p)
	return b
}

// flatten hangs the answers of a theme that gets no place of its own under the branch above it. Of a folded one, these
// are only those that must be seen.
func (p *painter) flatten(b *branch, t *mindmap.Theme, name string) {
	if p.folded[t.ID] {
		for a := range answersUnder(t) {
			if p.vital[a.ID] {
				p.hang(b, []*mindmap.Answer{a}, name)
			} else {
				b.hidden++
			}
		}
		return
	}
	for _, sub := range t.Themes {
		p.flatten(b, sub, name+nested+sub.Text)
	}
	p.hang(b, t.Answers, name)
}

// answersUnder goes through all answers below a theme.
func answersUnder(t *mindmap.Theme) func(func(*mindmap.Answer) bool) {
	below := mindmap.Question{Themes: []*mindmap.Theme{t}}
	return below.AllAnswers
}

func (p *painter) hang(b *branch, answers []*mindmap.Answer, under string) {
	b.leaves = slices.Grow(b.leaves, len(answers))
	for _, a := range answers {
		b.leaves = append(b.leaves, leaf{a, under})
		b.vital = b.vital || p.vital[a.ID]
	}
}

func (p *painter) unsorted() *branch {
	id := screen.UnsortedID(p.q.ID)
	b := &branch{id: id, name: unsortedName, colour: noColour, side: p.q.UnsortedSide(), folded: p.folded[id]}
	for _, a := range p.q.Unsorted {
		b.people += a.Tally.Total()
	}
	p.hang(b, p.q.Unsorted, "")
	b.rank(p)
	return b
}

// rank finds the leaves to be shown first: those that must be seen, the strongest, the newest, then the others by
// strength.
func (b *branch) rank(p *painter) {
	newest, strongest := 0, 0
	for i := range b.leaves {
		if b.leaves[i].answer.Made.After(b.leaves[newest].answer.Made) {
			newest = i
		}
		if b.leaves[i].answer.Tally.Total() > b.leaves[strongest].answer.Tally.Total() {
			strongest = i
		}
	}
	before := func(i, j int) bool {
		x, y := b.leaves[i].answer, b.leaves[j].answer
		if vx, vy := p.vital[x.ID], p.vital[y.ID]; vx != vy {
			return vx
		}
		if (i == strongest) != (j == strongest) {
			return i == strongest
		}
		if (i == newest) != (j == newest) {
			return i == newest
		}
		if tx, ty := x.Tally.Total(), y.Tally.Total(); tx != ty {
			return tx > ty
		}
		return i < j
	}
	b.ranked = firstOf(len(b.leaves), p.mostShown(), before)
}

// mostShown is how many answers a window can show on a row each.
func (p *painter) mostShown() int {
	return p.size.H*columnsOf(p.size.W, readableColumn) + mostVital + 1
}

// firstOf are the first few of the numbers below n in an order.
func firstOf(n, most int, before func(i, j int) bool) []int {
	first := make([]int, 0, min(n, most)+1)
	for i := range n {
		if len(first) == most && !before(i, first[most-1]) {
			continue
		}
		at, _ := slices.BinarySearchFunc(first, i, func(x, i int) int {
			if before(x, i) {
				return -1
			}
			return 1
		})
		first = slices.Insert(first, at, i)
		first = first[:min(len(first), most)]
	}
	return first
}

// keep are the leaves to be shown when there is room for so many, all of them for a negative number, in order; and how
// many are left out. One that would be left out alone is shown instead of being counted.
func (b *branch) keep(p *painter, room int) (shown []int, left int) {
	n := len(b.leaves)
	if b.folded {
		room = 0
	}
	if room < 0 || room > 0 && n <= room+1 {
		shown = make([]int, n)
		for i := range shown {
			shown[i] = i
		}
		return shown, b.hidden
	}
	for k, i := range b.ranked {
		if k >= room && !p.vital[b.leaves[i].answer.ID] {
			break
		}
		shown = append(shown, i)
	}
	slices.Sort(shown)
	return shown, n - len(shown) + b.hidden
}

// text is a leaf's words for that many rows, 0 for as many as it takes. Where rows are short, the names of themes take a
// third of them at the most, so that the answer itself is read.
func (l leaf) text(width, rows int) string {
	under := l.under
	if rows > 0 {
		under = cells.Truncate(under, width*rows/3)
	}
	if cells.Width(under) <= leastName && under != l.under || under == "" {
		return textOf(l.answer)
	}
	return under + ": " + textOf(l.answer)
}

// leastName is the width in cells that a name needs to say anything when it is cut.
const leastName = 4

// below is how many answers hang under the branch.
func (b *branch) below() int {
	n := len(b.leaves) + b.hidden
	for _, s := range b.subs {
		n += s.below()
	}
	return n
}
