package report

import (
	"testing"

	"mindwall/export/internal/walltest"
	"mindwall/mindmap"
)

// TestCompareRoomWithSurvey tells a difference only where chance is ruled out for all themes together.
func TestCompareRoomWithSurvey(t *testing.T) {
	wall := func(room, survey []int) *mindmap.Board {
		m := walltest.New()
		q := m.Ask("Why?")
		for i := range room {
			theme := m.Theme(q, mindmap.ID{}, string(rune('A'+i)))
			for source, n := range map[mindmap.Source]int{mindmap.Room: room[i], mindmap.Survey: survey[i]} {
				if n > 0 {
					m.Make(mindmap.AddAnswer{Question: q, Theme: theme, Caption: "Said", Source: source, Tally: n})
				}
			}
		}
		return m.Board()
	}
	for _, c := range []struct {
		name         string
		room, survey []int
		want         string
		compared     bool
	}{
		{"far apart", []int{30, 10, 10}, []int{5, 20, 20}, "A", true},
		{"alike", []int{10, 10, 10}, []int{11, 9, 10}, "", true},
		{"few", []int{2, 0}, []int{0, 2}, "", true},
		{"one in twelve by chance", []int{9, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5}, []int{1, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5}, "", true},
		{"no survey", []int{30, 2}, []int{0, 0}, "", false},
	} {
		found, compared := compare(wall(c.room, c.survey))
		got := ""
		if found != nil {
			got = found.theme.Text
		}
		if got != c.want || compared != c.compared {
			t.Errorf("%s: %q, compared %v", c.name, got, compared)
		}
	}
}
