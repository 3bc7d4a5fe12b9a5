package affinity

import (
	"slices"

	"mindwall/mindmap"
	"mindwall/mindmap/affinity/internal/features"
)

// heed lets go before all else what people decided on answers to a question that say the same as a text: the themes that
// hold such answers score as much as they say the same. It returns the themes that such answers were moved out of and none
// of them is under.
func (x *Index) heed(question mindmap.ID, t *features.Text, scores []float64) (left []mindmap.ID) {
	var holding []mindmap.ID
	for _, l := range x.alike(t) {
		it := l.wording.item
		if l.score < Same || it.place.Question != question {
			continue
		}
		left = append(left, it.left...)
		if theme := x.themeAt(it.place); theme != nil {
			holding = append(holding, theme.id)
			scores[theme.slot] = max(scores[theme.slot], l.score)
		}
	}
	return slices.DeleteFunc(left, func(id mindmap.ID) bool { return slices.Contains(holding, id) })
}

// alike are the wordings of the event that are [Alike] to a text. They are kept for the next who asks of it, as whoever
// types is told of a theme and of a repeat, and are not to be changed.
func (x *Index) alike(t *features.Text) []like {
	if x.known.text != t.Source || x.known.found == nil {
		x.known = precedents{t.Source, x.words.like(t, x.lexicon.Known())}
	}
	return x.known.found
}

// precedents are the wordings that are like a text.
type precedents struct {
	text  string
	found []like // nil when nothing is known
}
