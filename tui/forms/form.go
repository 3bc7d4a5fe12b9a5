// Package forms fits a question to a window: it gives the blocks of its themes their places, and keeps these while answers come.
// What a theme looks like is the matter of blocks alone; here it is known by its width and height.
package forms

import (
	"cmp"
	"slices"

	"mindwall/mindmap"
	"mindwall/tui/forms/blocks"
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
	block(mk *blocks.Maker, l *blocks.List, w, rows int) *blocks.Block
	// deal shares themes among columns, by their places in the list, in order.
	deal(lists []*blocks.List, themes []*blocks.Block) [][]int
	// x is where the blocks of a column begin.
	x(col, w int) int
	// gap is the blank rows between themes.
	gap() int
	// centred reports whether themes stand in the middle of their rows, and not right under the question.
	centred() bool
	// holds reports whether the block of a theme is no wider than its place.
	holds(b *blocks.Block, l *blocks.List, w int) bool
	// roomy reports whether themes look well so.
	roomy(themes []*blocks.Block) bool
	// squeeze is a theme in so few rows that only its newest answer can be shown, cut; nil when not even that.
	squeeze(mk *blocks.Maker, l *blocks.List, w, rows int) *blocks.Block
	// trunk paints what leads to the themes.
	trunk(t *trunk)
}

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
		return true, f.middle(w) - blocks.Margin - blocks.TrunkGap
	}
	return false, w - f.middle(w) - blocks.Margin - blocks.TrunkGap
}

func (f tree) block(mk *blocks.Maker, l *blocks.List, w, _ int) *blocks.Block {
	left, room := f.side(l.Theme, w)
	return mk.Family(l, room, left)
}

func (f tree) squeeze(mk *blocks.Maker, l *blocks.List, w, rows int) *blocks.Block {
	left, room := f.side(l.Theme, w)
	return mk.SqueezedFamily(l, room, rows, left)
}

func (f tree) deal(lists []*blocks.List, _ []*blocks.Block) [][]int {
	cols := make([][]int, 2)
	for i, l := range lists {
		left, _ := f.side(l.Theme, 0)
		cols[btoi(left)] = append(cols[btoi(left)], i)
	}
	return cols
}

func (f tree) x(col, w int) int {
	if col == 1 {
		return f.middle(w) - blocks.TrunkGap
	}
	return f.middle(w) + blocks.TrunkGap
}

func (tree) gap() int      { return 1 }
func (tree) centred() bool { return true }

func (f tree) holds(b *blocks.Block, l *blocks.List, w int) bool {
	_, room := f.side(l.Theme, w)
	return b.W <= room
}

func (f tree) roomy(themes []*blocks.Block) bool { return !isCramped(themes, f.crowd) }

// crowd is how many answers of a tree may break over rows.
type crowd int8

// The crowds.
const (
	airy    crowd = iota // 3 of 10, none of them over many rows
	crowded              // all of them, none over many rows
	anyhow               // all of them, over as many rows as they take
)

// isCramped reports whether too many answers break over rows for a tree to be read well.
func isCramped(themes []*blocks.Block, most crowd) bool {
	var c blocks.Breaks
	for _, b := range themes {
		c.All, c.One, c.Tall = c.All+b.Breaks.All, c.One+b.Breaks.One, c.Tall+b.Breaks.Tall
	}
	return most < anyhow && c.Tall > 0 || most < crowded && c.One*10 < c.All*7
}

// columns hang the themes on trunks beside each other.
type columns struct{ k, gaps int }

func (columns) kind() Kind { return Columns }
func (f columns) block(mk *blocks.Maker, l *blocks.List, w, rows int) *blocks.Block {
	return mk.Column(l, blocks.ColumnWidth(w, f.k), rows)
}
func (f columns) squeeze(mk *blocks.Maker, l *blocks.List, w, rows int) *blocks.Block {
	return mk.Squeezed(l, blocks.ColumnWidth(w, f.k), rows, false)
}
func (f columns) deal(_ []*blocks.List, themes []*blocks.Block) [][]int {
	return dealEvenly(themes, f.k, f.gaps)
}
func (f columns) x(col, w int) int {
	return blocks.Margin + col*(blocks.ColumnWidth(w, f.k)+blocks.ColumnGap)
}
func (f columns) gap() int                                  { return f.gaps }
func (columns) centred() bool                               { return false }
func (columns) holds(*blocks.Block, *blocks.List, int) bool { return true }
func (columns) roomy([]*blocks.Block) bool                  { return true }

