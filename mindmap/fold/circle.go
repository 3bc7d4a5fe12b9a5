package fold

import "mindwall/mindmap"

// circleSearch looks for a way from one node to another from both ends.
type circleSearch struct {
	number   uint64 // of searches so far
	up, down []*node
}

// closesCircle reports whether n would stand under itself if it hung under, or were merged into, the node to. A merged
// theme leads both to what it was merged into and to its parent, as it goes back there when the other is undone.
//
// It looks from both ends in turn and is done when one of them has nothing more: what is new, and what nothing hangs
// under, is told at once, however much is above.
func (w *world) closesCircle(n *node, to mindmap.ID) bool {
	if to == n.id {
		return true
	}
	first := w.nodes[to]
	if to.IsZero() || first == nil || first.Kind != n.Kind {
		return false
	}
	s := &w.circles
	s.number++
	above, below := 2*s.number, 2*s.number+1
	s.up, s.down = append(s.up[:0], first), append(s.down[:0], n)
	first.visited, n.visited = above, below
	at, tied := 0, 0 // of those below, and of its ties: which comes next
	for len(s.up) > 0 {
		w.steps++
		x := s.up[len(s.up)-1]
		s.up = s.up[:len(s.up)-1]
		for _, id := range [...]mindmap.ID{x.into, x.Parent} {
			next := w.nodes[id]
			if next == nil || id.IsZero() || next.Kind != n.Kind || id == x.Parent && id != x.into && n.Kind != mindmap.ThemeNode {
				continue
			}
			if next.visited == below {
				return true
			}
			if next.visited != above {
				next.visited = above
				s.up = append(s.up, next)
			}
		}
		for tied == len(s.down[at].ties) {
			w.steps++
			if at, tied = at+1, 0; at == len(s.down) {
				return false
			}
		}
		from := s.down[at].ties[tied].from
		tied++
		if from.Kind != n.Kind || from.visited == below {
			continue
		}
		if from.visited == above {
			return true
		}
		from.visited = below
		s.down = append(s.down, from)
	}
	return false
}
