package picture

import (
	"strconv"

	"mindwall/mindmap"
)

// sign is a small mark behind an answer. Each has a shape of its own, so that none relies on colour.
type sign uint8

const (
	quoteSign sign = iota
	roomSign
	surveySign
	phoneSign
)

var sourceSigns = [...]sign{roomSign, surveySign, phoneSign} // in the order of mindmap.Sources

// signText is what a sign says in words.
func (s sign) text() string {
	return [...]string{
		quoteSign: "has a quote", roomSign: "also in the room", surveySign: "from the survey", phoneSign: "by phone",
	}[s]
}

// signWidth is by the size of the square that a sign is drawn in.
func (s sign) width() float64 {
	return [...]float64{quoteSign: 0.95, roomSign: 0.95, surveySign: 0.8, phoneSign: 0.62}[s]
}

// draw draws the sign in the ink on a ground, in a square of that size whose top left corner is at x, y.
func (s sign) draw(sc *scene, x, y, size float64, ink, ground Colour) {
	u := size / 16
	switch s {
	case quoteSign:
		sc.path(comma(x, y, u), ink)
		sc.path(comma(x+8*u, y, u), ink)
	case roomSign: // a person
		sc.path(circle(x+7.5*u, y+4.5*u, 3.8*u), ink)
		var p path
		p.move(x+0.5*u, y+16*u)
		p.cubic(point{x + 0.5*u, y + 11.5*u}, point{x + 3.5*u, y + 9.6*u}, point{x + 7.5*u, y + 9.6*u})
		p.cubic(point{x + 11.5*u, y + 9.6*u}, point{x + 14.5*u, y + 11.5*u}, point{x + 14.5*u, y + 16*u})
		p.close()
		sc.path(p, ink)
	case surveySign: // a form
		sc.framed(x, y, 12.8*u, 16*u, 2*u, 1.5*u, ground, ink)
		for i := range 3 {
			sc.box(x+3.4*u, y+(4+3.4*float64(i))*u, []float64{6, 6, 3.6}[i]*u, 1.5*u, 0, ink)
		}
	case phoneSign:
		sc.box(x, y, 9.6*u, 16*u, 2.2*u, ink)
		sc.box(x+1.5*u, y+2.4*u, 6.6*u, 9.6*u, 0, ground)
		sc.path(circle(x+4.8*u, y+13.9*u, 0.9*u), ground)
	}
}

// comma is one half of an opening quotation mark.
func comma(x, y, u float64) path {
	var p path
	p.move(x+6.4*u, y+2*u)
	p.cubic(point{x + 3.6*u, y + 3.4*u}, point{x + 3*u, y + 5*u}, point{x + 3.1*u, y + 6.6*u})
	p.cubic(point{x + 5*u, y + 6.2*u}, point{x + 6.6*u, y + 7.6*u}, point{x + 6.6*u, y + 9.6*u})
	p.cubic(point{x + 6.6*u, y + 11.6*u}, point{x + 5.2*u, y + 13*u}, point{x + 3.4*u, y + 13*u})
	p.cubic(point{x + 1.2*u, y + 13*u}, point{x, y + 11.2*u}, point{x, y + 8.6*u})
	p.cubic(point{x, y + 4.4*u}, point{x + 2.4*u, y + 1.4*u}, point{x + 5.6*u, y + 0.4*u})
	p.close()
	return p
}

// strip is the signs behind one answer.
type strip struct {
	tally *paragraph // ×n; nil when one person said it
	signs []sign
	size  float64 // of the signs
	gap   float64
	w     float64
}

// newStrip makes the signs of an answer. Sources are shown only on a map with more than one, and an answer that came
// from the room alone has none.
func (t *typesetter) newStrip(a *mindmap.Answer, mixed bool) strip {
	s := strip{size: answerStyle.size * 0.8, gap: 5}
	if n := a.Tally.Total(); n > 1 {
		p := t.set("×"+strconv.Itoa(n), style{
			size: answerStyle.size * 0.92, weight: bold, measure: answerStyle.measure, leading: answerStyle.leading,
		})
		s.tally = &p
		s.w += p.w + s.gap
	}
	if published(a) {
		s.add(quoteSign)
	}
	if mixed && a.Tally.Total() != a.Tally.Of(mindmap.Room) {
		for i, source := range mindmap.Sources {
			if a.Tally.Of(source) > 0 {
				s.add(sourceSigns[i])
			}
		}
	}
	s.w = max(0, s.w-s.gap)
	return s
}

// published tells whether an answer has a quote that may leave the wall.
func published(a *mindmap.Answer) bool { return a.Publish && a.Quote != "" }

func (s *strip) add(sg sign) {
	s.signs = append(s.signs, sg)
	s.w += sg.width()*s.size + s.gap
}

// stripGap is the room between the last word and the signs behind it.
const stripGap = 10.0

// setBeside sets text with signs of that width behind its last word. Where they find no room there, the text goes onto one
// line more, so that some of it stands before them; where that breaks a word, extra tells that they need a line of their own.
func (t *typesetter) setBeside(s string, st style, signs float64) (p paragraph, extra bool) {
	beside := func(p *paragraph) bool { return p.lines[len(p.lines)-1].w+stripGap+signs <= st.measure }
	p = t.set(s, st)
	if signs == 0 || beside(&p) {
		return p, false
	}
	narrow := st
	narrow.measure = p.w - 1
	if t.breaks.widest() > narrow.measure || st.maxLines > 0 && len(p.lines) >= st.maxLines-1 {
		return p, true
	}
	if q := t.set(s, narrow); len(q.lines) == len(p.lines)+1 && beside(&q) {
		return q, false
	}
	return p, true
}

// draw draws the strip from x; middle is the middle of its line.
func (s *strip) draw(sc *scene, x, middle float64, ink, ground Colour) {
	if s.tally != nil {
		sc.text(s.tally, x, middle-s.tally.lineH/2, s.tally.w, start, ink)
		x += s.tally.w + s.gap
	}
	for _, sg := range s.signs {
		sg.draw(sc, x, middle-s.size/2, s.size, ink, ground)
		x += sg.width()*s.size + s.gap
	}
}
