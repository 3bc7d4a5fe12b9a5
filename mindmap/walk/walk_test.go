package walk

import (
	"fmt"
	"slices"
	"testing"

	"mindwall/mindmap"
)

func answer(text string, tally ...int) *mindmap.Answer {
	a := &mindmap.Answer{Text: text}
	copy(a.Tally[:], tally)
	return a
}

// All branches come in order, a parent before its sub-themes, and the unsorted last, when there are any.
func TestBranchesInOrder(t *testing.T) {
	anxiety := &mindmap.Theme{ID: mindmap.ID{3}, Text: "Anxiety", Letter: "A", Depth: 2, Side: mindmap.Left, Count: 1}
	q := &mindmap.Question{
		Themes: []*mindmap.Theme{
			{ID: mindmap.ID{1}, Text: "Health", Letter: "A", Depth: 1, Side: mindmap.Left, Count: 2, Tally: mindmap.Tally{3}, Themes: []*mindmap.Theme{anxiety}},
			{ID: mindmap.ID{2}, Text: "Money", Letter: "B", Colour: 1, Depth: 1, Side: mindmap.Right},
		},
		Unsorted: []*mindmap.Answer{answer("buses", 1, 2), answer("forms", 1)}, Own: mindmap.Census{Tally: mindmap.Tally{2, 2}},
	}
	var got []string
	var walk func([]Branch)
	walk = func(list []Branch) {
		for _, b := range list {
			got = append(got, fmt.Sprint(b.Depth, b.Letter, b.Name, b.Colour, b.Side, b.Count, b.Tally.Total(), b.ID().IsZero()))
			walk(b.Branches())
		}
	}
	walk(Branches(q, "Unsorted"))
	want := []string{
		fmt.Sprint(1, "A", "Health", 0, mindmap.Left, 2, 3, false), fmt.Sprint(2, "", "Anxiety", 0, mindmap.Left, 1, 0, false),
		fmt.Sprint(1, "B", "Money", 1, mindmap.Right, 0, 0, false), fmt.Sprint(1, "", "Unsorted", -1, mindmap.Left, 2, 4, true),
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if q.Unsorted = nil; len(Branches(q, "")) != 2 {
		t.Error("a branch stands for no answers")
	}
}
