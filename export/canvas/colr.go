package canvas

import (
	"math"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype/tables"

	"mindwall/export/internal/colour"
)

// layer is one filled shape of a colour glyph, in font units with y downward.
type layer struct {
	path   Path
	colour colour.RGB
	alpha  uint8
}

const (
	deepestPaint = 16   // of a colour glyph's tree of paints, which a broken font may make a circle of
	maxLayers    = 1000 // of a colour glyph
	// textInk is the palette index that stands for the colour of the text around; black is used for it.
	textInk = 0xFFFF
)

// colourLayers is the shapes of a glyph in the COLR table (OpenType 1.9), undermost first; nil when it has none.
//
// It is made for emoji at the size of text: a gradient becomes the mean of its colours, compositing keeps what it shows
// over or under, and variations are left out. So a colour glyph is a few filled paths in every back end.
func colourLayers(face *font.Face, id font.GID) []layer {
	if face.COLR == nil || len(face.CPAL) == 0 {
		return nil
	}
	paint, ok := face.COLR.Search(tables.GlyphID(id))
	if !ok {
		return nil
	}
	p := layerPainter{face: face}
	p.paint(paint, identity, 0)
	return p.layers
}

// layerPainter walks the paints of one glyph.
type layerPainter struct {
	face   *font.Face
	layers []layer
}

// affine maps x, y (upward) to xx·x+xy·y+dx, yx·x+yy·y+dy.
type affine struct{ xx, yx, xy, yy, dx, dy float64 }

var identity = affine{xx: 1, yy: 1}

// then is the map that applies m first and the receiver after it.
func (a affine) then(m affine) affine {
	return affine{
		xx: a.xx*m.xx + a.xy*m.yx, xy: a.xx*m.xy + a.xy*m.yy, dx: a.xx*m.dx + a.xy*m.dy + a.dx,
		yx: a.yx*m.xx + a.yy*m.yx, yy: a.yx*m.xy + a.yy*m.yy, dy: a.yx*m.dx + a.yy*m.dy + a.dy,
	}
}

// around is the map done around a centre instead of the origin.
func (a affine) around(x, y int16) affine {
	cx, cy := float64(x), float64(y)
	return affine{xx: 1, yy: 1, dx: cx, dy: cy}.then(a).then(affine{xx: 1, yy: 1, dx: -cx, dy: -cy})
}

// apply maps a path whose y is downward.
func (a affine) apply(p Path) Path {
	out := make(Path, len(p))
	for i, s := range p {
		for j, q := range s.points() {
			s.p[j] = point{a.xx*q.x - a.xy*q.y + a.dx, -(a.yx*q.x - a.yy*q.y + a.dy)}
		}
		out[i] = s
	}
	return out
}

func fraction(v tables.Fixed214) float64 { return float64(v) / (1 << 14) }

func scaling(x, y tables.Fixed214) affine { return affine{xx: fraction(x), yy: fraction(y)} }

func rotation(angle tables.Fixed214) affine {
	sin, cos := math.Sincos(fraction(angle) * math.Pi)
	return affine{xx: cos, yx: sin, xy: -sin, yy: cos}
}

func skewing(x, y tables.Fixed214) affine {
	return affine{xx: 1, yy: 1, xy: -math.Tan(fraction(x) * math.Pi), yx: math.Tan(fraction(y) * math.Pi)}
}

// movedPaint takes a transforming paint apart: what it transforms, and how.
func movedPaint(paint tables.PaintTable) (inner tables.PaintTable, m affine, ok bool) {
	switch t := paint.(type) {
	case tables.PaintTransform:
		v := t.Transform
		return t.Paint, affine{
			float64(v.Xx), float64(v.Yx), float64(v.Xy), float64(v.Yy), float64(v.Dx), float64(v.Dy),
		}, true
	case tables.PaintTranslate:
		return t.Paint, affine{xx: 1, yy: 1, dx: float64(t.Dx), dy: float64(t.Dy)}, true
	case tables.PaintScale:
		return t.Paint, scaling(t.ScaleX, t.ScaleY), true
	case tables.PaintScaleAroundCenter:
		return t.Paint, scaling(t.ScaleX, t.ScaleY).around(t.CenterX, t.CenterY), true
	case tables.PaintScaleUniform:
		return t.Paint, scaling(t.Scale, t.Scale), true
	case tables.PaintScaleUniformAroundCenter:
		return t.Paint, scaling(t.Scale, t.Scale).around(t.CenterX, t.CenterY), true
	case tables.PaintRotate:
		return t.Paint, rotation(t.Angle), true
	case tables.PaintRotateAroundCenter:
		return t.Paint, rotation(t.Angle).around(t.CenterX, t.CenterY), true
	case tables.PaintSkew:
		return t.Paint, skewing(t.XSkewAngle, t.YSkewAngle), true
	case tables.PaintSkewAroundCenter:
		return t.Paint, skewing(t.XSkewAngle, t.YSkewAngle).around(t.CenterX, t.CenterY), true
	}
	return nil, affine{}, false
}

