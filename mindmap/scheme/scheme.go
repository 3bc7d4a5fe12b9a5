// Package scheme is how screens and pictures look: light, dark or with more contrast, and the colours of each by what they
// mean. What else a screen or a picture colours is its own.
package scheme

import "fmt"

// Scheme is a colour scheme, which people call a look.
type Scheme int8

// The schemes.
const (
	Light    Scheme = iota // dark ink on white
	Dark                   // light ink on near black
	Contrast               // black on white and deep colours, for washed-out projectors and tired eyes
)

// All lists every scheme, in the order in which a key goes through them.
var All = [...]Scheme{Light, Dark, Contrast}

func (s Scheme) String() string {
	switch s {
	case Dark:
		return "dark"
	case Contrast:
		return "contrast"
	default:
		return "light"
	}
}

// Parse reads what [Scheme.String] writes.
func Parse(name string) (Scheme, error) {
	for _, s := range All {
		if name == s.String() {
			return s, nil
		}
	}
	return Light, fmt.Errorf("unknown look %q: want light, dark or contrast", name)
}

// Next is the scheme after this one, round and round.
func (s Scheme) Next() Scheme { return All[(int(s)+1)%len(All)] }

// RGB is a true colour, 0xRRGGBB.
type RGB uint32

// RGBA implements [image/color.Color].
func (c RGB) RGBA() (r, g, b, a uint32) {
	return uint32(c>>16) & 0xff * 0x101, uint32(c>>8) & 0xff * 0x101, uint32(c) & 0xff * 0x101, 0xffff
}

// Colours are those that screens and pictures share. Text keeps 4.5 : 1 against what is behind it, branches 3 : 1 (WCAG 2.2,
// 1.4.3 and 1.4.11); with more contrast 7 : 1 (1.4.6). Every two theme colours are ΔE76 19 apart or more, also to protan,
// deutan and tritan sight. Colour is never alone: every theme has a letter.
type Colours struct {
	Paper, Ink, Muted RGB
	OnTheme           RGB // text on a theme's colour
	Themes            [8]RGB
}

// Colours are those of the scheme.
func (s Scheme) Colours() Colours {
	switch s {
	case Dark:
		return Colours{
			Paper: 0x0F151D, Ink: 0xF2F5F8, Muted: 0xA7B3C0, OnTheme: 0x0F151D,
			Themes: [8]RGB{0x5A9AFD, 0xE8924A, 0xA0FCD1, 0xFC6B79, 0xD5B9FF, 0xC389AF, 0xF8DE3B, 0xC6EE92},
		}
	case Contrast:
		return Colours{
			Paper: 0xFFFFFF, Ink: 0x000000, Muted: 0x3A3A3A, OnTheme: 0xFFFFFF,
			Themes: [8]RGB{0x1003F9, 0x9F3400, 0x27634A, 0x8F2F80, 0x0C0774, 0x561001, 0x8119C8, 0x2F142F},
		}
	default:
		return Colours{
			Paper: 0xFFFFFF, Ink: 0x17202B, Muted: 0x55606E, OnTheme: 0xFFFFFF,
			Themes: [8]RGB{0x1D3D83, 0xB0600A, 0x008564, 0xBA013C, 0x5161E6, 0x5E0A3E, 0x453A00, 0x735980},
		}
	}
}
