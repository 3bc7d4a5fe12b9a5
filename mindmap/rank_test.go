package mindmap

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestImpliedRanksAreInOrderOfStamps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawStamp(t), drawStamp(t)
		if got, want := strings.Compare(rankOf("", a), rankOf("", b)), a.Compare(b); got != want {
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
				b.made.Clock = 36*36*36*36*36*36*36*36 + rapid.Uint64Range(0, 9).Draw(t, "beyond")
			}
			b.rank = rapid.SampledFrom([]string{"", "", "m00000003", "m00000006", "zz"}).Draw(t, name)
			return b
		}
		compare := func(a, b sibling) int { return CompareRank(a.rank, a.made, b.rank, b.made) }
		a, b, c := draw("a"), draw("b"), draw("c")
		if compare(a, b) > 0 != (compare(b, a) < 0) {
			t.Fatalf("%v and %v have two orders", a, b)
		}
		if compare(a, b) <= 0 && compare(b, c) <= 0 && compare(a, c) > 0 {
			t.Fatalf("%v, %v, %v go in a circle", a, b, c)
		}
	})
}
