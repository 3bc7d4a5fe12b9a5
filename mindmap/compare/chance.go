package compare

import "mindwall/mindmap/chance"

// Chance is an honest word on whether the share of a theme differs by more than chance would have it.
type Chance struct {
	Verdict Verdict
	P       float64 // how likely chance alone makes such a difference or a greater one, for all themes together; 0 when untold
}

// Verdict is the word.
type Verdict string

// The verdicts.
const (
	Untold   Verdict = ""         // there is nothing to compare
	TooFew   Verdict = "too few"  // so little was said that no difference could have told
	Possible Verdict = "possible" // it may be chance
	Unlikely Verdict = "unlikely" // it is hardly chance
)

// weigh tells of each theme that is at the top in all columns whether its change from the first to the last may be chance. Between copies of a
// wall that is not asked, as the same people stand in both.
func weigh(c *Comparison) {
	var tests tests
	for _, q := range c.Questions {
		last := len(q.Said) - 1
		for _, t := range q.Themes {
			if !q.Shared && !t.Moved {
				tests.add(t, t.Said[0], q.Said[0], t.Said[last], q.Said[last], 1)
			}
		}
	}
	tests.tell()
}

// tests are differences that are told of side by side.
type tests struct {
	themes []*Theme
	p      []float64
}

// add notes a theme that was said so often among all that was said in one column and in another. It is one of so many pairs of columns
// of which that one was chosen.
func (t *tests) add(theme *Theme, a, all, b, others, pairs int) {
	if all == 0 || others == 0 || a+b == 0 || a+b == all+others {
		return
	}
	rest, remaining := max(0, all-a), max(0, others-b)
	if chance.Least(a, rest, b, remaining) >= chance.Level {
		theme.Chance.Verdict = TooFew
		return
	}
	t.themes, t.p = append(t.themes, theme), append(t.p, min(1, float64(pairs)*chance.Fisher(a, rest, b, remaining)))
}

// tell gives each theme its verdict.
func (t *tests) tell() {
	for i, p := range chance.Holm(t.p) {
		verdict := Possible
		if p < chance.Level {
			verdict = Unlikely
		}
		t.themes[i].Chance = Chance{verdict, p}
	}
}
