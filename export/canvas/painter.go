package canvas

import (
	"image"

	"mindwall/export/internal/colour"
)

// RGB is an opaque colour of a scene.
type RGB = colour.RGB

// maxGlyphs is how many images of glyphs a painter keeps.
const maxGlyphs = 16384

// Painter paints scenes on pixels, one after the other, and keeps the images of glyphs from one to the next. The zero Painter is
// ready; it belongs to one goroutine at a time.
type Painter struct {
	glyphs map[glyphKey]glyphImage
	strip  stripPainter
}

// Paint is a scene with a pixel to the point. The image is good until the next call; every pixel of it is opaque.
func (p *Painter) Paint(s *Scene) *image.RGBA {
	if p.glyphs == nil || len(p.glyphs) > maxGlyphs {
		p.glyphs = map[glyphKey]glyphImage{}
	}
	r := newRasterOf(s, 1, pixels(s.W, 1)*pixels(s.H, 1), p.glyphs)
	p.strip.raster = r
	return p.strip.paint(0)
}
