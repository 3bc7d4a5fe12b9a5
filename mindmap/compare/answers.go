package compare

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"

	"mindwall/mindmap"
)

// strongest puts answers said more often first, and keeps the order of the others.
func strongest(answers []*mindmap.Answer) {
	slices.SortStableFunc(answers, func(a, b *mindmap.Answer) int { return cmp.Compare(b.Tally.Total(), a.Tally.Total()) })
}

// trimMarks is a text without blanks and marks at its ends.
func trimMarks(s string) string {
	bare := strings.TrimFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) })
	if bare == "" {
		return s
	}
	return bare
}

// echoes tells which answers to a question of the first column were said again in the last, and how that is known.
type echoes struct {
	first, last map[mindmap.ID]*mindmap.Answer // all that are on the map, by their own ids
	again       map[*mindmap.Answer][]echo     // by answers of the last column; the surest first
	heard       map[*mindmap.Answer][]echo     // by those of the first
	shared      bool                           // some answer is one in both: the one wall is a copy of the other
}

type echo struct {
	answer *mindmap.Answer
	by     How
}

// echoesOf compares what was said to a question in the first and in the last column; one may be nil.
func echoesOf(first, last *mindmap.Question, o Options, columns [2]int) *echoes {
	e := &echoes{byOwnID(first), byOwnID(last), map[*mindmap.Answer][]echo{}, map[*mindmap.Answer][]echo{}, false}
	if first == nil || last == nil {
		return e
	}
	e.byID(first, last)
	then, now := untold(first, e.heard), untold(last, e.again)
	e.byWords(then, now)
	if o.Likeness != nil {
		e.byLikeness(first, last, o.Likeness, columns)
	}
	return e
}

// untold are the answers to a question of which nothing is known yet. Only they are told by their words: an answer that is there by its own
// id is not that of somebody who said the same later.
func untold(q *mindmap.Question, known map[*mindmap.Answer][]echo) []*mindmap.Answer {
	var out []*mindmap.Answer
	for a := range q.AllAnswers {
		if len(known[a]) == 0 && len(wordings(a)) > 0 {
			out = append(out, a)
		}
	}
	return out
}

func byOwnID(q *mindmap.Question) map[mindmap.ID]*mindmap.Answer {
	out := map[mindmap.ID]*mindmap.Answer{}
	if q != nil {
		for a := range q.AllAnswers {
			out[a.ID] = a
		}
	}
	return out
}

func (e *echoes) pair(then, now *mindmap.Answer, by How) {
	known, of := e.again[now], then
	if heard := e.heard[then]; len(heard) < len(known) { // one that everybody said has many
		known, of = heard, now
	}
	if !slices.ContainsFunc(known, func(one echo) bool { return one.answer == of }) {
		e.again[now], e.heard[then] = append(e.again[now], echo{then, by}), append(e.heard[then], echo{now, by})
	}
}

// byID pairs what has any answer in common, merged ones among them.
func (e *echoes) byID(first, last *mindmap.Question) {
	then := map[mindmap.ID]*mindmap.Answer{}
	for a := range first.AllAnswers {
		for _, m := range members(a) {
			then[m.ID] = a
		}
	}
	for now := range last.AllAnswers {
		for _, m := range members(now) {
			if a := then[m.ID]; a != nil {
				e.pair(a, now, ByID)
				e.shared = true
			}
		}
	}
}

// maxSame is how many pairs of answers in the same words are looked at; of more, each is paired with the first of the other column.
const maxSame = 400

// byWords pairs what was said in the same words, among all wordings of each.
func (e *echoes) byWords(first, last []*mindmap.Answer) {
	type said struct{ then, now []*mindmap.Answer }
	all := map[string]*said{}
	for _, a := range first {
		for _, k := range wordings(a) {
			if all[k] == nil {
				all[k] = &said{}
			}
			all[k].then = append(all[k].then, a)
		}
	}
	for _, a := range last {
		for _, k := range wordings(a) {
			if s := all[k]; s != nil {
				s.now = append(s.now, a)
			}
		}
	}
	for _, k := range slices.Sorted(maps.Keys(all)) {
		s := all[k]
		many := len(s.then)*len(s.now) > maxSame
		for i, then := range s.then {
			for j, now := range s.now {
				if !many || i == 0 || j == 0 {
					e.pair(then, now, ByName)
				}
				if many && i > 0 {
					break
				}
			}
		}
	}
}

func wordings(a *mindmap.Answer) []string {
	var out []string
	for _, m := range members(a) {
		if k := key(m.Text); m.Text != "" && !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	return out
}

// byLikeness pairs what surely says the same, as far as nothing else tells. It is asked from both sides, as each column weighs words by
// what else was said there.
func (e *echoes) byLikeness(first, last *mindmap.Question, l Likeness, columns [2]int) {
	type found struct{ then, now *mindmap.Answer }
	byID := func(known []echo) bool { return len(known) > 0 && known[0].by == ByID }
	var pairs []found
	for _, now := range untold(last, e.again) {
		for _, id := range l.Repeats(columns[0], first.ID, now.Text) {
			if then := e.first[id]; then != nil && !byID(e.heard[then]) {
				pairs = append(pairs, found{then, now})
			}
		}
	}
	for _, then := range untold(first, e.heard) {
		for _, id := range l.Repeats(columns[1], last.ID, then.Text) {
			if now := e.last[id]; now != nil && !byID(e.again[now]) {
				pairs = append(pairs, found{then, now})
			}
		}
	}
	for _, p := range pairs {
		e.pair(p.then, p.now, ByLikeness)
	}
}

// tell tells a theme of what was said right under it in the first column and in the last. under says of an answer where it hangs.
func (e *echoes) tell(t *Theme, then, now []*mindmap.Answer, under func(*mindmap.Answer) *Theme) {
	for _, a := range now {
		again := e.again[a]
		if len(again) == 0 {
			t.New = append(t.New, a)
			continue
		}
		best := again[0]
		if here := slices.IndexFunc(again, func(one echo) bool { return one.by == best.by && under(one.answer) == t }); here >= 0 {
			best = again[here]
		}
		t.Kept = append(t.Kept, Kept{Then: best.answer, Now: a, By: best.by, Elsewhere: under(best.answer) != t})
	}
	for _, a := range then {
		heard := e.heard[a]
		switch {
		case len(heard) == 0:
			t.Gone = append(t.Gone, a)
		case !slices.ContainsFunc(heard, func(one echo) bool { return under(one.answer) == t }):
			t.Left = append(t.Left, Kept{Then: a, Now: heard[0].answer, By: heard[0].by, Elsewhere: true})
		}
	}
	strongest(t.New)
	strongest(t.Gone)
}

// quotesOf are the answers with a quote, of a list and of what was merged into it, the strongest first. Boards are cleaned: each may be
// published.
func quotesOf(answers []*mindmap.Answer) []*mindmap.Answer {
	var out []*mindmap.Answer
	for _, a := range answers {
		for _, m := range members(a) {
			if m.Quote != "" {
				out = append(out, m)
			}
		}
	}
	strongest(out)
	return out
}
