package picture

import (
	"fmt"
	"io"

	"mindwall/export/canvas"
	"mindwall/export/plan"
	"mindwall/mindmap/layout"
)

// Options are how a picture is made.
type Options struct {
	plan.Options
	// NoSystemFonts draws with the embedded font alone, and with boxes for what it lacks.
	NoSystemFonts bool
}

// Picture is a drawing in points (96 to the inch).
type Picture struct {
	W, H    float64
	Missing []rune // characters that no font had, drawn as boxes, in order

	draw func() *canvas.Scene
}

// PNGNote tells people that the PNG had to be made smaller, and what to use instead; empty when it was not.
func (p *Picture) PNGNote() string { return pngNote(p.W, p.H) }

// minText is how many pixels high letters must be set to be read.
const minText = 9.0

func pngNote(w, h float64) string {
	k := canvas.PNGScale(w, h)
	if k == canvas.FullScale {
		return ""
	}
	if size := plan.StyleOf(layout.Leaf).Size * k; size < minText {
		return fmt.Sprintf("the map is too large for a PNG: its answers are set %.0f pixels high; use SVG or PDF to read them", size)
	}
	return fmt.Sprintf("the map is large: the PNG is at %.0f %% of its usual sharpness; SVG and PDF stay sharp at any size",
		k/canvas.FullScale*100)
}

// WritePNG writes the picture as a PNG of two pixels a point, or of fewer where [Picture.PNGNote] says so.
func (p *Picture) WritePNG(w io.Writer) error { return canvas.WritePNG(w, p.draw()) }

// WriteSVG writes the picture as an SVG, its words as outlines or as live text; see [canvas.WriteSVG].
func (p *Picture) WriteSVG(w io.Writer, liveText bool) error {
	return canvas.WriteSVG(w, p.draw(), liveText)
}

// textStyle is how the words of a box are set.
func textStyle(s plan.Style) canvas.Style {
	return canvas.Style{Size: s.Size, Bold: s.Bold, Measure: s.Measure, Leading: s.Leading, Even: true}
}
