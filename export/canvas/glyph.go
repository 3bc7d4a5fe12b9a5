package canvas

import (
	"bytes"
	"image/png"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// glyphRef names a glyph.
type glyphRef struct {
	face *font.Face
	id   font.GID
}

// bitmapGlyph is a colour glyph, such as an emoji: a PNG and where it goes, in font units with y downward.
type bitmapGlyph struct {
	png        []byte
	x, y, w, h float64
}

// maxBitmap bounds the pixels a side of a glyph's PNG, so that a broken font cannot ask for gigabytes.
const maxBitmap = 4096

// colourBitmap is the colour bitmap of a glyph, when it has one that can be read.
func colourBitmap(face *font.Face, id font.GID) (bitmapGlyph, bool) {
	data, ok := face.GlyphDataBitmap(id)
	if !ok || data.Format != font.PNG {
		return bitmapGlyph{}, false
	}
	size, err := png.DecodeConfig(bytes.NewReader(data.Data))
	if err != nil || size.Width > maxBitmap || size.Height > maxBitmap {
		return bitmapGlyph{}, false
	}
	e, ok := face.GlyphExtents(id)
	if !ok {
		return bitmapGlyph{}, false
	}
	return bitmapGlyph{
		png: data.Data,
		x:   float64(e.XBearing), y: -float64(e.YBearing), w: float64(e.Width), h: -float64(e.Height),
	}, true
}

// glyphPath is the outline of a glyph in font units, y downward. A blank has none.
func glyphPath(face *font.Face, id font.GID) Path {
	outline, ok := face.GlyphDataOutline(id)
	if !ok {
		return nil
	}
	var p Path
	var pen point
	open := false
	for _, s := range outline.Segments {
		at := func(i int) point { return point{float64(s.Args[i].X), -float64(s.Args[i].Y)} }
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			if open {
				p.Close()
			}
			open, pen = true, at(0)
			p.MoveTo(pen.x, pen.y)
		case opentype.SegmentOpLineTo:
			pen = at(0)
			p.LineTo(pen.x, pen.y)
		case opentype.SegmentOpQuadTo:
			q, to := at(0), at(1)
			p.cubic(between(pen, q, 2./3), between(to, q, 2./3), to)
			pen = to
		case opentype.SegmentOpCubeTo:
			pen = at(2)
			p.cubic(at(0), at(1), pen)
		}
	}
	if open {
		p.Close()
	}
	return p
}

// shape is how a glyph is drawn: as a bitmap, as layers of colours, or as an outline in the colour of the text. At most
// one of them is there; a blank has none.
type shape struct {
	bitmap  *bitmapGlyph
	layers  []layer
	outline Path
}

func shapeOf(face *font.Face, id font.GID) shape {
	if b, ok := colourBitmap(face, id); ok {
		return shape{bitmap: &b}
	}
	if layers := colourLayers(face, id); len(layers) > 0 {
		return shape{layers: layers}
	}
	return shape{outline: glyphPath(face, id)}
}

// between is the point at the share t of the way from a to b.
func between(a, b point, t float64) point { return point{a.x + (b.x-a.x)*t, a.y + (b.y-a.y)*t} }
