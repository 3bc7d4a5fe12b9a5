package picture

import (
	"bytes"
	"os/exec"
	"strings"
	"testing"
	"unicode"

	"mindwall/mindmap"
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
	set := newTypesetter("en", false)
	f.Fuzz(func(t *testing.T, theme, answer string) {
		theme, answer = simple(set, theme), simple(set, answer)
		m := newMaker()
		q := m.question("Why?", []*mindmap.Theme{m.theme(theme, m.answers(answer))})
		cmd := exec.Command(tool, "-", "-")
		cmd.Stdin = bytes.NewReader(pdfOf(t, mustPlan(t, m.board, q, Options{NoSystemFonts: true})))
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
func simple(set *typesetter, s string) string {
	var out []rune
	for _, r := range string(clean(s)) {
		easy := r < 0x250 || unicode.Is(unicode.Greek, r) || unicode.Is(unicode.Cyrillic, r)
		if easy && unicode.IsPrint(r) && set.faces.has(regular, r) && set.faces.has(bold, r) && len(out) < 25 {
			out = append(out, r)
		}
	}
	return strings.TrimSpace(string(out))
}
