package picture

// badge is a theme's letter on a disc, or on a pill when it is a number.
type badge struct {
	letter paragraph
	w, h   float64
	gap    float64 // to the text after it
}

// newBadge makes the badge that stands beside text of this size.
func (t *typesetter) newBadge(letter string, size float64) badge {
	p := t.set(letter, style{size: size * 0.84, weight: bold, measure: 20 * size, leading: 1, maxLines: 1})
	h := size * 1.36
	return badge{letter: p, w: max(h, p.w+h*0.55), h: h, gap: size * 0.55}
}

func (b *badge) draw(s *scene, x, y float64, ground, ink Colour) {
	s.box(x, y, b.w, b.h, b.h/2, ground)
	s.text(&b.letter, x, y+(b.h-b.letter.h)/2, b.w, centred, ink)
}
