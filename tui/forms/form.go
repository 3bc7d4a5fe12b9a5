package forms

import (
	"cmp"
	"slices"

	"mindwall/mindmap"
)

// Kind is how a question stands in a window.
type Kind string

// The kinds, in the order in which they are tried.
const (
	Tree    Kind = "tree"    // a mind map with two sides
	Branch  Kind = "branch"  // a mind map with one side
	Columns Kind = "columns" // themes hang on a trunk, in columns
	Packed  Kind = "packed"  // the answers of a theme side by side behind its name
	Heads   Kind = "heads"   // the themes alone, with bars
	Wall    Kind = "wall"    // no theme yet: answers alone
)

// form is a way in which the themes of a question stand in a window. What all forms have in common, how they are fitted and
// keep their places, is done for all of them; a form says how a theme looks and where it may stand. Forms are values: two
// that are equal are the same way.
type form interface {
	kind() Kind
	// block is a theme in a window of that width, its answers of at most so many rows, 0 for any.
	block(mk *Maker, l *list, w, rows int) *Block
	// deal shares themes among columns, by their places in the list, in order.
	deal(lists []*list, blocks []*Block) [][]int
	// x is where the blocks of a column begin.
	x(col, w int) int
	// gap is the blank rows between themes.
	gap() int
	// centred reports whether themes stand in the middle of their rows, and not right under the question.
	centred() bool
	// holds reports whether the block of a theme is no wider than its place.
	holds(b *Block, l *list, w int) bool
	// roomy reports whether themes look well so.
	roomy(blocks []*Block) bool
	// squeeze is a theme in so few rows that only its newest answer can be shown, cut; nil when not even that.
	squeeze(mk *Maker, l *list, w, rows int) *Block
	// trunk paints what leads to the themes.
	trunk(t *trunk)
}

// margin is kept free at the edges of a window, in cells.
const margin = 1

// tree is a mind map. Its trunk stands at a share of the width, in per cent; at none it has one side, down from the question.
type tree struct {
	centre int
	crowd  crowd
}

func (f tree) kind() Kind {
	if f.centre == 0 {
		return Branch
	}
	return Tree
}

// middle is the first column right of the middle of the trunk.
func (f tree) middle(w int) int { return w * f.centre / 100 }

// side is whether a theme stands at the left, and the cells that it may take.
func (f tree) side(t *mindmap.Theme, w int) (left bool, room int) {
	if f.centre > 0 && t.Side == mindmap.Left {
		return true, f.middle(w) - margin - trunkGap
	}
	return false, w - f.middle(w) - margin - trunkGap
}

func (f tree) block(mk *Maker, l *list, w, _ int) *Block {
	left, room := f.side(l.theme, w)
	return mk.familyBlock(l, room, left)
}

func (f tree) squeeze(mk *Maker, l *list, w, rows int) *Block {
	left, room := f.side(l.theme, w)
	return mk.squeezedFamily(l, room, rows, left)
}

func (f tree) deal(lists []*list, _ []*Block) [][]int {
	cols := make([][]int, 2)
	for i, l := range lists {
		left, _ := f.side(l.theme, 0)
		cols[btoi(left)] = append(cols[btoi(left)], i)
	}
	return cols
}

func (f tree) x(col, w int) int {
	if col == 1 {
		return f.middle(w) - trunkGap
	}
	return f.middle(w) + trunkGap
}

func (tree) gap() int      { return 1 }
func (tree) centred() bool { return true }

func (f tree) holds(b *Block, l *list, w int) bool {
	_, room := f.side(l.theme, w)
	return b.w <= room
}

func (f tree) roomy(blocks []*Block) bool { return !isCramped(blocks, f.crowd) }

// crowd is how many answers of a tree may break over rows.
type crowd int8

// The crowds.
const (
	airy    crowd = iota // 3 of 10, none of them over many rows
	crowded              // all of them, none over many rows
	anyhow               // all of them, over as many rows as they take
)

// isCramped reports whether too many answers break over rows for a tree to be read well.
func isCramped(blocks []*Block, most crowd) bool {
	var c cramped
	for _, b := range blocks {
		c.all, c.one, c.tall = c.all+b.lines.all, c.one+b.lines.one, c.tall+b.lines.tall
	}
	return most < anyhow && c.tall > 0 || most < crowded && c.one*10 < c.all*7
}

// columns hang the themes on trunks beside each other.
type columns struct{ k, gaps int }

func (columns) kind() Kind { return Columns }
func (f columns) block(mk *Maker, l *list, w, rows int) *Block {
	return mk.columnBlock(l, columnWidth(w, f.k), rows)
}
func (f columns) squeeze(mk *Maker, l *list, w, rows int) *Block {
	return mk.squeezedBlock(l, columnWidth(w, f.k), rows, "─")
}
func (f columns) deal(_ []*list, blocks []*Block) [][]int { return dealEvenly(blocks, f.k, f.gaps) }
func (f columns) x(col, w int) int                        { return margin + col*(columnWidth(w, f.k)+columnGap) }
func (f columns) gap() int                                { return f.gaps }
func (columns) centred() bool                             { return false }
func (columns) holds(*Block, *list, int) bool             { return true }
func (columns) roomy([]*Block) bool                       { return true }

