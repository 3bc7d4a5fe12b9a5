package picture

import (
	"fmt"
	"strings"

	"mindwall/export/internal/phrase"
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
	host := e.Host
	if host != "" {
		host = "hosted by " + host
	}
	return phrase.Joined(" · ", e.Place, host)
}

// footOf is the line of counts, and the date.
func footOf(b *mindmap.Board, q *mindmap.Question) string {
	parts := []string{answersSaid(q.Answers, q.Tally.Total())}
	if n := len(q.Themes); n > 0 {
		parts = append(parts, phrase.Counted(n, "theme"))
	}
	if n := len(q.Unsorted); n > 0 {
		parts = append(parts, fmt.Sprintf("%d unsorted", n))
	}
	if phrase.Sources(q.Tally) > 1 {
		parts = append(parts, phrase.BySource(q.Tally))
	}
	if d := phrase.Date(b.Event.Date); d != "" {
		parts = append(parts, d)
	}
	return strings.Join(parts, "  ·  ")
}

// answersSaid is [phrase.AnswersSaid] while there may come more.
func answersSaid(answers, times int) string {
	if answers == 0 {
		return "no answers yet"
	}
	return phrase.AnswersSaid(answers, times)
}
