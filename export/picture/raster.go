package picture

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"

	"github.com/go-text/typesetting/font"
	xdraw "golang.org/x/image/draw"
	"golang.org/x/image/vector"
)

// raster paints a scene on pixels.
type raster struct {
	img    *image.RGBA
	scale  float64 // pixels a point
	filler vector.Rasterizer
	mask   *image.Alpha // kept between fills
	glyphs map[glyphKey]glyphImage
}

// glyphKey tells glyph images apart. A glyph is drawn at four places within a pixel, so that text is evenly spaced.
type glyphKey struct {
	face *font.Face
	id   font.GID
	size float32
	sub  uint8
}

// glyphImage is a glyph on pixels; x and y are of its top left corner from its origin. At most one image is there.
type glyphImage struct {
	mask   *image.Alpha
	colour *image.RGBA
	x, y   int
}

const (
	subPixels = 4
	// bandPixels is the most pixels that are filled at a time: a shape as large as a page would need 4 bytes for each.
	bandPixels = 1 << 20
)

func paint(s *scene, scale float64) *image.RGBA {
	w, h := pixels(s.w, scale), pixels(s.h, scale)
	r := &raster{
		img: image.NewRGBA(image.Rect(0, 0, w, h)), scale: scale, mask: &image.Alpha{},
		glyphs: map[glyphKey]glyphImage{},
	}
	draw.Draw(r.img, r.img.Bounds(), image.NewUniform(s.background), image.Point{}, draw.Src)
	for i := range s.ops {
		o := &s.ops[i]
		if o.kind != textOp {
			r.fill(o.outline().moved(scale, 0, 0), o.fill)
			continue
		}
		for _, run := range o.line.runs {
			for _, g := range run.glyphs {
				r.glyph(run.face, g.id, o.para.size, o.x+float64(g.x), o.y+float64(g.y), o.fill)
			}
		}
	}
	return r.img
}

func pixels(length, scale float64) int { return max(1, int(math.Ceil(length*scale-1e-9))) }

// fill fills a path that is in pixels, band by band.
func (r *raster) fill(p path, c Colour) {
	x0, y0, x1, y1 := p.bounds()
	area := image.Rect(
		int(math.Floor(x0)), int(math.Floor(y0)), int(math.Ceil(x1)), int(math.Ceil(y1)),
	).Intersect(r.img.Bounds())
	if area.Empty() {
		return
	}
	ink := image.NewUniform(c)
	rows := max(1, bandPixels/area.Dx())
	for y := area.Min.Y; y < area.Max.Y; y += rows {
		band := image.Rect(area.Min.X, y, area.Max.X, min(area.Max.Y, y+rows))
		mask := r.rasterize(p, band)
		draw.DrawMask(r.img, band, ink, image.Point{}, mask, image.Point{}, draw.Over)
	}
}

// rasterize is the coverage of the path in the area; it is good until the next call.
func (r *raster) rasterize(p path, area image.Rectangle) *image.Alpha {
	n := area.Dx() * area.Dy()
	if cap(r.mask.Pix) < n {
		r.mask.Pix = make([]uint8, n)
	}
	*r.mask = image.Alpha{Pix: r.mask.Pix[:n], Stride: area.Dx(), Rect: image.Rect(0, 0, area.Dx(), area.Dy())}
	fillMask(&r.filler, p, float64(area.Min.X), float64(area.Min.Y), r.mask)
	return r.mask
}

// fillMask sets every pixel of the mask to the coverage of the path, whose coordinates are less dx and dy.
func fillMask(z *vector.Rasterizer, p path, dx, dy float64, mask *image.Alpha) {
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

// glyph draws a glyph with its origin at x, y in points.
func (r *raster) glyph(face *font.Face, id font.GID, size, x, y float64, c Colour) {
	px := x * r.scale
	whole := math.Floor(px)
	key := glyphKey{face, id, float32(size), uint8((px - whole) * subPixels)}
	g, ok := r.glyphs[key]
	if !ok {
		g = r.newGlyph(key)
		r.glyphs[key] = g
	}
	at := image.Pt(int(whole)+g.x, int(math.Round(y*r.scale))+g.y)
	switch {
	case g.mask != nil:
		draw.DrawMask(r.img, g.mask.Rect.Add(at), image.NewUniform(c), image.Point{}, g.mask, image.Point{}, draw.Over)
	case g.colour != nil:
		draw.Draw(r.img, g.colour.Rect.Add(at), g.colour, image.Point{}, draw.Over)
	}
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
	p := s.outline.moved(k, (float64(key.sub)+0.5)/subPixels, 0)
	area := pixelBounds(p)
	if area.Empty() {
		return glyphImage{}
	}
	mask := image.NewAlpha(image.Rect(0, 0, area.Dx(), area.Dy()))
	fillMask(&r.filler, p, float64(area.Min.X), float64(area.Min.Y), mask)
	return glyphImage{mask: mask, x: area.Min.X, y: area.Min.Y}
}

// pixelBounds is the pixels that a glyph touches, none when it is empty or beyond all reason.
func pixelBounds(paths ...path) image.Rectangle {
	var area image.Rectangle
	for _, p := range paths {
		if len(p) == 0 {
			continue
		}
		x0, y0, x1, y1 := p.bounds()
		if x1-x0 > bandPixels || y1-y0 > bandPixels {
			return image.Rectangle{}
		}
		area = area.Union(image.Rect(int(math.Floor(x0)), int(math.Floor(y0)), int(math.Ceil(x1)), int(math.Ceil(y1))))
	}
	if area.Dx()*area.Dy() > bandPixels {
		return image.Rectangle{}
	}
	return area
}

// layered is a glyph of coloured layers at k pixels a font unit.
func (r *raster) layered(layers []layer, k float64) glyphImage {
	paths := make([]path, len(layers))
	for i, l := range layers {
		paths[i] = l.path.moved(k, 0, 0)
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
	return glyphImage{colour: img, x: area.Min.X, y: area.Min.Y}
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
	return glyphImage{colour: img, x: int(math.Round(b.x * k)), y: int(math.Round(b.y * k))}
}
