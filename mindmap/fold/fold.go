// Package fold makes the board that a set of entries amounts to, with [Of], and keeps that of a growing set up to date, with
// [Live]. What operations say of nodes is known to nobody else. Like the model it is pure.
package fold

import (
	"slices"

	"mindwall/mindmap"
)

// Of is the board that a set of entries amounts to. It is total: it takes any entries, in any order, with repeats.
// An entry that cannot be read, or whose kind is not known, is skipped and counted.
//
// This is the definition; [Live] must agree with it.
func Of(entries []mindmap.Entry) *mindmap.Board { return newWorld().foldInto(entries) }

// foldInto is Of in a world of which nothing is known yet.
func (w *world) foldInto(entries []mindmap.Entry) *mindmap.Board {
	sorted := inOrder(entries)
	var redacted mindmap.Redactions
	ops := make([]mindmap.Op, len(sorted))
	unknown := 0
	for i := range sorted {
		op, err := sorted[i].Op()
		if err != nil {
			unknown++
			continue
		}
		ops[i] = op
		redacted.LearnOp(op)
	}
	undone := undoneActs(sorted, ops)
	for i, op := range ops {
		if op == nil {
			continue
		}
		w.perform(&sorted[i], redacted.BlankOp(sorted[i].ID, op), !undone[sorted[i].Act])
	}
	b := w.arrange()
	b.Entries, b.Unknown = len(sorted), unknown
	return b
}

// inOrder sorts entries and drops repeats. Of two entries with one id the first handed in counts.
func inOrder(entries []mindmap.Entry) []mindmap.Entry {
	seen := make(map[mindmap.ID]bool, len(entries))
	sorted := make([]mindmap.Entry, 0, len(entries))
	for _, e := range entries {
		if !seen[e.ID] {
			seen[e.ID] = true
			sorted = append(sorted, e)
		}
	}
	slices.SortFunc(sorted, func(a, b mindmap.Entry) int { return a.Stamp().Compare(b.Stamp()) })
	return sorted
}

// undoneActs finds the acts that living undos name. An undo is dead when a later living one names its own act, so
// they are read from the last to the first.
func undoneActs(sorted []mindmap.Entry, ops []mindmap.Op) map[mindmap.ID]bool {
	undone := map[mindmap.ID]bool{}
	for i := len(sorted) - 1; i >= 0; i-- {
		if u, ok := ops[i].(mindmap.Undo); ok && !undone[sorted[i].Act] {
			undone[u.Act] = true
		}
	}
	return undone
}
