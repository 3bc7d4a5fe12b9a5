package compare_test

import (
	"slices"
	"testing"

	"mindwall/mindmap"
	"mindwall/mindmap/compare"
)

// saidOften is a wall with a theme for each number, under which something was said so often.
func saidOften(ids *uint64, question string, times ...int) *maker {
	m := newMaker(ids)
	q := m.do(mindmap.AskQuestion{Text: question})
	for i, n := range times {
		theme := m.theme(q, mindmap.ID{}, string(rune('A'+i)))
		if n > 0 {
			m.do(mindmap.AddAnswer{Question: q, Theme: theme, Caption: "Said", Tally: n})
		}
	}
	return m
}

// A change is hardly chance only where chance is ruled out for all themes together; small numbers say that they are.
func TestChance(t *testing.T) {
	for name, c := range map[string]struct {
		then, now []int
		want      []compare.Verdict // of A, B, …
	}{
		"far apart":              {[]int{30, 10, 10}, []int{5, 20, 20}, []compare.Verdict{compare.Unlikely, compare.Unlikely, compare.Unlikely}},
		"alike":                  {[]int{10, 10, 10}, []int{11, 9, 10}, []compare.Verdict{compare.Possible, compare.Possible, compare.Possible}},
		"few":                    {[]int{1, 1}, []int{1, 0}, []compare.Verdict{compare.TooFew, compare.TooFew}},
		"one word among many":    {[]int{1, 40}, []int{0, 40}, []compare.Verdict{compare.TooFew, compare.TooFew}},
		"nothing said then":      {[]int{0, 0}, []int{5, 5}, []compare.Verdict{compare.Untold, compare.Untold}},
		"all under one theme":    {[]int{8}, []int{30}, []compare.Verdict{compare.Untold}},
		"a theme without a word": {[]int{0, 9, 9}, []int{0, 9, 9}, []compare.Verdict{compare.Untold, compare.Possible, compare.Possible}},
		"one in twelve by chance": {
			[]int{9, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5}, []int{1, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5}, slices.Repeat([]compare.Verdict{compare.Possible}, 12),
		},
	} {
		t.Run(name, func(t *testing.T) {
			ids := new(uint64)
			q := compare.Walls([]compare.Wall{
				saidOften(ids, "Why?", c.then...).wall("then"), saidOften(ids, "Why?", c.now...).wall("now"),
			}, compare.Options{}).Questions[0]
			for i, want := range c.want {
				th := q.Themes[slices.IndexFunc(q.Themes, func(th *compare.Theme) bool { return th.Text == string(rune('A'+i)) })]
				if th.Chance.Verdict != want {
					t.Errorf("%s %v of %v: %+v, want %q", th.Text, th.Said, q.Said, th.Chance, want)
				}
			}
		})
	}
}

// Of several walls the first and the last tell what became of a theme; one that only the middle has came and went.
func TestSeveralWalls(t *testing.T) {
	ids := new(uint64)
	c := compare.Walls([]compare.Wall{
		saidOften(ids, "Why?", 4, 0, 6).wall("2024"), saidOften(ids, "Why?", 4, 9, 6, 5).wall("2025"), saidOften(ids, "Why not, then?", 1).wall("2026"),
		saidOften(ids, "Why?", 8, 0, 3).wall("2027"),
	}, compare.Options{})
	want := map[string]compare.Status{"A": compare.Grown, "B": compare.Same, "C": compare.Shrunk, "D": compare.Same}
	if len(c.Questions) != 2 || c.Questions[0].Text != "Why?" || !slices.Equal(c.Questions[0].Said, []int{10, 24, 0, 11}) {
		t.Fatalf("questions are %+v", c.Questions)
	}
	for _, th := range c.Questions[0].Themes {
		if th.Status != want[th.Text] {
			t.Errorf("%s %v is %s, want %s", th.Text, th.Said, th.Status, want[th.Text])
		}
	}
	if a := c.Questions[1].Themes[0]; a.Status != compare.Same || !slices.Equal(a.Said, []int{0, 0, 1, 0}) {
		t.Errorf("what came and went is %+v", a)
	}
}

// Groups of people are columns; what is hidden has no share, and nothing is judged by it.
func TestGroups(t *testing.T) {
	m := saidOften(new(uint64), "Why?", 30, 20, 12)
	w := m.wall("day")
	q := w.Board.Questions[0]
	table := compare.Table{
		Question: q.ID, Values: []string{"Manager", "Volunteer", ""}, Themes: []mindmap.ID{q.Themes[0].ID, q.Themes[1].ID, {}},
		Counts: [][]int{{24, 6, 5}, {compare.Hidden, 16, compare.Hidden}, {9, 9, 9}}, ByValue: []int{40, 31, 15}, ByTheme: []int{35, 20, 27},
	}
	c := compare.Groups(w, "role", []compare.Table{table})
	if c.By != "role" || len(c.Columns) != 3 || c.Columns[1].Name != "Volunteer" || len(c.Questions) != 1 {
		t.Fatalf("got %+v", c)
	}
	a, b := c.Questions[0].Themes[0], c.Questions[0].Themes[1]
	if a.Text != "B" {
		a, b = b, a
	}
	if !slices.Equal(b.Said, table.Counts[0]) || b.Shares[0] != 0.6 || b.Chance.Verdict != compare.Unlikely || b.Status != "" {
		t.Errorf("A is %+v", b)
	}
	if !slices.Equal(a.Said, table.Counts[1]) || a.Shares[0] != 0 || a.Chance.Verdict != compare.Untold {
		t.Errorf("B is %+v", a)
	}
	if u := c.Questions[0].Unsorted; u == nil || !slices.Equal(u.Said, table.Counts[2]) {
		t.Errorf("unsorted is %+v", u)
	}
}
