package wrap

import "testing"

// TestATailStandsBesideAWord holds that signs are not left alone on a row while a word goes in before them.
func TestATailStandsBesideAWord(t *testing.T) {
	for _, c := range []struct {
		text, tail string
		width      int
		want       string // its last row
	}{
		{"Panic on the bus", "×2 ⊕", 18, "bus ×2 ⊕"},
		{"Panic bus", "×2", 9, "bus ×2"},
		{"Counselling", "×2", 18, "Counselling ×2"},
		{"one two three four", "×12 ❞✓ ✎", 18, "four ×12 ❞✓ ✎"},
		{"Weltschmerzgefühle", "×2", 18, "×2"}, // the word fills a row
	} {
		lines, cut := To(c.text, c.tail, c.width, 0)
		if last := lines[len(lines)-1]; last.String() != c.want || last.Tail != c.tail || cut {
			t.Errorf("%q %q in %d cells is %q, want %q last", c.text, c.tail, c.width, lines, c.want)
		}
	}
}
