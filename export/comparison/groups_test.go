package comparison

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"mindwall/mindmap/compare"
	"mindwall/mindmap/desk/columns"
	"mindwall/mindmap/scheme"
	"mindwall/mindmap/years"
)

// TestNobodyIsToldWhoSaidWhat draws surveys, and holds that a page of groups has neither answers nor quotes, and no number that the
// comparison hides, and that nothing of it grew.
func TestNobodyIsToldWhoSaidWhat(t *testing.T) {
	hid, compared := 0, 0
	rapid.Check(t, func(rt *rapid.T) {
		var s strings.Builder
		s.WriteString("# Day\ndate 2026-04-14\n? Why?\n")
		for i := range rapid.IntRange(1, 5).Draw(rt, "themes") {
			fmt.Fprintf(&s, "* Theme %c\n", 'a'+i)
			for _, role := range []string{"Nurse", "Porter", "Cook"} {
				for range rapid.IntRange(0, 12).Draw(rt, "said") {
					fmt.Fprintf(&s, "- a caption @%s || a quote\n", role)
				}
			}
		}
		c, ok := columns.Groups(columnOf("day", years.Write("day", s.String())), "Role")
		if !ok {
			return // of too few
		}
		compared++
		text := htmlOf(t, c, Options{}) + markdownOf(t, c, Options{})
		for _, q := range c.Questions {
			if Pictured(q) {
				var svg bytes.Buffer
				if err := NewPicture(c, q, scheme.Light, Options{NoSystemFonts: true}).WriteSVG(&svg, true); err != nil {
					rt.Fatal(err)
				}
				text += svg.String()
			}
		}
		for _, told := range []string{"a caption", "a quote", "×-1", "-1", "share up", "share down", "Said again"} {
			if strings.Contains(text, told) {
				rt.Errorf("it says %q", told)
			}
		}
		for _, theme := range c.Questions[0].Themes {
			for i, n := range theme.Said {
				if n == compare.Hidden {
					hid++
					if row := rowOf(markdownTables(text), theme.Text); row[i+1] != "hidden" {
						rt.Errorf("%q is %q in %s, and hidden", theme.Text, row[i+1], c.Columns[i].Name)
					}
				}
			}
		}
	})
	if hid == 0 || compared == 0 {
		t.Errorf("%d comparisons, %d hidden numbers: the test tests nothing", compared, hid)
	}
}

func rowOf(rows [][]string, name string) []string {
	for _, row := range rows {
		if row[0] == name {
			return row
		}
	}
	return make([]string, 99)
}
