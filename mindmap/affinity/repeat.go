package affinity

import (
	"bytes"
	"cmp"
	"math"
	"slices"

	"mindwall/mindmap"
	"mindwall/mindmap/affinity/internal/features"
)

const (
	// Alike is the least score of a [Repeat] that should be offered to a person.
	Alike = 0.68
	// Same is the score from which on a repeat may be preselected. Never merge unasked.
	Same = 0.80
)

// Repeat is an answer that says the same as another text.
type Repeat struct {
	Answer mindmap.ID
	Score  float64 // at most 1
}

// Repeats finds the answers to a question that say the same as a text: those that score [Alike] or more, best first, at
// most limit of them. The answer named by except is left out; it may be the zero id. Equal scores go by id.
func (x *Index) Repeats(question mindmap.ID, s string, except mindmap.ID, limit int) []Repeat {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.update()
	found := x.words.like(x.lexicon.Read(s), x.lexicon.Known())
	found = slices.DeleteFunc(found, func(l like) bool {
		it := l.wording.item
		return it.place.Question != question || it.id == except
	})
	slices.SortFunc(found, func(a, b like) int {
		i, j := &a.wording.item.id, &b.wording.item.id
		return cmp.Or(cmp.Compare(b.score, a.score), bytes.Compare(i[:], j[:]))
	})
	var out []Repeat
	for _, l := range found {
		if len(out) >= limit {
			break
		}
		id := l.wording.item.id
		if !slices.ContainsFunc(out, func(r Repeat) bool { return r.Answer == id }) {
			out = append(out, Repeat{id, l.score})
		}
	}
	return out
}

// Likeness is how far two texts say the same, from 0 to 1; see [Alike] and [Same].
func (x *Index) Likeness(a, b string) float64 {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.update()
	t, u := x.lexicon.Read(a), x.lexicon.Read(b)
	return likenessOf(t, u)
}

func likenessOf(t, u *features.Text) float64 {
	return likeness(t.Words, u.Words, &t.Sense, &u.Sense, t.CoveredBy(u), u.CoveredBy(t))
}

// likeness is the harmonic mean of how far each of two texts is covered by the other. It is halved when they contradict
// each other, and not preselected when only one of them denies something.
func likeness(a, b []*features.Word, s, o *features.Sense, forth, back float64) float64 {
	if forth+back == 0 {
		return 0
	}
	score := 2 * forth * back / (forth + back)
	if features.Contradict(a, b, s, o, forth, back) {
		return score / 2
	}
	if s.Denies != o.Denies {
		return min(score, beneathSame)
	}
	return score
}

var beneathSame = math.Nextafter(Same, 0)
