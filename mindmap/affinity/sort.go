package affinity

import (
	"bytes"
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
	minNameless = 3 // answers that are offered as alike, for the words that they share, although these name them badly
)

// Sort tells where answers to a question may go: under a theme that is there, to which the answer is [Confident] and
// with which it comes first, else, with at least one other that is not [Loose], under a new theme. What would be a new
// theme goes under the one that is there when the two are called alike, but for answers that were moved out of that. The
// themes that are there come first, in the order in which the answers name them, then the new ones, the largest first.
// Left are the answers that are like no other, in the order given. Ids that name no answer are passed over. When the
// context ends, nothing is filed and nothing is left.
func (x *Index) Sort(ctx context.Context, question mindmap.ID, answers []mindmap.ID) (filings []Filing, left []mindmap.ID) {
	s := sorting{filed: map[mindmap.ID]bool{}}
	var rest []mindmap.ID
	for _, id := range answers {
		if ctx.Err() != nil {
			return nil, nil
		}
		best, ok := x.confidentOf(question, id)
		if !ok {
			continue
		}
		rest = append(rest, id)
		if best != nil {
			s.file(Filing{Theme: best.Theme, Words: best.Words, Members: []Member{{id, best.Score}}}, "")
		}
	}
	made := x.propose(ctx, slices.DeleteFunc(slices.Clone(rest), s.has))
	if ctx.Err() != nil {
		return nil, nil
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	s.gather(x, question, made)
	s.finish()
	return s.filings, slices.DeleteFunc(rest, s.has)
}

// sorting is filings under way.
type sorting struct {
	filings []Filing
	called  []string // the key of the name of each, empty for a theme that is there
	filed   map[mindmap.ID]bool
}

func (s *sorting) has(answer mindmap.ID) bool { return s.filed[answer] }

// file adds a filing to that under the same theme, or to that of the same name, if there is one.
func (s *sorting) file(f Filing, called string) {
	for _, m := range f.Members {
		s.filed[m.Answer] = true
	}
	for i := range s.filings {
		if to := &s.filings[i]; to.Theme == f.Theme && s.called[i] == called && (called != "" || !f.Theme.IsZero()) {
			to.Members, to.Words = append(to.Members, f.Members...), append(to.Words, f.Words...)
			return
		}
	}
	s.filings, s.called = append(s.filings, f), append(s.called, called)
}

// gather files what is proposed: under a theme that is there when it is called alike, else under a new one.
func (s *sorting) gather(x *Index, question mindmap.ID, proposed []ProposedTheme) {
	there := x.themesByName(question)
	for _, t := range proposed {
		f := Filing{Name: cluster.Capitalised(t.Name), Words: t.Words}
		cut := Loose
		if t.Name == "" {
			cut = looseNameless
		}
		f.Members = slices.DeleteFunc(t.Members, func(m Member) bool { return m.Fit < cut })
		if len(f.Members) < minFiling || t.Name == "" && (len(f.Members) < minNameless || len(t.Words) == 0) {
			continue
		}
		called := x.nameKey(t.Name)
		if theme := there[called]; theme != nil {
			called, f.Name, f.Theme = "", "", theme.id
			f.Members = slices.DeleteFunc(f.Members, func(m Member) bool { return slices.Contains(x.left[m.Answer], theme.id) })
		}
		if len(f.Members) > 0 {
			s.file(f, called)
		}
	}
}

// finish puts filings, their members and their words in order.
func (s *sorting) finish() {
	for i := range s.filings {
		f := &s.filings[i]
		slices.SortStableFunc(f.Members, func(a, b Member) int { return cmp.Compare(b.Fit, a.Fit) })
		f.Words = commonest(f.Words)
	}
	slices.SortStableFunc(s.filings, func(a, b Filing) int {
		switch {
		case !a.Theme.IsZero() && !b.Theme.IsZero():
			return 0
		case a.Theme.IsZero() && b.Theme.IsZero():
			return cmp.Compare(len(b.Members), len(a.Members))
		case a.Theme.IsZero():
			return 1
		}
		return -1
	})
}

// themesByName are the themes of a question by the keys of their names; of those of one name the highest up, the first
// by id.
func (x *Index) themesByName(question mindmap.ID) map[string]*item {
	by := map[string]*item{}
	for _, it := range x.items {
		if !it.theme || it.place.Question != question || len(it.said) == 0 {
			continue
		}
		key := x.nameKey(it.said[0].text)
		other := by[key]
		if key != "" && (other == nil || cmp.Or(cmp.Compare(len(it.slots), len(other.slots)), bytes.Compare(it.id[:], other.id[:])) < 0) {
			by[key] = it
		}
	}
	return by
}

// nameKey is what names that are called alike have in common ("Wait", "Waiting times"): their stems, in order, but for
// those that say little beside others. It is empty when there is none.
func (x *Index) nameKey(name string) string {
	var all, telling []string
	for _, s := range x.lexicon.Read(name).Stems {
		all = append(all, s.Stem.Text)
		if !s.Stem.Weak {
			telling = append(telling, s.Stem.Text)
		}
	}
	if len(telling) > 0 {
		all = telling
	}
	slices.Sort(all)
	return strings.Join(all, " ")
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
