package console

import (
	"slices"

	"mindwall/mindmap"
)

// moveOn lets go of the marks after answers went elsewhere, and goes on to the first that is left behind the first of them, or
// before it, so that many are filed quickly one after the other. The places of unsorted ones are kept for now.
func (p *place) moveOn(answers []*mindmap.Answer) {
	worked := !p.selected.IsZero() || len(p.marks) > 0
	p.unmark()
	p.selected = mindmap.ID{}
	if !worked || len(answers) == 0 {
		return
	}
	list := p.siblings(answers[0])
	for _, a := range answers {
		if a.Theme.IsZero() {
			list, p.holes = p.current().Unsorted, true
		}
	}
	first := slices.IndexFunc(list, func(a *mindmap.Answer) bool { return slices.Contains(answers, a) })
	for i := range list {
		at := first + i
		if at >= len(list) {
			at = len(list) - 1 - i // behind the first nothing is left: the nearest before it
		}
		if !slices.Contains(answers, list[at]) {
			p.selected = list[at].ID
			p.view.Settle(p.selected)
			return
		}
	}
}

// siblings are the answers that stand in one list with the answer.
func (p *place) siblings(a *mindmap.Answer) []*mindmap.Answer {
	if t := p.env.Live.Theme(a.Theme); t != nil {
		return t.Answers
	}
	if q := p.env.Live.Question(a.Question); q != nil {
		return q.Unsorted
	}
	return nil
}
