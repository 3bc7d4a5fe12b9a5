package picture

import (
	"mindwall/export/canvas"
	"mindwall/export/internal/colour"
	"mindwall/export/plan"
	"mindwall/export/typeset"
	"mindwall/mindmap"
	"mindwall/mindmap/say"
)

// signWidth is by the size of the square that a sign is drawn in.
func signWidth(s plan.Sign) float64 {
	return [...]float64{plan.QuoteSign: 0.95, plan.RoomSign: 0.95, plan.SurveySign: 0.8, plan.PhoneSign: 0.62}[s]
}

// drawSign draws a sign in the ink on a ground, in a square of that size whose top left corner is at x, y. Each has a shape
// of its own, so that none relies on colour.
func drawSign(sc *canvas.Scene, s plan.Sign, x, y, size float64, ink, ground colour.RGB) {
	u := size / 16
	switch s {
	case plan.QuoteSign:
		sc.Path(comma(x, y, u), ink)
		sc.Path(comma(x+8*u, y, u), ink)
	case plan.RoomSign: // a person
		sc.Path(canvas.Circle(x+7.5*u, y+4.5*u, 3.8*u), ink)
		var p canvas.Path
		p.MoveTo(x+0.5*u, y+16*u)
		p.CubicTo(x+0.5*u, y+11.5*u, x+3.5*u, y+9.6*u, x+7.5*u, y+9.6*u)
		p.CubicTo(x+11.5*u, y+9.6*u, x+14.5*u, y+11.5*u, x+14.5*u, y+16*u)
		p.Close()
		sc.Path(p, ink)
	case plan.SurveySign: // a form
		sc.Framed(x, y, 12.8*u, 16*u, 2*u, 1.5*u, ground, ink)
		for i := range 3 {
			sc.Box(x+3.4*u, y+(4+3.4*float64(i))*u, []float64{6, 6, 3.6}[i]*u, 1.5*u, 0, ink)
		}
	case plan.PhoneSign:
		sc.Box(x, y, 9.6*u, 16*u, 2.2*u, ink)
		sc.Box(x+1.5*u, y+2.4*u, 6.6*u, 9.6*u, 0, ground)
		sc.Path(canvas.Circle(x+4.8*u, y+13.9*u, 0.9*u), ground)
	}
}

// comma is one half of an opening quotation mark.
func comma(x, y, u float64) canvas.Path {
	var p canvas.Path
	p.MoveTo(x+6.4*u, y+2*u)
	p.CubicTo(x+3.6*u, y+3.4*u, x+3*u, y+5*u, x+3.1*u, y+6.6*u)
	p.CubicTo(x+5*u, y+6.2*u, x+6.6*u, y+7.6*u, x+6.6*u, y+9.6*u)
	p.CubicTo(x+6.6*u, y+11.6*u, x+5.2*u, y+13*u, x+3.4*u, y+13*u)
	p.CubicTo(x+1.2*u, y+13*u, x, y+11.2*u, x, y+8.6*u)
	p.CubicTo(x, y+4.4*u, x+2.4*u, y+1.4*u, x+5.6*u, y+0.4*u)
	p.Close()
	return p
}

// strip is the signs behind one answer.
type strip struct {
	tally *typeset.Text // ×n; nil for none
	dots  *typeset.Text // how many votes, behind a dot; nil for none
	hands *typeset.Text // how many were raised; nil for none
	signs []plan.Sign
	size  float64 // of the signs
	gap   float64
	w     float64
}

// stripGap is the room between the last word and the signs behind it.
const stripGap = 10.0

// newStrip makes the signs behind text of a size, with how often it was said when that is from so many times on, and its votes.
func newStrip(t *typeset.Typesetter, v say.Voice, size float64, tally mindmap.Tally, votes mindmap.Votes, signs []plan.Sign, from int) strip {
	s := strip{signs: signs, size: size * 0.8, gap: 5}
	set := func(text string, bold bool) *typeset.Text {
		p := t.Set(text, typeset.Style{Size: size * 0.92, Bold: bold, Measure: 20 * size, Leading: 1.3})
		s.w += p.W + s.gap
		return &p
	}
	if n := tally.Total(); n >= from {
		s.tally = set(v.Times(n), true)
	}
	if votes.Dots > 0 {
		s.dots = set(v.Number(votes.Dots), true)
		s.w += s.dotW()
	}
	if votes.Hands > 0 {
		s.hands = set(v.Hands(votes), false)
	}
	for _, sign := range signs {
		s.w += signWidth(sign)*s.size + s.gap
	}
	s.w = max(0, s.w-s.gap)
	return s
}

// tail is the width of the strip with the room before it; 0 when it is empty.
func (s *strip) tail() float64 {
	if s.w == 0 {
		return 0
	}
	return stripGap + s.w
}

// drawBehind draws the strip where the text, which stands from x to right, ends; middle is the middle of its line.
func (s *strip) drawBehind(sc *canvas.Scene, text *typeset.Text, x, right, middle float64, ink, ground colour.RGB) {
	if text.FromRight() == sc.FromRight {
		x = right - s.w
	}
	s.draw(sc, x, middle, ink, ground)
}

// dotW is the room for the dot before a number of votes, and the gap after it.
func (s *strip) dotW() float64 { return s.size * 0.9 }

// drawDot draws the dot that stands for votes, in a square of that size. The fonts have no such sign.
func drawDot(sc *canvas.Scene, x, middle, size float64, ink colour.RGB) {
	sc.Path(canvas.Circle(x+size*0.36, middle, size*0.36), ink)
}

// draw draws the strip from x on.
func (s *strip) draw(sc *canvas.Scene, x, middle float64, ink, ground colour.RGB) {
	put := func(t *typeset.Text) {
		sc.Text(t, x, middle-t.LineH/2, t.W, canvas.Start, ink)
		x += t.W + s.gap
	}
	if s.tally != nil {
		put(s.tally)
	}
	if s.dots != nil {
		drawDot(sc, x, middle, s.size, ink)
		x += s.dotW()
		put(s.dots)
	}
	if s.hands != nil {
		put(s.hands)
	}
	for _, sign := range s.signs {
		drawSign(sc, sign, x, middle-s.size/2, s.size, ink, ground)
		x += signWidth(sign)*s.size + s.gap
	}
}
