package replay

import (
	"cmp"
	"slices"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
)

// when is the place of an entry among all that act, and what is known of it in time.
type when struct {
	place  int
	at     time.Time
	device mindmap.ID
	act    mindmap.ID
}

// kind orders what one entry brings.
type kind int8

const (
	themes kind = iota
	arrival
	filing
	counting
	voting
)

// change is one thing that the room saw happen.
type change struct {
	when
	kind
	question mindmap.ID
	answer   mindmap.ID // that stands out with it; zero for none
	said     []said
}

// story is what the final board shows, and what the entries tell of how it came.
type story struct {
	live    *fold.Live
	asked   []*mindmap.Question // that are told of
	answers map[mindmap.ID]*member
	all     []*answer // in the order of making
	themes  map[mindmap.ID]*theme
	shows   map[mindmap.ID]when // when the votes of rounds were shown
}

// theme is a theme of the final board, and when it came.
type theme struct {
	*mindmap.Theme
	came when
	told bool
}

// newStory reads a wall. A question of zero is all of them.
func newStory(l *fold.Live, question mindmap.ID) *story {
	s := &story{
		live: l, answers: map[mindmap.ID]*member{}, themes: map[mindmap.ID]*theme{}, shows: map[mindmap.ID]when{},
	}
	for _, q := range l.Board().Questions {
		if question.IsZero() || q.ID == question {
			s.asked = append(s.asked, q)
			s.cast(q)
		}
	}
	slices.SortFunc(s.all, func(a, b *answer) int { return a.Made.Compare(b.Made) })
	place := 0
	for e, op := range l.Acting {
		s.hear(when{place: place, at: e.At, device: e.Device, act: e.Act}, e.ID, op)
		place++
	}
	return s
}

// cast takes in who appears on a question's map.
func (s *story) cast(q *mindmap.Question) {
	for t := range q.AllThemes {
		s.themes[t.ID] = &theme{Theme: t}
	}
	for a := range q.AllAnswers {
		told := &answer{Answer: a}
		s.all = append(s.all, told)
		told.self.of, s.answers[a.ID] = told, &told.self
		for _, m := range a.Merged {
			s.answers[m.ID] = &member{of: told}
		}
	}
}

// hear takes in an operation as far as it is about what appears.
func (s *story) hear(w when, id mindmap.ID, op mindmap.Op) {
	switch op := op.(type) {
	case mindmap.AddTheme:
		s.need(id, w)
	case mindmap.CloseVote:
		if _, known := s.shows[op.Round]; op.Show && !known {
			s.shows[op.Round] = w
		}
	case mindmap.AddAnswer:
		if m := s.answers[id]; m != nil {
			m.added(w, &op)
			s.put(m, w, op.Theme, op.Question)
		}
	case mindmap.AdmitAnswer:
		if m := s.answers[op.Answer]; m != nil {
			m.letOn(w)
		}
	case mindmap.Move:
		if m := s.answers[op.Node]; m != nil && m.made {
			s.put(m, w, op.Theme, op.Question)
		}
	case mindmap.TallyAnswer:
		if m := s.answers[op.Answer]; m != nil {
			m.tallied(w, &op)
		}
	case mindmap.CountAnswer:
		if m := s.answers[op.Answer]; m != nil {
			m.counted(w, &op)
		}
	}
}

// put notes where an answer that stands for itself was put.
func (s *story) put(m *member, w when, under, question mindmap.ID) {
	if m == &m.of.self {
		on, q := s.live.Stands(under, question)
		m.of.places = append(m.of.places, place{w, on, q})
	}
}

// need lets a theme come no later than w.
func (s *story) need(id mindmap.ID, w when) {
	if t := s.themes[id]; t != nil && (!t.told || w.place < t.came.place) {
		t.came, t.told = w, true
	}
}

// raise lets themes come no later than those under them.
func (s *story) raise() {
	for _, q := range s.asked {
		for _, t := range slices.Backward(slices.Collect(q.AllThemes)) {
			s.need(t.Parent, s.themes[t.ID].came)
		}
	}
}

// changes are all that happened, in order.
func (s *story) changes() []change {
	var all []change
	for _, a := range s.all {
		all = append(all, s.ofAnswer(a)...)
	}
	s.raise()
	for _, q := range s.asked {
		for t := range q.AllThemes {
			all = append(all, ofTheme(s.themes[t.ID]))
		}
		all = append(all, s.votes(q)...)
	}
	slices.SortStableFunc(all, func(a, b change) int {
		return cmp.Or(cmp.Compare(a.place, b.place), cmp.Compare(a.kind, b.kind))
	})
	return all
}

// ofTheme is the coming of a theme. Those above it come before it, as a parent is asked for first.
func ofTheme(t *theme) change {
	c := change{when: t.came, kind: themes, question: t.Question, said: []said{{t.Made, mindmap.AddTheme{
		Question: t.Question, Parent: t.Parent, Text: t.Text, Side: t.Side, Letter: t.Letter, Colour: t.Colour, Rank: t.Rank,
	}}}}
	if t.ByTally {
		c.said = append(c.said, said{op: mindmap.SortTheme{Theme: t.ID, ByTally: true}})
	}
	return c
}