// packed are columns that set the answers of a theme side by side, at tab stops.
type packed struct {
	columns
	stop int
}

func (packed) kind() Kind { return Packed }
func (f packed) block(mk *Maker, l *list, w, rows int) *Block {
	return mk.packedBlock(l, columnWidth(w, f.k), f.stop, rows)
}
func (f packed) squeeze(mk *Maker, l *list, w, rows int) *Block {
	return mk.squeezedBlock(l, columnWidth(w, f.k), rows, bullet)
}

// columnGap is kept free between two columns, in cells.
const columnGap = 2

// columnWidth is what each of so many columns of a window gets.
func columnWidth(w, k int) int { return (w - 2*margin - (k-1)*columnGap) / k }

// dealEvenly shares blocks among columns in order, so that the tallest column is as low as can be.
func dealEvenly(blocks []*Block, k, gap int) [][]int {
	low, high := 0, 0
	for _, b := range blocks {
		low, high = max(low, b.h), high+b.h+gap
	}
	for low < high {
		if mid := (low + high) / 2; len(dealTo(blocks, mid, gap)) <= k {
			high = mid
		} else {
			low = mid + 1
		}
	}
	return dealTo(blocks, low, gap)
}

// dealTo fills columns of a height one after the other.
func dealTo(blocks []*Block, height, gap int) (cols [][]int) {
	row := 0
	for i, b := range blocks {
		if i == 0 || row+gap+b.h > height {
			cols, row = append(cols, nil), -gap
		}
		row += gap + b.h
		cols[len(cols)-1] = append(cols[len(cols)-1], i)
	}
	return cols
}

func upTo(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

// way is a form with what stands under it.
type way struct {
	form form // nil where there are no themes
	stop int  // the tab stop of the unsorted
	rows int  // the most that an answer takes, 0 for any
}

func (w *way) kind() Kind {
	if w.form == nil {
		return Wall
	}
	return w.form.kind()
}

// The widths in cells from which forms are tried, and to which.
const (
	treeFrom     = 76
	branchBelow  = 100 // of a wider window the right half would stay empty
	leastColumn  = 27
	niceColumn   = 40
	leastPacked  = 56
	mostColumns  = 5
	mostPacked   = 3
	wideStop     = 34
	narrowStop   = 17
	shortStop    = 6
	closeStop    = 1
	leastTheme   = 20
	leastSubject = 12
)

// stops are the tab stops of the unsorted that are tried, the airy ones first.
func stops(w int) []int {
	w -= 2 * margin
	return []int{max(w/max(w/wideStop, 1), leastTheme), max(w/max(w/narrowStop, 1), leastSubject), shortStop, closeStop, running}
}

// ladder is the forms in which a question is tried to be shown whole, in their order.
func ladder(w int, lists []*list, hold Hold) (forms []form) {
	if w >= treeFrom && hasTwoSides(lists) {
		for _, centre := range []int{50, 45, 55, 40, 60} {
			forms = append(forms, tree{centre: centre})
		}
	}
	if w < branchBelow {
		forms = append(forms, tree{})
	}
	ks := columnCounts(w)
	for _, gap := range []int{1, 0} {
		for _, k := range ks {
			forms = append(forms, columns{k, gap})
		}
	}
	if hold >= AtColumns {
		return forms
	}
	for _, p := range []packed{{columns{0, 1}, shortStop}, {stop: shortStop}, {stop: closeStop}, {stop: running}} {
		for p.k = mostPacked; p.k >= 1; p.k-- {
			if p.k == 1 || columnWidth(w, p.k) >= leastPacked {
				forms = append(forms, p)
			}
		}
	}
	return forms
}

func hasTwoSides(lists []*list) bool {
	left := slices.ContainsFunc(lists, func(l *list) bool { return l.theme.Side == mindmap.Left })
	return left && slices.ContainsFunc(lists, func(l *list) bool { return l.theme.Side != mindmap.Left })
}

// columnCounts are how many columns are tried, those of a good width first.
func columnCounts(w int) (ks []int) {
	for k := 1; k <= mostColumns; k++ {
		if k == 1 || columnWidth(w, k) >= leastColumn {
			ks = append(ks, k)
		}
	}
	away := func(k int) int { return max(columnWidth(w, k)-niceColumn, niceColumn-columnWidth(w, k)) }
	slices.SortStableFunc(ks, func(a, b int) int { return cmp.Compare(away(a), away(b)) })
	return ks
}
