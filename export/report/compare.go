package report

import (
	"math"

	"mindwall/mindmap"
)

// level is how likely chance may be where a difference is told.
const level = 0.05

// difference is a theme that came up more often in the room than in the survey, or less often.
type difference struct {
	theme        *mindmap.Theme
	room, survey float64 // shares of what was said in each to its question
}

// compare looks for the theme whose share of what was said in the room is the least likely to differ from that in the survey
// by chance; nil when chance cannot be ruled out for any, at [level] for all themes together (S. Holm, 1979, whose first step it is). compared reports whether room and
// survey both spoke.
func compare(b *mindmap.Board) (found *difference, compared bool) {
	best, tests := 1.0, 0
	for _, q := range b.Questions {
		room, survey := q.Tally.Of(mindmap.Room), q.Tally.Of(mindmap.Survey)
		if room == 0 || survey == 0 {
			continue
		}
		for _, t := range q.Themes {
			inRoom, inSurvey := t.Tally.Of(mindmap.Room), t.Tally.Of(mindmap.Survey)
			if inRoom+inSurvey == 0 {
				continue
			}
			tests++
			if p := fisher(inRoom, room-inRoom, inSurvey, survey-inSurvey); p < best {
				best = p
				found = &difference{t, float64(inRoom) / float64(room), float64(inSurvey) / float64(survey)}
			}
		}
	}
	if best*float64(tests) >= level {
		found = nil
	}
	return found, tests > 0
}

// fisher is the two-sided probability of a table of two rows (a, b) and (c, d) that is as unlikely as this one or more, its sums
// given, when rows and columns have nothing to do with each other (R. A. Fisher, 1935). It is exact for small numbers too.
func fisher(a, b, c, d int) float64 {
	row, column, n := a+b, a+c, a+b+c+d
	lowest, highest := max(0, row+column-n), min(row, column)
	of := func(a int) float64 {
		return math.Exp(choose(row, a) + choose(n-row, column-a) - choose(n, column))
	}
	const rounding = 1 + 1e-7
	observed, p := of(a)*rounding, 0.0
	for x := lowest; x <= highest; x++ {
		if q := of(x); q <= observed {
			p += q
		}
	}
	return min(p, 1)
}

// choose is the logarithm of how many ways there are to choose k of n.
func choose(n, k int) float64 { return factorial(n) - factorial(k) - factorial(n-k) }

func factorial(n int) float64 {
	f, _ := math.Lgamma(float64(n) + 1)
	return f
}
