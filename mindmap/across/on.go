package across

import "mindwall/mindmap"

// On is what was found, as far as it still holds on a board that may be newer: what went from the maps is left out, and so is what
// answers have in common once one is worded anew; names are those that stand there now. The nil Found stays nil.
func (f *Found) On(b *mindmap.Board) *Found {
	if f == nil {
		return nil
	}
	n := nodesOf(b)
	out := &Found{Together: n.pairs(f.Together), Tables: Tables{
		Wide: n.spreads(f.Tables.Wide), Alone: n.spreads(f.Tables.Alone), Same: n.pairs(f.Tables.Same),
	}}
	for _, e := range f.Echoes {
		if now, ok := n.echo(e); ok {
			out.Echoes = append(out.Echoes, now)
		}
	}
	return out
}

// nodes are those on the maps of a board, by their ids.
type nodes struct {
	themes    map[mindmap.ID]Named
	answers   map[mindmap.ID]*mindmap.Answer
	questions map[mindmap.ID]*mindmap.Question
}

func nodesOf(b *mindmap.Board) *nodes {
	n := &nodes{map[mindmap.ID]Named{}, map[mindmap.ID]*mindmap.Answer{}, map[mindmap.ID]*mindmap.Question{}}
	for _, q := range b.Questions {
		n.questions[q.ID] = q
		for _, t := range q.Themes {
			n.themes[t.ID] = Named{q, t}
		}
		for a := range q.AllAnswers {
			n.answers[a.ID] = a
		}
	}
	return n
}

// named is a theme as it is now; ok is false when it is none of its question's any more.
func (n *nodes) named(was Named) (now Named, ok bool) {
	now, ok = n.themes[was.Theme.ID]
	return now, ok && now.Question.ID == was.Question.ID
}

func (n *nodes) pairs(list []Pair) (out []Pair) {
	for _, p := range list {
		first, ok := n.named(p.First)
		second, too := n.named(p.Second)
		if p.First, p.Second = first, second; ok && too {
			out = append(out, p)
		}
	}
	return out
}

func (n *nodes) spreads(list []Spread) (out []Spread) {
	for _, s := range list {
		var ok bool
		if s.Named, ok = n.named(s.Named); ok {
			out = append(out, s)
		}
	}
	return out
}

func (n *nodes) echo(was Echo) (now Echo, ok bool) {
	now.Words = was.Words
	for _, a := range was.Answers {
		answer := n.answers[a.ID]
		if answer == nil || answer.Text != a.Text || answer.Question != a.Question {
			return now, false
		}
		now.Answers, now.Questions = append(now.Answers, answer), append(now.Questions, n.questions[answer.Question])
	}
	return now, true
}
