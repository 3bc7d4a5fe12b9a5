package plan

import (
	"context"
	"errors"

	"mindwall/export/internal/colour"
	"mindwall/export/paper"
	"mindwall/mindmap"
	"mindwall/mindmap/layout"
	"mindwall/mindmap/say"
	"mindwall/mindmap/scheme"
)

// Options are how a map is planned.
type Options struct {
	Scheme scheme.Scheme
	// Paper is the sheet that the map is laid out for, by a name of package paper: [paper.Auto] is the smallest on which it can be
	// read, [paper.Free] and empty are none.
	Paper string
	// AsOnWall keeps each theme on the side that it has on the wall. Otherwise they are dealt, so that both sides are even.
	AsOnWall bool
	Voice    say.Voice // that says what is not the wall's own
	// Graph plans for Graphviz: as on the wall, the unsorted as a branch of their own, and no quotes.
	Graph bool
	// Context ends the work on a large map, also the writing of what was planned; nil never does.
	Context context.Context
}

// Kind is what a box stands for.
type Kind uint8

// The kinds.
const (
	Question     Kind = iota // the centre; around an event, one of its questions
	Theme                    // a top-level theme
	SubTheme                 // a theme under a theme
	Answer                   // an answer
	UnsortedHead             // the head over the answers that are under no theme
	EventCentre              // the event, in the middle of its questions
	Quote                    // what somebody said in full, beside the answers of a theme
)

// Plan is a measured and placed map: of one question, or of an event. Its top left corner is at (0, 0), y grows downward.
type Plan struct {
	W, H     float64
	Title    string // of the event; empty when it has none
	Place    string // where, and with whom
	Foot     string // counts and date
	Question string // empty on an overview
	Boxes    []Box  // in preorder, the centre first; those of the strip at the foot, the last, under their head
	Edges    []Edge
	Panels   []Panel

	Palette *Palette
	Voice   say.Voice
	// Grow is how much headings, thick branches and the room round the centre grow with the number of answers.
	Grow float64
	// Margin is the room between the edge of the picture and all that is drawn.
	Margin float64
	// Sheet is the paper that the map was laid out for; without a name when it is none. Scale is how many PDF points a point of
	// the plan has on it.
	Sheet paper.Paper
	Scale float64

	set     Setter
	form    form
	mixed   bool // answers came from more than one source
	crowded bool
	graph   bool
	most    int // how often the theme was said that was said most
	strip   int // index of the head of the strip; 0 for none
	// twoSided is whether branches leave the question on both sides, so that there is room below it.
	twoSided bool
	ctx      context.Context
}

// TextSize is how large the smallest answers are on paper, in PDF points.
func (p *Plan) TextSize() float64 { return leafSize * p.Scale }

// Ended is why the work on the plan is to end; nil goes on.
func (p *Plan) Ended() error { return p.ctx.Err() }

// Box is one box of a plan.
type Box struct {
	ID         mindmap.ID // of the question, theme or answer; zero for the head of the unsorted
	Kind       Kind
	Level      layout.Level
	Side       mindmap.Side
	Parent     int // index in Plan.Boxes; -1 for the centre
	Panel      int // index in Plan.Panels when the box is a card; else -1
	X, Y, W, H float64
	Style      Style

	Text  string   // as it is drawn, on one line
	Lines []string // as it is wrapped, with hyphens where a long word is broken

	Letter   string // of a top-level theme; sub-themes and answers have none
	Theme    int    // number of the theme's colour; -1 for the question and the unsorted
	Count    int    // answers below a theme; 1 for an answer
	Tally    mindmap.Tally
	Votes    mindmap.Votes // where they are shown; never part of the tally
	Signs    []Sign        // of an answer
	Redacted bool          // the words of the answer were taken out

	Paint
}

// Edge is one branch: a cubic with level ends whose controls reach the share [Bend] along its width, tapering from W0 to W1.
type Edge struct {
	From   int // index in Plan.Boxes
	To     int // index in Plan.Boxes; -1 when it leads to a panel
	Panel  int // index in Plan.Panels; -1 when it leads to a box
	Side   mindmap.Side
	X0, Y0 float64
	X1, Y1 float64
	W0, W1 float64
	Colour colour.RGB
}

// Bend is how far the controls of a branch reach along its width.
const Bend = 0.55

// Panel is a tinted area with all answers of a theme as cards.
type Panel struct {
	Head       int // index in Plan.Boxes
	X, Y, W, H float64
	Radius     float64
	Paint
}

// Setter sets words with fonts.
type Setter interface {
	// SetBox is called for each box with its index, in preorder: for all of them once for each measure that is tried, the last
	// time for the plan as it is. It sets Lines, W and H, and Text as it is drawn.
	SetBox(int, *Box)
	// SetFrame is called when all boxes are set. It sets Title, Place and Foot as they are drawn, and tells the room that they
	// and the legend need.
	SetFrame(*Plan) Frame
}

