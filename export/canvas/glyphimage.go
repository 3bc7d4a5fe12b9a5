package canvas

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"

	xdraw "golang.org/x/image/draw"
	"golang.org/x/image/vector"
)

// glyphImage is a glyph on pixels: at most one image, and where its top left corner is from the glyph's origin.
type glyphImage struct {
	mask   *image.Alpha
	colour *image.RGBA
	at     image.Point
}

// subPixels is at how many places within a pixel a glyph is drawn.
const subPixels = 4

// bounds is the pixels of the image, from the glyph's origin.
func (g *glyphImage) bounds() image.Rectangle {
	switch {
	case g.mask != nil:
		return g.mask.Rect.Add(g.at)
	case g.colour != nil:
		return g.colour.Rect.Add(g.at)
	}
	return image.Rectangle{}
}

// fillMask sets every pixel of the mask to the coverage of the path, whose coordinates are less dx and dy.
func fillMask(z *vector.Rasterizer, p Path, dx, dy float64, mask *image.Alpha) {
	z.Reset(mask.Rect.Dx(), mask.Rect.Dy())
	at := func(q point) (float32, float32) { return float32(q.x - dx), float32(q.y - dy) }
	for i := range p {
		s := &p[i]
		switch s.verb {
		case moveTo:
			z.MoveTo(at(s.p[0]))
		case lineTo:
			z.LineTo(at(s.p[0]))
		case cubicTo:
			ax, ay := at(s.p[0])
			bx, by := at(s.p[1])
			cx, cy := at(s.p[2])
			z.CubeTo(ax, ay, bx, by, cx, cy)
		case closeTo:
			z.ClosePath()
		}
	}
	z.DrawOp = draw.Src
	z.Draw(mask, mask.Rect, image.Opaque, image.Point{})
}

// touched is the pixels that a path touches, none when it has no points.
func touched(p Path) image.Rectangle {
	if len(p) == 0 {
		return image.Rectangle{}
	}
	x0, y0, x1, y1 := p.bounds()
	return image.Rect(int(math.Floor(x0)), int(math.Floor(y0)), int(math.Ceil(x1)), int(math.Ceil(y1)))
}

func (r *raster) newGlyph(key glyphKey) glyphImage {
	k := float64(key.size) * r.scale / float64(key.face.Upem())
	s := shapeOf(key.face, key.id)
	switch {
	case s.bitmap != nil:
		return scaledBitmap(*s.bitmap, k)
	case len(s.layers) > 0:
		return r.layered(s.layers, k)
	}
	p := s.outline.moved(k, (float64(key.sub)+0.5)/subPixels)
	area := pixelBounds(p)
	if area.Empty() {
		return glyphImage{}
	}
	mask := image.NewAlpha(image.Rect(0, 0, area.Dx(), area.Dy()))
	fillMask(&r.filler, p, float64(area.Min.X), float64(area.Min.Y), mask)
	return glyphImage{mask: mask, at: area.Min}
}

// pixelBounds is the pixels that a glyph touches, none when it is empty or beyond all reason.
func pixelBounds(paths ...Path) image.Rectangle {
	var area image.Rectangle
	for _, p := range paths {
		x0, y0, x1, y1 := p.bounds()
		if x1-x0 > bandPixels || y1-y0 > bandPixels {
			return image.Rectangle{}
		}
		area = area.Union(touched(p))
	}
	if area.Dx()*area.Dy() > bandPixels {
		return image.Rectangle{}
	}
	return area
}

// layered is a glyph of coloured layers at k pixels a font unit.
func (r *raster) layered(layers []layer, k float64) glyphImage {
	paths := make([]Path, len(layers))
	for i, l := range layers {
		paths[i] = l.path.moved(k, 0)
	}
	area := pixelBounds(paths...)
	if area.Empty() {
		return glyphImage{}
	}
	img := image.NewRGBA(image.Rect(0, 0, area.Dx(), area.Dy()))
	mask := image.NewAlpha(img.Rect)
	for i, l := range layers {
		fillMask(&r.filler, paths[i], float64(area.Min.X), float64(area.Min.Y), mask)
		ink := image.NewUniform(color.NRGBA{l.colour.R, l.colour.G, l.colour.B, l.alpha})
		draw.DrawMask(img, img.Rect, ink, image.Point{}, mask, image.Point{}, draw.Over)
	}
	return glyphImage{colour: img, at: area.Min}
}

// scaledBitmap is a colour glyph at k pixels a font unit.
func scaledBitmap(b bitmapGlyph, k float64) glyphImage {
	w, h := int(math.Round(b.w*k)), int(math.Round(b.h*k))
	src, err := png.Decode(bytes.NewReader(b.png))
	if err != nil || w <= 0 || h <= 0 || w*h > bandPixels {
		return glyphImage{}
	}
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	xdraw.CatmullRom.Scale(img, img.Rect, src, src.Bounds(), draw.Src, nil)
	return glyphImage{colour: img, at: image.Pt(int(math.Round(b.x*k)), int(math.Round(b.y*k)))}
}
