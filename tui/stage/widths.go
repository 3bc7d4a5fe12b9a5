package stage

import (
	"strconv"
	"strings"

	"mindwall/mindmap"
	"mindwall/tui/cells"
)

// twoSidedFrom is the width in cells from which a map has two sides.
const twoSidedFrom = 76

// The cells between the levels of a map.
const (
	trunkGap  = 3 // from the centre to a theme
	branchGap = 2 // from a theme to what hangs under it
	gutter    = 2 // a sign and a blank before an answer
	margin    = 1 // kept free at the window's edges
)

// widths are how many cells the boxes of one side of a map may take.
type widths struct {
	depth             int // how many levels of themes have a place of their own
	head, sub, answer int
}

// leastAnswer is the width in cells below which an answer's room is not cut further by sub-themes, and comfortable the
// one above which names need not be broken to make room.
const (
	leastAnswer = 17
	comfortable = 34
)

// needs are how wide the names on one side of a map are, with their numbers: whole, and on two rows.
type needs struct {
	depth                        int
	head, head2, word, sub, sub2 int // word: the longest word of a theme's name, which is not broken if it can be helped
}

// sideWidths divides a side's columns among its themes and their answers. Names stand on one row where answers are
// comfortable beside them; else sub-themes give way first, then themes.
func sideWidths(columns int, n needs) widths {
	w := widths{depth: max(n.depth, 1), head: min(n.head, columns/2), sub: min(n.sub, columns/3)}
	room := func() int {
		return columns - trunkGap - w.head - branchGap - gutter - (w.depth-1)*(w.sub+branchGap)
	}
	if lack := comfortable - room(); lack > 0 && w.depth > 1 {
		w.sub = giveWay(w.sub, (lack+w.depth-2)/(w.depth-1), n.sub2, columns/4)
	}
	if lack := comfortable - room(); lack > 0 {
		limit := max(columns*2/5, min(n.word, columns*9/20))
		w.head = giveWay(w.head, lack, max(n.head2, columns/3), limit)
	}
	for w.depth > 1 && room() < leastAnswer {
		w.depth--
	}
	w.answer = clamp(room(), 4, mostAnswer)
	return w
}

// giveWay makes a width smaller by what is lacking, but not below the least, unless that is above a limit.
func giveWay(width, lack, least, limit int) int {
	return max(min(width, max(width-lack, least), limit), 1)
}

// mostAnswer is the width in cells beyond which a row of text is hard to read.
const mostAnswer = 64

func clamp(v, low, high int) int { return min(max(v, low), high) }

// plan is how a map stands in the window.
type plan struct {
	twoSided bool
	right    widths
	left     widths
}

// planFor shares the columns of a window between the sides of a question's map. Flat, it has no place for sub-themes.
func planFor(columns int, q *mindmap.Question, flat bool) plan {
	right, left := needsOf(q, mindmap.Right, flat), needsOf(q, mindmap.Left, flat)
	if columns >= twoSidedFrom && right.depth > 0 && left.depth > 0 {
		half := (columns - 2*margin) / 2
		pl := plan{twoSided: true, right: sideWidths(half, right), left: sideWidths(half, left)}
		if columns >= roomyFrom || pl.wordsFit(q) {
			return pl
		}
	}
	return oneSided(columns, right, left)
}

// oneSided gives the whole window to one side, with what the names of both need.
func oneSided(columns int, right, left needs) plan {
	return plan{right: sideWidths(columns-2*margin, needs{
		max(right.depth, left.depth), max(right.head, left.head), max(right.head2, left.head2), max(right.word, left.word),
		max(right.sub, left.sub), max(right.sub2, left.sub2),
	})}
}

// roomyFrom is the width in cells from which two sides have room for any words, and mostBroken the share of answers,
// one in so many, that may have a word wider than their column before a narrower window shows one side alone.
const (
	roomyFrom  = 120
	mostBroken = 6
	mostTried  = 200 // answers looked at
)

// wordsFit tells whether the words of nearly all answers are narrower than a row.
func (pl *plan) wordsFit(q *mindmap.Question) bool {
	tried, broken := 0, 0
	for a := range q.AllAnswers {
		if tried == mostTried {
			break
		}
		tried++
		if longestWord(a.Text) > min(pl.right.answer, pl.left.answer) {
			broken++
		}
	}
	return broken*mostBroken <= tried
}

// of are the widths on one side.
func (pl *plan) of(s mindmap.Side) widths {
	if pl.twoSided && s == mindmap.Left {
		return pl.left
	}
	return pl.right
}

// needsOf measures the names on one side of a question's map. Its depth is 0 when nothing is there.
func needsOf(q *mindmap.Question, side mindmap.Side, flat bool) needs {
	var n needs
	if len(q.Unsorted) > 0 && q.UnsortedSide() == side {
		n.depth = 1
		n.take(unsortedName, len(q.Unsorted), 0, 1)
	}
	for _, t := range q.Themes {
		if t.Side == side {
			n.theme(t, 1, flat)
		}
	}
	return n
}

func (n *needs) theme(t *mindmap.Theme, depth int, flat bool) {
	n.depth = max(n.depth, depth)
	indent := 0
	if depth == 1 {
		indent = cells.Width(t.Letter) + 1
	}
	n.take(t.Text, t.Tally.Total(), indent, depth)
	if flat {
		return
	}
	for _, sub := range t.Themes {
		n.theme(sub, depth+1, flat)
	}
}

// take counts in a name with a number behind it. The number is given two digits at the least, so that the tenth answer
// moves nothing.
func (n *needs) take(name string, number, indent, depth int) {
	const padding = 2
	digits := strconv.Itoa(max(number, 10))
	whole := cells.Width(name) + 1 + len(digits) + indent + padding
	if depth > 1 {
		n.sub, n.sub2 = max(n.sub, whole), max(n.sub2, twoRows(name, digits)+padding)
		return
	}
	n.head, n.head2 = max(n.head, whole), max(n.head2, twoRows(name, digits)+indent+padding)
	n.word = max(n.word, longestUnit(name, digits)+indent+padding)
}

// mostWide is the width in cells of a word of wide characters that is not broken if it can be helped: as much as is read
// at a glance.
const mostWide = 12

// longestUnit is the widest part of a name with a number behind it that should stay on one row: a word, and the last word
// with the number.
func longestUnit(name, digits string) int {
	longest, last := len(digits), 0
	for _, word := range strings.Fields(name) {
		if last = cells.Width(word); hasWide(word) {
			last = min(last, mostWide)
		}
		longest = max(longest, last)
	}
	return max(longest, last+1+len(digits))
}

// twoRows is the width in cells at which a name with a number behind it takes two rows.
func twoRows(name, digits string) int {
	text := name + " " + digits
	low, high := longestUnit(name, digits), cells.Width(text)
	for low < high {
		mid := (low + high) / 2
		if len(cells.Wrap(text, mid)) > 2 {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low
}
