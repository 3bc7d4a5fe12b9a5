package mindmap

import "slices"

// enter makes records of the entries that are new, and returns them in order. Of two entries with one id the first
// handed in counts. There are n; op is the operation of the i-th.
func (l *Live) enter(n int, entry func(i int) *Entry, op func(i int) Op) []*record {
	l.makeRoom(n)
	block := make([]record, 0, n) // one piece of memory, as records are never let go of
	fresh := make([]*record, 0, n)
	for i := range n {
		e := entry(i)
		if l.Has(e.ID) {
			continue
		}
		block = append(block, record{entry: *e, op: op(i)})
		r := &block[len(block)-1]
		l.enroll(r)
		fresh = append(fresh, r)
	}
	l.entries += len(fresh)
	if !slices.IsSortedFunc(fresh, compareRecords) {
		slices.SortFunc(fresh, compareRecords)
	}
	return fresh
}

// enroll makes a record be found, and finds what it is about.
func (l *Live) enroll(r *record) {
	m, isMaker := r.op.(maker)
	switch {
	case isMaker:
		r.about = l.w.node(r.entry.ID)
		r.about.maker = r
		if m.makes() == themeNode {
			l.themes = append(l.themes, r.about)
		}
		return
	case r.op != nil && isAboutNode(r.op):
		r.about = l.w.node(r.op.target())
	}
	l.others[r.entry.ID] = r
}

func isAboutNode(op Op) bool {
	switch op.(type) {
	case Undo, Redact, RedactRows:
		return false
	}
	return true
}

// makeRoom prepares an empty board for that many entries, so that its tables need not grow on the way.
func (l *Live) makeRoom(n int) {
	if l.entries > 0 || n < 2 {
		return
	}
	l.acts, l.w.nodes = make(map[ID][]*record, n), make(map[ID]*node, n)
	l.w.spare, l.w.views = make([]node, n), make([]Answer, n)
}
