package affinity

import (
	"slices"

	"mindwall/mindmap"
	"mindwall/mindmap/affinity/internal/features"
)

// heed lets go before all else what a person decided on answers to a question that say the same as a text: where such an
// answer was moved to another theme, that scores as much as the two say the same. It returns the themes that such answers
// were moved out of.
func (x *Index) heed(question mindmap.ID, t *features.Text, scores []float64) (left []mindmap.ID) {
	var holding []mindmap.ID
	for id, themes := range x.left {
		it := x.items[id]
		if it.place.Question != question {
			continue
		}
		same := x.sameAs(t, it)
		if same < Same {
			continue
		}
		left = append(left, themes...)
		if theme := x.themeAt(it.place); theme != nil {
			holding = append(holding, theme.id)
			scores[theme.slot] = max(scores[theme.slot], same)
		}
	}
	return slices.DeleteFunc(left, func(id mindmap.ID) bool { return slices.Contains(holding, id) })
}

// sameAs is how far a text says the same as an answer; 0 where they share no word, as most do.
func (x *Index) sameAs(t *features.Text, it *item) (score float64) {
	known := x.lexicon.Known()
	for _, s := range it.said {
		if !slices.ContainsFunc(s.words, func(n int32) bool { return t.Has(known[n].Stem) }) {
			continue
		}
		said := features.Text{Sense: *s.sense}
		for _, n := range s.words {
			said.Words = append(said.Words, known[n])
		}
		score = max(score, likenessOf(t, &said))
	}
	return score
}
