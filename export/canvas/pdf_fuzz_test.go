package canvas

import (
	"bytes"
	"os/exec"
	"strings"
	"testing"
	"unicode"

	"mindwall/export/fonts"
	"mindwall/export/internal/colour"
	"mindwall/export/typeset"
)

// FuzzPDFText reads the words of a PDF back with poppler. They are text where the embedded fonts have them in the order in
// which they are written; all others are drawn.
func FuzzPDFText(f *testing.F) {
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		f.Skip("pdftotext is not installed")
	}
	for _, s := range []string{"plain", `(a) \ (b`, `\051 \\ )`, "<b>&amp;", "%PDF-1.4", "endstream", "naïve – “q” … Ελλάδα", "x\\", "((", "AVAV fi ffl"} {
		f.Add(s, s)
	}
	set := typeset.NewTypesetter("en", false)
	f.Fuzz(func(t *testing.T, theme, answer string) {
		theme, answer = simple(theme), simple(answer)
		s := &Scene{W: 700, H: 200}
		for i, text := range []string{theme, answer} {
			p := set.Set(text, typeset.Style{Size: 14, Bold: i == 0, Measure: 600, Leading: 1.3})
			s.Text(&p, 50, float64(50+70*i), 600, Start, colour.RGB{})
		}
		var pdf bytes.Buffer
		if err := WritePDF(&pdf, []Page{{Scene: s, W: s.W, H: s.H, Scale: 1}}, Document{}); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(tool, "-", "-")
		cmd.Stdin = &pdf
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		text := strings.Join(strings.Fields(string(out)), "")
		for _, want := range []string{theme, answer} {
			if !strings.Contains(text, strings.Join(strings.Fields(want), "")) {
				t.Errorf("the PDF lacks %q: %q", want, text)
			}
		}
	})
}

// simple is what of a text the embedded fonts have in scripts that need no joining, at most a line of it.
func simple(s string) string {
	var out []rune
	for _, r := range s {
		easy := r < 0x250 || unicode.Is(unicode.Greek, r) || unicode.Is(unicode.Cyrillic, r)
		if easy && unicode.IsPrint(r) && drawnByBoth(r) && len(out) < 25 {
			out = append(out, r)
		}
	}
	return strings.Join(strings.Fields(string(out)), " ")
}

func drawnByBoth(r rune) bool {
	for _, f := range fonts.Parsed() {
		if _, ok := f.NominalGlyph(r); !ok {
			return false
		}
	}
	return true
}
