package place

import (
	"slices"

	"mindwall/mindmap"
)

// MoveOn lets go of the marks after answers went elsewhere, and goes on to the first that is left behind the first of them, or
// before it, so that many are filed quickly one after the other. The places of unsorted ones are kept for now.
func (p *Place) MoveOn(answers []*mindmap.Answer) {
	worked := !p.Selected.IsZero() || len(p.Marks) > 0
	p.Unmark()
	p.Selected = mindmap.ID{}
	if !worked || len(answers) == 0 {
		return
	}
	list := p.Siblings(answers[0])
	for _, a := range answers {
		if a.Theme.IsZero() {
			list, p.Holes = p.Current().Unsorted, true
		}
	}
	first := slices.IndexFunc(list, func(a *mindmap.Answer) bool { return slices.Contains(answers, a) })
	for i := range list {
		at := first + i
		if at >= len(list) {
			at = len(list) - 1 - i // behind the first nothing is left: the nearest before it
		}
		if !slices.Contains(answers, list[at]) {
			p.Selected = list[at].ID
			p.View.Settle(p.Selected)
			return
		}
	}
}

// Siblings are the answers that stand in one list with the answer.
func (p *Place) Siblings(a *mindmap.Answer) []*mindmap.Answer {
	if t := p.Env.Live.Theme(a.Theme); t != nil {
		return t.Answers
	}
	if q := p.Env.Live.Question(a.Question); q != nil {
		return q.Unsorted
	}
	return nil
}
