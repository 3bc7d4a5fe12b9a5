package picture

import (
	"mindwall/export/canvas"
	"mindwall/export/plan"
	"mindwall/export/typeset"
)

// header is the words above a map, and the line of counts below it. Absent words take no room.
type header struct {
	title, place, foot typeset.Text
	grow               float64
}

const (
	titleSize, placeSize, footSize = 26.0, 14.0, 12.5
	headerMeasure                  = 900.0
	headerGap                      = 14.0 // between the words and the map
	besideGap                      = 40.0 // between title and place on one line
)

func newHeader(t *typeset.Typesetter, p *plan.Plan) header {
	h := header{grow: p.Grow}
	set := func(s string, size float64, bold bool) typeset.Text {
		size *= p.Grow
		return t.Set(s, typeset.Style{
			Size: size, Bold: bold, Measure: headerMeasure * size / placeSize, Leading: 1.3, MaxLines: 2,
		})
	}
	h.title, h.place, h.foot = set(p.Title, titleSize, true), set(p.Place, placeSize, false), set(p.Foot, footSize, false)
	return h
}

// beside reports whether the place finds room behind the title, on its line.
func (h *header) beside(width float64) bool {
	return !h.title.Empty() && len(h.place.Lines) == 1 && h.title.W+h.place.W+besideGap*h.grow <= width
}

// above is the height of the words above a map of that width, with the room below them.
func (h *header) above(width float64) float64 {
	high := headerGap * h.grow
	if !h.title.Empty() {
		high += h.title.H
	}
	if !h.place.Empty() && !h.beside(width) {
		high += h.place.H
	}
	return high
}

func (h *header) width() float64 { return max(h.title.W, h.place.W, h.foot.W) }

func (h *header) draw(s *canvas.Scene, p *plan.Palette, margin float64) {
	y, width := margin, s.W-2*margin
	if !h.title.Empty() {
		s.Text(&h.title, margin, y, width, canvas.Start, p.Ink)
		y += h.title.H
	}
	if h.beside(width) {
		x := margin + width - h.place.W
		if h.title.FromRight() {
			x = margin
		}
		s.Text(&h.place, x, y-h.place.H-(h.title.LineH-h.place.LineH)*0.3, h.place.W, canvas.Start, p.Muted)
		return
	}
	s.Text(&h.place, margin, y, width, canvas.Start, p.Muted)
}
