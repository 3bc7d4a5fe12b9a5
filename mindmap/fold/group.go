package fold

import (
	"slices"

	"mindwall/mindmap"
)

// place is where an answer stands.
type place struct {
	shelf    shelf
	question mindmap.ID
	theme    mindmap.ID
	root     *node // the answer that stands for it: itself unless merged
}

// parent is the node whose list the answer is in.
func (p place) parent() mindmap.ID {
	if p.theme.IsZero() {
		return p.question
	}
	return p.theme
}

// rootOf is the answer that n was merged into by hand, or n itself. A link holds while both ends are on the same shelf,
// so that nothing vanishes when the answer that something was merged into is removed or undone. It is found once a round of
// placing, in which no answer changes.
func (w *world) rootOf(n *node) *node {
	s := n.shelf()
	if s == absent { // what is nowhere may be linked in circles of any kinds
		return n
	}
	root := n
	for root.rooted != w.placing && !root.into.IsZero() {
		next := w.nodes[root.into]
		if next == nil || next.shelf() != s {
			break
		}
		root = next
		w.steps++
	}
	if root.rooted == w.placing {
		root = root.root
	}
	for x := n; x.rooted != w.placing; x = w.nodes[x.into] {
		if x.root, x.rooted = root, w.placing; x == root {
			break
		}
	}
	return root
}

// place finds where an answer stands, and all that stand together with it: those that were merged by hand, and those
// under the same question, on the same shelf, that have a key in common with one of them, as the same row of a survey
// that was imported twice has, once counted, perhaps, and once as an answer of its own. The one with the least stamp of those that were not merged by hand stands for all; they
// stand under its theme or, as long as it is unsorted, under the first theme that one of them was put under.
func (w *world) place(n *node) {
	if n.shelf() == absent {
		n.place, n.round, n.group, n.shown = place{root: n}, w.placing, nil, nil
		return
	}
	if root := w.rootOf(n); root == n && len(n.ties) == 0 && !w.isDouble(n) && len(w.doubles[n]) == 0 {
		n.place, n.round = place{shelf: n.shelf(), root: n}, w.placing
		n.place.theme, n.place.question = w.resolveTheme(n.Parent, n.Question)
		if n.group != nil {
			n.group, n.shown = nil, nil
		}
		return
	}
	g := w.gather(w.rootOf(n))
	at := place{shelf: n.shelf(), question: g.question, root: g.roots[0]}
	for _, r := range g.roots {
		if at.theme.IsZero() {
			at.theme, _ = w.resolveTheme(r.Parent, r.Question)
		}
	}
	others := g.members[:0]
	for _, m := range g.members {
		if m.place, m.round = at, w.placing; m == at.root {
			continue
		}
		m.group, m.shown = nil, nil
		others = append(others, m)
	}
	slices.SortFunc(others, compareNodes)
	if !slices.Equal(at.root.group, others) {
		at.root.group, at.root.shown = others, nil
	}
}

// isDouble reports whether another answer has the same key.
func (w *world) isDouble(n *node) bool {
	return !n.key.IsZero() && (n.alike != nil || w.byKey[n.key] != n)
}

func compareNodes(a, b *node) int { return a.made.Compare(b.made) }

// group is answers that stand together.
type group struct {
	question mindmap.ID
	roots    []*node // that were not merged by hand, in the order of making
	members  []*node // all, in no order
}

// gather finds all that stand together with a root.
func (w *world) gather(root *node) *group {
	_, question := w.resolveTheme(root.Parent, root.Question)
	g := &group{question: question, roots: []*node{root}}
	var met map[*node]bool // roots that were looked at
	var keys map[mindmap.ID]bool
	take := func(other *node) {
		if other.shelf() != root.shelf() {
			return
		}
		r := w.rootOf(other)
		if _, q := w.resolveTheme(r.Parent, r.Question); q == question && !met[r] {
			met[r] = true
			g.roots = append(g.roots, r)
		}
	}
	for i := 0; i < len(g.roots); i++ {
		from := len(g.members)
		g.members = w.withMerged(g.members, g.roots[i])
		for _, m := range g.members[from:] {
			doubles := w.doubles[m]
			again := w.isDouble(m) && !keys[m.key]
			if !again && len(doubles) == 0 {
				continue
			}
			if keys == nil {
				keys, met = map[mindmap.ID]bool{}, map[*node]bool{root: true}
			}
			if again {
				keys[m.key] = true
				for other := w.byKey[m.key]; other != nil; other = other.alike {
					take(other)
				}
			}
			if c := w.counterOf(m); c != nil {
				take(c)
			}
			for _, said := range doubles {
				if w.counterOf(said) == m {
					take(said)
				}
			}
		}
	}
	slices.SortFunc(g.roots, compareNodes)
	return g
}

// withMerged adds a node and all that was merged into it by hand, directly or through others.
func (w *world) withMerged(list []*node, n *node) []*node {
	from := len(list)
	list = append(list, n)
	for i := from; i < len(list); i++ {
		for _, t := range list[i].ties {
			if t.from.Kind == mindmap.AnswerNode && t.from.shelf() == n.shelf() {
				list = append(list, t.from)
			}
		}
	}
	return list
}

// Known is what a wall knows of the rows of surveys. It does not change any more.
type Known struct {
	origins map[string]bool
	counted map[mindmap.ID]bool
	answers map[keyed]mindmap.ID
}

// keyed is an answer's key under a question.
type keyed struct {
	question mindmap.ID
	key      string
}

// Known tells what is known of the rows of surveys, whatever became of them since.
func (l *ledger) Known() *Known {
	k := &Known{origins: l.OriginKeys(), counted: map[mindmap.ID]bool{}, answers: map[keyed]mindmap.ID{}}
	first := map[keyed]*node{}
	for _, n := range l.w.answers {
		if !n.alive {
			continue
		}
		for id := range n.Counted {
			k.counted[id] = true
		}
		if n.Base > 0 || n.Origin == nil || n.place.root == nil {
			continue
		}
		at := keyed{n.place.question, n.Origin.Key}
		if f := first[at]; f == nil || n.made.Compare(f.made) < 0 {
			first[at], k.answers[at] = n, n.place.root.id
		}
	}
	return k
}

// Nothing reports whether nothing was ever imported.
func (k *Known) Nothing() bool { return len(k.origins) == 0 && len(k.counted) == 0 }

// Has reports whether the answer of a row is known by its key, as an answer of its own or as one that is counted.
func (k *Known) Has(key string) bool { return k.origins[key] || k.counted[mindmap.KeyID(key)] }

// Answer is the one that stands for those of an origin's key under the question, wherever they are, and for whom people
// are counted; zero when there is none.
func (k *Known) Answer(question mindmap.ID, key string) mindmap.ID {
	return k.answers[keyed{question, key}]
}
