package picture

import (
	"cmp"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"mindwall/export/paper"
	"mindwall/export/plan"
	"mindwall/mindmap"
)

// TestTwinsOfColourAreApart holds that no theme stands beside one of its colour, or of its colour but for the lightness: of few
// themes and many, small ones and panels, on dealt sides and on those of the wall.
func TestTwinsOfColourAreApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := newMaker()
		var themes []*mindmap.Theme
		for i := range rapid.IntRange(9, 30).Draw(t, "themes") {
			var answers []*mindmap.Answer
			for j := range rapid.SampledFrom([]int{1, 1, 2, 3, 8, 20}).Draw(t, "answers") {
				answers = append(answers, m.answer(fmt.Sprint("Answer ", j)))
			}
			themes = append(themes, m.theme(fmt.Sprint("Theme ", i), answers))
		}
		q := m.question("Why?", themes)
		for _, theme := range q.Themes { // by hand
			theme.Side = rapid.SampledFrom([]mindmap.Side{mindmap.Right, mindmap.Left}).Draw(t, "side")
		}
		p, err := NewMap(m.board, q, Options{NoSystemFonts: true, Options: plan.Options{
			AsOnWall: rapid.Bool().Draw(t, "as on wall"), Paper: rapid.SampledFrom([]string{paper.Free, "a3"}).Draw(t, "paper"),
		}})
		if err != nil {
			t.Fatal(err)
		}
		for _, side := range []mindmap.Side{mindmap.Right, mindmap.Left} {
			var column []plan.Box
			for _, b := range p.Plan.Boxes {
				if b.Kind == plan.Theme && b.Side == side {
					column = append(column, b)
				}
			}
			slices.SortFunc(column, func(a, b plan.Box) int { return cmp.Compare(a.Y, b.Y) })
			for i := 1; i < len(column); i++ {
				if a, b := column[i-1], column[i]; p.Plan.Palette.Twins(a.Theme, b.Theme) || a.Fill == b.Fill {
					t.Fatalf("%q and %q have colours %d and %d", a.Text, b.Text, a.Theme, b.Theme)
				}
			}
		}
		for _, b := range p.Plan.Boxes {
			if b.Parent > 0 && b.Theme != p.Plan.Boxes[b.Parent].Theme {
				t.Fatalf("%q has another colour than what it is under", b.Text)
			}
		}
	})
}
