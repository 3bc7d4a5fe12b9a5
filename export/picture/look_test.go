package picture

import (
	"math"
	"testing"
)

// contrast is the ratio of WCAG 2.1, 1 to 21.
func contrast(a, b Colour) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(c Colour) float64 {
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
	for look := range Looks {
		text, branches := 4.5, 3.0
		if Look(look) == HighContrast {
			text, branches = 7, 4.5
		}
		pal := Look(look).palette()
		for i, c := range pal.themes {
			for name, ratio := range map[string]float64{
				"text on a theme":    contrast(pal.onTheme, c),
				"text on its tint":   contrast(pal.ink, c.over(pal.background, pal.tint)),
				"text on its panel":  contrast(pal.ink, c.over(pal.background, pal.panelTint)),
				"a sub-theme's text": contrast(c.over(pal.subInk, pal.subInkShare), c.over(pal.background, pal.subTint)),
				"an answer's signs": contrast(c.over(pal.subInk, max(pal.subInkShare, 0.5)),
					c.over(pal.background, pal.tint)),
			} {
				if ratio < text {
					t.Errorf("%v, theme %d: %s has a contrast of %.2f", Look(look), i, name, ratio)
				}
			}
			if ratio := contrast(c.over(pal.background, pal.branch), pal.background); ratio < branches {
				t.Errorf("%v, theme %d: its thin branches have a contrast of %.2f", Look(look), i, ratio)
			}
		}
		for name, ratio := range map[string]float64{
			"muted text": contrast(pal.muted, pal.background), "the question": contrast(pal.onCentre, pal.centre),
		} {
			if ratio < text {
				t.Errorf("%v: %s has a contrast of %.2f", Look(look), name, ratio)
			}
		}
	}
}

func TestLooksAreReadByName(t *testing.T) {
	for i, name := range Looks {
		if l, err := ParseLook(name); err != nil || l != Look(i) || l.String() != name {
			t.Errorf("%q is look %v, error %v", name, l, err)
		}
	}
	if _, err := ParseLook("mauve"); err == nil {
		t.Error("a look that is none was read")
	}
}
