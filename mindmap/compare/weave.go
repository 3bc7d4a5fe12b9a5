package compare

import (
	"bytes"
	"cmp"
	"maps"
	"slices"

	"mindwall/mindmap"
)

// part is a question or a theme of one column.
type part struct {
	column int
	id     mindmap.ID
	name   string
	place  int   // among those of its kind in the column, in the order in which they are met
	parent *part // the theme above a theme; nil at the top
	depth  int   // 0 of questions, 1 of themes at the top
	group  *group

	question *mindmap.Question
	theme    *mindmap.Theme
}

// group is what belongs together, one part a column at most.
type group struct {
	parts []*part // by column; nil where there is none
	ties  []Tie
}

// last is the part of the last column that has one.
func (g *group) last() *part {
	for _, p := range slices.Backward(g.parts) {
		if p != nil {
			return p
		}
	}
	return nil
}

// loom puts together what belongs together. Ties that are surer are offered before others; each holds where none before it says
// otherwise.
type loom struct {
	walls   []Wall
	decided pairs
	lineage pairs
	parts   []*part
}

// pairs are pairs of nodes, both ways.
type pairs map[[2]mindmap.ID]bool // whether they are to be apart

func compareIDs(a, b mindmap.ID) int { return bytes.Compare(a[:], b[:]) }

func compareNodes(a, b [2]mindmap.ID) int {
	return cmp.Or(compareIDs(a[0], b[0]), compareIDs(a[1], b[1]))
}

func newLoom(walls []Wall, decided Decisions) *loom {
	l := &loom{walls: walls, decided: pairs{}, lineage: pairs{}}
	for _, d := range decided {
		l.decided[d.Nodes], l.decided[d.turned().Nodes] = d.Apart, d.Apart
	}
	for _, w := range walls {
		for _, b := range w.Lineage {
			l.lineage[[2]mindmap.ID{b.Was, b.Is}], l.lineage[[2]mindmap.ID{b.Is, b.Was}] = false, false
		}
	}
	return l
}

// add puts a part on, together with nothing yet.
func (l *loom) add(p *part) *part {
	p.group = &group{parts: make([]*part, len(l.walls))}
	p.group.parts[p.column] = p
	l.parts = append(l.parts, p)
	return p
}

// offer is a tie that may hold.
type offer struct {
	a, b  *part // a in the earlier column
	how   How
	score float64
}

// tie offers a tie for each two parts of a bunch that could still be put together, and makes those that hold, the best of all bunches first.
// of says how far it speaks for one; it does not when its How is zero.
func (l *loom) tie(bunches [][]*part, of func(a, b *part) (How, float64)) {
	var offers []offer
	for _, bunch := range bunches {
		for i, a := range bunch {
			for _, b := range bunch[i+1:] {
				first, second := a, b
				if a.column > b.column {
					first, second = b, a
				}
				if !l.fit(a.group, b.group) {
					continue
				}
				if how, score := of(first, second); how != 0 {
					offers = append(offers, offer{first, second, how, score})
				}
			}
		}
	}
	slices.SortStableFunc(offers, compareOffers)
	for _, o := range offers {
		if l.fit(o.a.group, o.b.group) {
			l.join(o)
		}
	}
}

// bunch puts parts together that have the same key; those without one are left out. Bunches are in the order of their first parts.
func bunch[K comparable](parts []*part, key func(*part) (K, bool)) [][]*part {
	at := map[K]int{}
	var out [][]*part
	for _, p := range parts {
		k, ok := key(p)
		if !ok {
			continue
		}
		i, known := at[k]
		if !known {
			i = len(out)
			at[k], out = i, append(out, nil)
		}
		out[i] = append(out[i], p)
	}
	return out
}

