package affinity

import (
	"bytes"
	"cmp"
	"slices"

	"mindwall/mindmap"
)

// Outlier is an answer that another theme fits better than its own.
type Outlier struct {
	Answer mindmap.ID
	Theme  mindmap.ID // the one it is under
	Fit    float64    // its score there, itself left out
	Better Suggestion
}

// Outliers finds the answers to a question that are under a theme and may belong under another: those to which
// another scores [Confident] or more, and leads by [Lead] over their own, themes above and below their own left out. The widest
// lead comes first, equal ones go by id.
func (x *Index) Outliers(question mindmap.ID) []Outlier {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.settle()
	var out []Outlier
	for _, it := range x.items {
		if it.theme || it.place.Question != question || len(it.slots) == 0 || it.texts[0].silent() {
			continue
		}
		if o, ok := x.outlier(it); ok {
			out = append(out, o)
		}
	}
	slices.SortFunc(out, func(a, b Outlier) int {
		return cmp.Or(cmp.Compare(b.lead(), a.lead()), bytes.Compare(a.Answer[:], b.Answer[:]))
	})
	return out
}

func (o *Outlier) lead() float64 { return o.Better.Score - o.Fit }

// outlier looks at an answer while the sums are without it.
func (x *Index) outlier(it *item) (Outlier, bool) {
	for _, t := range it.texts {
		x.sums.add(it.slots, t, x.weights(), -1)
		defer x.sums.add(it.slots, t, x.weights(), 1)
	}
	own := it.slots[0]
	q := x.query(it.texts[0])
	scores := x.scores(q)
	best := int32(-1)
	for slot, theme := range x.sums.themes {
		s := int32(slot)
		if theme == nil || theme.texts == 0 || theme.item.place.Question != it.place.Question {
			continue
		}
		if slices.Contains(it.slots, s) || slices.Contains(theme.item.slots, own) {
			continue
		}
		if best < 0 || scores[s] > scores[best] ||
			scores[s] == scores[best] && bytes.Compare(theme.item.id[:], x.sums.themes[best].item.id[:]) < 0 {
			best = s
		}
	}
	if best < 0 || scores[best] < Confident || scores[best] < scores[own]+Lead {
		return Outlier{}, false
	}
	better := Suggestion{x.sums.themes[best].item.id, scores[best], x.because(q, best)}
	return Outlier{it.id, x.sums.themes[own].item.id, scores[own], better}, true
}
