package picture

import (
	"io"
	"maps"
	"slices"
)

// Picture is a drawing that is no map: a chart.
type Picture struct {
	W, H    float64 // points
	Missing []rune  // characters that no font had, drawn as boxes, in order

	scene *scene
}

func newPicture(s *scene, t *typesetter) *Picture {
	return &Picture{W: s.w, H: s.h, Missing: t.faces.missed(), scene: s}
}

// missed lists the characters that no face had.
func (f *faceFinder) missed() []rune {
	return slices.Sorted(maps.Keys(f.missing))
}

// PNGNote tells people that the PNG had to be made smaller; empty when it was not.
func (p *Picture) PNGNote() string { return pngNote(p.W, p.H) }

// WritePNG writes the picture as a PNG; see [Plan.WritePNG].
func (p *Picture) WritePNG(w io.Writer) error { return writePNG(w, p.scene) }

// WriteSVG writes the picture as an SVG; see [Plan.WriteSVG].
func (p *Picture) WriteSVG(w io.Writer, o SVGOptions) error { return writeSVG(w, p.scene, o) }
