package picture

import (
	"io"
	"slices"

	"mindwall/mindmap"
)

// Picture is a drawing that is not the map of one question: an overview, or a chart.
type Picture struct {
	W, H    float64 // points
	Missing []rune  // characters that no font had, drawn as boxes, in order

	scene *scene
	event *mindmap.Event
}

func newPicture(s *scene, t *typesetter, e *mindmap.Event) *Picture {
	return &Picture{W: s.w, H: s.h, Missing: t.faces.missed(), scene: s, event: e}
}

// missed lists the characters that no face had.
func (f *faceFinder) missed() []rune {
	var out []rune
	for r := range f.missing {
		out = append(out, r)
	}
	slices.Sort(out)
	return out
}

// PNGScale is how many pixels a point of the PNG has; see [Plan.PNGScale].
func (p *Picture) PNGScale() float64 { return pngScale(p.W, p.H) }

// PNGNote tells people that the PNG had to be made smaller; empty when it was not.
func (p *Picture) PNGNote() string { return pngNote(p.W, p.H) }

// WritePNG writes the picture as a PNG at [Picture.PNGScale].
func (p *Picture) WritePNG(w io.Writer) error { return writePNG(w, p.scene) }

// WriteSVG writes the picture as an SVG; see [Plan.WriteSVG].
func (p *Picture) WriteSVG(w io.Writer, o SVGOptions) error { return writeSVG(w, p.scene, o) }

// WritePDF writes the picture as a PDF of one page.
func (p *Picture) WritePDF(w io.Writer) error {
	return writePDF(w, []sheet{fitted(p.scene, a4)}, p.event)
}
