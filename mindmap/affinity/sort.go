package affinity

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"mindwall/mindmap"
	"mindwall/mindmap/affinity/internal/cluster"
)

// Filing is a theme and the answers that may go under it.
type Filing struct {
	Theme mindmap.ID // zero for one that would be made
	// Name is that of one that would be made, begun large; see [ProposedTheme.Name]. It is empty when a person must find
	// one: such a filing is shown, and never carried out by itself.
	Name string
	// Words are what brings the answers there, the weightiest first, as written; at most five.
	Words []string
	// Members are best first. Their fit is how sure the suggestion is where the theme is there already: see
	// [Suggestion.Score].
	Members []Member
}

const (
	minFiling   = 2 // answers that make a new theme
	minNameless = 3 // answers that are offered as alike although nothing names them
)

// Sort tells where answers to a question may go: under a theme that is there, to which the answer is [Confident] and
// with which it comes first, else, with at least one other that is not [Loose], under a new theme. The themes that are
// there come first, in the order in which the answers name them, then the new ones, the largest first. Left are the
// answers that are like no other, in the order given. Ids that name no answer are passed over. When the context ends,
// nothing is filed and nothing is left.
func (x *Index) Sort(ctx context.Context, question mindmap.ID, answers []mindmap.ID) (filings []Filing, left []mindmap.ID) {
	at := map[mindmap.ID]int{}
	var rest []mindmap.ID
	for _, id := range answers {
		if ctx.Err() != nil {
			return nil, nil
		}
		best, ok := x.confidentOf(question, id)
		if !ok {
			continue
		}
		if best == nil {
			rest = append(rest, id)
			continue
		}
		theme := best.Theme
		if _, ok := at[theme]; !ok {
			at[theme] = len(filings)
			filings = append(filings, Filing{Theme: theme})
		}
		f := &filings[at[theme]]
		f.Members = append(f.Members, Member{id, best.Score})
		f.Words = append(f.Words, best.Words...)
	}
	for i := range filings {
		f := &filings[i]
		slices.SortStableFunc(f.Members, func(a, b Member) int { return cmp.Compare(b.Fit, a.Fit) })
		f.Words = commonest(f.Words)
	}
	made, left := x.gather(ctx, rest)
	if ctx.Err() != nil {
		return nil, nil
	}
	return append(filings, made...), left
}

// gather makes new themes of answers.
func (x *Index) gather(ctx context.Context, answers []mindmap.ID) (made []Filing, left []mindmap.ID) {
	gathered := map[mindmap.ID]bool{}
	for _, t := range x.propose(ctx, answers) {
		n := 0
		for n < len(t.Members) && t.Members[n].Fit >= Loose {
			n++
		}
		if n < minFiling || t.Name == "" && n < minNameless {
			continue
		}
		made = append(made, Filing{Name: cluster.Capitalised(t.Name), Words: t.Words, Members: t.Members[:n]})
		for _, m := range t.Members[:n] {
			gathered[m.Answer] = true
		}
	}
	slices.SortStableFunc(made, func(a, b Filing) int { return cmp.Compare(len(b.Members), len(a.Members)) })
	return made, slices.DeleteFunc(answers, func(id mindmap.ID) bool { return gathered[id] })
}

// confidentOf is the best suggestion for the first wording of an answer, nil when it is not [Confident]; ok is false when
// there is no such answer.
func (x *Index) confidentOf(question, answer mindmap.ID) (best *Suggestion, ok bool) {
	x.mu.Lock()
	defer x.mu.Unlock()
	it := x.items[answer]
	if it == nil || it.theme {
		return nil, false
	}
	x.update()
	if len(it.said) == 0 {
		return nil, true
	}
	if s := x.suggest(question, x.lexicon.Read(it.said[0].text), 1, Confident); len(s) > 0 {
		best = &s[0]
	}
	return best, true
}

// commonest are the words that come most often, letter case apart, as they came first; those as common in the order in
// which they came.
func commonest(words []string) []string {
	times := map[string]int{}
	var out []string
	for _, w := range words {
		low := strings.ToLower(w)
		if times[low]++; times[low] == 1 {
			out = append(out, w)
		}
	}
	slices.SortStableFunc(out, func(a, b string) int {
		return cmp.Compare(times[strings.ToLower(b)], times[strings.ToLower(a)])
	})
	return out[:min(len(out), cluster.MaxWords)]
}
