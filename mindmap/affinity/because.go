package affinity

import (
	"cmp"
	"slices"

	"mindwall/mindmap/affinity/internal/features"
	"mindwall/mindmap/affinity/vectors"
	"mindwall/mindmap/affinity/words"
)

const (
	maxReasons  = 3
	reasonShare = 0.3  // of the weightiest reason; what weighs less is no reason
	minReason   = 0.01 // likewise, whatever the weightiest
)

// reason is a word of a query and what it adds.
type reason struct {
	word   *features.Word
	raw    string
	place  int
	weight float64
}

// because returns the words of the query that bring it close to a theme, the weightiest first. Pairs cut from a text
// without spaces are put together where they were.
func (x *Index) because(q *query, slot int32) []string {
	var reasons []reason
	for i, w := range q.text.Words {
		if slices.ContainsFunc(reasons, func(r reason) bool { return r.word.Stem.Text == w.Stem.Text }) {
			continue
		}
		reasons = append(reasons, reason{w, q.text.Raw[i], q.text.Place[i], x.pull(q, slot, w)})
	}
	slices.SortStableFunc(reasons, func(a, b reason) int { return cmp.Compare(b.weight, a.weight) })
	n := 0
	for n < min(maxReasons, len(reasons)) && reasons[n].weight >= max(minReason, reasonShare*reasons[0].weight) {
		n++
	}
	return phrases(reasons[:n])
}

func phrases(reasons []reason) []string {
	if !slices.ContainsFunc(reasons, func(r reason) bool { return words.Paired(r.word.Text) }) {
		var out []string
		for _, r := range reasons {
			out = append(out, r.raw)
		}
		return out
	}
	slices.SortFunc(reasons, func(a, b reason) int { return cmp.Compare(a.place, b.place) })
	var out []string
	for i, r := range reasons {
		if i > 0 && r.place == reasons[i-1].place+1 && words.Paired(r.word.Text) && words.Paired(reasons[i-1].word.Text) {
			out[len(out)-1] = words.Join(out[len(out)-1], r.raw)
			continue
		}
		out = append(out, r.raw)
	}
	return out
}

// pull is how much a word of the query adds to the product of the query and a theme: by its stem, by its meaning, by its
// characters, and by its topics. What a word adds by meaning is told before the event's mean is taken off the query.
func (x *Index) pull(q *query, slot int32, w *features.Word) float64 {
	theme := x.sums.themes[slot]
	pull := 0.0
	for i, s := range q.text.Stems {
		if s.Stem.Text != w.Stem.Text {
			continue
		}
		same := 0.0
		for j := range vectors.Dimensions {
			same += s.Stem.Vector.At(j) * (float64(theme.meaning[j])/unit - float64(theme.texts)/textWeight*q.centre[j])
		}
		pull = q.f.Stems[i]*shareOf(x.sums.stems, s.Stem.Number, slot) +
			features.MeaningShare*q.unitItem*s.Stem.Rarity*q.perVector*same
	}
	for _, g := range w.Grams {
		if n, ok := x.lexicon.GramNumber(g); ok {
			pull += q.gram(g) * shareOf(x.sums.grams, n, slot)
		}
	}
	if q.topicShare > 0 {
		pull += q.topicShare * theme.topical(q.f.TopicsOf(w))
	}
	return pull / (float64(theme.texts) / textWeight)
}

// shareOf is how much of a stem or a gram a theme has.
func shareOf(shares [][]share, n, slot int32) float64 {
	if n == features.Unknown || int(n) >= len(shares) {
		return 0
	}
	for _, p := range shares[n] {
		if p.slot == slot {
			return float64(p.weight) / unit
		}
	}
	return 0
}
