package forms

import (
	"slices"

	"mindwall/mindmap"
	"mindwall/mindmap/shown"
	"mindwall/tui/forms/blocks"
)

// shape is how a question is built: which themes nest where, what is folded by hand, and which answers stand in which list.
// What changes in it is what a facilitator did, but for answers that come and go.
type shape struct {
	themes []nest
	lists  map[mindmap.ID][]*mindmap.Answer // by theme; the unsorted by none
}

// nest is a theme in its place.
type nest struct {
	id, parent mindmap.ID
	side       mindmap.Side
	folded     bool
}

func shapeOf(s *blocks.Source) shape {
	sh := shape{lists: map[mindmap.ID][]*mindmap.Answer{{}: s.Question.Unsorted}}
	for t := range s.Question.AllThemes {
		sh.themes = append(sh.themes, nest{t.ID, t.Parent, t.Side, s.Folded[t.ID]})
		sh.lists[t.ID] = t.Answers
	}
	return sh
}

// differs reports whether the facilitator did something to themes, or filed something, since.
func (sh *shape) differs(now *shape) bool {
	return !slices.Equal(sh.themes, now.themes) || sh.filed(now)
}

// filed reports whether an answer stands in another list than it did.
func (sh *shape) filed(now *shape) bool {
	left := map[mindmap.ID]bool{}
	for id, was := range sh.lists {
		if is := now.lists[id]; !blocks.Same(was, is) && !allIn(was, is) {
			for a := range without(was, is) {
				left[a.ID] = true
			}
		}
	}
	if len(left) == 0 {
		return false
	}
	for id, is := range now.lists {
		if blocks.Same(sh.lists[id], is) {
			continue // nothing came
		}
		for _, a := range is {
			if left[a.ID] {
				return true
			}
		}
	}
	return false
}

// allIn reports whether all answers of a list are in another one, in the same order: as after some came.
func allIn(list, other []*mindmap.Answer) bool {
	at := 0
	for _, a := range list {
		for at < len(other) && other[at].ID != a.ID {
			at++
		}
		if at == len(other) {
			return false
		}
		at++
	}
	return true
}

// without are the answers of a list that are not in another one.
func without(list, other []*mindmap.Answer) func(func(*mindmap.Answer) bool) {
	return func(yield func(*mindmap.Answer) bool) {
		in := make(map[mindmap.ID]bool, len(other))
		for _, a := range other {
			in[a.ID] = true
		}
		for _, a := range list {
			if !in[a.ID] && !yield(a) {
				return
			}
		}
	}
}

// maxHoles is the share of the strip, one in so many places, that may be empty before it closes up.
const maxHoles = 3

// follow keeps the places of the unsorted. One whose answer went leaves its place empty; the strip closes up when too much
// of it is, but not while answers are being filed.
func (a *Arrangement) follow(s *blocks.Source, filed bool) {
	is := s.Question.Unsorted
	was := a.shape.lists[mindmap.ID{}]
	if a.stands && blocks.Same(was, is) {
		return
	}
	if a.slots == nil && allIn(was, is) {
		return // nothing left its place, and none is empty
	}
	if a.slots == nil {
		a.slots = plain(was)
	}
	seen := a.seen()
	if n := a.hidden[shown.UnsortedID(s.Question.ID)]; n > 0 {
		for x := range without(a.shape.lists[mindmap.ID{}], is) {
			if !seen(x.ID) {
				n--
			}
		}
		a.hidden[shown.UnsortedID(s.Question.ID)] = max(n, 0)
	}
	slots, ok := carry(a.slots, is, seen)
	if holes := len(slots) - len(is); !ok || holes == 0 || !filed && holes*maxHoles >= len(slots) {
		slots = nil
	}
	a.slots = slots
}

// seen reports which unsorted answers are on the screen.
func (a *Arrangement) seen() func(mindmap.ID) bool {
	ids := map[mindmap.ID]bool{}
	if a.last != nil {
		for i := range a.last.parts {
			if p := &a.last.parts[i]; p.col == unsortedColumn {
				for _, s := range p.Spots() {
					ids[s.ID] = true
				}
			}
		}
	}
	return func(id mindmap.ID) bool { return ids[id] }
}

// closeUp takes the empty places out of the strip.
func (a *Arrangement) closeUp(f *fitting) {
	if a.slots == nil {
		return
	}
	a.slots, f.src.Strip = nil, nil
	clear(f.strips)
}

func plain(answers []*mindmap.Answer) []blocks.Slot {
	slots := make([]blocks.Slot, len(answers))
	for i, a := range answers {
		slots[i].Answer = a
	}
	return slots
}

// carry takes the places of answers over to what a list is now: those that went leave theirs empty if they were seen, and
// one that comes back finds it again. It fails when answers changed their order.
func carry(slots []blocks.Slot, is []*mindmap.Answer, seen func(mindmap.ID) bool) ([]blocks.Slot, bool) {
	at := make(map[mindmap.ID]int, len(slots))
	for i, s := range slots {
		at[s.Answer.ID] = i
	}
	here := make(map[mindmap.ID]bool, len(is))
	for _, a := range is {
		here[a.ID] = true
	}
	next, now := 0, make([]blocks.Slot, 0, len(slots)+1)
	holes := func(to int) {
		for _, s := range slots[next:to] {
			if !here[s.Answer.ID] && (s.Gone || seen(s.Answer.ID)) {
				s.Gone = true
				now = append(now, s)
			}
		}
	}
	for _, a := range is {
		i, known := at[a.ID]
		switch {
		case known && i < next:
			return nil, false
		case known:
			holes(i)
			next = i + 1
		}
		now = append(now, blocks.Slot{Answer: a})
	}
	holes(len(slots))
	return now, true
}
