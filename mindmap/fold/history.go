package fold

import (
	"bytes"
	"slices"

	"mindwall/mindmap"
)

// history is what was done, by acts and by devices.
type history struct {
	acts     map[mindmap.ID][]*record // in order, by act
	byDevice map[mindmap.ID][]*record // the first of each act, in order
	undos    []*record                // in order
	undone   map[mindmap.ID]bool
	// firstAnswer made the first answer of the wall; nil when none was made.
	firstAnswer *record
}

// fileUnderAct keeps the records of an act, and the acts of a device, in order. An act is its first record's device's.
// single is a list of that record alone.
func (h *history) fileUnderAct(r *record, single []*record) {
	act := h.acts[r.entry.Act]
	if len(act) == 0 {
		act = single
	} else {
		act, _ = insert(act, r)
	}
	h.acts[r.entry.Act] = act
	if act[0] != r {
		return
	}
	if len(act) > 1 {
		before := act[1]
		h.byDevice[before.entry.Device] = slices.DeleteFunc(h.byDevice[before.entry.Device], func(x *record) bool { return x == before })
	}
	h.byDevice[r.entry.Device], _ = insert(h.byDevice[r.entry.Device], r)
}

// Past is what was done on a wall before a program opened it, by earlier runs of it: see [Live.Past].
type Past []pastAct

// pastAct is an act as it was then.
type pastAct struct {
	act  mindmap.ID
	size int // its entries
}

// Past are the acts of devices so far, in order.
func (h *history) Past(devices ...mindmap.ID) Past {
	var firsts []*record
	for _, d := range devices {
		firsts = append(firsts, h.byDevice[d]...)
	}
	slices.SortFunc(firsts, compareRecords)
	past := make(Past, len(firsts))
	for i, first := range firsts {
		past[i] = pastAct{first.entry.Act, len(h.acts[first.entry.Act])}
	}
	return past
}

// onlyPrepares reports whether an act made nothing but the event, questions and themes, and what was carried over from the last event.
func onlyPrepares(act []*record) bool {
	follows := slices.ContainsFunc(act, func(r *record) bool { _, ok := r.op.(mindmap.FollowEvent); return ok })
	for _, r := range act {
		switch r.op.(type) {
		case mindmap.DescribeEvent, mindmap.FollowEvent, mindmap.AskQuestion, mindmap.AddTheme:
		case mindmap.AddAction:
			if !follows { // those that were carried over
				return false
			}
		default:
			return false
		}
	}
	return true
}

// Undoable is the latest act that undo would take back; ok is false when there is none. A program undoes what its own
// device did, and what its earlier runs had done when it began: an act that somebody went on with since is no more its
// own, and the event, questions and themes that an earlier run made are there for good once somebody has answered.
func (h *history) Undoable(device mindmap.ID, past Past) (act mindmap.ID, ok bool) {
	undo, _ := h.own(device, past)
	return h.lastLiving(undo)
}

// Redoable is the act of undoing that redo would take back; ok is false when there is none. A new act of the device
// ends what could be redone.
func (h *history) Redoable(device mindmap.ID, past Past) (act mindmap.ID, ok bool) {
	_, redo := h.own(device, past)
	return h.lastLiving(redo)
}

// lastLiving skips what another device has undone already, as undoing it once more would do nothing.
func (h *history) lastLiving(acts []mindmap.ID) (mindmap.ID, bool) {
	for i := len(acts) - 1; i >= 0; i-- {
		if !h.undone[acts[i]] {
			return acts[i], true
		}
	}
	return mindmap.ID{}, false
}

