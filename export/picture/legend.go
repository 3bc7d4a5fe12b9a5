package picture

import (
	"strconv"

	"mindwall/export/canvas"
	"mindwall/export/internal/colour"
	"mindwall/export/plan"
	"mindwall/mindmap"
	"mindwall/mindmap/walk"
)

// legend names every theme by letter and colour, and every sign that is on the map, in rows below it.
type legend struct {
	entries []entry
	grow    float64
	rowH    float64
}

type entry struct {
	badge  *badge // of a theme
	colour colour.RGB
	sign   *plan.Sign
	tally  *canvas.Text // an example of a tally
	text   canvas.Text
	count  *canvas.Text // of answers, after the text; nil for none
	w      float64
	breaks bool // begins a new row
}

const (
	legendSize     = 12.5
	legendGap      = 26.0 // between entries
	legendRow      = 1.9  // height of a row by size
	legendAbove    = 30.0
	legendNameRoom = 230.0
	countGap       = 0.45 // before a count, by size
)

func newLegend(t *canvas.Typesetter, p *plan.Plan, q *mindmap.Question) legend {
	l := legend{grow: p.Grow}
	size := legendSize * l.grow
	l.rowH = size * legendRow
	words := canvas.Style{Size: size, Measure: legendNameRoom * l.grow, Leading: 1.3, MaxLines: 1}
	for _, th := range walk.Themes(q) {
		b := newBadge(t, th.Letter, size)
		e := entry{badge: &b, colour: p.Palette.Theme(th.Colour), text: t.Set(th.Name, words)}
		e.w = b.w + b.gap + e.text.W
		if n := th.Tally().Total(); n > 0 {
			count := t.Set(strconv.Itoa(n), words)
			e.count = &count
			e.w += size*countGap + count.W
		}
		l.entries = append(l.entries, e)
	}
	first := len(l.entries)
	l.addSigns(t, p.Boxes, words)
	if first > 0 && first < len(l.entries) {
		l.entries[first].breaks = true
	}
	return l
}

// addSigns explains the signs that the answers have.
func (l *legend) addSigns(t *canvas.Typesetter, boxes []plan.Box, words canvas.Style) {
	words.Measure *= 2
	seen := map[plan.Sign]bool{}
	tallied := false
	for i := range boxes {
		tallied = tallied || boxes[i].Kind == plan.Answer && boxes[i].Tally.Total() > 1
		for _, s := range boxes[i].Signs {
			seen[s] = true
		}
	}
	if tallied {
		number := words
		number.Bold = true
		p := t.Set("×2", number)
		e := entry{tally: &p, text: t.Set("said by two", words)}
		e.w = p.W + words.Size*0.6 + e.text.W
		l.entries = append(l.entries, e)
	}
	for _, s := range plan.Signs() {
		if seen[s] {
			e := entry{sign: &s, text: t.Set(s.String(), words)}
			e.w = words.Size*(signWidth(s)+0.6) + e.text.W
			l.entries = append(l.entries, e)
		}
	}
	if seen[plan.SurveySign] || seen[plan.PhoneSign] {
		text := t.Set("no sign: in the room", words)
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

// flow calls put with the place of every entry in rows of this width, and returns the height of all.
func (l *legend) flow(width float64, put func(e *entry, x, y float64)) float64 {
	if len(l.entries) == 0 {
		return 0
	}
	x, y := 0.0, legendAbove*l.grow
	for i := range l.entries {
		e := &l.entries[i]
		if x > 0 && (e.breaks || x+e.w > width) {
			x, y = 0, y+l.rowH
		}
		if put != nil {
			put(e, x, y)
		}
		x += e.w + legendGap*l.grow
	}
	return y + l.rowH
}

func (l *legend) heightAt(width float64) float64 { return l.flow(width, nil) }

func (l *legend) draw(s *canvas.Scene, p *plan.Palette, x0, y0, width float64) {
	size := legendSize * l.grow
	l.flow(width, func(e *entry, x, y float64) {
		x, y = x+x0, y+y0
		middle, textX := y+l.rowH/2, x
		switch {
		case e.badge != nil:
			e.badge.draw(s, x, middle-e.badge.h/2, e.colour, p.OnTheme)
			textX = x + e.badge.w + e.badge.gap
		case e.tally != nil:
			s.Text(e.tally, x, middle-e.tally.H/2, e.tally.W, canvas.Start, p.Muted)
			textX = x + e.tally.W + size*0.6
		case e.sign != nil:
			drawSign(s, *e.sign, x, middle-size/2, size, p.Muted, p.Background)
			textX = x + size*(signWidth(*e.sign)+0.6)
		}
		s.Text(&e.text, textX, middle-e.text.H/2, e.text.W, canvas.Start, p.Ink)
		if e.count != nil {
			s.Text(e.count, textX+e.text.W+size*countGap, middle-e.count.H/2, e.count.W, canvas.Start, p.Muted)
		}
	})
}
