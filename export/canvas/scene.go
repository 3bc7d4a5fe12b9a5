package canvas

import (
	"mindwall/export/internal/colour"
	"mindwall/export/typeset"
)

// Scene is what a back end writes: a list of filled shapes and lines of text, the first undermost, in points.
type Scene struct {
	W, H       float64
	Background colour.RGB
	Title      string // one line that names the picture
	Words      string // all that it says, for those who do not see it
	// FromRight is whether what is drawn from now on stands mirrored, as it is read from the right. Its width must be known
	// then. Letters are not mirrored, of course.
	FromRight bool

	ops    []op
	groups []group
}

// op is one thing to draw: a rounded box, a path, or a line of text.
type op struct {
	kind       opKind
	x, y, w, h float64 // of a box; x and y of a line of text are the start of its baseline
	radius     float64
	path       Path
	fill       colour.RGB
	line       *typeset.Line
	text       *typeset.Text
}

type opKind uint8

const (
	boxOp opKind = iota
	pathOp
	textOp
)

// group names the ops that make up one thing, such as an answer with its box and its text.
type group struct {
	from, to int // of ops
	label    string
}

// Group draws what makes up one thing, which is called label for those who do not see it. Groups do not nest.
func (s *Scene) Group(label string, draw func()) {
	from := len(s.ops)
	draw()
	s.groups = append(s.groups, group{from, len(s.ops), label})
}

// Path fills a path.
func (s *Scene) Path(p Path, c colour.RGB) {
	if s.FromRight {
		p = p.mirrored(s.W)
	}
	s.ops = append(s.ops, op{kind: pathOp, path: p, fill: c})
}

// Box fills a rectangle with round corners.
func (s *Scene) Box(x, y, w, h, radius float64, c colour.RGB) {
	x = s.left(x, w)
	s.ops = append(s.ops, op{kind: boxOp, x: x, y: y, w: w, h: h, radius: radius, fill: c})
}

// left is where what is w wide, and was to begin at x, begins.
func (s *Scene) left(x, w float64) float64 {
	if s.FromRight {
		return s.W - x - w
	}
	return x
}

// Framed is a box with a border inside its edge: two filled boxes, so that back ends need no strokes and agree.
func (s *Scene) Framed(x, y, w, h, radius, border float64, fill, frame colour.RGB) {
	if border <= 0 || fill == frame {
		s.Box(x, y, w, h, radius, fill)
		return
	}
	s.Box(x, y, w, h, radius, frame)
	s.Box(x+border, y+border, w-2*border, h-2*border, max(0, radius-border), fill)
}

// Align is where lines stand in the width given to them.
type Align int

// The ways to align lines. A start is on the left, and on the right for text that runs from right to left.
const (
	Start Align = iota
	Centred
)

// Text draws text whose first line has its top at y, in a width from x on.
func (s *Scene) Text(t *typeset.Text, x, y, w float64, a Align, c colour.RGB) {
	x = s.left(x, w)
	for i := range t.Lines {
		l := &t.Lines[i]
		if len(l.Runs) == 0 {
			continue
		}
		at := x
		switch {
		case a == Centred:
			at = x + (w-l.W)/2
		case (a == Start) == l.FromRight:
			at = x + w - l.W
		}
		s.ops = append(s.ops, op{
			kind: textOp, x: at, y: y + t.Ascent + float64(i)*t.LineH, fill: c, line: l, text: t,
		})
	}
}

// outline is the shape of a box or a path.
func (o *op) outline() Path {
	if o.kind == boxOp {
		return roundRect(o.x, o.y, o.w, o.h, o.radius)
	}
	return o.path
}
