package picture

import "fmt"

// Colour is an opaque sRGB colour.
type Colour struct{ R, G, B uint8 }

// String is the colour as #rrggbb.
func (c Colour) String() string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// RGBA implements [image/color.Color].
func (c Colour) RGBA() (r, g, b, a uint32) {
	return uint32(c.R) * 0x101, uint32(c.G) * 0x101, uint32(c.B) * 0x101, 0xffff
}

// over mixes a share of c, from 0 to 1, into the background.
func (c Colour) over(background Colour, share float64) Colour {
	mix := func(a, b uint8) uint8 { return uint8(float64(a)*share + float64(b)*(1-share) + 0.5) }
	return Colour{mix(c.R, background.R), mix(c.G, background.G), mix(c.B, background.B)}
}

func rgb(v uint32) Colour { return Colour{uint8(v >> 16), uint8(v >> 8), uint8(v)} }

var (
	black = Colour{}
	white = Colour{255, 255, 255}
)
