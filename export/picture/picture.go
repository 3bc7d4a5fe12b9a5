package picture

import (
	"fmt"
	"io"

	"mindwall/export/canvas"
	"mindwall/export/plan"
	"mindwall/export/typeset"
)

// Options are how a picture is made.
type Options struct {
	plan.Options
	// Book writes a PDF as a book, whether or not the map fits its paper.
	Book bool
	// NoSystemFonts draws with the embedded font alone, and with boxes for what it lacks.
	NoSystemFonts bool
}

// Picture is a drawing in points (96 to the inch).
type Picture struct {
	W, H    float64
	Missing []rune // characters that no font had, drawn as boxes, in order

	pixels float64 // that a point of its PNG should have
	onPage float64 // PDF points that a point of its page has
	leaf   float64 // size of the smallest words that say something, in points
	draw   func() *canvas.Scene
}

// PNGNote tells people that the PNG has fewer pixels than it should, and what to use instead; empty when it has not.
func (p *Picture) PNGNote() string {
	k := canvas.PNGScale(p.W, p.H, p.pixels)
	if k == p.pixels {
		return ""
	}
	if size := p.leaf * k; size < minText {
		return fmt.Sprintf("the map is too large for a PNG: its answers are set %.0f pixels high; use SVG or PDF to read them", size)
	}
	return fmt.Sprintf("the map is large: the PNG is at %.0f %% of its usual sharpness; SVG and PDF stay sharp at any size", k/p.pixels*100)
}

// minText is how many pixels high letters must be set to be read.
const minText = 9.0

// WritePNG writes the picture as a PNG of 300 dots to the inch of its paper, or of two pixels a point, or of fewer where
// [Picture.PNGNote] says so.
func (p *Picture) WritePNG(w io.Writer) error { return canvas.WritePNG(w, p.draw(), p.pixels) }

// WriteSVG writes the picture as an SVG, its words as outlines or as live text; see [canvas.WriteSVG].
func (p *Picture) WriteSVG(w io.Writer, liveText bool) error {
	return canvas.WriteSVG(w, p.draw(), liveText)
}

// WriteSVGs writes the picture of a page, in a light and a dark scheme; see [canvas.Inline].
func WriteSVGs(w io.Writer, page *canvas.Inline, light, dark *Picture) error {
	return page.WriteSVG(w, light.draw(), dark.draw())
}

// textStyle is how the words of a box are set.
func textStyle(s plan.Style) typeset.Style {
	return typeset.Style{Size: s.Size, Bold: s.Bold, Measure: s.Measure, Leading: s.Leading, Even: true}
}
