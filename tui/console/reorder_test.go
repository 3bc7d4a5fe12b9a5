package console

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"mindwall/mindmap"
)

// drawnThemes are the names of the themes as they stand on the screen, by side from the top, the left side first. They
// are called T00, T01 and so on.
func (x *harness) drawnThemes() [2][]string {
	type place struct {
		name string
		y    int
	}
	var sides [2][]place
	for y, row := range strings.Split(x.view(), "\n")[headerRows : headerRows+x.c.mapRows()] {
		for rest, passed := row, 0; ; {
			i := strings.Index(rest, " T")
			if i < 0 {
				break
			}
			side := 1
			if x.c.size.W >= 120 && width(rest[:i])+passed < x.c.size.W/2 {
				side = 0
			}
			sides[side] = append(sides[side], place{rest[i+1 : i+4], y})
			passed += width(rest[:i+1])
			rest = rest[i+1:]
		}
	}
	var names [2][]string
	for s, list := range sides {
		slices.SortStableFunc(list, func(a, b place) int { return cmp.Compare(a.y, b.y) })
		for _, p := range list {
			names[s] = append(names[s], p.name)
		}
	}
	return names
}

// TestReorderingSwapsWithTheNeighbourThatIsSeen moves any theme up or down, on maps with one side and with two, with
// ranks that are missing, equal or any: it changes places with the one drawn next to it and nothing else moves, and
// the key the other way brings it back.
func TestReorderingSwapsWithTheNeighbourThatIsSeen(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		x := newHarness(t, 80, 24, "Why?")
		q := x.env.Board().Questions[0].ID
		n := rapid.IntRange(1, 7).Draw(rt, "themes")
		var ids []mindmap.ID
		for i := range n {
			id := x.scribe.ID()
			_, err := x.scribe.Record(mindmap.Draft{ID: id, Op: mindmap.AddTheme{
				Question: q, Text: fmt.Sprintf("T%02d", i),
				Side: rapid.SampledFrom([]mindmap.Side{mindmap.Left, mindmap.Right}).Draw(rt, "side"),
				Rank: rapid.SampledFrom([]string{"", "", "", "i", "i", "m", "n"}).Draw(rt, "rank"),
			}})
			if err != nil {
				rt.Fatal(err)
			}
			ids = append(ids, id)
		}
		x.carryOut(x.changed())
		x.send(tea.WindowSizeMsg{Width: rapid.SampledFrom([]int{60, 80, 119, 120, 160}).Draw(rt, "columns"), Height: 30})
		for range 3 {
			x.moveOne(rt, rapid.SampledFrom(ids).Draw(rt, "which"), rapid.SampledFrom([]int{-1, +1}).Draw(rt, "way"))
		}
	})
}

func (x *harness) moveOne(rt *rapid.T, theme mindmap.ID, way int) {
	there, back := "alt+up", "alt+down"
	if way > 0 {
		there, back = back, there
	}
	name := x.env.Live.Theme(theme).Text
	x.c.Visit(theme)
	before := x.drawnThemes()
	want := [2][]string{slices.Clone(before[0]), slices.Clone(before[1])}
	moves := false
	for _, list := range want {
		i := slices.Index(list, name)
		if j := i + way; i >= 0 && j >= 0 && j < len(list) {
			list[i], list[j] = list[j], list[i]
			moves = true
		}
	}
	entries := len(x.env.Live.Entries())
	x.press(there)
	if after := x.drawnThemes(); !slices.Equal(after[0], want[0]) || !slices.Equal(after[1], want[1]) {
		rt.Fatalf("%s on %s: %v becomes %v, want %v", there, name, before, after, want)
	}
	if moves != (len(x.env.Live.Entries()) > entries) {
		rt.Fatalf("%s on %s moves it: %v, and the wall has %d entries more", there, name, moves, len(x.env.Live.Entries())-entries)
	}
	if !moves {
		return
	}
	if after := x.press(back).drawnThemes(); !slices.Equal(after[0], before[0]) || !slices.Equal(after[1], before[1]) {
		rt.Fatalf("%s and %s on %s: %v becomes %v", there, back, name, before, after)
	}
}

// TestTheLastOfFourThemesMovesUpByOne is what a person does first.
func TestTheLastOfFourThemesMovesUpByOne(t *testing.T) {
	x := newHarness(t, 80, 24, "Why?").say("#One", "#Two", "#Three", "#Four")
	x.press("/").typeText("four").press("enter", "alt+up").wallIs("A One\nB Two\nD Four\nC Three\n")
	x.press("alt+up").wallIs("A One\nD Four\nB Two\nC Three\n").press("alt+down", "alt+down").wallIs("A One\nB Two\nC Three\nD Four\n")
}