// compareOffers orders offers, the best first. It does not change when the columns are turned round.
func compareOffers(x, y offer) int {
	apart := func(o offer) int { return max(o.a.place-o.b.place, o.b.place-o.a.place) }
	lower := func(o offer) [2]mindmap.ID {
		if compareIDs(o.a.id, o.b.id) > 0 {
			return [2]mindmap.ID{o.b.id, o.a.id}
		}
		return [2]mindmap.ID{o.a.id, o.b.id}
	}
	return cmp.Or(
		cmp.Compare(x.how, y.how), cmp.Compare(y.score, x.score), cmp.Compare(apart(x), apart(y)),
		cmp.Compare(x.a.place+x.b.place, y.a.place+y.b.place), compareNodes(lower(x), lower(y)),
	)
}

// fit reports whether two groups may become one: no column is in both, and nobody said of two of their parts that they are apart.
func (l *loom) fit(g, h *group) bool {
	if g == h {
		return false
	}
	for i := range g.parts {
		if g.parts[i] != nil && h.parts[i] != nil {
			return false
		}
	}
	if len(l.decided) == 0 {
		return true
	}
	for _, a := range g.parts {
		for _, b := range h.parts {
			if a != nil && b != nil && a.id != b.id && l.decided[[2]mindmap.ID{a.id, b.id}] {
				return false
			}
		}
	}
	return true
}

func (l *loom) join(o offer) {
	g, h := o.a.group, o.b.group
	g.ties = append(append(g.ties, h.ties...), Tie{
		Columns: [2]int{o.a.column, o.b.column}, Walls: [2]mindmap.ID{l.walls[o.a.column].ID, l.walls[o.b.column].ID},
		Nodes: [2]mindmap.ID{o.a.id, o.b.id}, Texts: [2]string{o.a.name, o.b.name}, How: o.how, Score: o.score,
	})
	for i, p := range h.parts {
		if p != nil {
			g.parts[i], p.group = p, g
		}
	}
}

// sure makes the ties that hold whatever things are called: said by a person, by ids, and by lineage.
func (l *loom) sure() {
	byID := map[mindmap.ID][]*part{}
	for _, p := range l.parts {
		byID[p.id] = append(byID[p.id], p)
	}
	both := func(a, b *part) bool { // each column has what the other has: then ids tell
		has := func(column int, id mindmap.ID) bool {
			return slices.ContainsFunc(byID[id], func(p *part) bool { return p.column == column })
		}
		return has(a.column, b.id) && has(b.column, a.id)
	}
	bunches := bunch(l.parts, func(p *part) (mindmap.ID, bool) { return p.id, true })
	for _, known := range []pairs{l.decided, l.lineage} {
		for _, pair := range slices.SortedFunc(maps.Keys(known), compareNodes) { // the order in which equal offers are met tells which hold
			if compareIDs(pair[0], pair[1]) < 0 && len(byID[pair[0]]) > 0 && len(byID[pair[1]]) > 0 {
				bunches = append(bunches, slices.Concat(byID[pair[0]], byID[pair[1]]))
			}
		}
	}
	l.tie(bunches, func(a, b *part) (How, float64) {
		pair := [2]mindmap.ID{a.id, b.id}
		apart, said := l.decided[pair]
		_, followed := l.lineage[pair]
		switch {
		case a.id == b.id:
			return ByID, 0
		case said && !apart && !both(a, b):
			return Confirmed, 0
		case followed:
			return ByLineage, 0
		}
		return 0, 0
	})
}

// byName makes the ties of parts that have a key and the same one. What has no name has none.
func (l *loom) byName(key func(*part) (nameIn, bool)) {
	named := func(p *part) (nameIn, bool) {
		k, ok := key(p)
		return k, ok && k.name != ""
	}
	l.tie(bunch(l.parts, named), func(*part, *part) (How, float64) { return ByName, 0 })
}

// nameIn is a name, apart from letter case and blanks, among what hangs on one thing.
type nameIn struct {
	name  string
	under *group
}

// groups are all groups, once each, in the order of their parts.
func (l *loom) groups() []*group {
	var out []*group
	seen := map[*group]bool{}
	for _, p := range l.parts {
		if !seen[p.group] {
			seen[p.group] = true
			out = append(out, p.group)
		}
	}
	return out
}
