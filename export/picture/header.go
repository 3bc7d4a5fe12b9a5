package picture

import (
	"mindwall/export/canvas"
	"mindwall/export/plan"
)

// header is the words above and below a map. Absent words have no lines.
type header struct {
	title, place, foot canvas.Text
	above, below       float64 // heights, with the room between the words and the map
	grow               float64
}

const (
	titleSize, placeSize, footSize = 26.0, 14.0, 12.0
	headerMeasure                  = 900.0
	headerGap                      = 14.0 // from where the map may begin up to the words
)

func newHeader(t *canvas.Typesetter, p *plan.Plan) header {
	h := header{grow: p.Grow, above: 24 * p.Grow}
	set := func(s string, size float64, bold bool) canvas.Text {
		size *= p.Grow
		return t.Set(s, canvas.Style{
			Size: size, Bold: bold, Measure: headerMeasure * size / placeSize, Leading: 1.3, MaxLines: 2,
		})
	}
	h.title, h.place, h.foot = set(p.Title, titleSize, true), set(p.Place, placeSize, false), set(p.Foot, footSize, false)
	for _, text := range []*canvas.Text{&h.title, &h.place} {
		if !text.Empty() {
			h.above += text.H
		}
	}
	h.below = h.foot.H + 18*p.Grow
	return h
}

func (h *header) width() float64 { return max(h.title.W, h.place.W, h.foot.W) }

func (h *header) draw(s *canvas.Scene, p *plan.Palette) {
	y, width := plan.Margin-headerGap, s.W-2*plan.Margin
	if !h.title.Empty() {
		s.Text(&h.title, plan.Margin, y, width, canvas.Start, p.Ink)
		y += h.title.H + 2*h.grow
	}
	s.Text(&h.place, plan.Margin, y, width, canvas.Start, p.Muted)
	s.Text(&h.foot, plan.Margin, s.H-plan.Margin-h.foot.H+headerGap, width, canvas.Start, p.Muted)
}
