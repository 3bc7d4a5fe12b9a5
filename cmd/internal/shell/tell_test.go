package shell

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"mindwall/tui/cells"
)

// A question is whole in a window of any size, and breaks between words, with room for the cursor behind it.
func TestAQuestionBreaksBetweenWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.StringMatching(`[a-z“”äé…/]{1,9}`), 1, 30).Draw(t, "words")
		width := rapid.SampledFrom([]int{0, 10, 20, 40, 80}).Draw(t, "width")
		rows := asked(strings.Join(words, " "), width)
		if got := strings.Fields(strings.Join(rows, " ")); !slices.Equal(got, words) {
			t.Fatalf("%q became %q", words, rows)
		}
		for _, row := range rows {
			if width > 0 && cells.Width(row) >= width {
				t.Fatalf("%q leaves no room in %d cells", row, width)
			}
		}
	})
}
