package forms

import (
	"image"
	"slices"
	"sort"

	"mindwall/mindmap"
	"mindwall/tui/look"
	"mindwall/tui/paint"
)

// Spot is what stands at one place of a map: a theme, an answer, the head over the answers under no theme, or a number of
// answers that are left out; the question itself when it is none of these.
type Spot struct {
	ID       mindmap.ID // the node's; of the unsorted see [screen.UnsortedID], of what is left out [MoreID]
	Theme    *mindmap.Theme
	Answer   *mindmap.Answer
	Unsorted bool
	More     int        // answers that are left out
	List     mindmap.ID // what the spot stands in: its theme, or the head of the unsorted
	Cut      bool       // an answer lost words

	at     image.Rectangle // its rows, and the cells of the first one
	parent int             // of the same block; -1 is none
}

// IsQuestion reports whether the spot is the question itself.
func (s Spot) IsQuestion() bool {
	return s.Theme == nil && s.Answer == nil && !s.Unsorted && s.More == 0
}

// MoreID is what the number of answers that are left out of a list goes by: the list's id, read backwards.
func MoreID(list mindmap.ID) mindmap.ID {
	slices.Reverse(list[:])
	return list
}

// role is what a piece of a block is, as far as it matters to how it is set.
type role uint8

const (
	asIs  role = iota // lines and rules
	sign              // where a sign stands: one cell
	words             // of an answer
	name              // of a theme
)

// run is a text on one row of a block, in one style.
type run struct {
	x, y, w int
	spot    int // -1 belongs to none
	role    role
	text    string
	style   look.Style
}

// stem is the line from a name to what hangs under it, with an arm for each.
type stem struct {
	x        int
	parent   int   // row
	children []int // rows, from the top
	left     bool  // what hangs under it stands at its left
	hung     bool  // it comes down from right above the first, and the row of the parent does not count
	style    look.Style
}

// Block is one list with all under it as a form stands it: rows of text, and what stands where. It is made once and never
// changed; where it stands is told elsewhere. Rows and columns begin at 0; on the left side of a tree columns are negative.
type Block struct {
	list  mindmap.ID
	w, h  int
	ticks []int // rows at which something hangs on the trunk beside it
	joint int   // row at which a branch arrives
	line  look.Style
	runs  []run
	stems []stem
	spots []Spot
	lines cramped // in a tree

	answers int // how many have a place

	rest    []*Block // chunks below it, and the rows at which they begin
	offsets []int

	some  []*mindmap.Answer // that stand on its rows, as long as these are not made
	later func(*Block)      // makes what stands on its rows, once that is looked at; one spot for each answer. Nil when it is made
}

// count is how many spots there are.
func (b *Block) count() int {
	if b.later != nil {
		return b.answers
	}
	return len(b.spots)
}

// made is the block with what stands on its rows.
func (b *Block) made() *Block {
	if make := b.later; make != nil {
		b.later, b.answers, b.h = nil, 0, 0
		make(b)
		b.settle()
	}
	return b
}

// own is the rows of a block itself, without the chunks below it.
func (b *Block) own() int {
	if len(b.offsets) > 0 {
		return b.offsets[0]
	}
	return b.h
}

func (b *Block) text(x, y int, text string, w int, style look.Style, as role, spot int) int {
	if text != "" {
		b.runs = append(b.runs, run{x: x, y: y, w: w, spot: spot, role: as, text: text, style: style})
		b.w, b.h = max(b.w, x+w), max(b.h, y+1)
	}
	return x + w
}

// spot adds what stands at a place: so many rows, and so many cells of the first one.
func (b *Block) spot(s Spot, x, y, w, h, parent int) int {
	s.at, s.parent = image.Rect(x, y, x+w, y+h), parent
	if s.Answer != nil {
		b.answers++
	}
	b.spots = append(b.spots, s)
	return len(b.spots) - 1
}

// Dress is what changes about a map from one moment to the next while the map itself stays.
type Dress struct {
	// Words is how the words of an answer or a name are set.
	Words func(s *Spot, of look.Style) look.Style
	// Sign is what stands before a spot, in one cell; empty is what the form has there.
	Sign func(s *Spot) (string, look.Style)
}

// paint paints the rows of a block that stand in the rows from..to-1 of a canvas, the block's first cell at (x, y).
func (b *Block) paint(c *paint.Canvas, x, y, from, to int, d *Dress) {
	b.made()
	for i := range b.stems {
		b.stems[i].paint(c, x, y, from, to)
	}
	first := sort.Search(len(b.runs), func(i int) bool { return b.runs[i].y+y >= from })
	for i := first; i < len(b.runs) && b.runs[i].y+y < to; i++ {
		b.runs[i].paint(c, x, y, b, d)
	}
}

func (r *run) paint(c *paint.Canvas, x, y int, b *Block, d *Dress) {
	text, style := r.text, r.style
	if r.spot < 0 || d == nil || r.role == asIs {
		c.Text(x+r.x, y+r.y, text, style)
		return
	}
	s := &b.spots[r.spot]
	if r.role != sign {
		style = d.Words(s, style)
	}
	c.Text(x+r.x, y+r.y, text, style)
	if r.role == words {
		return
	}
	if own, how := d.Sign(s); own != "" && r.y == s.at.Min.Y {
		c.Text(x+r.x, y+r.y, own, how.With(style)) // over the blank that a name begins with
	}
}

func (s *stem) paint(c *paint.Canvas, x, y, from, to int) {
	low, high := s.children[0], s.children[len(s.children)-1]
	if !s.hung {
		low, high = min(low, s.parent), max(high, s.parent)
	}
	outward, inward := paint.Right, paint.Left
	if s.left {
		outward, inward = inward, outward
	}
	for row := max(low, from-y); row <= min(high, to-y-1); row++ {
		var a paint.Arms
		if row > low || s.hung {
			a |= paint.Up
		}
		if row < high {
			a |= paint.Down
		}
		if _, child := slices.BinarySearch(s.children, row); child {
			a |= outward
		}
		if row == s.parent && !s.hung {
			a |= inward
		}
		c.Text(x+s.x, y+row, a.Light(), s.style)
	}
}

// rows sets the rows of a name, each of a width, below each other.
func (b *Block) rows(label []string, x, y, w int, style look.Style, head int) {
	for i, row := range label {
		b.text(x, y+i, row, w, style, name, head)
	}
}

// settle puts runs in the order of their rows, which painting looks for.
func (b *Block) settle() *Block {
	slices.SortStableFunc(b.runs, func(p, q run) int { return p.y - q.y })
	return b
}
