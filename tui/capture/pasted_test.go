package capture

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestMarksOfListsComeOff(t *testing.T) {
	for line, want := range map[string]string{
		"- Money": "Money", "* Money": "Money", "• Money": "Money", "3. Money": "Money", "12) Money": "Money", "a) Money": "Money",
		"- [ ] Money": "Money", "[x] Money": "Money", "– Money": "Money", "☐ Money": "Money",
		"+ve attitude": "+ve attitude", "3 months": "3 months", "-5 degrees": "-5 degrees", "1.5 hours": "1.5 hours", "24/7": "24/7",
		"- ": "- ", "-": "-", "A good GP": "A good GP", "2024. That was a year": "2024. That was a year",
	} {
		if got := unlisted(line); got != want {
			t.Errorf("%q is %q without its mark, want %q", line, got, want)
		}
	}
}

// TestReadingsDiffer holds that each way to read a block is another one, that the first is as it stands unless each line bears
// a mark, and that none loses a line.
func TestReadingsDiffer(t *testing.T) {
	line := rapid.SampledFrom([]string{"Money", "- Rent", "3. Food", "Fear #Mind", "- Bus +2", "* Cold | so cold", "#Forms"})
	rapid.Check(t, func(t *rapid.T) {
		b := Block(rapid.SliceOfN(line, 2, 6).Draw(t, "lines"))
		var seen []string
		for _, r := range b.Readings() {
			lines := b.Read(r, nil)
			if len(lines) != len(b) {
				t.Fatalf("%q read %s has %d lines", b, r, len(lines))
			}
			var texts []string
			for _, p := range lines {
				texts = append(texts, p.Brief())
			}
			seen = append(seen, strings.Join(texts, "\n"))
		}
		if unique := slices.Compact(slices.Sorted(slices.Values(seen))); len(unique) != len(seen) {
			t.Fatalf("%q is read twice alike: %q", b, seen)
		}
		if all := !slices.ContainsFunc(b, func(s string) bool { return unlisted(s) == s }); b.Readings()[0] != (Reading{Unlisted: all}) {
			t.Fatalf("%q is first read %s", b, b.Readings()[0])
		}
	})
}
