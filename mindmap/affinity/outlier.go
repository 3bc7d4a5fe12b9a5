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
	Fit    float64    // how alike they are, itself left out
	Better Suggestion
}

// Outliers finds the answers to a question that are under a theme and may belong under another: those to which another
// is [Confident] and leads by minLead over their own. Themes above and below their own are no others. The widest lead
// comes first, equal ones go by id.
func (x *Index) Outliers(question mindmap.ID) []Outlier {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.update()
	var out []Outlier
	for _, it := range x.items {
		if it.theme || it.place.Question != question || len(it.slots) == 0 || len(it.said) == 0 || it.said[0].silent() {
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

func (o *Outlier) lead() float64 { return o.Better.Likeness - o.Fit }

// outlier looks at an answer while the sums are without it.
func (x *Index) outlier(it *item) (Outlier, bool) {
	x.sum(it, -1)
	defer x.sum(it, 1)
	own := it.slots[0]
	q := x.ask(x.lexicon.Read(it.said[0].text))
	scores := x.sums.scores(q)
	others := slices.DeleteFunc(x.sums.rank(it.place.Question, scores, x.left[it.id]), func(s int32) bool { return x.sums.related(s, own) })
	if len(others) == 0 || scores[others[0]] < scores[own]+minLead {
		return Outlier{}, false
	}
	better := x.sums.suggestion(others, 0, scores)
	if better.Score < Confident {
		return Outlier{}, false
	}
	better.Words = x.because(q, others[0])
	return Outlier{it.id, x.sums.themes[own].item.id, scores[own], better}, true
}
