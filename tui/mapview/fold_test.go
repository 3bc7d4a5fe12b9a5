package mapview

import (
	"bytes"
	"slices"
	"testing"

	"mindwall/mindmap"
)

func TestFold(t *testing.T) {
	d := two(t, 80, 40).sees("Rent", "Panic", "Forms")
	v := d.show()
	v.Fold(d.find("Mind"))
	d.sees("B Mind ×3 ▾", "Rent", "Forms").misses("Panic", "Sleep", "Fear")
	if _, ok := v.Find(d.find("Panic")); ok {
		t.Error("what is folded away is found")
	}
	v.Fold(d.find("Mind"))
	d.sees("Panic", "B Mind ×3 ").misses("▾")
	v.Fold(d.find("Fear"))
	d.sees("Fear ×2 ▾", "Sleep").misses("Panic")
	v.Fold(d.find("-"))
	d.sees("Unsorted ×2 ▾").misses("Forms", "Buses")
	v.Fold(d.find("Rent"))
	d.sees("Rent")
	if n := len(v.Folded()); n != 2 {
		t.Errorf("%d are folded: an answer has nothing to fold", n)
	}
}

func TestAFoldedThemeWithNothingUnderItLooksLikeAnyOther(t *testing.T) {
	d := newDesk(t, 80, 24, "Why?")
	d.theme("Money")
	d.show().Fold(d.find("Money"))
	d.sees("A Money ×0").misses("▾")
	d.theme("Money/Debt")
	d.sees("A Money ×0 ▾").misses("Debt")
}

func TestFoldAllAndOthers(t *testing.T) {
	d := two(t, 80, 40)
	v := d.show()
	v.Fold(d.find("Money"))
	v.Fold(d.find("?"))
	d.sees("A Money ×3 ▾", "B Mind ×3 ▾", "C Time ×1 ▾", "Unsorted ×2 ▾").misses("Rent")
	v.foldAll()
	d.misses("▾").sees("Rent", "Forms")
	v.FoldOthers(d.find("Panic"))
	d.sees("A Money ×3 ▾", "C Time ×1 ▾", "Unsorted ×2 ▾", "Panic", "Sleep")
	v.FoldOthers(d.find("Money"))
	d.sees("B Mind ×3 ▾", "Rent", "Letters").misses("Panic")
	v.FoldOthers(d.find("-"))
	d.sees("A Money ×3 ▾", "Forms").misses("Rent")
	changes := v.Foldings()
	v.FoldOthers(mindmap.ID{99})
	d.sees("A Money ×3 ▾", "Forms")
	if v.Foldings() != changes {
		t.Error("folding all but what is not there folds")
	}
}

func TestUnfold(t *testing.T) {
	d := two(t, 80, 40)
	v := d.show()
	if v.AnyFolded() || len(v.Folded()) > 0 {
		t.Error("something is folded from the start")
	}
	for _, name := range []string{"-", "Time", "Money", "Mind"} {
		before := v.Foldings()
		v.Fold(d.find(name))
		if v.Foldings() <= before {
			t.Errorf("folding %s is not told", name)
		}
	}
	ids := v.Folded()
	if !v.AnyFolded() || len(ids) != 4 || !slices.IsSortedFunc(ids, func(a, b mindmap.ID) int { return bytes.Compare(a[:], b[:]) }) {
		t.Errorf("folded: %v", ids)
	}
	before := v.Foldings()
	v.Unfold(d.find("Money"), d.find("Mind"))
	d.sees("Rent", "Panic", "C Time ×1 ▾")
	if v.Foldings() <= before {
		t.Error("unfolding is not told")
	}
	before = v.Foldings()
	v.Unfold(d.find("Money"))
	if v.Foldings() != before {
		t.Error("what is unfolded already is unfolded")
	}
	v.UnfoldAll()
	d.sees("Queues", "Forms")
	if v.AnyFolded() {
		t.Errorf("folded: %v", v.Folded())
	}
	new(View).UnfoldAll() // before anything was shown
}
