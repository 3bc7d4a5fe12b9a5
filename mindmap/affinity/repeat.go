package affinity

import (
	"bytes"
	"cmp"
	"math"
	"slices"

	"mindwall/mindmap"
)

const (
	// Alike is the least score of a [Repeat] that should be offered to a person.
	Alike = 0.68
	// Same is the score from which on a repeat may be preselected. Never merge unasked.
	Same = 0.80
)

// Repeat is an answer that says the same as another text.
type Repeat struct {
	Answer  mindmap.ID
	Wording string  // the one of the answer's wordings that is most alike
	Score   float64 // at most 1
}

// Repeats finds the answers to a question that say the same as a text: those that score [Alike] or more, best first, at
// most limit of them. The answer named by except is left out; it may be the zero id. Equal scores go by id.
func (x *Index) Repeats(question mindmap.ID, s string, except mindmap.ID, limit int) []Repeat {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.settle()
	found := x.words.like(x.lexicon.look(s), x.lexicon.byNumber)
	found = slices.DeleteFunc(found, func(l like) bool {
		it := l.wording.item
		return it.place.Question != question || it.id == except
	})
	slices.SortFunc(found, func(a, b like) int {
		i, j := &a.wording.item.id, &b.wording.item.id
		return cmp.Or(cmp.Compare(b.score, a.score), bytes.Compare(i[:], j[:]), cmp.Compare(a.wording.said().text, b.wording.said().text))
	})
	var out []Repeat
	for _, l := range found {
		if len(out) >= limit {
			break
		}
		id := l.wording.item.id
		if !slices.ContainsFunc(out, func(r Repeat) bool { return r.Answer == id }) {
			out = append(out, Repeat{id, l.wording.said().text, l.score})
		}
	}
	return out
}

// Likeness is how far two texts say the same, from 0 to 1; see [Alike] and [Same].
func (x *Index) Likeness(a, b string) float64 {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.settle()
	t, u := x.lexicon.look(a), x.lexicon.look(b)
	return likeness(&t.sense, &u.sense, coverage(t, u), coverage(u, t))
}

// likeness is the harmonic mean of how far each of two texts is covered by the other. It is halved when they contradict
// each other, and not preselected when only one of them denies something.
func likeness(a, b *sense, forth, back float64) float64 {
	if forth+back == 0 {
		return 0
	}
	score := 2 * forth * back / (forth + back)
	if a.opposes(b) {
		return score / 2
	}
	if a.denies != b.denies {
		return min(score, beneathSame)
	}
	return score
}

var beneathSame = math.Nextafter(Same, 0)

// coverage is how well the words of a are matched in b, the rare ones weighing more.
func coverage(a, b *text) float64 {
	matched, all := 0.0, 0.0
	for _, w := range a.words {
		best := 0.0
		for _, v := range b.words {
			best = max(best, float64(match(w, v)))
		}
		matched += w.stem.rarity * best
		all += w.stem.rarity
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
)

// match is how far two words mean the same: 1 for forms of one word, else by their spelling, which catches typing errors,
// or by their meaning. It is rounded to what is kept of it.
func match(a, b *word) float32 {
	if a.stem.text == b.stem.text {
		return 1
	}
	best := 0.0
	if canSpell(len(a.pairs), len(b.pairs)) {
		if d := dice(a.pairs, b.pairs); d > spellingFrom {
			best = spellingScale * d
		}
	}
	if a.stem.listed && b.stem.listed {
		best = max(best, (a.stem.vector.Dot(b.stem.vector)-meaningFrom)/(1-meaningFrom))
	}
	return float32(best)
}

// dice is the Dice coefficient of two sorted lists: twice what they share over what they have. It is 0 when it cannot be
// above spellingFrom.
func dice(a, b []twoLetters) float64 {
	all := len(a) + len(b)
	alone := 0                                     // that are in one list only
	most := int((1 - spellingFrom) * float64(all)) // of those
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
		if alone++; alone > most {
			return 0
		}
	}
	return float64(all-alone-len(a)-len(b)) / float64(all)
}

// canSpell tells whether words of so many pairs can be above spellingFrom: if all of the shorter are in the longer.
func canSpell(a, b int) bool { return 2*float64(min(a, b)) > spellingFrom*float64(a+b) }
