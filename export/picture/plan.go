package picture

import (
	"context"
	"errors"

	"mindwall/mindmap"
	"mindwall/mindmap/layout"
)

// Options are how a picture is made.
type Options struct {
	Look Look
	// Balance deals the themes to new sides. Otherwise each keeps the side it has on the wall.
	Balance bool
	// NoSystemFonts draws with the embedded font alone, and with boxes for what it lacks.
	NoSystemFonts bool
	// Context ends the work on a large map, also the writing of what was planned; nil never does.
	Context context.Context
}

func (o *Options) context() context.Context {
	if o.Context == nil {
		return context.Background()
	}
	return o.Context
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

// Plan is a measured and placed map: of one question, or of an event, in points (96 to the inch), with its top left corner at (0, 0) and y downward. What
// it holds in exported fields is for other painters to read.
type Plan struct {
	W, H     float64
	Look     Look
	Title    string // of the event; empty when it has none
	Place    string // where, and with whom
	Foot     string // counts and date
	Question string // empty on an overview
	Boxes    []Box  // in preorder; the centre is the first
	Edges    []Edge
	Panels   []Panel
	// Missing are the characters that no font had, drawn as boxes, in order.
	Missing []rune

	Background Colour

	palette *palette
	levels  levels
	items   []item
	header  header
	legend  legend
	words   string
	event   *mindmap.Event
	set     *typesetter
	asked   *mindmap.Question // nil on an overview
	ctx     context.Context
}

// Ended reports why the work on the plan is to end; nil goes on.
func (p *Plan) Ended() error { return p.ctx.Err() }

// Box is one box of a plan.
type Box struct {
	ID         mindmap.ID // of the question, theme or answer; zero for the head of the unsorted
	Kind       Kind
	Level      layout.Level
	Side       mindmap.Side
	Parent     int // index in Plan.Boxes; -1 for the question
	Panel      int // index in Plan.Panels when the box is a card; else -1
	X, Y, W, H float64
	Radius     float64

	Text     string   // as it is drawn, on one line
	Lines    []string // as it is wrapped
	FontSize float64
	Bold     bool

	Letter string // of a top-level theme; sub-themes and answers have none
	Theme  int    // number of the theme's colour; -1 for the question and the unsorted
	Count  int    // answers below a theme; 1 for an answer
	Tally  mindmap.Tally
	Quoted bool // the answer has a quote that may be published

	Fill, Border, Ink Colour
	BorderWidth       float64
}

// Edge is one branch: a cubic with level ends whose controls are at 55 % of its width, tapering from W0 to W1.
type Edge struct {
	From   int // index in Plan.Boxes
	To     int // index in Plan.Boxes; -1 when it leads to a panel
	Panel  int // index in Plan.Panels; -1 when it leads to a box
	Side   mindmap.Side
	X0, Y0 float64
	X1, Y1 float64
	W0, W1 float64
	Colour Colour
}

// Panel is a tinted area with all answers of a theme as cards.
type Panel struct {
	Head         int // index in Plan.Boxes
	Columns      int
	X, Y, W, H   float64
	Radius       float64
	Fill, Border Colour
	BorderWidth  float64
}

// NewPlan measures and places the map of one question.
func NewPlan(board *mindmap.Board, question *mindmap.Question, o Options) (*Plan, error) {
	if board == nil || question == nil {
		return nil, errors.New("plan a picture: no question")
	}
	t := newTypesetter(board.Event.Language, !o.NoSystemFonts)
	answers := countAnswers(question)
	p := &Plan{
		Look: o.Look, palette: o.Look.palette(), Question: oneLine(question.Text),
		levels: newLevels(scale(answers)), event: &board.Event, set: t, asked: question, ctx: o.context(),
	}
	p.Background = p.palette.background
	tree := p.collect(t, question)
	if err := p.Ended(); err != nil {
		return nil, err
	}
	p.head(&board.Event, footOf(board, question))
	p.legend = newLegend(t, p, question)
	frame := layout.Size{W: 2 * margin, H: 2*margin + p.header.height() + p.legend.heightAt(1400*p.levels.grow)}
	spacing := p.levels.spacing(answers, frame)
	p.arrange(tree, spacing, o.Balance)
	return p, nil
}

func (p *Plan) head(e *mindmap.Event, foot string) {
	p.header = newHeader(p.set, e, foot, p.levels.grow)
	p.Title, p.Place, p.Foot = p.header.title.string(), p.header.place.string(), p.header.foot.string()
}

// arrange places the tree and finishes the plan.
func (p *Plan) arrange(tree *layout.Tree, spacing layout.Spacing, balance bool) {
	measure := func(n *layout.Tree) layout.Size { return p.items[n.Ref].box }
	if balance {
		for i, side := range layout.Balance(tree, measure, spacing) {
			tree.Kids[i].Side = side
		}
	}
	p.place(layout.Arrange(tree, measure, spacing))
	p.words = p.outline()
	p.Missing = p.set.faces.missed()
}

// place turns the geometry into boxes, branches and panels, and puts the header and the legend round them.
func (p *Plan) place(m *layout.Map) {
	g := p.levels.grow
	p.W = max(m.W, p.header.width(), p.legend.narrowest(), 520*g) + 2*margin
	legend := p.legend.heightAt(p.W - 2*margin)
	top := margin + p.header.above
	m.Move((p.W-m.W)/2, top)
	p.H = top + m.H + legend + p.header.below + margin
	for i := range m.Boxes {
		p.Boxes = append(p.Boxes, p.box(&m.Boxes[i]))
	}
	for _, a := range m.Panels {
		c := p.colourOf(a.Head)
		p.Panels = append(p.Panels, Panel{
			Head: a.Head, Columns: a.Columns, X: a.X, Y: a.Y, W: a.W, H: a.H, Radius: panelRadius, BorderWidth: 1.5,
			Fill:   c.over(p.Background, p.palette.panelTint),
			Border: c.over(p.Background, p.palette.panelBorder),
		})
	}
	for i := range m.Edges {
		p.Edges = append(p.Edges, p.edge(&m.Edges[i]))
	}
}

func (p *Plan) box(b *layout.Box) Box {
	it := &p.items[b.Ref]
	st := p.levels.of(b.Level)
	out := Box{
		ID: it.id, Kind: it.kind, Level: b.Level, Side: b.Side, Parent: b.Parent, Panel: b.Panel,
		X: b.X, Y: b.Y, W: b.W, H: b.H, Radius: st.radius,
		Text: it.text.string(), Lines: it.text.strings(), FontSize: st.size, Bold: st.weight == bold,
		Letter: it.letter, Theme: it.theme, Count: it.count, Tally: it.tally, Quoted: it.quoted,
	}
	p.dress(&out, it)
	return out
}

// dress gives a box its colours.
func (p *Plan) dress(b *Box, it *item) {
	c, pal := p.colour(it), p.palette
	switch b.Kind {
	case Question, EventCentre:
		b.Fill, b.Border, b.Ink = pal.centre, pal.centre, pal.onCentre
		if b.Level != layout.Centre {
			b.Fill, b.Ink, b.BorderWidth = pal.background, pal.ink, 2
		}
	case Theme:
		b.Fill, b.Border, b.Ink = c, c, pal.onTheme
	case UnsortedHead:
		b.Fill, b.Border, b.Ink, b.BorderWidth = pal.background, c, pal.ink, 2
	case SubTheme:
		b.Fill, b.Border, b.BorderWidth = c.over(pal.background, pal.subTint), c, pal.borderWidth+1
		b.Ink = c.over(pal.subInk, pal.subInkShare)
	default:
		tint := pal.tint
		if b.Panel >= 0 {
			tint = pal.cardTint
		}
		b.Fill, b.Border, b.BorderWidth = c.over(pal.background, tint), c.over(pal.background, pal.border), pal.borderWidth
		b.Ink = pal.ink
		if it.redacted {
			b.Ink = pal.muted
		}
	}
}

func (p *Plan) edge(e *layout.Edge) Edge {
	out := Edge{
		From: e.From, To: e.To, Panel: e.Panel, Side: e.Side,
		X0: e.X0, Y0: e.Y0, X1: e.X1, Y1: e.Y1, Colour: p.colourOf(e.From),
	}
	if e.To < 0 {
		out.W0, out.W1 = p.levels.panelBranch(p.Boxes[e.From].Level)
		return out
	}
	from, to := p.Boxes[e.From].Level, p.Boxes[e.To].Level
	out.W0, out.W1 = p.levels.branchWidths(from, to)
	out.Colour = p.colourOf(e.To)
	if to == layout.Leaf {
		out.Colour = out.Colour.over(p.Background, p.palette.branch)
	}
	return out
}

// colour is the colour of a node's theme, and the muted one for what has none.
func (p *Plan) colour(it *item) Colour {
	if it.theme < 0 {
		return p.palette.muted
	}
	return p.palette.theme(it.theme)
}

// colourOf is the colour of the box with this index. Boxes and items are both in preorder.
func (p *Plan) colourOf(box int) Colour { return p.colour(&p.items[box]) }
