package plan

import (
	"fmt"
	"slices"

	"mindwall/export/internal/colour"
	"mindwall/mindmap/layout"
)

// Scheme is a colour scheme.
type Scheme int

// The schemes.
const (
	Light        Scheme = iota
	Dark                // for dark slides
	HighContrast        // for washed-out projectors and tired eyes: no tints, thick borders, dark inks on white
)

// schemes are the names that people type.
var schemes = [...]string{Light: "light", Dark: "dark", HighContrast: "contrast"}

func (s Scheme) String() string {
	if s < 0 || int(s) >= len(schemes) {
		return fmt.Sprintf("Scheme(%d)", int(s))
	}
	return schemes[s]
}

// ParseScheme reads the name of a scheme, which people call a look.
func ParseScheme(name string) (Scheme, error) {
	if i := slices.Index(schemes[:], name); i >= 0 {
		return Scheme(i), nil
	}
	return 0, fmt.Errorf("look %q is none of light, dark, contrast", name)
}

// Palette is the colours of a scheme by what they mean, and how much of a theme's colour goes into what belongs to it.
//
// The themes' colours are chosen so that people with protan, deutan and tritan sight tell each pair of a scheme apart
// (light and dark: ΔE76 of 19 or more), that text on them has a contrast of 4.5:1 or more, and that branches have 3:1 or
// more against the background. RGB is never alone: every theme has a letter.
type Palette struct {
	Background, Ink, Muted colour.RGB
	OnTheme                colour.RGB // letters on a theme's colour
	centre, onCentre       colour.RGB
	themes                 []colour.RGB

	tint, cardTint, subTint, panelTint float64 // of the theme's colour in the background
	border, panelBorder, branch        float64
	subInk                             colour.RGB // mixed with subInkShare of the theme's colour
	subInkShare                        float64
	borderWidth                        float64 // of answers, points
}

// Palette is the colours of the scheme.
func (s Scheme) Palette() *Palette {
	switch s {
	case Dark:
		return &Palette{
			Background: colour.Hex(0x0F151D), Ink: colour.Hex(0xF2F5F8), Muted: colour.Hex(0xA7B3C0),
			centre: colour.Hex(0xF2F5F8), onCentre: colour.Hex(0x0F151D), OnTheme: colour.Hex(0x0F151D),
			themes: []colour.RGB{
				colour.Hex(0x5A9AFD), colour.Hex(0xE8924A), colour.Hex(0xA0FCD1), colour.Hex(0xFC6B79),
				colour.Hex(0xD5B9FF), colour.Hex(0xC389AF), colour.Hex(0xF8DE3B), colour.Hex(0xC6EE92),
			},
			tint: 0.09, cardTint: 0.05, subTint: 0.14, panelTint: 0.13, border: 0.35, panelBorder: 0.6, branch: 0.78,
			subInk: colour.Hex(0xF2F5F8), subInkShare: 0.5, borderWidth: 1,
		}
	case HighContrast:
		return &Palette{
			Background: colour.Hex(0xFFFFFF), Ink: colour.Hex(0), Muted: colour.Hex(0x1F2630),
			centre: colour.Hex(0), onCentre: colour.Hex(0xFFFFFF), OnTheme: colour.Hex(0xFFFFFF),
			themes: []colour.RGB{
				colour.Hex(0x0A2A78), colour.Hex(0x7A3C00), colour.Hex(0x00573F), colour.Hex(0x8F0030),
				colour.Hex(0x3C22C0), colour.Hex(0x4A0032), colour.Hex(0x3A3100), colour.Hex(0x4F3560),
			},
			subTint: 0, panelTint: 0.08, border: 1, panelBorder: 1, branch: 1,
			subInk: colour.Hex(0), subInkShare: 0, borderWidth: 2,
		}
	default:
		return &Palette{
			Background: colour.Hex(0xFFFFFF), Ink: colour.Hex(0x17202B), Muted: colour.Hex(0x55606E),
			centre: colour.Hex(0x17202B), onCentre: colour.Hex(0xFFFFFF), OnTheme: colour.Hex(0xFFFFFF),
			themes: []colour.RGB{
				colour.Hex(0x1D3D83), colour.Hex(0xB0600A), colour.Hex(0x008564), colour.Hex(0xBA013C),
				colour.Hex(0x5161E6), colour.Hex(0x5E0A3E), colour.Hex(0x453A00), colour.Hex(0x735980),
			},
			tint: 0.055, cardTint: 0, subTint: 0.14, panelTint: 0.13, border: 0.35, panelBorder: 0.6, branch: 0.78,
			subInk: colour.Hex(0), subInkShare: 0.78, borderWidth: 1,
		}
	}
}

// Theme is the colour of the theme with this number; after the last colour come the same again, darker or lighter, whichever
// can be read, and then from the first on. What has no theme is muted.
func (p *Palette) Theme(number int) colour.RGB {
	if number < 0 {
		return p.Muted
	}
	c := p.themes[number%len(p.themes)]
	if p.Again(number) {
		return c.Over(p.Ink, secondRound)
	}
	return c
}

// secondRound is how much of a colour is left the second time.
const secondRound = 0.55

// Again reports whether a theme has the colour of another, but for its lightness.
func (p *Palette) Again(number int) bool { return number >= 0 && number/len(p.themes)%2 == 1 }

// Twins reports whether two themes have one colour, or two that differ in nothing but lightness.
func (p *Palette) Twins(a, b int) bool {
	return a >= 0 && b >= 0 && a != b && a%len(p.themes) == b%len(p.themes)
}

// Signs is the colour of the signs of a theme's answers: the theme's own, as readable as text.
func (p *Palette) Signs(theme int) colour.RGB {
	return p.Theme(theme).Over(p.subInk, max(p.subInkShare, 0.5))
}

// Paint is the colours of a box.
type Paint struct {
	Fill, Border, Ink colour.RGB
	BorderWidth       float64 // points
}

// Paint is how a box is coloured, by its kind, its theme, and where it stands.
func (p *Palette) Paint(b *Box) Paint {
	c := p.Theme(b.Theme)
	switch b.Kind {
	case Question, EventCentre:
		if b.Level != layout.Centre {
			return Paint{p.Background, p.centre, p.Ink, 2}
		}
		return Paint{p.centre, p.centre, p.onCentre, 0}
	case Theme:
		return Paint{c, c, p.OnTheme, 0}
	case UnsortedHead:
		if b.Level == layout.SubTheme { // at the foot
			return Paint{p.Background, p.Background, p.Muted, 0}
		}
		return Paint{p.Background, c, p.Ink, 2}
	case Quote:
		return Paint{p.Background, p.Background, p.Ink, 0}
	case SubTheme:
		return Paint{c.Over(p.Background, p.subTint), c, c.Over(p.subInk, p.subInkShare), p.borderWidth + 1}
	}
	tint, ink := p.tint, p.Ink
	switch {
	case b.Panel >= 0:
		tint = p.cardTint
	case b.Theme < 0 && p.tint > 0: // no frames round what is under no theme
		return Paint{c.Over(p.Background, tint), c, ink, 0}
	}
	if b.Redacted {
		ink = p.Muted
	}
	return Paint{c.Over(p.Background, tint), c.Over(p.Background, p.border), ink, p.borderWidth}
}

// panel is how a panel under a theme is coloured.
func (p *Palette) panel(theme int) Paint {
	c := p.Theme(theme)
	return Paint{c.Over(p.Background, p.panelTint), c.Over(p.Background, p.panelBorder), p.Ink, 1.5}
}
