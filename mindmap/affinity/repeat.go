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
	t := x.lexicon.look(s)
	var out []Repeat
	for _, it := range x.candidates(t) {
		if it.place.Question != question || it.id == except {
			continue
		}
		r := Repeat{Answer: it.id}
		for i, u := range it.texts {
			if score := x.words.likeness(t, u); score > r.Score {
				r.Score, r.Wording = score, it.wordings[i]
			}
		}
		if r.Score >= Alike {
			out = append(out, r)
		}
	}
	slices.SortFunc(out, func(a, b Repeat) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), bytes.Compare(a.Answer[:], b.Answer[:]))
	})
	return out[:min(limit, len(out))]
}

// Likeness is how far two texts say the same, from 0 to 1; see [Alike] and [Same].
func (x *Index) Likeness(a, b string) float64 {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.settle()
	return x.words.likeness(x.lexicon.look(a), x.lexicon.look(b))
}

// likeness is the harmonic mean of how far each text is covered by the other. It is halved when they contradict each
// other, and not preselected when only one of them denies something.
func (wi *wordIndex) likeness(a, b *text) float64 {
	forth, back := coverage(a, b), coverage(b, a)
	if forth+back == 0 {
		return 0
	}
	score := 2 * forth * back / (forth + back)
	if a.sense.opposes(&b.sense) {
		return score / 2
	}
	if a.sense.denies != b.sense.denies {
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
			best = max(best, match(w, v))
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
// or by their meaning.
func match(a, b *word) float64 {
	if a.stem.text == b.stem.text {
		return 1
	}
	best := 0.0
	if d := dice(a.pairs, b.pairs); d > spellingFrom {
		best = spellingScale * d
	}
	if a.stem.listed && b.stem.listed {
		cosine := 0.0
		for j, v := range a.stem.vector {
			cosine += float64(v) * float64(b.stem.vector[j])
		}
		best = max(best, (cosine-meaningFrom)/(1-meaningFrom))
	}
	return best
}

// dice is the Dice coefficient of two sorted lists: twice what they share over what they have.
func dice(a, b [][2]rune) float64 {
	shared := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch c := cmp.Or(cmp.Compare(a[i][0], b[j][0]), cmp.Compare(a[i][1], b[j][1])); {
		case c == 0:
			shared++
			i++
			j++
		case c < 0:
			i++
		default:
			j++
		}
	}
	return 2 * float64(shared) / float64(len(a)+len(b))
}
