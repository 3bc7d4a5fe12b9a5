package picture

import (
	"mindwall/export/canvas"
	"mindwall/export/internal/colour"
	"mindwall/export/typeset"
)

// badge is a theme's letter on a disc, or on a pill when it is a number.
type badge struct {
	letter typeset.Text
	w, h   float64
	gap    float64 // to the text after it
}

// newBadge makes the badge that stands beside text of this size.
func newBadge(t *typeset.Typesetter, letter string, size float64) badge {
	p := t.Set(letter, typeset.Style{Size: size * 0.84, Bold: true, Measure: 20 * size, Leading: 1, MaxLines: 1})
	h := size * 1.36
	return badge{letter: p, w: max(h, p.W+h*0.55), h: h, gap: size * 0.55}
}

func (b *badge) draw(s *canvas.Scene, x, y float64, ground, ink colour.RGB) {
	s.Box(x, y, b.w, b.h, b.h/2, ground)
	s.Text(&b.letter, x, y+(b.h-b.letter.H)/2, b.w, canvas.Centred, ink)
}
