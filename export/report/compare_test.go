package report

import (
	"math"
	"testing"

	"mindwall/mindmap"

	"mindwall/export/internal/walltest"
)

// TestFisher holds the test against published examples and exact sums of whole numbers.
func TestFisher(t *testing.T) {
	for _, c := range []struct {
		a, b, c, d int
		want       float64
	}{
		{3, 1, 1, 3, 0.4857143}, // the lady tasting tea
		{1, 9, 11, 3, 0.002759456},
		{2, 10, 15, 3, 0.0005367241},
		{0, 5, 0, 5, 1},
		{10, 90, 10, 90, 1},
		{240, 760, 120, 880, 2.963952e-12},
	} {
		if got := fisher(c.a, c.b, c.c, c.d); math.Abs(got-c.want) > c.want*0.01+1e-13 {
			t.Errorf("%d %d %d %d: got %g, want %g", c.a, c.b, c.c, c.d, got, c.want)
		}
	}
}

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
