package blocks

import (
	"image"

	"mindwall/mindmap"
)

// The cells between the levels of a tree.
const (
	TrunkGap  = 3 // from the trunk to a theme
	branchGap = 2 // from a name to what hangs under it
	gutter    = 2 // a sign and a blank before an answer
)

// The widest that names and answers are in a tree, in cells.
const (
	widestTheme, widestSub = 26, 22
	widestAnswer           = 64
)

// maxNamed is how many rows the name of a theme may take in a tree.
const maxNamed = 2

// family makes the block of a theme as a tree: its name, and what hangs under it further out, each with the width that is
// left by the names before it. Places are cells outward from the trunk; on the left they are turned over.
type family struct {
	mk   *Maker
	b    *Block
	top  *List
	left bool
	far  int // the cells that it takes outward
}

// Family is a theme as a tree that takes at most that many cells outward.
func (mk *Maker) Family(l *List, width int, left bool) *Block {
	return mk.block(blockKey{form: treeKind, width: width, left: left}, l, func() *Block {
		f := family{mk: mk, b: &Block{List: l.ID}, top: l, left: left}
		_, f.b.Line = l.styles(mk.look)
		f.b.H, f.b.Joint = f.branch(l, 0, 0, width, -1)
		f.b.W = f.far
		return f.b
	})
}

// x is the column of something that begins so many cells outward and takes w of them.
func (f *family) x(out, w int) int {
	f.far = max(f.far, out+w)
	if f.left {
		return -out - w
	}
	return out
}

// branch adds a list, its first cell so many outward and its rows from y on, and tells how many rows it took and at which
// the branch to it arrives.
func (f *family) branch(l *List, out, y, room, parent int) (h, joint int) {
	most := widestTheme
	if l.depth > 1 {
		most = widestSub
	}
	label, w := l.label(min(most, max(room/2, 8)))
	if len(label) > maxNamed {
		f.b.Breaks.Tall++
	}
	runs, stems, head := len(f.b.runs), len(f.b.stems), f.b.spot(headSpot(l), 0, 0, w, len(label), parent)
	children, low := f.children(l, out+w+branchGap, y, room-w-branchGap, head)
	up := (len(label) - 1) / 2
	if joint = y + up; len(children) > 0 {
		joint = (children[0] + children[len(children)-1]) / 2
	}
	if over := y - (joint - up); over > 0 { // a name higher than what hangs under it
		f.shift(runs, stems, head+1, over)
		joint, low = joint+over, low+over
		for i := range children {
			children[i] += over
		}
	}
	style, line := l.styles(f.mk.look)
	x := f.x(out, w)
	f.b.rows(label, x, joint-up, w, style, head)
	at := &f.b.places[head]
	at.Rectangle = at.Add(image.Pt(x, joint-up))
	if len(children) > 0 {
		f.b.stems = append(f.b.stems, stem{x: f.x(out+w, 1), parent: joint, children: children, left: f.left, style: line})
	}
	return max(low, joint-up+len(label)) - y, joint
}

// children adds what hangs under a list, and tells the rows at which branches arrive, and the row after it.
func (f *family) children(l *List, out, y, room, head int) (children []int, low int) {
	_, line := f.top.styles(f.mk.look)
	for _, sub := range l.subs {
		if l.Folded && !sub.holdsMust() {
			continue
		}
		h, joint := f.branch(sub, out, y, room, head)
		f.b.text(f.x(out-1, 1), joint, "─", 1, line, asIs, -1)
		children, y = append(children, joint), y+h
	}
	some, more := f.mk.shown(l)
	for _, a := range some {
		children = append(children, y)
		y += f.leaf(a, l, out, y, room, head)
	}
	if l.counts(more, len(some) > 0) {
		children = append(children, y)
		f.arm(out, y, f.mk.more(f.b, l, more, f.x(out+gutter, f.mk.moreWidth(more)), y, head))
		y++
	}
	return children, y
}

func (f *family) leaf(a *mindmap.Answer, l *List, out, y, room, head int) (h int) {
	width := min(max(room-gutter, 6), widestAnswer)
	lines := f.mk.lines(a, width, 0)
	f.b.Breaks.count(lines, room-gutter)
	h = len(lines.lines)
	first := lines.lines[0].Width()
	spot := f.b.spot(answerSpot(a, l, lines.cut), f.x(out+gutter, first), y, first, h, head)
	f.arm(out, y, spot)
	for i := range lines.lines {
		f.mk.drawLines(f.b, lines.lines[i:i+1], f.x(out+gutter, lines.lines[i].Width()), y+i, 0, spot)
	}
	return h
}

// arm is the line to a leaf: a cell beside the stem, and one that a sign may take.
func (f *family) arm(out, y, spot int) {
	_, line := f.top.styles(f.mk.look)
	f.b.text(f.x(out-1, 1), y, "─", 1, line, asIs, -1)
	f.b.text(f.x(out, 1), y, "─", 1, line, sign, spot)
}

// shift moves what was added since down.
func (f *family) shift(runs, stems, spots, by int) {
	for i := range f.b.runs[runs:] {
		f.b.runs[runs+i].y += by
	}
	for i := range f.b.stems[stems:] {
		s := &f.b.stems[stems+i]
		s.parent += by
		for k := range s.children {
			s.children[k] += by
		}
	}
	for i := range f.b.places[spots:] {
		at := &f.b.places[spots+i]
		at.Rectangle = at.Add(image.Pt(0, by))
	}
}

// Breaks count answers by the rows that they take: all, those that take one, and those that take many.
type Breaks struct{ All, One, Tall int }

// count counts an answer that had that many cells for a row.
func (c *Breaks) count(b broken, width int) {
	n := len(b.lines)
	c.All++
	if n == 1 {
		c.One++
	}
	if n > MaxRows || width < minWide && n > MaxRows-1 {
		c.Tall++
	}
}

// MaxRows is how many rows an answer may take before a map is cramped, one fewer where it has less than minWide cells.
const (
	MaxRows = 3
	minWide = 20
)
