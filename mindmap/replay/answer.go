package replay

import (
	"slices"

	"mindwall/mindmap"
)

// answer is an answer of the final board with all that it stands for, and what the entries say of it.
type answer struct {
	*mindmap.Answer
	self   member
	places []place // where it was put, in order
	counts []count
	keys   map[mindmap.ID]bool // of rows that were counted
}

// member is one of the answers that are one in the end.
type member struct {
	of     *answer
	source int
	made   bool
	on     bool // it was let on
	came   when
}

// place is where an answer was put, and when: on which theme of the final board, under which question.
type place struct {
	when
	theme, question mindmap.ID
}

// count is a change of how many people of a source said it.
type count struct {
	when
	by     *member
	source int
	people int
}

func (m *member) added(w when, op *mindmap.AddAnswer) {
	m.source, m.made, m.on, m.came = op.Source.Index(), true, !op.Inbox, w
	people := min(max(op.Tally, 1), mindmap.MaxTally)
	if op.Counted {
		people = 0
	}
	m.count(w, m.source, people)
}

func (m *member) letOn(w when) {
	if m.made && !m.on {
		m.on, m.came = true, w
	}
}

func (m *member) tallied(w when, op *mindmap.TallyAnswer) {
	source := m.source
	if slices.Contains(mindmap.Sources[:], op.Source) {
		source = op.Source.Index()
	}
	m.count(w, source, min(max(op.Delta, -mindmap.MaxTally), mindmap.MaxTally))
}

func (m *member) counted(w when, op *mindmap.CountAnswer) {
	if m.of.keys == nil {
		m.of.keys = map[mindmap.ID]bool{}
	}
	before := len(m.of.keys)
	for _, r := range op.Rows {
		key := r.Gone
		if key.IsZero() {
			key = mindmap.KeyID(r.Key)
		}
		m.of.keys[key] = true
	}
	m.count(w, m.source, len(m.of.keys)-before)
}

func (m *member) count(w when, source, people int) {
	if m.made && people != 0 {
		m.of.counts = append(m.of.counts, count{w, m, source, people})
	}
}

// came is when the answer came to the question that it is under.
func (a *answer) came() when {
	for i := len(a.places) - 1; i > 0; i-- {
		if a.places[i-1].question != a.Question {
			return later(a.self.came, a.places[i].when)
		}
	}
	return a.self.came
}

func later(a, b when) when {
	if a.place < b.place {
		return b
	}
	return a
}

// stays is where it was put from when it came, one place after the other, the last of them where it is now.
func (a *answer) stays(came when) []place {
	stays := []place{{when: came}}
	for _, p := range a.places {
		if p.place > came.place {
			if p.theme != stays[len(stays)-1].theme {
				stays = append(stays, p)
			}
			continue
		}
		stays[0].theme = p.theme
	}
	stays[len(stays)-1].theme = a.Theme
	return slices.CompactFunc(stays, func(p, q place) bool { return p.theme == q.theme })
}

// rise is how many people have said it from a time on.
type rise struct {
	when
	tally mindmap.Tally
}

// rises are the counts of people from when it came, up to what they are now. They only grow: what was taken back was never
// counted.
func (a *answer) rises(came when) []rise {
	counts := slices.Clone(a.counts)
	for i := range counts {
		c := &counts[i]
		c.when = later(c.when, later(came, c.by.came))
	}
	slices.SortStableFunc(counts, func(c, d count) int { return c.place - d.place })
	rises := []rise{{when: came}}
	var sums mindmap.Tally
	for _, c := range counts {
		sums[c.source] += c.people
		if last := &rises[len(rises)-1]; last.place == c.place {
			last.tally = sums
			continue
		}
		rises = append(rises, rise{c.when, sums})
	}
	rises[len(rises)-1].tally = a.Tally
	return a.growing(rises)
}

// growing makes counts such that only grow, and of which the first is of somebody.
func (a *answer) growing(rises []rise) []rise {
	for i := len(rises) - 2; i >= 0; i-- {
		for s := range a.Tally {
			rises[i].tally[s] = max(0, min(rises[i].tally[s], rises[i+1].tally[s]))
		}
	}
	if rises[0].tally.Total() == 0 {
		first := slices.IndexFunc(a.Tally[:], func(n int) bool { return n > 0 })
		if own := a.Source.Index(); a.Tally[own] > 0 {
			first = own
		}
		for i := range rises {
			rises[i].tally[first] = max(rises[i].tally[first], 1)
		}
	}
	return slices.CompactFunc(rises, func(r, s rise) bool { return r.tally == s.tally })
}

// ofAnswer is all that happened with an answer: it comes, is filed, and is counted up.
func (s *story) ofAnswer(a *answer) []change {
	came := a.came()
	stays, rises := a.stays(came), a.rises(came)
	for _, p := range stays {
		s.need(p.theme, p.when)
	}
	changes := []change{a.change(came, arrival, a.arrives(stays[0].theme, rises[0].tally)...)}
	for _, p := range stays[1:] {
		changes = append(changes, a.change(p.when, filing,
			said{op: mindmap.Move{Node: a.ID, Question: a.Question, Theme: p.theme, Rank: a.Rank}}))
	}
	for i, r := range rises[1:] {
		changes = append(changes, a.change(r.when, counting, a.countsUp(rises[i].tally, r.tally)...))
	}
	return changes
}

func (a *answer) change(w when, k kind, what ...said) change {
	return change{when: w, kind: k, question: a.Question, answer: a.ID, said: what}
}

// arrives makes the answer under a theme, said by so many.
func (a *answer) arrives(under mindmap.ID, tally mindmap.Tally) []said {
	own := a.Source.Index()
	var first mindmap.Tally
	first[own] = min(tally[own], mindmap.MaxTally)
	what := []said{{a.Made, mindmap.AddAnswer{
		Question: a.Question, Theme: under, Caption: a.Text, Source: a.Source, Redacted: a.Redacted, Tally: first[own], Counted: first[own] == 0,
	}}}
	if a.Rank != "" {
		what = append(what, said{op: mindmap.Reorder{Node: a.ID, Rank: a.Rank}})
	}
	return append(what, a.countsUp(first, tally)...)
}

// countsUp counts people, as many as are missing.
func (a *answer) countsUp(from, to mindmap.Tally) (what []said) {
	for s, source := range mindmap.Sources {
		for n := to[s] - from[s]; n > 0; n -= mindmap.MaxTally {
			what = append(what, said{op: mindmap.TallyAnswer{Answer: a.ID, Delta: min(n, mindmap.MaxTally), Source: source}})
		}
	}
	return what
}
