package picture

import (
	"fmt"
	"slices"
)

// Look is how a picture is coloured.
type Look int

// The looks.
const (
	Light        Look = iota
	Dark              // for dark slides
	HighContrast      // for washed-out projectors and tired eyes: no tints, thick borders, dark inks on white
)

// Looks lists the looks by the names that people type.
var Looks = [...]string{Light: "light", Dark: "dark", HighContrast: "contrast"}

func (l Look) String() string {
	if l < 0 || int(l) >= len(Looks) {
		return fmt.Sprintf("Look(%d)", int(l))
	}
	return Looks[l]
}

// ParseLook reads the name of a look.
func ParseLook(name string) (Look, error) {
	if i := slices.Index(Looks[:], name); i >= 0 {
		return Look(i), nil
	}
	return 0, fmt.Errorf("look %q is none of light, dark, contrast", name)
}

// palette is a look's colours, and how much of a theme's colour goes into what belongs to it.
//
// The themes' colours are chosen so that people with protan, deutan and tritan sight tell each pair of a look apart
// (light and dark: ΔE76 of 19 or more), that text on them has a contrast of 4.5:1 or more, and that branches have 3:1 or
// more against the background. Colour is never alone: every theme has a letter.
type palette struct {
	background, ink, muted Colour
	centre, onCentre       Colour
	onTheme                Colour
	themes                 []Colour

	tint, cardTint, subTint, panelTint float64 // of the theme's colour in the background
	border, panelBorder, branch        float64
	subInk                             Colour // mixed with subInkShare of the theme's colour
	subInkShare                        float64
	borderWidth                        float64 // of answers, points
}

func (l Look) palette() *palette {
	switch l {
	case Dark:
		return &palette{
			background: rgb(0x0F151D), ink: rgb(0xF2F5F8), muted: rgb(0xA7B3C0),
			centre: rgb(0xF2F5F8), onCentre: rgb(0x0F151D), onTheme: rgb(0x0F151D),
			themes: []Colour{
				rgb(0x5A9AFD), rgb(0xE8924A), rgb(0xA0FCD1), rgb(0xFC6B79),
				rgb(0xD5B9FF), rgb(0xC389AF), rgb(0xF8DE3B), rgb(0xC6EE92),
			},
			tint: 0.09, cardTint: 0.05, subTint: 0.14, panelTint: 0.13, border: 0.35, panelBorder: 0.6, branch: 0.78,
			subInk: rgb(0xF2F5F8), subInkShare: 0.5, borderWidth: 1,
		}
	case HighContrast:
		return &palette{
			background: white, ink: black, muted: rgb(0x1F2630),
			centre: black, onCentre: white, onTheme: white,
			themes: []Colour{
				rgb(0x0A2A78), rgb(0x7A3C00), rgb(0x00573F), rgb(0x8F0030),
				rgb(0x3C22C0), rgb(0x4A0032), rgb(0x3A3100), rgb(0x4F3560),
			},
			subTint: 0, panelTint: 0.08, border: 1, panelBorder: 1, branch: 1,
			subInk: black, subInkShare: 0, borderWidth: 2,
		}
	default:
		return &palette{
			background: white, ink: rgb(0x17202B), muted: rgb(0x55606E),
			centre: rgb(0x17202B), onCentre: white, onTheme: white,
			themes: []Colour{
				rgb(0x1D3D83), rgb(0xB0600A), rgb(0x008564), rgb(0xBA013C),
				rgb(0x5161E6), rgb(0x5E0A3E), rgb(0x453A00), rgb(0x735980),
			},
			tint: 0.055, cardTint: 0, subTint: 0.14, panelTint: 0.13, border: 0.35, panelBorder: 0.6, branch: 0.78,
			subInk: black, subInkShare: 0.78, borderWidth: 1,
		}
	}
}

// theme is the colour of the theme with this number; after the last colour comes the first again.
func (p *palette) theme(number int) Colour {
	n := len(p.themes)
	return p.themes[((number%n)+n)%n]
}
