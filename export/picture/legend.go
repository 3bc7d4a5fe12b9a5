package picture

import (
	"mindwall/export/canvas"
	"mindwall/export/plan"
	"mindwall/export/typeset"
	"mindwall/mindmap/say"
)

// legend explains every sign that is on the map, in rows below it, before the line of counts.
type legend struct {
	entries []entry
	foot    typeset.Text
	grow    float64
	rowH    float64
}

type entry struct {
	sign  *plan.Sign
	tally *typeset.Text // an example of a tally
	dot   bool          // that stands before votes
	text  typeset.Text
	w     float64
}

const (
	legendSize  = 12.5
	legendGap   = 26.0 // between entries
	legendRow   = 1.7  // height of a row by size
	legendAbove = 20.0
)

func newLegend(t *typeset.Typesetter, p *plan.Plan) legend {
	l := legend{grow: p.Grow}
	size := legendSize * l.grow
	l.rowH = size * legendRow
	l.addSigns(t, p, typeset.Style{Size: size, Measure: 40 * size, Leading: 1.3, MaxLines: 1})
	return l
}

// addSigns explains the signs that the answers have.
func (l *legend) addSigns(t *typeset.Typesetter, of *plan.Plan, words typeset.Style) {
	seen := map[plan.Sign]bool{}
	tallied, voted, boxes, v := false, false, of.Boxes, of.Voice
	for i := range boxes {
		voted = voted || boxes[i].Votes.Dots > 0
		tallied = tallied || boxes[i].Kind == plan.Answer && boxes[i].Tally.Total() > 1
		for _, s := range boxes[i].Signs {
			seen[s] = true
		}
	}
	if tallied {
		number := words
		number.Bold = true
		p := t.Set(v.Times(2), number)
		e := entry{tally: &p, text: t.Set(v.Text(say.SaidTwice), words)}
		e.w = p.W + words.Size*0.6 + e.text.W
		l.entries = append(l.entries, e)
	}
	if voted {
		text := t.Set(v.Text(say.ColumnVotes), words)
		l.entries = append(l.entries, entry{dot: true, text: text, w: words.Size*1.3 + text.W})
	}
	for _, s := range plan.Signs() {
		if seen[s] {
			e := entry{sign: &s, text: t.Set(v.Text(s.Message()), words)}
			e.w = words.Size*(signWidth(s)+0.6) + e.text.W
			l.entries = append(l.entries, e)
		}
	}
	if seen[plan.SurveySign] || seen[plan.PhoneSign] {
		text := t.Set(v.Text(say.NoSign), words)
		l.entries = append(l.entries, entry{text: text, w: text.W})
	}
}

// narrowest is the width that the widest entry needs.
func (l *legend) narrowest() float64 {
	w := 0.0
	for i := range l.entries {
		w = max(w, l.entries[i].w)
	}
	return w
}

// flow calls put with the place of every entry in rows of this width, and returns the height of all, with the line of counts: at
// the end of the last row where there is room, else below it.
func (l *legend) flow(width float64, put func(e *entry, x, y float64)) (height float64, beside bool) {
	x, y := 0.0, legendAbove*l.grow
	for i := range l.entries {
		e := &l.entries[i]
		if x > 0 && x+e.w > width {
			x, y = 0, y+l.rowH
		}
		if put != nil {
			put(e, x, y)
		}
		x += e.w + legendGap*l.grow
	}
	if x > 0 && x+l.foot.W <= width && len(l.foot.Lines) == 1 {
		return y + max(l.rowH, l.foot.H), true
	}
	if x > 0 {
		y += l.rowH
	}
	return y + l.foot.H, false
}

func (l *legend) heightAt(width float64) float64 {
	height, _ := l.flow(width, nil)
	return height
}

func (l *legend) draw(s *canvas.Scene, p *plan.Palette, x0, y0, width float64) {
	size := legendSize * l.grow
	height, beside := l.flow(width, func(e *entry, x, y float64) {
		x, y = x+x0, y+y0
		middle, textX := y+l.rowH/2, x
		switch {
		case e.tally != nil:
			s.Text(e.tally, x, middle-e.tally.H/2, e.tally.W, canvas.Start, p.Muted)
			textX = x + e.tally.W + size*0.6
		case e.dot:
			drawDot(s, x, middle, size, p.Muted)
			textX = x + size*1.3
		case e.sign != nil:
			drawSign(s, *e.sign, x, middle-size/2, size, p.Muted, p.Background)
			textX = x + size*(signWidth(*e.sign)+0.6)
		}
		s.Text(&e.text, textX, middle-e.text.H/2, e.text.W, canvas.Start, p.Ink)
	})
	if beside {
		s.Text(&l.foot, x0+width-l.foot.W, y0+height-l.rowH/2-l.foot.H/2, l.foot.W, canvas.Start, p.Muted)
		return
	}
	s.Text(&l.foot, x0, y0+height-l.foot.H, width, canvas.Start, p.Muted)
}
