package compare

import (
	"cmp"
	"slices"

	"mindwall/mindmap"
)

// Walls compares walls, of which there are two or more.
func Walls(walls []Wall, o Options) *Comparison {
	c := &Comparison{}
	clean := newCleaner(walls)
	columns := make([][]*mindmap.Question, len(walls))
	for i, w := range walls {
		c.Columns = append(c.Columns, Column{Wall: w.ID, Name: w.Name, Event: w.Board.Event})
		c.Language = w.Board.Event.Language
		columns[i] = clean.questions(i)
	}
	groups := weaveQuestions(walls, columns, o)
	slices.SortStableFunc(groups, func(g, h *group) int { // those of the last column first
		a, b := g.last(), h.last()
		return cmp.Or(cmp.Compare(b.column, a.column), cmp.Compare(a.place, b.place))
	})
	for _, g := range groups {
		c.Questions = append(c.Questions, questionOf(walls, g, o))
	}
	weigh(c)
	return c
}

// questionOf is what became of a question.
func questionOf(walls []Wall, g *group, o Options) *Question {
	n := len(walls)
	q := &Question{Text: g.last().name, In: make([]*mindmap.Question, n), Said: make([]int, n), Answers: make([]int, n), Ties: g.ties}
	for i, p := range g.parts {
		if p != nil {
			q.In[i], q.Said[i], q.Answers[i] = p.question, p.question.Tally.Total(), p.question.Answers
		}
	}
	b := &builder{question: q, echoes: echoesOf(q.In[0], q.In[n-1], o, [2]int{0, n - 1}), themes: map[*group]*Theme{}, under: map[*mindmap.Answer]*Theme{}}
	b.place(weaveThemes(walls, q.In, o))
	b.unsorted()
	b.hear()
	q.sort()
	return q
}

// builder makes the themes of a question.
type builder struct {
	question *Question
	echoes   *echoes
	themes   map[*group]*Theme
	order    []*Theme
	under    map[*mindmap.Answer]*Theme // where an answer of the first or the last column hangs
}

// place hangs each theme where its last part hangs.
func (b *builder) place(groups []*group) {
	for _, g := range groups {
		t := &Theme{Text: g.last().name, In: make([]*mindmap.Theme, len(g.parts)), Ties: g.ties}
		said := make([]int, len(g.parts))
		var answers [][]*mindmap.Answer
		for i, p := range g.parts {
			var own []*mindmap.Answer
			if p != nil {
				t.In[i], said[i], own = p.theme, p.theme.Tally.Total(), p.theme.Answers
				t.Moved = t.Moved || parentOf(p) != parentOf(g.last())
			}
			answers = append(answers, own)
		}
		t.Status = statusOf(t.In[0] != nil, t.In[len(t.In)-1] != nil, said)
		b.themes[g] = t
		b.fill(t, said, answers)
	}
	for _, g := range groups {
		list := &b.question.Themes
		if above := parentOf(g.last()); above != nil {
			list = &b.themes[above].Themes
		}
		*list = append(*list, b.themes[g])
	}
}

// parentOf is the group that a part hangs under; nil at the top.
func parentOf(p *part) *group {
	if p.parent == nil {
		return nil
	}
	return p.parent.group
}

// statusOf is what became of what was said so often, and is there in the first and the last column or is not.
func statusOf(first, last bool, said []int) Status {
	then, now := said[0], said[len(said)-1]
	switch {
	case last && (!first || then == 0 && now > 0):
		return New
	case first && (!last || now == 0 && then > 0):
		return Gone
	case now > then:
		return Grown
	case now < then:
		return Shrunk
	}
	return Same
}

// fill gives a theme its counts and quotes, and notes where its answers hang.
func (b *builder) fill(t *Theme, said []int, answers [][]*mindmap.Answer) {
	t.Said, t.Shares = said, make([]float64, len(said))
	for i, n := range said {
		if all := b.question.Said[i]; all > 0 {
			t.Shares[i] = float64(n) / float64(all)
		}
		t.Quotes = append(t.Quotes, quotesOf(answers[i]))
		for _, a := range answers[i] {
			b.under[a] = t
		}
	}
	b.order = append(b.order, t)
}

// unsorted is what is under no theme in any column.
func (b *builder) unsorted() {
	n := len(b.question.In)
	t := &Theme{In: make([]*mindmap.Theme, n)}
	said, answers, any := make([]int, n), make([][]*mindmap.Answer, n), false
	for i, q := range b.question.In {
		if q != nil {
			said[i], answers[i] = q.Own.Tally.Total(), q.Unsorted
			any = any || len(q.Unsorted) > 0
		}
	}
	if any {
		t.Status = statusOf(len(answers[0]) > 0, len(answers[n-1]) > 0, said)
		b.fill(t, said, answers)
		b.question.Unsorted = t
	}
}

// hear tells each theme of its answers in the first and the last column.
func (b *builder) hear() {
	hanging := func(q *mindmap.Question) map[*Theme][]*mindmap.Answer {
		out := map[*Theme][]*mindmap.Answer{}
		if q != nil {
			for a := range q.AllAnswers {
				out[b.under[a]] = append(out[b.under[a]], a)
			}
		}
		return out
	}
	first, last := hanging(b.question.In[0]), hanging(b.question.In[len(b.question.In)-1])
	for _, t := range b.order {
		b.echoes.tell(t, first[t], last[t], func(a *mindmap.Answer) *Theme { return b.under[a] })
	}
	b.question.Shared = b.echoes.shared
}

// sort puts what was said most in the last column first, and among that what was said most in the column before it.
func (q *Question) sort() {
	var sort func(list []*Theme)
	sort = func(list []*Theme) {
		slices.SortStableFunc(list, func(a, b *Theme) int {
			for i := len(a.Said) - 1; i >= 0; i-- {
				if order := cmp.Compare(b.Said[i], a.Said[i]); order != 0 {
					return order
				}
			}
			return 0
		})
		for _, t := range list {
			sort(t.Themes)
		}
	}
	sort(q.Themes)
}
