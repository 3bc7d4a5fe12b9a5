package mindmap

import (
	"fmt"
	"slices"
)

// Undoable is the latest act of the device that undo would take back; ok is false when there is none. A device undoes
// its own acts alone, also after a restart.
func (l *Live) Undoable(device ID) (act ID, ok bool) {
	undo, _ := l.history(device)
	return last(undo)
}

// Redoable is the act of undoing that redo would take back; ok is false when there is none. A new act of the device
// ends what could be redone.
func (l *Live) Redoable(device ID) (act ID, ok bool) {
	_, redo := l.history(device)
	return last(redo)
}

func last(acts []ID) (ID, bool) {
	if len(acts) == 0 {
		return ID{}, false
	}
	return acts[len(acts)-1], true
}

// history goes through a device's acts in order, as a text editor does: an act can be undone, an undo redone, until
// the next act.
func (l *Live) history(device ID) (undo, redo []ID) {
	type ownAct struct {
		id    ID
		first *record
	}
	var own []ownAct
	for id, records := range l.acts {
		first := slices.MinFunc(records, func(a, b *record) int { return a.stamp.Compare(b.stamp) })
		if first.entry.Device == device && first.op.Kind() != kindRedact {
			own = append(own, ownAct{id, first})
		}
	}
	slices.SortFunc(own, func(a, b ownAct) int { return a.first.stamp.Compare(b.first.stamp) })
	undoneBy := map[ID]ID{} // which act an undo names
	for _, act := range own {
		u, isUndo := act.first.op.(Undo)
		switch {
		case !isUndo:
			undo, redo = append(undo, act.id), nil
		case remove(&undo, u.Act):
			undoneBy[act.id] = u.Act
			redo = append(redo, act.id)
		case remove(&redo, u.Act):
			undo = append(undo, undoneBy[u.Act])
			// The redo itself is what undo must now take back for the act to be undone again; but the act was only
			// ever hidden by the undo that is now undone, so undoing the act anew is the same and needs no chain.
		}
	}
	return undo, redo
}

func remove(list *[]ID, id ID) bool {
	for i := len(*list) - 1; i >= 0; i-- {
		if (*list)[i] == id {
			*list = slices.Delete(*list, i, i+1)
			return true
		}
	}
	return false
}

// ActSummary says what an act did in a few words: its first operation, and how many more there were.
func (l *Live) ActSummary(act ID) string {
	records := slices.Clone(l.acts[act])
	if len(records) == 0 {
		return "nothing"
	}
	slices.SortFunc(records, func(a, b *record) int { return a.stamp.Compare(b.stamp) })
	if u, ok := records[0].op.(Undo); ok {
		return l.ActSummary(u.Act)
	}
	s := records[0].op.Summary()
	if n := len(records) - 1; n > 0 {
		s += fmt.Sprintf(" and %d more", n)
	}
	return s
}

// Entries are all entries in order, with the words of redacted ones taken out.
func (l *Live) Entries() []Entry {
	all := make([]Entry, 0, len(l.records))
	for _, r := range l.records {
		all = append(all, r.entry)
	}
	slices.SortFunc(all, func(a, b Entry) int { return a.Stamp().Compare(b.Stamp()) })
	return all
}

// WordEntries are the entries that carry words of an answer or theme: what a [Redact] of it must name.
func (l *Live) WordEntries(node ID) []ID {
	var ids []ID
	for _, r := range l.byNode[node] {
		if _, ok := r.op.(wordy); ok {
			ids = append(ids, r.entry.ID)
		}
	}
	return ids
}

// RedactedEntries are the entries whose words every door must blank, here or not.
func (l *Live) RedactedEntries() map[ID]bool {
	all := make(map[ID]bool, len(l.redacted))
	for id := range l.redacted {
		all[id] = true
	}
	return all
}

// OriginKeys tells which imported answers are known, by their origin's key, whatever became of them since.
func (l *Live) OriginKeys() map[string]bool {
	keys := map[string]bool{}
	for _, n := range l.w.answers {
		if n.alive && n.origin != nil && n.origin.Key != "" {
			keys[n.origin.Key] = true
		}
	}
	return keys
}