// Frame is the room for what stands round a map, within the margin.
type Frame struct {
	W            float64 // at least
	Above, Below func(width float64) float64
}

// New measures and places the map of one question.
func New(board *mindmap.Board, q *mindmap.Question, o Options, set Setter) (*Plan, error) {
	if board == nil || q == nil {
		return nil, errors.New("plan a picture: no question")
	}
	answers := 0
	for range q.AllAnswers {
		answers++
	}
	p := newPlan(o, growth(answers), set)
	p.mixed, p.crowded, p.graph, p.most = say.Sources(q.Tally) > 1, answers > crowdedAt, o.Graph, mostSaid(q)
	s := solver{
		plan: p, question: q, answers: answers, deal: !o.AsOnWall && !o.Graph,
		title: board.Event.Title, place: PlaceOf(&board.Event, o.Voice), foot: FootOf(board, q, o.Voice),
	}
	if sheets := paper.Choice(o.Paper); len(sheets) > 0 {
		s.onPaper(sheets)
	} else {
		s.free()
	}
	return p, p.Ended()
}

func mostSaid(q *mindmap.Question) int {
	most := 1
	for _, t := range q.Themes {
		most = max(most, t.Tally.Total())
	}
	return most
}

func newPlan(o Options, grow float64, set Setter) *Plan {
	if o.Context == nil {
		o.Context = context.Background()
	}
	return &Plan{Palette: PaletteOf(o.Scheme), Voice: o.Voice, Grow: grow, Margin: Margin, form: usual, Scale: pdfPoints, set: set, ctx: o.Context}
}

// pdfPoints is how many PDF points, 72 to the inch, a point of a plan has when it is not scaled.
const pdfPoints = 0.75

func (p *Plan) measure(n *layout.Tree) layout.Size {
	return layout.Size{W: p.Boxes[n.Ref].W, H: p.Boxes[n.Ref].H}
}

// place takes over the geometry, for a page of this width and height, with room for the frame above and below.
func (p *Plan) place(m *layout.Map, w, h float64, frame Frame) {
	p.W, p.H = w, h
	inner := w - 2*p.Margin
	strip := p.stripOf(m.H, inner)
	top, bottom := p.Margin+frame.Above(inner), h-p.Margin-frame.Below(inner)
	m.Move((w-m.W)/2, top+max(0, bottom-strip.room()-top-m.H)/2)
	for i := range m.Boxes {
		from := &m.Boxes[i]
		b := &p.Boxes[from.Ref]
		b.Side, b.Parent, b.Panel = from.Side, from.Parent, from.Panel
		if from.Parent >= 0 {
			b.Parent = m.Boxes[from.Parent].Ref
		}
		b.X, b.Y, b.W, b.H = from.X, from.Y, from.W, from.H
	}
	if strip.inside {
		bottom = m.Boxes[0].Y + (m.Boxes[0].H+m.H)/2
	}
	p.placeStrip(strip, bottom)
	p.partTwins()
	for i := range p.Boxes {
		p.Boxes[i].Paint = p.Palette.Paint(&p.Boxes[i])
	}
	p.Edges, p.Panels = p.Edges[:0], p.Panels[:0]
	for _, a := range m.Panels {
		head := m.Boxes[a.Head].Ref
		p.Panels = append(p.Panels, Panel{
			Head: head, X: a.X, Y: a.Y, W: a.W, H: a.H, Radius: panelRadius, Paint: p.Palette.panel(p.Boxes[head].Theme),
		})
	}
	for i := range m.Edges {
		e := &m.Edges[i]
		if e.From = m.Boxes[e.From].Ref; e.To >= 0 {
			e.To = m.Boxes[e.To].Ref
			if p.Boxes[e.To].Kind == Quote { // it stands beside the answers, and is none
				continue
			}
		}
		p.Edges = append(p.Edges, p.edge(e))
	}
}

func (p *Plan) edge(e *layout.Edge) Edge {
	from := &p.Boxes[e.From]
	out := Edge{
		From: e.From, To: e.To, Panel: e.Panel, Side: e.Side,
		X0: e.X0, Y0: e.Y0, X1: e.X1, Y1: e.Y1, Colour: p.Palette.Theme(from.Theme),
	}
	if e.To < 0 {
		out.W0, out.W1 = p.panelBranch(from)
		return out
	}
	to := &p.Boxes[e.To]
	out.W0, out.W1 = p.branchWidths(from, to)
	out.Colour = p.Palette.Theme(to.Theme)
	if to.Level == layout.Leaf {
		out.Colour = out.Colour.Over(p.Palette.Background, p.Palette.branch)
	}
	return out
}
