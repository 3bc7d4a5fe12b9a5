package console_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"mindwall/mindmap"
	"mindwall/tui"
	"mindwall/tui/cells"
	"mindwall/tui/internal/drive"
)

// drawnThemes are the names of the themes as they stand on the map, in a tree by side from the top, the left side first, else
// column by column. They are called T00, T01 and so on.
func drawnThemes(d *drive.Driver) [2][]string {
	type place struct {
		name string
		x, y int
	}
	var sides [2][]place
	rows := strings.Split(d.Screen(), "\n")
	tree := isTree(d)
	for y, row := range rows[1 : len(rows)-5] { // below the question, above the row of themes
		for rest, passed := row, 0; ; {
			i := strings.Index(rest, " T")
			if i < 0 {
				break
			}
			side, x := 1, 0
			if at := cells.Width(rest[:i]) + passed; !tree {
				x = at
			} else if at < d.Size.W/2 {
				side = 0
			}
			sides[side] = append(sides[side], place{rest[i+1 : i+4], x, y})
			passed += cells.Width(rest[:i+1])
			rest = rest[i+1:]
		}
	}
	var names [2][]string
	for s, list := range sides {
		slices.SortStableFunc(list, func(a, b place) int { return cmp.Or(a.x-b.x, a.y-b.y) })
		for _, p := range list {
			names[s] = append(names[s], p.name)
		}
	}
	return names
}

// isTree reports whether the map is one with two sides: wide enough, and with a theme on either.
func isTree(d *drive.Driver) bool {
	sides := map[mindmap.Side]bool{}
	for _, t := range d.Question().Themes {
		sides[t.Side] = true
	}
	return d.Size.W >= 76 && len(sides) == 2
}

// TestReorderingSwapsWithTheNeighbourThatIsSeen moves any theme up or down, on maps with one side and with two, with
// ranks that are missing, equal or any: it changes places with the one drawn next to it and nothing else moves, and
// the key the other way brings it back.
func TestReorderingSwapsWithTheNeighbourThatIsSeen(t *testing.T) {
	drive.Check(t, func(rt *rapid.T) {
		d := wall(rt, "Why?")
		var themes []mindmap.Draft
		for i := range rapid.IntRange(1, 7).Draw(rt, "themes") {
			themes = append(themes, mindmap.Draft{Op: mindmap.AddTheme{
				Question: d.Question().ID, Text: fmt.Sprintf("T%02d", i),
				Side: rapid.SampledFrom([]mindmap.Side{mindmap.Left, mindmap.Right}).Draw(rt, "side"),
				Rank: rapid.SampledFrom([]string{"", "", "", "i", "i", "m", "n"}).Draw(rt, "rank"),
			}})
		}
		d.Send(tui.ArrivedMsg{Entries: d.Seal(themes...)})
		d.Resize(rapid.SampledFrom([]int{60, 80, 119, 120, 160}).Draw(rt, "columns"), 30)
		for range 3 {
			moveOne(rt, d, fmt.Sprintf("T%02d", rapid.IntRange(0, len(themes)-1).Draw(rt, "which")), rapid.SampledFrom([]int{-1, +1}).Draw(rt, "way"))
		}
	})
}

func moveOne(rt *rapid.T, d *drive.Driver, name string, way int) {
	there, back := "alt+up", "alt+down"
	if way > 0 {
		there, back = back, there
	}
	find(d, name)
	before := drawnThemes(d)
	want := [2][]string{slices.Clone(before[0]), slices.Clone(before[1])}
	moves := false
	for _, list := range want {
		i := slices.Index(list, name)
		if j := i + way; i >= 0 && j >= 0 && j < len(list) {
			list[i], list[j] = list[j], list[i]
			moves = true
		}
	}
	entries := len(d.Live.Entries())
	d.Press(there)
	if after := drawnThemes(d); !slices.Equal(after[0], want[0]) || !slices.Equal(after[1], want[1]) {
		rt.Fatalf("%s on %s: %v becomes %v, want %v", there, name, before, after, want)
	}
	if moves != (len(d.Live.Entries()) > entries) {
		rt.Fatalf("%s on %s moves it: %v, and the wall has %d entries more", there, name, moves, len(d.Live.Entries())-entries)
	}
	if !moves {
		return
	}
	if after := drawnThemes(d.Press(back)); !slices.Equal(after[0], before[0]) || !slices.Equal(after[1], before[1]) {
		rt.Fatalf("%s and %s on %s: %v becomes %v", there, back, name, before, after)
	}
}

// TestTheLastOfFourThemesMovesUpByOne is what a person does first.
func TestTheLastOfFourThemesMovesUpByOne(t *testing.T) {
	drive.Test(t, func(t *testing.T) {
		d := sized(t, 60, 24, "Why?").Say("#One", "#Two", "#Three", "#Four")
		d.Press("/").Type("four").Press("enter", "alt+up").WallIs("A One\nB Two\nD Four\nC Three\n")
		d.Press("alt+up").WallIs("A One\nD Four\nB Two\nC Three\n").Press("alt+down", "alt+down").WallIs("A One\nB Two\nC Three\nD Four\n")
	})
}