// paint adds the layers of a paint, placed by m.
func (p *layerPainter) paint(paint tables.PaintTable, m affine, depth int) {
	if depth > deepestPaint || len(p.layers) >= maxLayers {
		return
	}
	if inner, move, ok := movedPaint(paint); ok {
		p.paint(inner, m.then(move), depth+1)
		return
	}
	switch t := paint.(type) {
	case tables.PaintColrLayersResolved:
		for _, l := range t {
			p.add(l.GlyphID, tables.PaintSolid{PaletteIndex: l.PaletteIndex, Alpha: 1 << 14}, m)
		}
	case tables.PaintColrLayers:
		paints, err := p.face.COLR.LayerList.Resolve(t)
		if err != nil {
			return
		}
		for _, inner := range paints {
			p.paint(inner, m, depth+1)
		}
	case tables.PaintGlyph:
		p.add(t.GlyphID, t.Paint, m)
	case tables.PaintColrGlyph:
		if inner, ok := p.face.COLR.Search(t.GlyphID); ok {
			p.paint(inner, m, depth+1)
		}
	case tables.PaintComposite:
		p.composite(t, m, depth+1)
	}
}

func (p *layerPainter) composite(t tables.PaintComposite, m affine, depth int) {
	switch t.CompositeMode {
	case tables.CompositeClear:
	case tables.CompositeSrc, tables.CompositeSrcIn, tables.CompositeSrcOut:
		p.paint(t.SourcePaint, m, depth)
	case tables.CompositeDest, tables.CompositeDestIn, tables.CompositeDestOut:
		p.paint(t.BackdropPaint, m, depth)
	case tables.CompositeDestOver, tables.CompositeDestAtop:
		p.paint(t.SourcePaint, m, depth)
		p.paint(t.BackdropPaint, m, depth)
	case tables.CompositeSrcOver, tables.CompositeSrcAtop:
		p.paint(t.BackdropPaint, m, depth)
		p.paint(t.SourcePaint, m, depth)
	default: // blending of colours, done for shades
		p.paint(t.BackdropPaint, m, depth)
	}
}

// add adds the outline of a glyph in the colour of a paint.
func (p *layerPainter) add(id tables.GlyphID, fill tables.PaintTable, m affine) {
	outline := glyphPath(p.face, font.GID(id))
	colour, alpha := p.colour(fill, 0)
	if len(outline) == 0 || alpha == 0 || len(p.layers) >= maxLayers {
		return
	}
	p.layers = append(p.layers, layer{m.apply(outline), colour, alpha})
}

// colour is the one colour that stands for a paint.
func (p *layerPainter) colour(paint tables.PaintTable, depth int) (colour.RGB, uint8) {
	if inner, _, ok := movedPaint(paint); ok && depth < deepestPaint {
		return p.colour(inner, depth+1)
	}
	switch t := paint.(type) {
	case tables.PaintSolid:
		return p.mean(tables.ColorStop{PaletteIndex: t.PaletteIndex, Alpha: t.Alpha})
	case tables.PaintVarSolid:
		return p.mean(tables.ColorStop{PaletteIndex: t.PaletteIndex, Alpha: t.Alpha})
	case tables.PaintLinearGradient:
		return p.mean(t.ColorLine.ColorStops...)
	case tables.PaintRadialGradient:
		return p.mean(t.ColorLine.ColorStops...)
	case tables.PaintSweepGradient:
		return p.mean(t.ColorLine.ColorStops...)
	}
	return colour.RGB{}, 0
}

// mean is the mean of the colours, weighed by how much each covers.
func (p *layerPainter) mean(stops ...tables.ColorStop) (colour.RGB, uint8) {
	var r, g, b, alpha float64
	for _, s := range stops {
		c := tables.ColorRecord{Alpha: 255}
		if int(s.PaletteIndex) < len(p.face.CPAL[0]) {
			c = p.face.CPAL[0][s.PaletteIndex]
		} else if s.PaletteIndex != textInk {
			continue
		}
		a := float64(c.Alpha) / 255 * min(1, max(0, fraction(s.Alpha)))
		r, g, b, alpha = r+a*float64(c.Red), g+a*float64(c.Green), b+a*float64(c.Blue), alpha+a
	}
	if alpha == 0 {
		return colour.RGB{}, 0
	}
	round := func(v float64) uint8 { return uint8(min(255, v+0.5)) }
	return colour.RGB{R: round(r / alpha), G: round(g / alpha), B: round(b / alpha)}, round(alpha / float64(len(stops)) * 255)
}
