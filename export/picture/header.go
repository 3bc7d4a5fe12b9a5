package picture

import (
	"fmt"
	"strings"
	"time"

	"mindwall/mindmap"
)

// header is the words above and below a map. Absent words have no lines.
type header struct {
	title, place, foot paragraph
	above, below       float64 // heights, with the room between the words and the map
	grow               float64
}

const (
	titleSize, placeSize, footSize = 26.0, 14.0, 12.0
	headerMeasure                  = 900.0
	headerGap                      = 14.0 // from where the map may begin up to the words
)

func newHeader(t *typesetter, e *mindmap.Event, foot string, grow float64) header {
	h := header{grow: grow}
	h.title = t.heading(e.Title, titleSize*grow, bold, 2)
	h.place = t.heading(placeOf(e), placeSize*grow, regular, 2)
	h.foot = t.heading(foot, footSize*grow, regular, 2)
	h.above = 24 * grow
	for _, p := range []*paragraph{&h.title, &h.place} {
		if len(p.text) > 0 {
			h.above += p.h
		}
	}
	h.below = h.foot.h + 18*grow
	return h
}

func (t *typesetter) heading(s string, size float64, w weight, lines int) paragraph {
	return t.set(s, style{size: size, weight: w, measure: headerMeasure * size / placeSize, leading: 1.3, maxLines: lines})
}

func (h *header) width() float64  { return max(h.title.w, h.place.w, h.foot.w) }
func (h *header) height() float64 { return h.above + h.below }

// draw draws the words on a page of this size.
func (h *header) draw(s *scene, p *palette, pageW, pageH float64) {
	y := margin - headerGap
	if len(h.title.text) > 0 {
		s.text(&h.title, margin, y, pageW-2*margin, start, p.ink)
		y += h.title.h + 2*h.grow
	}
	s.text(&h.place, margin, y, pageW-2*margin, start, p.muted)
	s.text(&h.foot, margin, pageH-margin-h.foot.h+headerGap, pageW-2*margin, start, p.muted)
}

// placeOf is the line below the title.
func placeOf(e *mindmap.Event) string {
	var parts []string
	if e.Place != "" {
		parts = append(parts, e.Place)
	}
	if e.Host != "" {
		parts = append(parts, "hosted by "+e.Host)
	}
	return strings.Join(parts, " · ")
}

// footOf is the line of counts, and the date.
func footOf(b *mindmap.Board, q *mindmap.Question) string {
	parts := []string{answersSaid(q.Answers, q.Tally.Total())}
	if n := len(q.Themes); n > 0 {
		parts = append(parts, plural(n, "theme"))
	}
	if n := len(q.Unsorted); n > 0 {
		parts = append(parts, fmt.Sprintf("%d unsorted", n))
	}
	if sources(q.Tally) > 1 {
		parts = append(parts, bySource(q.Tally))
	}
	if d := dateInWords(b.Event.Date); d != "" {
		parts = append(parts, d)
	}
	return strings.Join(parts, "  ·  ")
}

// answersSaid says how many answers there are, and how often they were said when that differs. It does not speak of
// people: one person may have said several.
func answersSaid(answers, times int) string {
	s := plural(answers, "answer")
	switch {
	case answers == 0:
		return "no answers yet"
	case times > answers:
		return fmt.Sprintf("%s, said %d times", s, times)
	}
	return s
}

func bySource(t mindmap.Tally) string {
	var parts []string
	for i, s := range mindmap.Sources {
		if t[i] > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", s, t[i]))
		}
	}
	return strings.Join(parts, ", ")
}

func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}

// dateInWords turns 2026-11-22 into 22 November 2026, and leaves what it does not know as it is.
func dateInWords(date string) string {
	if d, err := time.Parse(time.DateOnly, strings.TrimSpace(date)); err == nil {
		return d.Format("2 January 2006")
	}
	return date
}
