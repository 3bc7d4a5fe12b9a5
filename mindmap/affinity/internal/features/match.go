package features

import "slices"

// CoveredBy is how well the words of a text are matched in another, the rare ones weighing more.
func (t *Text) CoveredBy(u *Text) float64 {
	matched, all := 0.0, 0.0
	for _, w := range t.Words {
		best := 0.0
		for _, v := range u.Words {
			best = max(best, float64(w.Match(v)))
		}
		matched += w.Stem.Rarity * best
		all += w.Stem.Rarity
	}
	if all == 0 {
		return 0
	}
	return matched / all
}

const (
	spellingFrom  = 0.7 // of the Dice coefficient; below it two words are not misspellings of one another
	spellingScale = 0.9
	meaningFrom   = 0.3 // of the cosine
	sameMatch     = 0.9 // of words that say the same
	axisMatch     = 0.8 // of words of one axis, on whichever side: what a text says by them is its sense
)

// Match is how far two words mean the same: 1 for forms of one word and for one number, else by the lists of words that say
// the same, by their spelling, which catches typing errors, or by their meaning. It is rounded to what is kept of it.
func (w *Word) Match(v *Word) float32 {
	if w.Stem.Text == v.Stem.Text || w.same < 0 && w.same == v.same {
		return 1
	}
	best := 0.0
	switch {
	case w.same > 0 && w.same == v.same:
		best = sameMatch
	case w.axis > 0 && w.axis == v.axis:
		best = axisMatch
	}
	if canSpell(len(w.pairs), len(v.pairs)) {
		if d := dice(w.pairs, v.pairs); d > spellingFrom {
			best = spellingScale * d
		}
	}
	if w.Stem.listed && v.Stem.listed {
		best = max(best, (w.Stem.Vector.Dot(v.Stem.Vector)-meaningFrom)/(1-meaningFrom))
	}
	return float32(best)
}

// dice is the Dice coefficient of two sorted lists: twice what they share over what they have. It is 0 when it cannot be
// above spellingFrom.
func dice(a, b []twoLetters) float64 {
	all := len(a) + len(b)
	alone := 0                                      // that are in one list only
	limit := int((1 - spellingFrom) * float64(all)) // of those
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] == b[0]:
			a, b = a[1:], b[1:]
			continue
		case a[0] < b[0]:
			a = a[1:]
		default:
			b = b[1:]
		}
		if alone++; alone > limit {
			return 0
		}
	}
	return float64(all-alone-len(a)-len(b)) / float64(all)
}

// canSpell reports whether words of so many pairs can be above spellingFrom: if all of the shorter are in the longer.
func canSpell(a, b int) bool { return 2*float64(min(a, b)) > spellingFrom*float64(a+b) }

// twoLetters are two neighbouring characters of a word.
type twoLetters uint64

func pairsOf(letters []rune) []twoLetters {
	pairs := make([]twoLetters, 0, len(letters))
	for i := 0; i+1 < len(letters); i++ {
		pairs = append(pairs, twoLetters(letters[i])<<32|twoLetters(letters[i+1]))
	}
	slices.Sort(pairs)
	return pairs
}
