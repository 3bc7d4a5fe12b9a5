package filmed

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

// Whatever happens when: all is seen in order, none of it much too late, and nothing for a blink.
func TestCutting(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		gap := rapid.SampledFrom([]int{0, 1, 40, 99, 100, 101, 250, 600, 3000})
		at := make([]time.Duration, rapid.SampledFrom([]int{1, 2, 5, 40, 700, 3000}).Draw(t, "moments"))
		for i := 1; i < len(at); i++ {
			at[i] = at[i-1] + time.Duration(gap.Draw(t, "gap"))*time.Millisecond
		}
		cuts := cutReel(len(at), func(i int) time.Duration { return at[i] })
		if len(cuts) > mostShots || cuts[len(cuts)-1] != (cutting{len(at) - 1, held}) {
			t.Fatalf("%d shots, the last %v", len(cuts), cuts[len(cuts)-1])
		}
		latest := quickest // that a moment may be seen late
		if len(cutBy(quickest, len(at), func(i int) time.Duration { return at[i] })) > fewShots {
			latest = max(slower, at[len(at)-1]/(mostShots-1))
		}
		seen, next := time.Duration(0), 0
		for _, c := range cuts {
			if c.moment < next || c.rest < quickest {
				t.Fatalf("moment %d is seen for %v behind moment %d", c.moment, c.rest, next-1)
			}
			for ; next <= c.moment; next++ {
				if late := seen - at[next]; late > latest || late < 0 && next == c.moment {
					t.Fatalf("moment %d is seen %v late", next, late)
				}
			}
			seen += c.rest
		}
	})
}
