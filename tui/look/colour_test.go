package look

import (
	"math"
	"strings"
	"testing"

	"mindwall/mindmap/scheme"
)

// triple is a colour in some space of three dimensions.
type triple [3]float64

// sights are matrices over linear sRGB: normal sight, and the simulations of full protanopia, deuteranopia and
// tritanopia by Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision
// Deficiency" (2009), severity 1.0.
var sights = []struct {
	name   string
	matrix [3]triple
}{
	{"normal", [3]triple{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
	{"protan", [3]triple{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}},
	{"deutan", [3]triple{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}},
	{"tritan", [3]triple{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}},
}

// toXYZ turns linear sRGB into CIE XYZ under D65 (IEC 61966-2-1).
var toXYZ = [3]triple{{0.4124564, 0.3575761, 0.1804375}, {0.2126729, 0.7151522, 0.0721750}, {0.0193339, 0.1191920, 0.9503041}}

func times(m [3]triple, v triple) (r triple) {
	for i := range r {
		for j := range v {
			r[i] += m[i][j] * v[j]
		}
	}
	return r
}

func linear(c rgb) (v triple) {
	for i, part := range [...]rgb{c >> 16, c >> 8, c} {
		f := float64(part&0xFF) / 255
		if f <= 0.04045 {
			v[i] = f / 12.92
		} else {
			v[i] = math.Pow((f+0.055)/1.055, 2.4)
		}
	}
	return v
}

// lab turns linear sRGB into CIE L*a*b* under D65.
func lab(v triple) triple {
	for i := range v {
		v[i] = min(1, max(0, v[i]))
	}
	xyz, white := times(toXYZ, v), times(toXYZ, triple{1, 1, 1})
	var f triple
	for i := range f {
		if t := xyz[i] / white[i]; t > 216.0/24389 {
			f[i] = math.Cbrt(t)
		} else {
			f[i] = (24389.0/27*t + 16) / 116
		}
	}
	return triple{116*f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])}
}

// deltaE76 is the Euclidean distance in CIE L*a*b*.
func deltaE76(a, b triple) float64 {
	return math.Sqrt(math.Pow(a[0]-b[0], 2) + math.Pow(a[1]-b[1], 2) + math.Pow(a[2]-b[2], 2))
}

// contrast is the ratio of WCAG 2.2.
func contrast(a, b rgb) float64 {
	la, lb := times(toXYZ, linear(a))[1], times(toXYZ, linear(b))[1]
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func TestThemeColoursAreToldApart(t *testing.T) {
	for _, k := range scheme.All {
		themes := paletteOf(k).Themes
		for _, sight := range sights {
			for i := range themes {
				for j := range i {
					a, b := lab(times(sight.matrix, linear(themes[i]))), lab(times(sight.matrix, linear(themes[j])))
					if d := deltaE76(a, b); d < 19 {
						t.Errorf("%s, %s sight: #%06X and #%06X are ΔE76 %.1f apart, want 19", k, sight.name, themes[i], themes[j], d)
					}
				}
			}
		}
	}
}

func TestContrast(t *testing.T) {
	for _, k := range scheme.All {
		p := paletteOf(k)
		text := 4.5
		if k == Contrast {
			text = 7
		}
		type pair struct {
			what          string
			front, behind rgb
			want          float64
		}
		pairs := []pair{
			{"ink", p.Ink, p.Paper, 7}, {"muted", p.Muted, p.Paper, text}, {"error", p.bad, p.Paper, text},
			{"warning", p.warn, p.Paper, text}, {"ok", p.good, p.Paper, text}, {"status bar", p.Ink, p.bar, 7},
			{"error in the bar", p.bad, p.bar, 4.5}, {"warning in the bar", p.warn, p.bar, 4.5},
			{"ok in the bar", p.good, p.bar, 4.5}, {"muted in the bar", p.Muted, p.bar, 4.5},
		}
		for _, c := range p.Themes {
			pairs = append(pairs, pair{"label", p.OnTheme, c, text}, pair{"branch", c, p.Paper, 3})
			// Names of sub-themes and letters are text too.
			pairs = append(pairs, pair{"sub-theme", c, p.Paper, text})
		}
		for _, q := range pairs {
			if got := contrast(q.front, q.behind); got < q.want {
				t.Errorf("%s: %s #%06X on #%06X has %.2f : 1, want %.1f", k, q.what, q.front, q.behind, got, q.want)
			}
		}
	}
}

// Whatever is set in a style can be read on what is behind it: 4.5 : 1, and 7 : 1 in the look of high contrast; lines and frames, which
// are no text, are seen at 3 : 1. What is chosen or marked is read as well.
func TestEveryStyleCanBeRead(t *testing.T) {
	for _, k := range scheme.All {
		p, text := paletteOf(k), 4.5
		if k == Contrast {
			text = 7
		}
		l := New(k, false)
		all := styles(l)
		for _, on := range []string{"Selected", "Marked"} {
			for _, over := range []string{"Match", "Muted", "Error", "Warning"} {
				if st, ok := all[over]; ok {
					all[over+" in "+on] = all[on].With(st)
				}
			}
		}
		for name, st := range all {
			front, behind, want := p.Ink, p.Paper, text
			if st.has&hasText != 0 {
				front = st.text
			}
			if st.has&hasBehind != 0 {
				behind = st.behind
			}
			if st.has&reverse != 0 {
				front, behind = behind, front
			}
			if strings.HasPrefix(name, "ThemeLine") {
				want = 3
			}
			if got := contrast(front, behind); got < want {
				t.Errorf("%s: %s is #%06X on #%06X, %.2f : 1, want %.1f", k, name, front, behind, got, want)
			}
		}
	}
}
