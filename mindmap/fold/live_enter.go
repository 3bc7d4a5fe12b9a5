package fold

import (
	"slices"

	"mindwall/mindmap"
)

// enter makes records of the entries that are new, and returns them in order. Of two entries with one id the first
// handed in counts. There are n; op is the operation of the i-th.
func (l *Live) enter(n int, entry func(i int) mindmap.Entry, op func(i int) mindmap.Op) []*record {
	if l.entries == 0 && n > 1 {
		l.makeRoom(n, entry)
	}
	block := make([]record, 0, n) // one piece of memory, as records are never let go of
	fresh := make([]*record, 0, n)
	for i := range n {
		e := entry(i)
		known := l.w.nodes[e.ID]
		if known != nil && known.maker != nil || l.others[e.ID] != nil {
			continue
		}
		block = append(block, record{entry: e, op: op(i)})
		r := &block[len(block)-1]
		l.enroll(r, known)
		fresh = append(fresh, r)
	}
	l.entries += len(fresh)
	if !slices.IsSortedFunc(fresh, compareRecords) {
		slices.SortFunc(fresh, compareRecords)
	}
	return fresh
}

// enroll makes a record be found, and finds what it is about. known is the node of its id, if there is one.
func (l *Live) enroll(r *record, known *node) {
	makes, about := mindmap.NoNode, mindmap.NodeKinds(0)
	if r.op != nil {
		makes, about = mindmap.Makes(r.op), mindmap.About(r.op)
	}
	switch {
	case makes != mindmap.NoNode:
		if known == nil {
			known = l.w.add(r.entry.ID)
		}
		r.about, known.maker = known, r
		switch makes {
		case mindmap.ThemeNode:
			l.themes = append(l.themes, known)
		case mindmap.AnswerNode:
			if l.firstAnswer == nil || l.firstAnswer.after(r) {
				l.firstAnswer = r
			}
		}
		return
	case about != 0:
		r.about = l.w.node(r.op.Target())
	}
	l.others[r.entry.ID] = r
}

// makeRoom prepares an empty board for that many entries, so that its tables need not grow on the way.
func (l *Live) makeRoom(n int, entry func(i int) mindmap.Entry) {
	nodes, answers := 0, 0
	for i := range n {
		switch entry(i).Kind.Makes() {
		case mindmap.NoNode:
		case mindmap.AnswerNode:
			nodes++
			answers++
		default:
			nodes++
		}
	}
	l.acts, l.w.nodes = make(map[mindmap.ID][]*record, n), make(map[mindmap.ID]*node, nodes)
	l.w.spare, l.w.views = make([]node, nodes), make([]mindmap.Answer, answers)
}
