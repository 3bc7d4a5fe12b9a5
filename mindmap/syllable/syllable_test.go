package syllable

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// parted is a word with a hyphen at each place where it may be broken.
func parted(word string) string {
	runes := []rune(word)
	var out strings.Builder
	for i, r := range runes {
		if i >= Beside && Begins(runes, i) {
			out.WriteByte('-')
		}
		out.WriteRune(r)
	}
	return out.String()
}

func TestSyllables(t *testing.T) {
	for _, want := range []string{
		"incom-pre-hen-si-ble", "Wei-ter-bil-dungs-maß-nahme", "Geschwin-dig-keits-be-schrän-kung", "misun-der-stan-dings", "neigh-bour", "strengths", "rhythm", "fisher-man",
		"ελλη-νι-κός", "дос-топ-ри-ме-ча-тель-ность", "O'Neill-cra-ter", "abc", "日本語", "",
	} {
		if got := parted(strings.ReplaceAll(want, "-", "")); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestAnythingMayBeAsked(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := []rune(rapid.String().Draw(t, "word"))
		for at := range word {
			if Begins(word, at) && at+Beside > len(word) {
				t.Fatalf("%q may be broken at %d", string(word), at)
			}
		}
	})
}