// own goes through one's own acts in order, as a text editor does: an act can be undone, an undo redone, until the
// next act.
func (h *history) own(device mindmap.ID, past Past) (undo, redo []mindmap.ID) {
	since := h.byDevice[device]
	did := make([]*record, 0, len(past)+len(since))
	for _, p := range past {
		records := h.acts[p.act]
		if len(records) != p.size || h.firstAnswer != nil && h.firstAnswer.after(records[0]) && onlyPrepares(records) {
			continue
		}
		did = append(did, records[0])
	}
	did = append(did, since...)
	undo = make([]mindmap.ID, 0, len(did))
	undoneBy := map[mindmap.ID]mindmap.ID{} // which act an undo names
	for _, first := range did {
		act := first.entry.Act
		switch op := first.op.(type) {
		case mindmap.Redact, mindmap.RedactRows: // for good
		case mindmap.Undo:
			if remove(&undo, op.Act) {
				undoneBy[act] = op.Act
				redo = append(redo, act)
			} else if remove(&redo, op.Act) {
				// The act was only ever hidden by the undo that is undone now, so undo may name the act itself again:
				// there is no need of a chain.
				undo = append(undo, undoneBy[op.Act])
			}
		default:
			undo, redo = append(undo, act), nil
		}
	}
	return undo, redo
}

func remove(list *[]mindmap.ID, id mindmap.ID) bool {
	for i := len(*list) - 1; i >= 0; i-- {
		if (*list)[i] == id {
			*list = slices.Delete(*list, i, i+1)
			return true
		}
	}
	return false
}

// Entries are all entries in order, with the words of redacted ones taken out: what a sound copy of the wall holds.
func (l *ledger) Entries() []mindmap.Entry {
	all := make([]mindmap.Entry, 0, l.entries)
	for r := range l.eachRecord {
		all = append(all, r.entry)
	}
	slices.SortFunc(all, func(a, b mindmap.Entry) int { return a.Stamp().Compare(b.Stamp()) })
	return all
}

// WordEntries are the entries that carry words of an answer or theme: what a [mindmap.Redact] of it must name.
func (l *ledger) WordEntries(node mindmap.ID) []mindmap.ID {
	var ids []mindmap.ID
	n := l.w.nodes[node]
	if n == nil {
		return nil
	}
	for _, r := range n.said {
		if mindmap.CarriesWords(r.op) {
			ids = append(ids, r.entry.ID)
		}
	}
	return ids
}

// WallID is [WallID] of all entries so far.
func (l *ledger) WallID() mindmap.ID {
	var frame []mindmap.Entry
	for _, n := range l.w.questions {
		frame = append(frame, n.maker.entry)
	}
	for _, r := range l.others {
		switch r.entry.Kind {
		case mindmap.KindOf(mindmap.DescribeEvent{}), mindmap.KindOf(mindmap.AskQuestion{}): // that cannot be read
			frame = append(frame, r.entry)
		}
	}
	return mindmap.WallID(frame)
}

// Redacted reports whether the words of an entry, here or not, were taken out for good.
func (l *ledger) Redacted(entry mindmap.ID) bool { return l.redacted.Names(entry) }

// RedactedEntries are the entries whose words every door must blank, here or not.
func (l *ledger) RedactedEntries() map[mindmap.ID]bool {
	named := map[mindmap.ID]bool{}
	for id := range l.redacted.Entries {
		named[id] = true
	}
	return named
}

// OriginKeys tells which imported answers are known, by their origin's key, whatever became of them since.
func (l *ledger) OriginKeys() map[string]bool {
	keys := map[string]bool{}
	for _, n := range l.w.answers {
		if n.alive && n.Origin != nil && n.Origin.Key != "" {
			keys[n.Origin.Key] = true
		}
	}
	return keys
}

// OfRow finds what a row of a survey left on the wall, as people know it, by the survey's file: the entries that carry
// the words of answers that are its own, and who it is wherever it is counted, by the [mindmap.KeyID] of its keys.
func (l *ledger) OfRow(file string, row int) (words, counted []mindmap.ID) {
	for _, n := range l.w.answers {
		if !n.alive {
			continue
		}
		if n.Base > 0 && n.Origin != nil && n.Origin.File == file && n.Origin.Row == row {
			words = append(words, l.WordEntries(n.id)...)
		}
		for key, p := range n.Counted {
			if p.File == file && p.Row == row {
				counted = append(counted, key)
			}
		}
	}
	slices.SortFunc(counted, func(a, b mindmap.ID) int { return bytes.Compare(a[:], b[:]) })
	return words, slices.Compact(counted)
}
