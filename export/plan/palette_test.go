package plan

import (
	"math"
	"testing"

	"mindwall/export/internal/colour"
	"mindwall/mindmap/scheme"
)

// contrast is the ratio of WCAG 2.1, 1 to 21.
func contrast(a, b colour.RGB) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(c colour.RGB) float64 {
	channel := func(v uint8) float64 {
		f := float64(v) / 255
		if f <= 0.04045 {
			return f / 12.92
		}
		return math.Pow((f+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(c.R) + 0.7152*channel(c.G) + 0.0722*channel(c.B)
}

func TestEverythingDrawnCanBeRead(t *testing.T) {
	for _, s := range scheme.All {
		text, branches := 4.5, 3.0
		if s == scheme.Contrast {
			text, branches = 7, 4.5
		}
		pal := PaletteOf(s)
		for i := range 2 * len(pal.themes) { // the second round too
			c := pal.Theme(i)
			for name, ratio := range map[string]float64{
				"text on a theme":    contrast(pal.OnTheme, c),
				"text on its tint":   contrast(pal.Ink, c.Over(pal.Background, pal.tint)),
				"text on its panel":  contrast(pal.Ink, c.Over(pal.Background, pal.panelTint)),
				"a sub-theme's text": contrast(c.Over(pal.subInk, pal.subInkShare), c.Over(pal.Background, pal.subTint)),
				"an answer's signs": contrast(pal.Signs(i),
					c.Over(pal.Background, pal.tint)),
			} {
				if ratio < text {
					t.Errorf("%v, theme %d: %s has a contrast of %.2f", s, i, name, ratio)
				}
			}
			if ratio := contrast(c.Over(pal.Background, pal.branch), pal.Background); ratio < branches {
				t.Errorf("%v, theme %d: its thin branches have a contrast of %.2f", s, i, ratio)
			}
		}
		for name, ratio := range map[string]float64{
			"muted text": contrast(pal.Muted, pal.Background), "the question": contrast(pal.onCentre, pal.centre),
		} {
			if ratio < text {
				t.Errorf("%v: %s has a contrast of %.2f", s, name, ratio)
			}
		}
	}
}

// TestColoursComeAgainOtherwise holds that no two of the first sixteen themes have one colour.
func TestColoursComeAgainOtherwise(t *testing.T) {
	for _, s := range scheme.All {
		pal, seen := PaletteOf(s), map[colour.RGB]int{}
		for i := range 2 * len(pal.themes) {
			if other, ok := seen[pal.Theme(i)]; ok || pal.Again(i) != (i >= len(pal.themes)) {
				t.Errorf("%v: theme %d has the colour of theme %d", s, i, other)
			}
			seen[pal.Theme(i)] = i
		}
	}
}
