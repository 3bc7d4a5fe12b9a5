package proposals

import "mindwall/mindmap"

// merging gathers pairs of answers into groups of which one answer stands for all.
type merging struct {
	onMap  map[mindmap.ID]*mindmap.Answer
	kept   *Kept
	groups map[mindmap.ID]*group // by each answer in it
	all    []*group              // in the order of their first pairs, those that were joined to others empty
}

type group struct {
	head    mindmap.ID
	members []mindmap.ID
}

// planMerges drafts the merging of pairs. Two answers that somebody filed under different themes, or keeps apart, are not
// merged by way of a third.
func (r *repeats) planMerges(pairs []*pair) []mindmap.Draft {
	m := &merging{onMap: r.onMap, kept: r.kept, groups: map[mindmap.ID]*group{}}
	for _, p := range pairs {
		a, b := m.groupOf(p.answers[0]), m.groupOf(p.answers[1])
		if a != b && m.mayJoin(a, b, p) {
			m.join(a, b)
		}
	}
	var drafts []mindmap.Draft
	for _, g := range m.all {
		for _, id := range g.members {
			if id != g.head {
				drafts = append(drafts, mindmap.Draft{Op: mindmap.MergeAnswer{Answer: id, Into: g.head}})
			}
		}
	}
	return drafts
}

func (m *merging) groupOf(answer mindmap.ID) *group {
	if m.groups[answer] == nil {
		g := &group{head: answer, members: []mindmap.ID{answer}}
		m.groups[answer], m.all = g, append(m.all, g)
	}
	return m.groups[answer]
}

// mayJoin reports whether a pair may bring two groups together: nobody holds any two answers of them apart, but for the
// pair itself, which was asked for.
func (m *merging) mayJoin(a, b *group, by *pair) bool {
	for _, one := range a.members {
		for _, other := range b.members {
			between := pair{answers: [2]mindmap.ID{one, other}}
			if between.id() != by.id() && (m.kept.has(between.id()) || filedApart(m.onMap[one], m.onMap[other])) {
				return false
			}
		}
	}
	return true
}

func (m *merging) join(a, b *group) {
	if standsFor(m.onMap[b.head], m.onMap[a.head]) {
		a.head = b.head
	}
	a.members = append(a.members, b.members...)
	for _, id := range b.members {
		m.groups[id] = a
	}
	b.members = nil
}
