// Package blocks sets the answers of one theme, or of none, in rows of text, in each of the ways in which a theme may look. It
// knows nothing of other themes, nor of where a block will stand.
package blocks

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
	ID       mindmap.ID // the node's; of the unsorted see [shown.UnsortedID], of what is left out [MoreID]
	Theme    *mindmap.Theme
	Answer   *mindmap.Answer
	Unsorted bool
	More     int        // answers that are left out
	List     mindmap.ID // what the spot stands in: its theme, or the head of the unsorted
	Cut      bool       // an answer lost words
}

// Place is where a spot stands in a block: its rows, and the cells of the first one.
type Place struct {
	image.Rectangle
	Parent int // the spot of the name that it stands under, in the same block; -1 is none
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
	List    mindmap.ID
	W, H    int
	Joint   int        // the row at which a branch arrives
	Line    look.Style // of what leads to it
	Answers int        // how many have a place
	Breaks  Breaks     // in a tree
	Chunks  []Chunk    // below it

	ticks  []int // rows at which something hangs on the trunk beside it
	runs   []run
	stems  []stem
	spots  []Spot
	places []Place // of the spots

	some  []*mindmap.Answer // that stand on its rows, as long as these are not made
	later func(*Block)      // makes what stands on its rows, once that is looked at; one spot for each answer. Nil when it is made
}

// Chunk is a block below another, and the row at which it begins.
type Chunk struct {
	*Block
	Y int
}

// Len is how many spots there are.
func (b *Block) Len() int {
	if b.later != nil {
		return b.Answers
	}
	return len(b.spots)
}

// made is the block with what stands on its rows.
func (b *Block) made() *Block {
	if make := b.later; make != nil {
		b.later, b.Answers, b.H = nil, 0, 0
		make(b)
		b.settle()
	}
	return b
}

// Spots are what stands on a block.
func (b *Block) Spots() []Spot { return b.made().spots }

// Places are where the spots stand.
func (b *Block) Places() []Place { return b.made().places }

// Ticks are the rows at which something hangs on the trunk beside a block.
func (b *Block) Ticks() []int { return b.made().ticks }

// Find is the spot of a node, looked for from the end, where the newest are.
func (b *Block) Find(id mindmap.ID) (spot int, ok bool) {
	if b.later != nil && !slices.ContainsFunc(b.some, func(a *mindmap.Answer) bool { return a.ID == id }) {
		return 0, false
	}
	spots := b.Spots()
	for i := range spots {
		if spots[i].ID == id {
			return i, true
		}
	}
	return 0, false
}

// Hit is the spot at a cell: where its words or its sign stand.
func (b *Block) Hit(x, y int) (spot int, ok bool) {
	at := image.Pt(x, y)
	for spot, r := range b.Texts {
		if spot >= 0 && at.In(r) {
			return spot, true
		}
	}
	return 0, false
}

// Texts goes through the cells that are taken, each with its spot; -1 belongs to none.
func (b *Block) Texts(yield func(spot int, cells image.Rectangle) bool) {
	for _, r := range b.made().runs {
		w := r.w
		if r.role == sign && r.spot >= 0 {
			w += gutter - 1
		}
		if !yield(r.spot, image.Rect(r.x, r.y, r.x+w, r.y+1)) {
			return
		}
	}
}

// Own is the rows of a block itself, without the chunks below it.
func (b *Block) Own() int {
	if len(b.Chunks) > 0 {
		return b.Chunks[0].Y
	}
	return b.H
}

func (b *Block) text(x, y int, text string, w int, style look.Style, as role, spot int) int {
	if text != "" {
		b.runs = append(b.runs, run{x: x, y: y, w: w, spot: spot, role: as, text: text, style: style})
		b.W, b.H = max(b.W, x+w), max(b.H, y+1)
	}
	return x + w
}

// spot adds what stands at a place: so many rows, and so many cells of the first one.
func (b *Block) spot(s Spot, x, y, w, h, parent int) int {
	if s.Answer != nil {
		b.Answers++
	}
	b.spots, b.places = append(b.spots, s), append(b.places, Place{image.Rect(x, y, x+w, y+h), parent})
	return len(b.spots) - 1
}

// Paint paints the rows of a block that stand in the rows from..to-1 of a canvas, the block's first cell at (x, y).
func (b *Block) Paint(c *paint.Canvas, x, y, from, to int, d *Dress) {
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
	style := r.style
	if r.spot < 0 || d == nil || r.role == asIs {
		c.Text(x+r.x, y+r.y, r.text, style)
		return
	}
	s := &b.spots[r.spot]
	if r.role != sign {
		style = d.words(s, style)
	}
	c.Text(x+r.x, y+r.y, r.text, style)
	if r.role == words || r.y != b.places[r.spot].Min.Y {
		return
	}
	if own, how := d.sign(s); own != "" {
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
