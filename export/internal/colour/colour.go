// Package colour is the colours that plans and canvases share.
package colour

import (
	"fmt"

	"mindwall/mindmap/scheme"
)

// RGB is an opaque sRGB colour.
type RGB struct{ R, G, B uint8 }

// Of is a colour of a scheme.
func Of(c scheme.RGB) RGB { return RGB{uint8(c >> 16), uint8(c >> 8), uint8(c)} }

// String is the colour as #rrggbb.
func (c RGB) String() string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// RGBA implements [image/color.Color].
func (c RGB) RGBA() (r, g, b, a uint32) {
	return uint32(c.R) * 0x101, uint32(c.G) * 0x101, uint32(c.B) * 0x101, 0xffff
}

// Over mixes a share of c, from 0 to 1, into the background.
func (c RGB) Over(background RGB, share float64) RGB {
	mix := func(a, b uint8) uint8 { return uint8(float64(a)*share + float64(b)*(1-share) + 0.5) }
	return RGB{mix(c.R, background.R), mix(c.G, background.G), mix(c.B, background.B)}
}
