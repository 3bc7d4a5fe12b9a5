package plan

import (
	"mindwall/export/internal/colour"
	"mindwall/mindmap/layout"
	"mindwall/mindmap/scheme"
)

// Palette is the colours of a scheme by what they mean, and how much of a theme's colour goes into what belongs to it.
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

// PaletteOf is the colours of a scheme.
func PaletteOf(s scheme.Scheme) *Palette {
	shared := s.Colours()
	p := &Palette{
		Background: colour.Of(shared.Paper), Ink: colour.Of(shared.Ink), Muted: colour.Of(shared.Muted), OnTheme: colour.Of(shared.OnTheme),
		tint: 0.055, subTint: 0.14, panelTint: 0.13, border: 0.35, panelBorder: 0.6, branch: 0.78, subInkShare: 0.78, borderWidth: 1,
	}
	for _, c := range shared.Themes {
		p.themes = append(p.themes, colour.Of(c))
	}
	p.centre, p.onCentre = p.Ink, p.Background
	switch s {
	case scheme.Dark:
		p.tint, p.cardTint, p.subInk, p.subInkShare = 0.09, 0.05, p.Ink, 0.5
	case scheme.Contrast: // no tints, thick borders
		p.tint, p.subTint, p.panelTint, p.border, p.panelBorder, p.branch, p.subInkShare, p.borderWidth = 0, 0, 0.08, 1, 1, 1, 0, 2
	}
	return p
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
