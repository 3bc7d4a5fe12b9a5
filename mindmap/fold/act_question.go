package fold

import (
	"slices"

	"mindwall/mindmap"
)

// ActQuestions are the questions whose maps an act changed, as the wall has them now, in the order of the agenda; a question
// that was set aside or is gone is left out. Those of an undo are those of what it undid.
func (l *Live) ActQuestions(act mindmap.ID) []*mindmap.Question {
	about := map[mindmap.ID]bool{}
	for _, r := range l.acts[l.undoneBy(act)] {
		n := r.about
		switch {
		case n == nil:
		case n.Kind == mindmap.QuestionNode:
			about[n.id] = true
		default:
			about[n.Question] = true
		}
		if m, ok := r.op.(mindmap.Move); ok {
			about[m.Question] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(l.board.Questions), func(q *mindmap.Question) bool { return !about[q.ID] })
}

// ActUnreleased reports whether an act, or what an undo undid, was done to words that no room may read: to an answer that waits or
// was removed, as the wall has it now, or to what somebody said word for word.
func (l *Live) ActUnreleased(act mindmap.ID) bool {
	return slices.ContainsFunc(l.acts[l.undoneBy(act)], func(r *record) bool {
		if _, quotes := r.op.(mindmap.QuoteAnswer); quotes {
			return true
		}
		return r.about != nil && (r.about.shelf() == inInbox || r.about.shelf() == isRemoved)
	})
}
