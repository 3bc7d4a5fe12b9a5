package fold

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"mindwall/mindmap"
	"mindwall/mindmap/plan"
)

// TestSwapMovesTwoAndNoOther swaps any two siblings of a list whose ranks are missing, equal or any.
func TestSwapMovesTwoAndNoOther(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := newDesk()
		q := d.do(mindmap.AskQuestion{Text: "Why?"})
		n := rapid.IntRange(2, 8).Draw(t, "siblings")
		for range n {
			a := d.do(mindmap.AddAnswer{Question: q, Caption: "x"})
			if rank := rapid.SampledFrom([]string{"", "", "i", "i", "m", "i1", "01", "zzz"}).Draw(t, "rank"); rank != "" {
				d.do(mindmap.Reorder{Node: a, Rank: rank})
			}
		}
		list := func() (ids []mindmap.ID) {
			for _, a := range d.question().Unsorted {
				ids = append(ids, a.ID)
			}
			return ids
		}
		for range rapid.IntRange(1, 6).Draw(t, "swaps") {
			i, j := rapid.IntRange(0, n-1).Draw(t, "i"), rapid.IntRange(0, n-2).Draw(t, "j")
			if j >= i {
				j++
			}
			want := list()
			want[i], want[j] = want[j], want[i]
			d.draft(plan.Swap(d.question().Unsorted, i, j)...)
			if got := list(); !slices.Equal(got, want) {
				t.Fatalf("order %v, want %v", got, want)
			}
		}
	})
}

// TestSwapOfNeighboursTakesOneRank holds that others who reorder at the same time lose as little as can be.
func TestSwapOfNeighboursTakesOneRank(t *testing.T) {
	d := newDesk()
	q := d.do(mindmap.AskQuestion{Text: "Why?"})
	for range 4 {
		d.do(mindmap.AddAnswer{Question: q, Caption: "x"})
	}
	list := d.question().Unsorted
	for _, c := range []struct{ i, j, drafts int }{{0, 1, 1}, {1, 0, 1}, {3, 2, 1}, {3, 1, 2}} {
		drafts := plan.Swap(list, c.i, c.j)
		if len(drafts) != c.drafts {
			t.Errorf("swapping %d and %d takes %d ranks, want %d", c.i, c.j, len(drafts), c.drafts)
		}
		if first := drafts[0].Op.(mindmap.Reorder).Node; c.drafts == 1 && first != list[c.i].ID {
			t.Errorf("swapping %d with %d moves the other one", c.i, c.j)
		}
	}
}
