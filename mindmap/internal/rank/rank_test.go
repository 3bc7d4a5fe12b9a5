package rank

import (
	"testing"

	"pgregory.net/rapid"
)

var soundRanks = rapid.Custom(func(t *rapid.T) string {
	return rapid.StringMatching(`[0-9a-z]{0,12}[1-9a-z]`).Draw(t, "rank")
})

func checkBetween(t interface{ Fatalf(string, ...any) }, lo, hi, got string) {
	if err := Validate(got); err != nil || got == "" {
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
		if got := Between(c[0], c[1]); Validate(got) != nil || got == "" {
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
		implied := Imply(clock, [16]byte{15: 1}, [16]byte{8: byte(clock)})
		return string(implied[:])
	}
	for _, c := range []struct {
		name    string
		lo, hi  string
		up      bool // each next one after the last, else before it
		n, most int
	}{
		{"to the end", made(9), "", true, 10_000, 20},
		{"to the start", "", made(9), false, 10_000, 20},
		{"between two, downwards", made(9), made(10), true, 4_000, Max},
		{"between two, upwards", made(9), made(10), false, 4_000, Max},
		{"between two close ones", "m1", "m11", false, 4_000, Max},
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
