package mindmap

import (
	"slices"
)

// Fold is the board that a set of entries amounts to. It is total: it takes any entries, in any order, with repeats.
// An entry that cannot be read, or whose kind is not known, is skipped and counted.
//
// This is the definition; [Live] must agree with it.
func Fold(entries []Entry) *Board { return newWorld().foldInto(entries) }

// foldInto is Fold in a world of which nothing is known yet.
func (w *world) foldInto(entries []Entry) *Board {
	sorted := inOrder(entries)
	var redacted Redactions
	ops := make([]Op, len(sorted))
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
func inOrder(entries []Entry) []Entry {
	seen := make(map[ID]bool, len(entries))
	sorted := make([]Entry, 0, len(entries))
	for _, e := range entries {
		if !seen[e.ID] {
			seen[e.ID] = true
			sorted = append(sorted, e)
		}
	}
	slices.SortFunc(sorted, func(a, b Entry) int { return a.Stamp().Compare(b.Stamp()) })
	return sorted
}

// undoneActs finds the acts that living undos name. An undo is dead when a later living one names its own act, so
// they are read from the last to the first.
func undoneActs(sorted []Entry, ops []Op) map[ID]bool {
	undone := map[ID]bool{}
	for i := len(sorted) - 1; i >= 0; i-- {
		if u, ok := ops[i].(Undo); ok && !undone[sorted[i].Act] {
			undone[u.Act] = true
		}
	}
	return undone
}
