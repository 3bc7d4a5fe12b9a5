package picture

import (
	"strconv"

	"mindwall/mindmap"
)

// legend names every theme by letter and colour, and every sign that is on the map, in rows below it.
type legend struct {
	entries []entry
	grow    float64
	rowH    float64
}

type entry struct {
	badge  *badge // of a theme
	colour Colour
	sign   *sign
	tally  *paragraph // an example of a tally
	text   paragraph
	count  *paragraph // of answers, after the text; nil for none
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

func newLegend(t *typesetter, p *Plan, q *mindmap.Question) legend {
	l := legend{grow: p.levels.grow}
	size := legendSize * l.grow
	l.rowH = size * legendRow
	words := style{size: size, weight: regular, measure: legendNameRoom * l.grow, leading: 1.3, maxLines: 1}
	for _, th := range q.Themes {
		b := t.newBadge(th.Letter, size)
		e := entry{badge: &b, colour: p.palette.theme(th.Colour), text: t.set(th.Text, words)}
		e.w = b.w + b.gap + e.text.w
		if n := th.Tally.Total(); n > 0 {
			count := t.set(strconv.Itoa(n), words)
			e.count = &count
			e.w += size*countGap + count.w
		}
		l.entries = append(l.entries, e)
	}
	first := len(l.entries)
	l.addSigns(t, p.items, words)
	if first > 0 && first < len(l.entries) {
		l.entries[first].breaks = true
	}
	return l
}

// addSigns explains the signs that the items have.
func (l *legend) addSigns(t *typesetter, items []item, words style) {
	words.measure *= 2
	var seen [phoneSign + 1]bool
	tallied := false
	for i := range items {
		tallied = tallied || items[i].strip.tally != nil
		for _, s := range items[i].strip.signs {
			seen[s] = true
		}
	}
	if tallied {
		number := words
		number.weight = bold
		p := t.set("×2", number)
		e := entry{tally: &p, text: t.set("said by two", words)}
		e.w = p.w + words.size*0.6 + e.text.w
		l.entries = append(l.entries, e)
	}
	for s, on := range seen {
		if on {
			s := sign(s)
			e := entry{sign: &s, text: t.set(s.text(), words)}
			e.w = words.size*(s.width()+0.6) + e.text.w
			l.entries = append(l.entries, e)
		}
	}
	if seen[surveySign] || seen[phoneSign] {
		text := t.set("no sign: in the room", words)
		l.entries = append(l.entries, entry{text: text, w: text.w})
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

func (l *legend) draw(s *scene, p *palette, x0, y0, width float64) {
	size := legendSize * l.grow
	l.flow(width, func(e *entry, x, y float64) {
		x, y = x+x0, y+y0
		middle, textX := y+l.rowH/2, x
		switch {
		case e.badge != nil:
			e.badge.draw(s, x, middle-e.badge.h/2, e.colour, p.onTheme)
			textX = x + e.badge.w + e.badge.gap
		case e.tally != nil:
			s.text(e.tally, x, middle-e.tally.h/2, e.tally.w, start, p.muted)
			textX = x + e.tally.w + size*0.6
		case e.sign != nil:
			e.sign.draw(s, x, middle-size/2, size, p.muted, p.background)
			textX = x + size*(e.sign.width()+0.6)
		}
		s.text(&e.text, textX, middle-e.text.h/2, e.text.w, start, p.ink)
		if e.count != nil {
			s.text(e.count, textX+e.text.w+size*countGap, middle-e.count.h/2, e.count.w, start, p.muted)
		}
	})
}
