package fold

import (
	"slices"

	"mindwall/mindmap"
)

// ActQuestions are the questions whose maps an act changed, as the wall has them now, in the order of the agenda; a question
// that was set aside or is gone is left out. Those of an undo are those of what it undid.
func (l *Live) ActQuestions(act mindmap.ID) []*mindmap.Question {
	seen := map[mindmap.ID]bool{} // hostile undos may name each other
	for !seen[act] && len(l.acts[act]) > 0 {
		seen[act] = true
		if u, ok := l.acts[act][0].op.(mindmap.Undo); ok {
			act = u.Act
			continue
		}
		break
	}
	about := map[mindmap.ID]bool{}
	for _, r := range l.acts[act] {
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
