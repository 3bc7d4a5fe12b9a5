package plan

import (
	"context"
	"errors"

	"mindwall/export/internal/colour"
	"mindwall/mindmap"
	"mindwall/mindmap/layout"
	"mindwall/mindmap/say"
)

// Options are how a map is planned.
type Options struct {
	Scheme Scheme
	// Balance deals the themes to new sides. Otherwise each keeps the side it has on the wall.
	Balance bool
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
)

// Plan is a measured and placed map: of one question, or of an event. Its top left corner is at (0, 0), y grows downward.
type Plan struct {
	W, H     float64
	Title    string // of the event; empty when it has none
	Place    string // where, and with whom
	Foot     string // counts and date
	Question string // empty on an overview
	Boxes    []Box  // in preorder; the centre is the first
	Edges    []Edge
	Panels   []Panel

	Palette *Palette
	// Grow is how much headings, thick branches and the room round the centre grow with the number of answers.
	Grow float64

	set   Setter
	mixed bool // answers came from more than one source
	ctx   context.Context
}

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
	Lines []string // as it is wrapped

	Letter   string // of a top-level theme; sub-themes and answers have none
	Theme    int    // number of the theme's colour; -1 for the question and the unsorted
	Count    int    // answers below a theme; 1 for an answer
	Tally    mindmap.Tally
	Signs    []Sign // of an answer
	Redacted bool   // the words of the answer were taken out

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
	// SetBox is called for each box, in preorder. It sets Lines, W and H, and Text as it is drawn.
	SetBox(*Box)
	// SetFrame is called when all boxes are set. It sets Title, Place and Foot as they are drawn, and tells the room that
	// they and the legend need.
	SetFrame(*Plan) Frame
}

// Frame is the room for what stands round a map, within the [Margin].
type Frame struct {
	W            float64 // at least
	Above, Below float64
	Legend       func(width float64) float64 // its height, which stands above Below
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
	p.mixed = say.Sources(q.Tally) > 1
	tree := p.addMap(q)
	if err := p.Ended(); err != nil {
		return nil, err
	}
	p.Question = p.Boxes[0].Text
	p.Title, p.Place, p.Foot = board.Event.Title, PlaceOf(&board.Event), FootOf(board, q)
	frame := set.SetFrame(p)
	around := layout.Size{W: 2 * Margin, H: 2*Margin + frame.Above + frame.Below + frame.Legend(1400*p.Grow)}
	p.arrange(tree, p.spacing(answers, around), frame, o.Balance)
	return p, nil
}

func newPlan(o Options, grow float64, set Setter) *Plan {
	if o.Context == nil {
		o.Context = context.Background()
	}
	return &Plan{Palette: o.Scheme.Palette(), Grow: grow, set: set, ctx: o.Context}
}

// arrange places the tree and finishes the plan.
func (p *Plan) arrange(tree *layout.Tree, spacing layout.Spacing, frame Frame, balance bool) {
	measure := func(n *layout.Tree) layout.Size { return layout.Size{W: p.Boxes[n.Ref].W, H: p.Boxes[n.Ref].H} }
	if balance {
		for i, side := range layout.Balance(tree, measure, spacing) {
			tree.Children[i].Side = side
		}
	}
	p.place(layout.Arrange(tree, measure, spacing), frame)
}

// place takes over the geometry, whose boxes are those of the plan in the same order, with room for the frame.
func (p *Plan) place(m *layout.Map, frame Frame) {
	p.W = max(m.W, frame.W, 520*p.Grow) + 2*Margin
	top := Margin + frame.Above
	m.Move((p.W-m.W)/2, top)
	p.H = top + m.H + frame.Legend(p.W-2*Margin) + frame.Below + Margin
	for i := range m.Boxes {
		from, b := &m.Boxes[i], &p.Boxes[i]
		b.Side, b.Parent, b.Panel = from.Side, from.Parent, from.Panel
		b.X, b.Y, b.W, b.H = from.X, from.Y, from.W, from.H
		b.Paint = p.Palette.Paint(b)
	}
	for _, a := range m.Panels {
		p.Panels = append(p.Panels, Panel{
			Head: a.Head, X: a.X, Y: a.Y, W: a.W, H: a.H, Radius: panelRadius, Paint: p.Palette.panel(p.Boxes[a.Head].Theme),
		})
	}
	for i := range m.Edges {
		p.Edges = append(p.Edges, p.edge(&m.Edges[i]))
	}
}

func (p *Plan) edge(e *layout.Edge) Edge {
	from := &p.Boxes[e.From]
	out := Edge{
		From: e.From, To: e.To, Panel: e.Panel, Side: e.Side,
		X0: e.X0, Y0: e.Y0, X1: e.X1, Y1: e.Y1, Colour: p.Palette.Theme(from.Theme),
	}
	if e.To < 0 {
		out.W0, out.W1 = p.panelBranch(from.Level)
		return out
	}
	to := &p.Boxes[e.To]
	out.W0, out.W1 = p.branchWidths(from.Level, to.Level)
	out.Colour = p.Palette.Theme(to.Theme)
	if to.Level == layout.Leaf {
		out.Colour = out.Colour.Over(p.Palette.Background, p.Palette.branch)
	}
	return out
}