// packed are columns that set the answers of a theme side by side, at tab stops.
type packed struct {
	columns
	stop int
}

func (packed) kind() Kind { return Packed }
func (f packed) block(mk *blocks.Maker, l *blocks.List, w, rows int) *blocks.Block {
	return mk.Packed(l, blocks.ColumnWidth(w, f.k), f.stop, rows)
}
func (f packed) squeeze(mk *blocks.Maker, l *blocks.List, w, rows int) *blocks.Block {
	return mk.Squeezed(l, blocks.ColumnWidth(w, f.k), rows, true)
}

// dealEvenly shares blocks among columns in order, so that the tallest column is as low as can be.
func dealEvenly(themes []*blocks.Block, k, gap int) [][]int {
	low, high := 0, 0
	for _, b := range themes {
		low, high = max(low, b.H), high+b.H+gap
	}
	for low < high {
		if mid := (low + high) / 2; len(dealTo(themes, mid, gap)) <= k {
			high = mid
		} else {
			low = mid + 1
		}
	}
	return dealTo(themes, low, gap)
}

// dealTo fills columns of a height one after the other.
func dealTo(themes []*blocks.Block, height, gap int) (cols [][]int) {
	row := 0
	for i, b := range themes {
		if i == 0 || row+gap+b.H > height {
			cols, row = append(cols, nil), -gap
		}
		row += gap + b.H
		cols[len(cols)-1] = append(cols[len(cols)-1], i)
	}
	return cols
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
	treeFrom    = 76
	branchBelow = 100 // of a wider window the right half would stay empty
	minColumn   = 27
	niceColumn  = 40
	minPacked   = 56
	maxColumns  = 5
	maxPacked   = 3
	wideStop    = 34
	narrowStop  = 17
	shortStop   = 6
	closeStop   = 1
	minTheme    = 20
	minSubject  = 12
)

// stops are the tab stops of the unsorted that are tried, the airy ones first.
func stops(w int) []int {
	w -= 2 * blocks.Margin
	return []int{max(w/max(w/wideStop, 1), minTheme), max(w/max(w/narrowStop, 1), minSubject), shortStop, closeStop, blocks.Running}
}

// ladder is the forms in which a question is tried to be shown whole, in their order.
func ladder(w int, lists []*blocks.List, hold Hold) (forms []form) {
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
	for _, p := range []packed{{columns{0, 1}, shortStop}, {stop: shortStop}, {stop: closeStop}, {stop: blocks.Running}} {
		for p.k = maxPacked; p.k >= 1; p.k-- {
			if p.k == 1 || blocks.ColumnWidth(w, p.k) >= minPacked {
				forms = append(forms, p)
			}
		}
	}
	return forms
}

func hasTwoSides(lists []*blocks.List) bool {
	left := slices.ContainsFunc(lists, func(l *blocks.List) bool { return l.Theme.Side == mindmap.Left })
	return left && slices.ContainsFunc(lists, func(l *blocks.List) bool { return l.Theme.Side != mindmap.Left })
}

// columnCounts are how many columns are tried, those of a good width first.
func columnCounts(w int) (ks []int) {
	for k := 1; k <= maxColumns; k++ {
		if k == 1 || blocks.ColumnWidth(w, k) >= minColumn {
			ks = append(ks, k)
		}
	}
	away := func(k int) int { return max(blocks.ColumnWidth(w, k)-niceColumn, niceColumn-blocks.ColumnWidth(w, k)) }
	slices.SortStableFunc(ks, func(a, b int) int { return cmp.Compare(away(a), away(b)) })
	return ks
}
