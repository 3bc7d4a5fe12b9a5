package canvas

import (
	"image"
	"math"

	"github.com/go-text/typesetting/font"
	"golang.org/x/image/vector"

	"mindwall/export/internal/colour"
	"mindwall/export/typeset"
)

// raster is a scene made ready to be painted on pixels, a strip of rows at a time. Painting does not change it, but for
// the masks that strips share; so strips may be painted at the same time, each once.
type raster struct {
	w, h       int     // pixels
	rows       int     // of a strip; the last one may have fewer
	scale      float64 // pixels a point
	background colour.RGB
	marks      []mark    // in the order of painting
	strips     [][]int32 // the marks that are in each
	glyphs     map[glyphKey]glyphImage
	filler     vector.Rasterizer
}

// mark is a line of text, or a shape or a band of it, and the pixels that it may change.
type mark struct {
	op     *op
	area   image.Rectangle
	shared *sharedMask // the coverage of a shape that is in several strips
}

// glyphKey tells glyph images apart. A glyph is drawn at four places within a pixel, so that text is evenly spaced.
type glyphKey struct {
	face *font.Face
	id   font.GID
	size float32
	sub  uint8
}

// bandPixels is the most pixels of a shape that are filled at a time: one as large as a page would need 4 bytes for each.
const bandPixels = 1 << 20

// newRaster makes a scene ready for strips of so many pixels, or of one row.
func newRaster(s *Scene, scale float64, stripPixels int) *raster {
	return newRasterOf(s, scale, stripPixels, map[glyphKey]glyphImage{})
}

// newRasterOf is [newRaster] that uses the images of glyphs that are there, and adds to them.
func newRasterOf(s *Scene, scale float64, stripPixels int, glyphs map[glyphKey]glyphImage) *raster {
	r := &raster{
		w: pixels(s.W, scale), h: pixels(s.H, scale), scale: scale, background: s.Background,
		marks: make([]mark, 0, len(s.ops)), glyphs: glyphs,
	}
	r.rows = max(1, stripPixels/r.w)
	for i := range s.ops {
		if o := &s.ops[i]; o.kind == textOp {
			r.addText(o)
		} else {
			r.addShape(o)
		}
	}
	r.deal()
	return r
}

func pixels(length, scale float64) int { return max(1, int(math.Ceil(length*scale-1e-9))) }

func (r *raster) bounds() image.Rectangle { return image.Rect(0, 0, r.w, r.h) }

// strip is the pixels of one strip.
func (r *raster) strip(i int) image.Rectangle {
	return image.Rect(0, i*r.rows, r.w, min(r.h, (i+1)*r.rows))
}

// addShape adds a shape, in bands when it is large.
func (r *raster) addShape(o *op) {
	area := touched(r.outline(o)).Intersect(r.bounds())
	if area.Empty() {
		return
	}
	rows := max(1, bandPixels/area.Dx())
	for y := area.Min.Y; y < area.Max.Y; y += rows {
		r.marks = append(r.marks, mark{op: o, area: image.Rect(area.Min.X, y, area.Max.X, min(area.Max.Y, y+rows))})
	}
}

// outline is the outline of a shape in pixels.
func (r *raster) outline(o *op) Path { return o.outline().moved(r.scale, 0) }

// addText adds a line of text, and draws those of its glyphs that are new.
func (r *raster) addText(o *op) {
	var area image.Rectangle
	for _, run := range o.line.Runs {
		for _, g := range run.Glyphs {
			key, at := r.place(o, run.Face, g)
			image, ok := r.glyphs[key]
			if !ok {
				image = r.newGlyph(key)
				r.glyphs[key] = image
			}
			area = area.Union(image.bounds().Add(at))
		}
	}
	if area = area.Intersect(r.bounds()); !area.Empty() {
		r.marks = append(r.marks, mark{op: o, area: area})
	}
}

// place tells which image a glyph of a line has, and where its origin is.
func (r *raster) place(o *op, face *font.Face, g typeset.Glyph) (glyphKey, image.Point) {
	x := (o.x + float64(g.X)) * r.scale
	whole := math.Floor(x)
	y := math.Round((o.y + float64(g.Y)) * r.scale)
	return glyphKey{face, g.ID, float32(o.text.Size), uint8((x - whole) * subPixels)}, image.Pt(int(whole), int(y))
}

// deal tells each strip its marks.
func (r *raster) deal() {
	r.strips = make([][]int32, (r.h+r.rows-1)/r.rows)
	for i := range r.marks {
		m := &r.marks[i]
		first, last := m.area.Min.Y/r.rows, (m.area.Max.Y-1)/r.rows
		for s := first; s <= last; s++ {
			r.strips[s] = append(r.strips[s], int32(i))
		}
		if first < last && m.op.kind != textOp {
			m.shared = &sharedMask{}
			m.shared.left.Store(int32(last - first + 1))
		}
	}
}
