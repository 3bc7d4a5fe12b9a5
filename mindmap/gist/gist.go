// Package gist is what was said at an event in a few numbers and themes: what the write-up begins with, and what the room reads at
// the close. Both have it from here, so that they cannot say two things. It is pure, and leaves the wording to others.
package gist

import (
	"cmp"
	"slices"

	"mindwall/mindmap"
	"mindwall/mindmap/say"
)

// Gist is what a board says in short.
type Gist struct {
	Answers   int
	Times     int // how often they were said
	Themes    int // top-level themes that were named
	Questions int
	Quotes    int // that may be published
	// Top are the themes that were named most, the strongest first: that of each question, those that were named as often as that, and
	// others where there is room.
	Top []Top
}

// Top is a theme that was named more than others, and the question that it is under.
type Top struct {
	Question *mindmap.Question
	Theme    *mindmap.Theme
}

const (
	topThemes    = 3 // in all, and at least one for each of
	topQuestions = 6 // questions; as many where several were named as often
)

// Of reads a board.
func Of(b *mindmap.Board) Gist {
	g := Gist{Questions: len(b.Questions)}
	for _, q := range b.Questions {
		g.Answers += q.Answers
		g.Times += q.Tally.Total()
		for a := range q.AllAnswers {
			g.Quotes += len(say.Quotes(a, false))
		}
		for _, t := range q.Themes {
			g.Themes += min(t.Count, 1)
		}
	}
	g.Top = strongest(b.Questions)
	return g
}

func strongest(questions []*mindmap.Question) []Top {
	var leaders, equals, others []Top
	for _, q := range questions {
		themes := named(q)
		for i, t := range themes {
			switch most := themes[0].Tally.Total(); {
			case i == 0:
				leaders = append(leaders, Top{q, t})
			case t.Tally.Total() == most && most > 1:
				equals = append(equals, Top{q, t})
			default:
				others = append(others, Top{q, t})
			}
		}
	}
	slices.SortStableFunc(leaders, byTimes)
	slices.SortStableFunc(others, byTimes)
	slices.SortStableFunc(equals, byTimes)
	leaders = append(leaders, equals...)
	leaders = leaders[:min(len(leaders), topQuestions)]
	more := max(0, min(topThemes-len(leaders), len(others)))
	leaders = append(leaders, others[:more]...)
	slices.SortStableFunc(leaders, func(a, b Top) int {
		return cmp.Or(byTimes(a, b), cmp.Compare(slices.Index(questions, a.Question), slices.Index(questions, b.Question)))
	})
	return leaders
}

func byTimes(a, b Top) int { return strongerFirst(a.Theme, b.Theme) }

func strongerFirst(a, b *mindmap.Theme) int { return cmp.Compare(b.Tally.Total(), a.Tally.Total()) }

// named are the top-level themes of a question that have answers, the strongest first.
func named(q *mindmap.Question) []*mindmap.Theme {
	themes := slices.DeleteFunc(slices.Clone(q.Themes), func(t *mindmap.Theme) bool { return t.Count == 0 })
	slices.SortStableFunc(themes, strongerFirst)
	return themes
}

// Number is one of the numbers that stand first, and the message that says it.
type Number struct {
	N  int
	Of say.Message
}

const mostNumbers = 3

// Numbers are those that tell something, the first ones first and few: no number is nothing, or another one in other words.
func (g *Gist) Numbers() (list []Number) {
	all := []Number{{g.Answers, say.Answers}, {g.Times, say.TimesSaid}, {g.Themes, say.Themes}, {g.Questions, say.Questions}, {g.Quotes, say.NumberOfQuotes}}
	for _, n := range all {
		again := n.Of == say.TimesSaid && n.N == g.Answers || n.Of == say.Questions && n.N == 1
		if n.N > 0 && !again && len(list) < mostNumbers {
			list = append(list, n)
		}
	}
	return list
}
