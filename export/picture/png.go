package picture

import (
	"fmt"
	"io"
	"math"
)

const (
	// wantedScale is how many pixels a point of a PNG has.
	wantedScale = 2.0
	// mostPixels and mostSide are what common viewers and slides take without trouble: they need 160 MB of memory for it.
	mostPixels = 40e6
	mostSide   = 16384.0
	// leastText is how many pixels high letters must be set to be read.
	leastText = 9.0
)

// pngScale is how many pixels a point of the PNG has: 2, or as many as fit into 40 megapixels and 16,384 pixels a side.
func pngScale(w, h float64) float64 {
	k := min(wantedScale, math.Sqrt(mostPixels/(w*h)), mostSide/w, mostSide/h)
	if k == wantedScale {
		return k
	}
	return math.Floor(k*1000) / 1000 * (1 - 1e-6)
}

// PNGNote tells people that the PNG had to be made smaller, and what to use instead; empty when it was not.
func (p *Plan) PNGNote() string { return pngNote(p.W, p.H) }

func pngNote(w, h float64) string {
	k := pngScale(w, h)
	if k == wantedScale {
		return ""
	}
	if size := answerStyle.size * k; size < leastText {
		return fmt.Sprintf("the map is too large for a PNG: its answers are set %.0f pixels high; use SVG or PDF to read them", size)
	}
	return fmt.Sprintf("the map is large: the PNG is at %.0f %% of its usual sharpness; SVG and PDF stay sharp at any size",
		k/wantedScale*100)
}

// WritePNG writes the picture as a PNG of two pixels a point, or of fewer where [Plan.PNGNote] tells so.
func (p *Plan) WritePNG(w io.Writer) error { return writePNG(w, p.scene()) }

func writePNG(w io.Writer, s *scene) error {
	if err := newRaster(s, pngScale(s.w, s.h), stripPixels).writePNG(w); err != nil {
		return fmt.Errorf("write PNG: %w", err)
	}
	return nil
}
