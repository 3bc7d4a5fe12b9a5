package fold

import (
	"slices"

	"mindwall/mindmap"
)

// Acting calls yield for each entry that acts on a node, with its operation, in the order of entries, until yield is false:
// none that is undone or cannot be read. Words that were taken out are not in the operations.
func (l *Live) Acting(yield func(*mindmap.Entry, mindmap.Op) bool) {
	acting := make([]*record, 0, l.entries)
	for r := range l.eachRecord {
		if r.op != nil && r.about != nil && !l.undone[r.entry.Act] {
			acting = append(acting, r)
		}
	}
	slices.SortFunc(acting, compareRecords)
	for _, r := range acting {
		if !yield(&r.entry, r.op) {
			return
		}
	}
}

// Stands is where something stands that was put under a theme, or with none directly under the question: the theme is that one
// as long as it is on the map, else the one that it was merged into or the nearest above it that is, zero for none.
func (l *Live) Stands(theme, question mindmap.ID) (on, under mindmap.ID) {
	return l.w.resolveTheme(theme, question)
}

// About are the entries that tell of a question, theme or answer: what was done with it, and the undoing of that, and so on.
func (l *Live) About(node mindmap.ID) []mindmap.ID {
	n := l.w.nodes[node]
	if n == nil {
		return nil
	}
	var ids []mindmap.ID
	acts := map[mindmap.ID]bool{}
	for _, r := range n.said {
		ids, acts[r.entry.Act] = append(ids, r.entry.ID), true
	}
	for _, r := range l.undos {
		if undo, ok := r.op.(mindmap.Undo); ok && acts[undo.Act] {
			ids, acts[r.entry.Act] = append(ids, r.entry.ID), true
		}
	}
	return ids
}
