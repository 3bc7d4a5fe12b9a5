package picture

import (
	"math"

	"mindwall/export/canvas"
	"mindwall/export/plan"
	"mindwall/mindmap"
	"mindwall/mindmap/layout"
)

// Map is the picture of a question or of an event.
type Map struct {
	Picture
	Plan *plan.Plan

	set    *canvas.Typesetter
	words  []boxWords // of the boxes, in their order
	header header
	legend legend
	event  *mindmap.Event
	asked  *mindmap.Question // nil on an overview
}

// boxWords is the words of a box, set.
type boxWords struct {
	text  canvas.Text
	badge badge // of a letter
	strip strip // of an answer
	extra bool  // the strip has a line of its own
}

// NewMap measures and places the map of one question.
func NewMap(board *mindmap.Board, q *mindmap.Question, o Options) (*Map, error) {
	return newMap(board, q, o, func(set plan.Setter) (*plan.Plan, error) { return plan.New(board, q, o.Options, set) })
}

// NewOverview measures and places the picture of the whole event; see [plan.NewOverview].
func NewOverview(board *mindmap.Board, o Options) (*Map, error) {
	return newMap(board, nil, o, func(set plan.Setter) (*plan.Plan, error) { return plan.NewOverview(board, o.Options, set) })
}

func newMap(board *mindmap.Board, q *mindmap.Question, o Options, with func(plan.Setter) (*plan.Plan, error)) (_ *Map, err error) {
	m := &Map{asked: q}
	if board != nil {
		m.event, m.set = &board.Event, canvas.NewTypesetter(board.Event.Language, !o.NoSystemFonts)
	}
	if m.Plan, err = with(m); err != nil {
		return nil, err
	}
	m.Picture = Picture{W: m.Plan.W, H: m.Plan.H, Missing: m.set.Missing(), draw: m.scene}
	return m, nil
}

// SetBox implements [plan.Setter]: the size of a box is that of its text, its badge or its signs, and the padding.
func (m *Map) SetBox(b *plan.Box) {
	var words boxWords
	st, tail := b.Style, 0.0
	if b.Kind == plan.Answer {
		words.strip = newStrip(m.set, b.Tally, b.Signs)
		tail = words.strip.tail()
	}
	words.text, words.extra = m.set.SetWithTail(b.Text, textStyle(st), tail)
	w, h := words.text.W, words.text.H
	if b.Letter != "" {
		words.badge = newBadge(m.set, b.Letter, st.Size)
		w += words.badge.w + words.badge.gap
		h = max(h, words.badge.h)
	}
	switch {
	case words.extra:
		w, h = max(w, words.strip.w), h+words.text.LineH
	case tail > 0:
		w = max(w, words.text.LastW()+tail)
	}
	b.Text, b.Lines = words.text.String(), words.text.Lines()
	b.W, b.H = math.Ceil(w+2*st.PadX), math.Ceil(h+2*st.PadY)
	m.words = append(m.words, words)
}

// SetFrame implements [plan.Setter].
func (m *Map) SetFrame(p *plan.Plan) plan.Frame {
	m.header = newHeader(m.set, p)
	p.Title, p.Place, p.Foot = m.header.title.String(), m.header.place.String(), m.header.foot.String()
	if m.asked != nil {
		m.legend = newLegend(m.set, p, m.asked)
	}
	return plan.Frame{
		W: max(m.header.width(), m.legend.narrowest()), Above: m.header.above, Below: m.header.below, Legend: m.legend.heightAt,
	}
}

// scene draws the map. Branches come first, the thick ones over the thin ones, then panels, then boxes.
func (m *Map) scene() *canvas.Scene {
	s := m.page(m.Plan.W, m.Plan.H)
	s.Words = m.Plan.Words()
	for _, level := range []layout.Level{layout.Leaf, layout.SubTheme, layout.Theme} {
		for i := range m.Plan.Edges {
			if e := &m.Plan.Edges[i]; m.edgeLevel(e) == level {
				m.drawEdge(s, e)
			}
		}
	}
	for _, a := range m.Plan.Panels {
		s.Framed(a.X, a.Y, a.W, a.H, a.Radius, a.BorderWidth, a.Fill, a.Border)
	}
	for i := range m.Plan.Boxes {
		s.Group(m.Plan.Boxes[i].Label(), func() { m.drawBox(s, &m.Plan.Boxes[i], &m.words[i]) })
	}
	m.header.draw(s, m.Plan.Palette)
	width := s.W - 2*plan.Margin
	legendTop := s.H - plan.Margin - m.header.below - m.legend.heightAt(width)
	m.legend.draw(s, m.Plan.Palette, plan.Margin, legendTop+headerGap, width)
	return s
}

// page is an empty scene of the map.
func (m *Map) page(w, h float64) *canvas.Scene {
	return &canvas.Scene{W: w, H: h, Background: m.Plan.Palette.Background, Title: m.Plan.Name()}
}

// edgeLevel is the level of what a branch leads to.
func (m *Map) edgeLevel(e *plan.Edge) layout.Level {
	if e.To < 0 {
		return layout.SubTheme
	}
	return m.Plan.Boxes[e.To].Level
}

// drawEdge draws a branch whose ends are hidden a little below their boxes.
func (m *Map) drawEdge(s *canvas.Scene, e *plan.Edge) {
	dx := float64(e.Side)
	x0, x1 := e.X0-2*dx, e.X1+2*dx
	if m.Plan.Boxes[e.From].Level == layout.Centre {
		x0 -= 14 * m.Plan.Grow * dx
	}
	s.Path(canvas.Taper(x0, e.Y0, x1, e.Y1, e.W0, e.W1, plan.Bend), e.Colour)
}

func (m *Map) drawBox(s *canvas.Scene, b *plan.Box, words *boxWords) {
	s.Framed(b.X, b.Y, b.W, b.H, b.Style.Radius, b.BorderWidth, b.Fill, b.Border)
	if b.Kind == plan.Answer {
		m.drawAnswer(s, b, words)
		return
	}
	content := words.text.W
	x := b.X + (b.W-content)/2
	if b.Letter != "" {
		x = b.X + (b.W-content-words.badge.w-words.badge.gap)/2
		words.badge.draw(s, x, b.Y+(b.H-words.badge.h)/2, b.Ink, b.Fill)
		x += words.badge.w + words.badge.gap
	}
	s.Text(&words.text, x, b.Y+(b.H-words.text.H)/2, content, canvas.Centred, b.Ink)
}

// drawAnswer draws the words from the start of the box and the signs at its end, where the last line ends.
func (m *Map) drawAnswer(s *canvas.Scene, b *plan.Box, words *boxWords) {
	x := b.X + b.Style.PadX
	s.Text(&words.text, x, b.Y+b.Style.PadY, b.W-2*b.Style.PadX, canvas.Start, b.Ink)
	middle := b.Y + b.H - b.Style.PadY - words.text.LineH/2
	words.strip.drawBehind(s, &words.text, x, b.X+b.W-b.Style.PadX, middle, m.Plan.Palette.Signs(b.Theme), b.Fill)
}
