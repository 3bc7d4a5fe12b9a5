package mindmap

import "slices"

// enter makes records of the entries that are new, and returns them in order. Of two entries with one id the first
// handed in counts. op is the operation of the i-th entry.
func (l *Live) enter(entries []Entry, op func(i int) Op) []*record {
	l.makeRoom(len(entries))
	block := make([]record, 0, len(entries)) // one piece of memory, as records are never let go of
	fresh := make([]*record, 0, len(entries))
	for i := range entries {
		e := &entries[i]
		if l.records[e.ID] != nil {
			continue
		}
		block = append(block, record{entry: *e, stamp: e.Stamp()})
		r := &block[len(block)-1]
		r.op = op(i)
		l.records[e.ID] = r
		fresh = append(fresh, r)
	}
	compare := func(a, b *record) int { return a.stamp.Compare(b.stamp) }
	if !slices.IsSortedFunc(fresh, compare) {
		slices.SortFunc(fresh, compare)
	}
	return fresh
}

// makeRoom prepares an empty board for that many entries, so that its tables need not grow on the way.
func (l *Live) makeRoom(n int) {
	if len(l.records) > 0 || n < 2 {
		return
	}
	l.records, l.byNode, l.acts = make(map[ID]*record, n), make(map[ID][]*record, n), make(map[ID][]*record, n)
	l.w.nodes = make(map[ID]*node, n)
}
