package marks

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"mindwall/tui/cells"
)

// Each part of a run is whole, and together they are the run.
func TestRunsAreParted(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		run := strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{"a", " ", "━", "┃", "█", "▒", "等", "é"}), 1, 20).Draw(rt, "run"), "")
		width := 0
		for rest := run; rest != ""; {
			part := head(rest)
			if width += cells.Width(part); part == "" || part != " " && strings.HasSuffix(part, " ") && strings.Trim(part, " ") != "" {
				rt.Fatalf("%q begins with %q", rest, part)
			}
			rest = rest[len(part):]
		}
		if width != cells.Width(run) {
			rt.Fatalf("the parts of %q take %d cells", run, width)
		}
	})
}
