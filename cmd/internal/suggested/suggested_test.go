package suggested

import (
	"strings"
	"testing"

	"mindwall/mindmap/desk"
)

// What is proposed is told with how well each answer fits; what has no name is offered and never filed, and a question for which
// nothing is proposed is passed over.
func TestWhatIsProposedIsTold(t *testing.T) {
	theme := func(text string, isNew, unnamed bool, answers ...string) desk.SuggestedTheme {
		s := desk.SuggestedTheme{Text: text, New: isNew, Unnamed: unnamed}
		for _, a := range answers {
			s.Answers = append(s.Answers, desk.SuggestedAnswer{Text: a, Score: 0.756})
		}
		return s
	}
	for _, c := range []struct {
		name           string
		sorting        []desk.Suggested
		want           string
		offered, filed int
	}{
		{"nothing", nil, "", 0, 0},
		{"a question without any", []desk.Suggested{{Number: 1, Text: "Why?", Unsorted: 4}}, "", 0, 0},
		{"a theme that is there, and a new one", []desk.Suggested{{Number: 2, Text: "Why?", Unsorted: 1, Themes: []desk.SuggestedTheme{
			theme("Money/Rent", false, false, "Rent", "Deposit"), theme("Buses", true, false, "No bus"),
		}}}, "2  Why?\n   Money/Rent\n      0.76  Rent\n      0.76  Deposit\n   Buses (new)\n      0.76  No bus\n   still unsorted: 1 answer is like no other\n", 3, 3},
		{"one to be named", []desk.Suggested{{Number: 1, Text: "Why?", Unsorted: 2, Themes: []desk.SuggestedTheme{
			theme("2 alike: far, walk", true, true, "Too far", "A long walk"),
		}}}, "1  Why?\n   2 alike: far, walk (to be named by you)\n      0.76  Too far\n      0.76  A long walk\n   still unsorted: 2 answers are like no other\n", 2, 0},
		{"what a terminal would obey", []desk.Suggested{{Number: 1, Text: "W\x1b[2Jhy?", Themes: []desk.SuggestedTheme{theme("A\nB", true, false, "C\x07")}}},
			"1  W[2Jhy?\n   A B (new)\n      0.76  C\n", 1, 1},
	} {
		var b strings.Builder
		offered, filed := printSorting(&b, c.sorting)
		if b.String() != c.want || offered != c.offered || filed != c.filed {
			t.Errorf("%s: %d offered, %d filed, told\n%s\nwant\n%s", c.name, offered, filed, b.String(), c.want)
		}
	}
}
