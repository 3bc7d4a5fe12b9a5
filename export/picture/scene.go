package picture

// scene is what a back end writes: a list of filled shapes and lines of text, the first undermost, in points.
type scene struct {
	w, h       float64
	background Colour
	ops        []op
	groups     []group
	title      string // one line that names the picture
	outline    string // all of its words, for those who do not see it
}

// op is one thing to draw: a rounded box, a path, or a line of text.
type op struct {
	kind       opKind
	x, y, w, h float64 // of a box; x and y of a line of text are the start of its baseline
	radius     float64
	path       path
	fill       Colour
	line       *line
	para       *paragraph
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

func (s *scene) group(label string, draw func()) {
	from := len(s.ops)
	draw()
	s.groups = append(s.groups, group{from, len(s.ops), label})
}

func (s *scene) path(p path, c Colour) { s.ops = append(s.ops, op{kind: pathOp, path: p, fill: c}) }

func (s *scene) box(x, y, w, h, r float64, c Colour) {
	s.ops = append(s.ops, op{kind: boxOp, x: x, y: y, w: w, h: h, radius: r, fill: c})
}

// framed is a box with a border inside its edge: two filled boxes, so that back ends need no strokes and agree.
func (s *scene) framed(x, y, w, h, r, border float64, fill, frame Colour) {
	if border <= 0 || fill == frame {
		s.box(x, y, w, h, r, fill)
		return
	}
	s.box(x, y, w, h, r, frame)
	s.box(x+border, y+border, w-2*border, h-2*border, max(0, r-border), fill)
}

// align is where lines stand in the width given to them. A start is on the left, and on the right for text that runs
// from right to left.
type align int

const (
	start align = iota
	centred
)

func (s *scene) text(p *paragraph, x, y, w float64, a align, c Colour) {
	for i := range p.lines {
		l := &p.lines[i]
		if len(l.runs) == 0 {
			continue
		}
		at := x
		switch {
		case a == centred:
			at = x + (w-l.w)/2
		case (a == start) == l.rtl:
			at = x + w - l.w
		}
		s.ops = append(s.ops, op{
			kind: textOp, x: at, y: y + p.ascent + float64(i)*p.lineH, fill: c, line: l, para: p,
		})
	}
}

// outlineOf is the shape of a box or a path.
func (o *op) outline() path {
	if o.kind == boxOp {
		return roundRect(o.x, o.y, o.w, o.h, o.radius)
	}
	return o.path
}
