package mapview

import (
	"bytes"
	"slices"

	"mindwall/mindmap"
	"mindwall/mindmap/shown"
)

// folds are the heads whose answers do not show, of all questions that were shown.
type folds struct {
	set     map[mindmap.ID]bool
	changes int // rises with every change
}

func (f *folds) put(id mindmap.ID, folded bool) {
	if f.set[id] == folded {
		return
	}
	f.changes++
	if !folded {
		delete(f.set, id)
		return
	}
	if f.set == nil {
		f.set = map[mindmap.ID]bool{}
	}
	f.set[id] = true
}

// Fold folds a theme or the unsorted, or unfolds it. On the question it is [View.foldAll]; an answer has nothing to
// fold.
func (v *View) Fold(id mindmap.ID) {
	switch s, ok := v.Find(id); {
	case !ok || s.Answer != nil:
	case s.IsQuestion():
		v.foldAll()
	default:
		v.folds.put(id, !v.folds.set[id])
	}
}

// foldAll folds every top-level theme and the unsorted, or unfolds them when all are folded.
func (v *View) foldAll() {
	all := true
	for _, id := range v.heads() {
		all = all && v.folds.set[id]
	}
	for _, id := range v.heads() {
		v.folds.put(id, !all)
	}
}

// FoldOthers folds every top-level theme and the unsorted but what the node is or is under, which is unfolded.
func (v *View) FoldOthers(id mindmap.ID) {
	at, ok := v.form.Find(id)
	if !ok {
		return
	}
	keep := v.form.Spot(v.form.Head(at)).ID
	for _, id := range v.heads() {
		v.folds.put(id, id != keep)
	}
}

// Unfold unfolds nodes.
func (v *View) Unfold(ids ...mindmap.ID) {
	for _, id := range ids {
		v.folds.put(id, false)
	}
}

// UnfoldAll unfolds everything, on all questions.
func (v *View) UnfoldAll() { v.Unfold(v.Folded()...) }

// AnyFolded reports whether something is folded, on any question.
func (v *View) AnyFolded() bool { return len(v.folds.set) > 0 }

// Folded are the ids of all that is folded, on any question, in their order.
func (v *View) Folded() []mindmap.ID {
	var ids []mindmap.ID
	for id := range v.folds.set {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b mindmap.ID) int { return bytes.Compare(a[:], b[:]) })
	return ids
}

// Foldings is a number that rises when something is folded or unfolded.
func (v *View) Foldings() int { return v.folds.changes }

// heads are the ids of what hangs on the question itself.
func (v *View) heads() []mindmap.ID {
	return heads(v.scene.Question, shown.UnsortedID(v.scene.Question.ID))
}

// heads are the ids of what hangs on a question itself: its themes and the head of the unsorted.
func heads(q *mindmap.Question, unsorted mindmap.ID) []mindmap.ID {
	ids := make([]mindmap.ID, 0, len(q.Themes)+1)
	for _, t := range q.Themes {
		ids = append(ids, t.ID)
	}
	return append(ids, unsorted)
}
