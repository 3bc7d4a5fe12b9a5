package marks

import (
	"fmt"
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

// What is read from the right is a mark by itself, with what stands within it, and all marks stand where the row has them.
func TestWordsAreTakenApartByDirection(t *testing.T) {
	for row, want := range map[string]string{
		"B Rent ×4":           "0:B Rent ×4",
		"B المال ×4":          "0:B 2<المال 8:×4",
		"رسائل DWP لم تُفتح!": "0<رسائل DWP لم تُفتح!",
		"  «שלום» (yes)":      "2<«שלום» 9:(yes)",
		"── قوائم ×2  x":      "0:── 3<قوائم 9:×2 13:x",
	} {
		var got []string
		for _, m := range (Inks{}).Row(row) {
			sign := ":"
			if m.Leftward {
				sign = "<"
			}
			got = append(got, fmt.Sprintf("%d%s%s", m.X, sign, m.Text))
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s is %s, want %s", row, s, want)
		}
	}
}
