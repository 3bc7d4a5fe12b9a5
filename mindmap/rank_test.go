package mindmap

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

var soundRanks = rapid.Custom(func(t *rapid.T) string {
	return rapid.StringMatching(`[0-9a-z]{0,12}[1-9a-z]`).Draw(t, "rank")
})

func checkBetween(t interface{ Fatalf(string, ...any) }, lo, hi, got string) {
	if err := validateRank(got); err != nil || got == "" {
		t.Fatalf("Between(%q, %q) = %q: %v", lo, hi, got, err)
	}
	if got <= lo || hi != "" && lo < hi && got >= hi {
		t.Fatalf("Between(%q, %q) = %q is not between", lo, hi, got)
	}
}

func TestBetweenIsBetween(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		end := rapid.OneOf(rapid.Just(""), soundRanks, rapid.StringMatching(`0{0,9}1|z{1,9}|m[0-9a-z]{8}[0-9a-f]{64}i`))
		lo, hi := end.Draw(t, "lo"), end.Draw(t, "hi")
		checkBetween(t, lo, hi, Between(lo, hi))
	})
}

func TestBetweenTakesAnything(t *testing.T) {
	for _, c := range [][2]string{{"AB", "AC"}, {"a", "a0"}, {"a", "a000"}, {"0", "00"}, {"", "0"}, {"\xff", "ü"}, {"a b", "a c"}} {
		if got := Between(c[0], c[1]); validateRank(got) != nil || got == "" {
			t.Errorf("Between(%q, %q) = %q", c[0], c[1], got)
		}
	}
}

func TestBetweenEqualsIsRightAfter(t *testing.T) {
	for _, c := range [][3]string{{"m5", "m5", "m6"}, {"m5", "m4", "m51i"}} {
		if got := Between(c[0], c[1]); got <= c[0] || got >= c[2] {
			t.Errorf("Between(%q, %q) = %q, want it before %q", c[0], c[1], got, c[2])
		}
	}
}

// TestThousandsAtOneSpot puts one node after the other at the same spot, as people do who sort by hand.
func TestThousandsAtOneSpot(t *testing.T) {
	made := func(clock uint64) string {
		return effectiveRank("", Stamp{Clock: clock, Device: id(1), ID: id(int(clock))})
	}
	for _, c := range []struct {
		name    string
		lo, hi  string
		up      bool // each next one after the last, else before it
		n, most int
	}{
		{"to the end", made(9), "", true, 10_000, 20},
		{"to the start", "", made(9), false, 10_000, 20},
		{"between two, downwards", made(9), made(10), true, 4_000, maxRank},
		{"between two, upwards", made(9), made(10), false, 4_000, maxRank},
		{"between two close ones", "m1", "m11", false, 4_000, maxRank},
	} {
		t.Run(c.name, func(t *testing.T) {
			lo, hi, longest := c.lo, c.hi, 0
			for range c.n {
				got := Between(lo, hi)
				checkBetween(t, lo, hi, got)
				longest = max(longest, len(got))
				if c.up {
					lo = got
				} else {
					hi = got
				}
			}
			t.Logf("%d times: at most %d digits", c.n, longest)
			if longest > c.most {
				t.Errorf("%d digits, want at most %d", longest, c.most)
			}
		})
	}
}

func TestImpliedRanksAreInOrderOfStamps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawStamp(t), drawStamp(t)
		if got, want := strings.Compare(effectiveRank("", a), effectiveRank("", b)), a.Compare(b); got != want {
			t.Fatalf("%v and %v: ranks compare %d, stamps %d", a, b, got, want)
		}
	})
}

func drawStamp(t *rapid.T) Stamp {
	return Stamp{
		Clock: rapid.Uint64Range(1, MaxClock).Draw(t, "clock"), Device: id(rapid.IntRange(1, 3).Draw(t, "device")),
		ID: id(rapid.IntRange(1, 1000).Draw(t, "id")),
	}
}

// TestOrderIsTotal holds that any siblings, absurd clocks included, have one order.
func TestOrderIsTotal(t *testing.T) {
	type sibling struct {
		rank string
		made Stamp
	}
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) sibling {
			b := sibling{made: drawStamp(t)}
			if rapid.IntRange(0, 2).Draw(t, "absurd") == 0 { // about where the digits of an implied rank run over
				b.made.Clock = clockRange + rapid.Uint64Range(0, 9).Draw(t, "beyond")
			}
			b.rank = rapid.SampledFrom([]string{"", "", "m00000003", "m00000006", "zz"}).Draw(t, name)
			return b
		}
		compare := func(a, b sibling) int { return compareRank(a.rank, a.made, b.rank, b.made) }
		a, b, c := draw("a"), draw("b"), draw("c")
		if compare(a, b) > 0 != (compare(b, a) < 0) {
			t.Fatalf("%v and %v have two orders", a, b)
		}
		if compare(a, b) <= 0 && compare(b, c) <= 0 && compare(a, c) > 0 {
			t.Fatalf("%v, %v, %v go in a circle", a, b, c)
		}
	})
}

// TestReorderingMovesByOne moves an answer up from the end to the start, one place a time, on a wall merged of two
// tables, whose clocks tie.
func TestReorderingMovesByOne(t *testing.T) {
	entries := []Entry{entryOf(1, 1, id(1), id(101), AskQuestion{Text: "Why?"})}
	for i := range 6 {
		entries = append(entries, entryOf(10+i, uint64(2+i/2), id(1+i%2), id(200+i), AddAnswer{Question: id(1), Caption: "x"}))
	}
	l := NewLive()
	l.Add(entries...)
	moved := l.Board().Questions[0].Unsorted[5].ID
	for want := 4; want >= 0; want-- {
		list := l.Board().Questions[0].Unsorted
		var before Ranked
		if want > 0 {
			before = list[want-1]
		}
		l.Add(entryOf(50+want, l.Clock()+1, id(1), id(300+want), Reorder{Node: moved, Rank: rankBetween(before, list[want])}))
		list = l.Board().Questions[0].Unsorted
		if got := slices.IndexFunc(list, func(a *Answer) bool { return a.ID == moved }); got != want {
			t.Fatalf("it stands at %d, want %d", got, want)
		}
	}
}

// TestLaterComesAfterWhatWasMovedToTheEnd holds that a new answer does not come in before one moved to the end.
func TestLaterComesAfterWhatWasMovedToTheEnd(t *testing.T) {
	l := NewLive()
	l.Add(entryOf(1, 1, id(1), id(101), AskQuestion{Text: "Why?"}),
		entryOf(2, 2, id(1), id(102), AddAnswer{Question: id(1), Caption: "one"}),
		entryOf(3, 3, id(1), id(103), AddAnswer{Question: id(1), Caption: "two"}))
	list := l.Board().Questions[0].Unsorted
	l.Add(entryOf(4, 4, id(1), id(104), Reorder{Node: list[0].ID, Rank: rankBetween(list[1], nil)}),
		entryOf(5, 5, id(1), id(105), AddAnswer{Question: id(1), Caption: "three"}))
	got := ""
	for _, a := range l.Board().Questions[0].Unsorted {
		got += a.Text + " "
	}
	if got != "two one three " {
		t.Errorf("order %s", got)
	}
}

// rankBetween is Between for two siblings that may have no rank of their own; nil is the start or the end.
func rankBetween(before, after Ranked) string {
	lo, hi := "", ""
	if before != nil {
		lo = before.rank()
	}
	if after != nil {
		hi = after.rank()
	}
	return Between(lo, hi)
}
