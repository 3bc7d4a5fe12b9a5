package canvas

import (
	"math"
	"testing"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype/tables"

	"mindwall/export/fonts"
	"mindwall/export/internal/colour"
)

func TestColourGlyphsBecomeLayers(t *testing.T) {
	own := *fonts.Parsed()[0]
	own.CPAL = font.CPAL{{{Red: 200, Alpha: 255}, {Blue: 100, Alpha: 255}}}
	face := font.NewFace(&own)
	id, _ := face.NominalGlyph('A')
	const one = 1 << 14
	red := tables.PaintSolid{PaletteIndex: 0, Alpha: one}
	glyph := tables.PaintGlyph{GlyphID: tables.GlyphID(id), Paint: red}
	ax0, ay0, ax1, ay1 := glyphPath(face, id).bounds()
	cases := []struct {
		name           string
		paint          tables.PaintTable
		layers         int
		colour         colour.RGB
		alpha          uint8
		x0, y0, x1, y1 float64
	}{
		{"solid", glyph, 1, colour.RGB{R: 200}, 255, ax0, ay0, ax1, ay1},
		{"moved up and right", tables.PaintTranslate{Paint: glyph, Dx: 10, Dy: 20}, 1, colour.RGB{R: 200}, 255,
			ax0 + 10, ay0 - 20, ax1 + 10, ay1 - 20},
		{"half as large, then moved", tables.PaintTranslate{Dx: 10, Paint: tables.PaintScaleUniform{Scale: one / 2, Paint: glyph}},
			1, colour.RGB{R: 200}, 255, ax0/2 + 10, ay0 / 2, ax1/2 + 10, ay1 / 2},
		{"turned left by a quarter", tables.PaintRotate{Angle: one / 2, Paint: glyph}, 1, colour.RGB{R: 200}, 255, ay0, -ax1, ay1, -ax0},
		{"gradient", tables.PaintGlyph{GlyphID: tables.GlyphID(id), Paint: tables.PaintLinearGradient{
			ColorLine: tables.ColorLine{ColorStops: []tables.ColorStop{{PaletteIndex: 0, Alpha: one}, {PaletteIndex: 1, Alpha: one}}},
		}}, 1, colour.RGB{R: 100, B: 50}, 255, ax0, ay0, ax1, ay1},
		{"half seen", tables.PaintGlyph{GlyphID: tables.GlyphID(id), Paint: tables.PaintSolid{Alpha: one / 2}}, 1,
			colour.RGB{R: 200}, 128, ax0, ay0, ax1, ay1},
		{"old layers", tables.PaintColrLayersResolved{{GlyphID: tables.GlyphID(id), PaletteIndex: textInk}}, 1, colour.RGB{}, 255,
			ax0, ay0, ax1, ay1},
		{"one over the other", tables.PaintComposite{
			SourcePaint: glyph, BackdropPaint: tables.PaintGlyph{GlyphID: tables.GlyphID(id), Paint: tables.PaintSolid{
				PaletteIndex: 1, Alpha: one}}, CompositeMode: tables.CompositeSrcOver,
		}, 2, colour.RGB{R: 200}, 255, ax0, ay0, ax1, ay1},
	}
	for _, c := range cases {
		p := layerPainter{face: face}
		p.paint(c.paint, identity, 0)
		if len(p.layers) != c.layers {
			t.Errorf("%s: %d layers, want %d", c.name, len(p.layers), c.layers)
			continue
		}
		top := p.layers[c.layers-1]
		if top.colour != c.colour || top.alpha != c.alpha {
			t.Errorf("%s: colour %v, alpha %d, want %v, %d", c.name, top.colour, top.alpha, c.colour, c.alpha)
		}
		x0, y0, x1, y1 := top.path.bounds()
		if math.Abs(x0-c.x0)+math.Abs(y0-c.y0)+math.Abs(x1-c.x1)+math.Abs(y1-c.y1) > 0.01 {
			t.Errorf("%s: from %.1f,%.1f to %.1f,%.1f, want %.1f,%.1f to %.1f,%.1f", c.name, x0, y0, x1, y1, c.x0, c.y0, c.x1, c.y1)
		}
	}
}

func TestBrokenColourGlyphsEnd(t *testing.T) {
	p := layerPainter{face: font.NewFace(fonts.Parsed()[0])}
	var paint tables.PaintTable = tables.PaintSolid{}
	for range 10000 {
		paint = tables.PaintTranslate{Paint: paint}
	}
	p.paint(paint, identity, 0)
	if _, alpha := p.colour(paint, 0); alpha != 0 || len(p.layers) != 0 {
		t.Errorf("a glyph without a shape gave %d layers", len(p.layers))
	}
}
