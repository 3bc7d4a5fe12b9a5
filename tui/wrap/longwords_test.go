package wrap

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"mindwall/tui/cells"
)

// A word that is too long is broken where a syllable begins, and never so that a letter or two are left alone.
func TestLongWordsBreakAtSyllables(t *testing.T) {
	for _, each := range []struct {
		word  string
		width int
		want  string
	}{
		{"Krankenversicherungskartenlesegerät", 23, "Krankenversicherungs- kartenlesegerät"},
		{"Gesundheitsversorgung", 20, "Gesundheitsversor- gung"},
		{"Donaudampfschifffahrtsgesellschaft", 20, "Donaudampfschiff- fahrtsgesellschaft"},
		{"misunderstandings", 10, "misunder- standings"},
		{"неприкосновенность", 12, "неприкосно- венность"},
		{"xxxxxxxxxxxx", 6, "xxxxx- xxxxx- xx"},
		{"short", 5, "short"},
	} {
		if got := breakWords(each.word, each.width); got != each.want {
			t.Errorf("%q in %d cells is %q, want %q", each.word, each.width, got, each.want)
		}
	}
}

// Whatever the word: its parts fit, and nothing of it is lost.
func TestBrokenWordsFitAndLoseNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringMatching(`[a-zäöüßéа-яαβά0-9’.]{1,60}`).Draw(t, "word")
		width := rapid.IntRange(4, 30).Draw(t, "width")
		parts := strings.Fields(breakWords(word, width))
		all := ""
		for i, part := range parts {
			if cells.Width(part) > width {
				t.Fatalf("%q takes more than %d cells", part, width)
			}
			if i < len(parts)-1 {
				part = strings.TrimSuffix(part, "-")
			}
			all += part
		}
		if all != word {
			t.Fatalf("%q became %q", word, parts)
		}
	})
}
