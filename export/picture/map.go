package picture

import (
	"math"

	"mindwall/export/canvas"
	"mindwall/export/paper"
	"mindwall/export/plan"
	"mindwall/export/typeset"
	"mindwall/mindmap"
	"mindwall/mindmap/layout"
	"mindwall/mindmap/say"
)

// Map is the picture of a question or of an event.
type Map struct {
	Picture
	Plan *plan.Plan

	set    *typeset.Typesetter
	voice  say.Voice
	words  []boxWords // of the boxes, in their order
	header header
	legend legend
	book   bool // as a PDF
	chosen bool // the paper or the book was asked for
	event  *mindmap.Event
	asked  *mindmap.Question // nil on an overview
}

// pointsToTheInch is how many PDF points an inch has.
const pointsToTheInch = 72

// boxWords is the words of a box, set.
type boxWords struct {
	text  typeset.Text
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
	m := &Map{asked: q, voice: o.Voice}
	if board != nil {
		m.event, m.set = &board.Event, typeset.NewTypesetter(board.Event.Language, !o.NoSystemFonts)
	}
	if m.Plan, err = with(m); err != nil {
		return nil, err
	}
	m.Picture = Picture{W: m.Plan.W, H: m.Plan.H, Missing: m.set.Missing(), pixels: canvas.FullScale, draw: m.scene}
	m.leaf, m.onPage = plan.StyleOf(layout.Leaf).Size, m.Plan.Scale
	if sheet := m.Plan.Sheet; sheet.Name != "" {
		m.pixels = sheet.Dots / pointsToTheInch * m.Plan.Scale
	}
	m.chosen = o.Book || o.Paper != paper.Auto
	m.book = o.Book || o.Paper == paper.Auto && m.Plan.TextSize() < m.Plan.Sheet.Least
	return m, nil
}

// SetBox implements [plan.Setter]: the size of a box is that of its text, what stands beside it, and the padding.
func (m *Map) SetBox(i int, b *plan.Box) {
	var words boxWords
	st, tail := b.Style, 0.0
	if b.Kind == plan.Answer {
		words.strip = newStrip(m.set, m.voice, st.Size, b.Tally, b.Votes, b.Signs, 2)
		tail = words.strip.tail()
	}
	words.text, words.extra = m.set.SetWithTail(b.Text, textStyle(st), tail)
	w, h := words.text.W, words.text.H
	if b.Letter != "" {
		words.badge = newBadge(m.set, b.Letter, st.Size)
		w += words.badge.w + words.badge.gap
		h = max(h, words.badge.h)
	}
	if isHead(b) && (b.Tally.Total() > 0 || b.Votes != mindmap.Votes{}) {
		words.strip = newStrip(m.set, m.voice, st.Size*0.86, b.Tally, b.Votes, nil, 1)
		w += words.strip.tail()
	}
	switch {
	case words.extra:
		w, h = max(w, words.strip.w), h+words.text.LineH
	case tail > 0:
		w = max(w, words.text.LastW()+tail)
	case b.Kind == plan.Quote:
		w += quoteBar
	}
	b.Text, b.Lines = words.text.String(), words.text.Words()
	b.W, b.H = math.Ceil(w+2*st.PadX), math.Ceil(h+2*st.PadY)
	m.words = append(m.words[:i], words)
}

// quoteBar is the room for the bar before a quote.
const quoteBar = 4.0

// isHead reports whether a box stands over answers, and so says how often they were said.
func isHead(b *plan.Box) bool {
	return b.Kind == plan.Theme || b.Kind == plan.SubTheme || b.Kind == plan.UnsortedHead || b.Kind == plan.Question && b.Level != layout.Centre
}

// SetFrame implements [plan.Setter].
func (m *Map) SetFrame(p *plan.Plan) plan.Frame {
	m.header = newHeader(m.set, p)
	p.Title, p.Place, p.Foot = m.header.title.String(), m.header.place.String(), m.header.foot.String()
	if m.asked != nil {
		m.legend = newLegend(m.set, p)
	}
	m.legend.foot, m.legend.grow = m.header.foot, p.Grow
	return plan.Frame{W: max(m.header.width(), m.legend.narrowest()), Above: m.header.above, Below: m.legend.heightAt}
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
		s.Group(m.Plan.Label(&m.Plan.Boxes[i]), func() { m.drawBox(s, &m.Plan.Boxes[i], &m.words[i]) })
	}
	margin := m.Plan.Margin
	width := s.W - 2*margin
	m.header.draw(s, m.Plan.Palette, margin)
	s.FromRight = m.voice.FromRight()
	m.legend.draw(s, m.Plan.Palette, margin, s.H-margin-m.legend.heightAt(width), width)
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
	switch b.Kind {
	case plan.Answer:
		s.Framed(b.X, b.Y, b.W, b.H, b.Style.Radius, b.BorderWidth, b.Fill, b.Border)
		m.drawAnswer(s, b, words)
		return
	case plan.Quote:
		s.Box(b.X+quoteBar, b.Y+b.Style.PadY, 2.5, b.H-2*b.Style.PadY, 1, m.Plan.Palette.Theme(b.Theme))
		s.Text(&words.text, b.X+b.Style.PadX+quoteBar, b.Y+b.Style.PadY, b.W-2*b.Style.PadX-quoteBar, canvas.Start, b.Ink)
		return
	}
	s.Framed(b.X, b.Y, b.W, b.H, b.Style.Radius, b.BorderWidth, b.Fill, b.Border)
	if b.Kind == plan.Theme && m.Plan.Palette.Again(b.Theme) {
		const inset, width = 3.0, 1.5
		s.Framed(b.X+inset, b.Y+inset, b.W-2*inset, b.H-2*inset, b.Style.Radius-inset, width, b.Fill, b.Ink)
	}
	m.drawHead(s, b, words)
}

// drawHead draws the words of a head with its letter before them and how often it was said behind them.
func (m *Map) drawHead(s *canvas.Scene, b *plan.Box, words *boxWords) {
	content, tail, before := words.text.W, words.strip.tail(), 0.0
	if b.Letter != "" {
		before = words.badge.w + words.badge.gap
	}
	at := func(x, w float64) float64 { // as the words are read
		if words.text.FromRight() {
			return b.X + b.W - x - w
		}
		return b.X + x
	}
	x := (b.W - content - tail - before) / 2
	if b.Letter != "" {
		words.badge.draw(s, at(x, words.badge.w), b.Y+(b.H-words.badge.h)/2, b.Ink, b.Fill)
	}
	s.Text(&words.text, at(x+before, content), b.Y+(b.H-words.text.H)/2, content, canvas.Centred, b.Ink)
	if tail > 0 {
		words.strip.draw(s, at(x+before+content+tail-words.strip.w, words.strip.w), b.Y+b.H/2, b.Ink, b.Fill)
	}
}

// drawAnswer draws the words from the start of the box and the signs at its end, where the last line ends.
func (m *Map) drawAnswer(s *canvas.Scene, b *plan.Box, words *boxWords) {
	x := b.X + b.Style.PadX
	s.Text(&words.text, x, b.Y+b.Style.PadY, b.W-2*b.Style.PadX, canvas.Start, b.Ink)
	middle := b.Y + b.H - b.Style.PadY - words.text.LineH/2
	words.strip.drawBehind(s, &words.text, x, b.X+b.W-b.Style.PadX, middle, m.Plan.Palette.Signs(b.Theme), b.Fill)
}
