package fold

import (
	"bytes"
	"slices"

	"mindwall/mindmap"
)

// crowd is the people behind answers that are the same row of a survey, or behind one that is none.
type crowd struct {
	own   int           // source of the first answer
	sums  mindmap.Tally // may be below 0
	least int
}

// add adds the people behind an answer. Who is in seen already, by their key, counts no more, and the crowd may be
// nobody then; who counts is put there. A nil seen has nobody.
func (c *crowd) add(n *node, seen map[mindmap.ID]bool) {
	own := n.Source.Index()
	count := func(key mindmap.ID, people int) {
		if seen[key] {
			c.least = 0
			return
		}
		if c.sums[own] += people; seen != nil {
			seen[key] = true
		}
	}
	switch c.sums = c.sums.Plus(n.Counts); {
	case n.key.IsZero():
		c.sums[own] += n.Base
	case n.Base > 0:
		count(n.key, n.Base)
	}
	for key := range n.Counted {
		if key != n.key || n.Base == 0 {
			count(key, 1)
		}
	}
}

// people are those behind an answer alone.
func (n *node) people() mindmap.Tally {
	c := crowd{own: n.Source.Index(), least: 1}
	c.add(n, nil)
	return atLeast(c.sums, c.own, c.least)
}

// together are the people behind an answer and behind those that it stands for, each person of a survey once.
func (n *node) together(seen map[mindmap.ID]bool) mindmap.Tally {
	crowds := make([]crowd, 0, 1+len(n.group))
	of := map[mindmap.ID]int{} // crowds by key
	for _, m := range append([]*node{n}, n.group...) {
		at, known := of[m.key]
		if again := known && !m.key.IsZero(); !again {
			at = len(crowds)
			crowds, of[m.key] = append(crowds, crowd{own: m.Source.Index(), least: 1}), at
			crowds[at].add(m, seen)
			continue
		}
		least := crowds[at].least
		crowds[at].add(m, seen)
		crowds[at].least = least // the row's own people were seen, of course
	}
	sums := mindmap.Tally{}
	for _, c := range crowds {
		sums = sums.Plus(atLeast(c.sums, c.own, c.least))
	}
	return sums
}

// persons lists who was counted, by their keys.
func (n *node) persons() []*mindmap.Person {
	if len(n.Counted) == 0 {
		return nil
	}
	list := make([]*mindmap.Person, 0, len(n.Counted))
	for key, p := range n.Counted {
		if key != n.key || n.Base == 0 {
			list = append(list, p)
		}
	}
	slices.SortFunc(list, func(a, b *mindmap.Person) int { return bytes.Compare(a.Key[:], b.Key[:]) })
	return list
}

// atLeast makes sums of counts by source a tally to be shown: at least the given number of people, and of no source
// fewer than nobody. What was counted off one source below nothing is missing from the others, so that counting one
// off always shows. Who is there at the least came by own.
func atLeast(sums mindmap.Tally, own, least int) mindmap.Tally {
	lack := 0
	for i, n := range sums {
		lack += max(-n, 0)
		sums[i] = max(n, 0)
	}
	for i, n := range sums {
		off := min(lack, n)
		sums[i] -= off
		lack -= off
	}
	sums[own] += max(least-sums.Total(), 0)
	return sums
}
