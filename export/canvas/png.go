package canvas

import (
	"fmt"
	"io"
	"math"
)

const (
	// FullScale is how many pixels a point of a PNG has that is for no paper.
	FullScale = 2.0
	// maxPixels and maxSide are what common viewers and slides take without trouble: they need 160 MB of memory for it.
	maxPixels = 40e6
	maxSide   = 16384.0
)

// PNGScale is how many pixels a point of the PNG of a scene has: as many as wanted, or as many as fit into 40 megapixels and
// 16,384 pixels a side.
func PNGScale(w, h, wanted float64) float64 {
	k := min(wanted, math.Sqrt(maxPixels/(w*h)), maxSide/w, maxSide/h)
	if k == wanted {
		return k
	}
	return math.Floor(k*1000) / 1000 * (1 - 1e-6)
}

// WritePNG writes a scene as a PNG with so many pixels a point, or with as many as [PNGScale] allows.
func WritePNG(w io.Writer, s *Scene, wanted float64) error {
	if err := newRaster(s, PNGScale(s.W, s.H, wanted), stripPixels).writePNG(w); err != nil {
		return fmt.Errorf("write PNG: %w", err)
	}
	return nil
}
