package fold

import (
	"slices"
	"testing"

	"mindwall/mindmap"
	"mindwall/mindmap/internal/rank"
)

// TestReorderingMovesByOne moves an answer up from the end to the start, one place a time, on a wall merged of two
// tables, whose clocks tie.
func TestReorderingMovesByOne(t *testing.T) {
	entries := []mindmap.Entry{entryOf(1, 1, id(1), id(101), mindmap.AskQuestion{Text: "Why?"})}
	for i := range 6 {
		entries = append(entries, entryOf(10+i, uint64(2+i/2), id(1+i%2), id(200+i), mindmap.AddAnswer{Question: id(1), Caption: "x"}))
	}
	l := NewLive()
	l.Add(entries...)
	moved := l.Board().Questions[0].Unsorted[5].ID
	for want := 4; want >= 0; want-- {
		list := l.Board().Questions[0].Unsorted
		var before mindmap.Ranked
		if want > 0 {
			before = list[want-1]
		}
		l.Add(entryOf(50+want, l.Clock()+1, id(1), id(300+want), mindmap.Reorder{Node: moved, Rank: rankBetween(before, list[want])}))
		list = l.Board().Questions[0].Unsorted
		if got := slices.IndexFunc(list, func(a *mindmap.Answer) bool { return a.ID == moved }); got != want {
			t.Fatalf("it stands at %d, want %d", got, want)
		}
	}
}

// TestLaterComesAfterWhatWasMovedToTheEnd holds that a new answer does not come in before one moved to the end.
func TestLaterComesAfterWhatWasMovedToTheEnd(t *testing.T) {
	l := NewLive()
	l.Add(entryOf(1, 1, id(1), id(101), mindmap.AskQuestion{Text: "Why?"}),
		entryOf(2, 2, id(1), id(102), mindmap.AddAnswer{Question: id(1), Caption: "one"}),
		entryOf(3, 3, id(1), id(103), mindmap.AddAnswer{Question: id(1), Caption: "two"}))
	list := l.Board().Questions[0].Unsorted
	l.Add(entryOf(4, 4, id(1), id(104), mindmap.Reorder{Node: list[0].ID, Rank: rankBetween(list[1], nil)}),
		entryOf(5, 5, id(1), id(105), mindmap.AddAnswer{Question: id(1), Caption: "three"}))
	got := ""
	for _, a := range l.Board().Questions[0].Unsorted {
		got += a.Text + " "
	}
	if got != "two one three " {
		t.Errorf("order %s", got)
	}
}

// rankBetween is Between for two siblings that may have no rank of their own; nil is the start or the end.
func rankBetween(before, after mindmap.Ranked) string {
	lo, hi := "", ""
	if before != nil {
		_, lo = before.Standing()
	}
	if after != nil {
		_, hi = after.Standing()
	}
	return rank.Between(lo, hi)
}
