package stage

import (
	"slices"

	"mindwall/mindmap"
	"mindwall/mindmap/layout"
	"mindwall/tui/screen"
)

// memory is how a map stood when it was painted last, so that it can stay as it is where it may.
type memory struct {
	key   memoryKey
	trims [2]trim // of the right and of the left side
	tops  [2]int  // the first row of each side, and one more; 0 is not known
}

// memoryKey is what a memory is of; of anything else it says nothing.
type memoryKey struct {
	question mindmap.ID
	size     screen.Size
	twoSided bool
}

func sideIndex(s mindmap.Side) int {
	if s == mindmap.Left {
		return 1
	}
	return 0
}

func (f *fitter) memoryKey() memoryKey {
	return memoryKey{f.p.q.ID, f.p.size, f.plan.twoSided}
}

// of is the memory of the map that is fitted, empty when something else was painted.
func (m *memory) of(f *fitter) memory {
	if m.key != f.memoryKey() {
		return memory{key: f.memoryKey()}
	}
	return *m
}

// keep remembers the trims that were found.
func (m *memory) keep(f *fitter) {
	now := m.of(f)
	now.trims = f.trims
	*m = now
}

func (t trim) keeping(answers int) trim {
	t.keep = answers
	return t
}

// asBefore takes the trim with which a side was painted last, if it is one of these, still fits, and much more would
// not: so that an answer more changes its own theme and no other.
func (f *fitter) asBefore(s mindmap.Side, trims []trim) bool {
	last := f.p.before.of(f).trims[sideIndex(s)]
	known := slices.ContainsFunc(trims, func(t trim) bool { return last == t.keeping(last.keep) && last.keep >= t.keep })
	if !known {
		return false
	}
	if _, more := f.fits(s, last.keeping(last.keep+2)); more && longest(f.on(s)) > last.keep {
		return false
	}
	_, ok := f.fits(s, last)
	return ok
}

// patience is how many rows a side may stand away from the middle before it is moved there.
const patience = 2

// settle moves the sides of a two-sided map to their rows in the window: the middle of their themes to the middle of the
// window, but a side that can stay where it was stays. What changes on one side moves nothing on the other.
func (f *fitter) settle(m *layout.Map) {
	centre := (f.room - 1) / 2
	shift, first, last := [2]float64{}, 0, f.room
	before := f.p.before.of(f)
	for i, s := range [2]mindmap.Side{mindmap.Right, mindmap.Left} {
		top, height := extent(m, s)
		from, to := stemRows(m, s)
		wanted := clamp(centre-((from+to)/2-top), 0, max(f.room-height, 0))
		if stays := before.tops[i] - 1; stays >= 0 && abs(stays-wanted) <= patience && stays+height <= f.room {
			wanted = stays
		}
		before.tops[i] = wanted + 1
		shift[i] = float64(wanted - top)
		first, last = max(first, from+wanted-top), min(last, to+wanted-top)
	}
	if first <= last { // a row at which both sides have the trunk: there it goes straight across
		centre = clamp(centre, first, last)
	}
	*f.p.before = before
	for i := range m.Boxes[1:] {
		b := &m.Boxes[i+1]
		b.Y += shift[sideIndex(b.Side)]
	}
	for i := range m.Edges {
		e := &m.Edges[i]
		e.Y1 += shift[sideIndex(e.Side)]
		if e.From == 0 {
			e.Y0 = float64(centre)
		} else {
			e.Y0 += shift[sideIndex(e.Side)]
		}
	}
	m.Boxes[0].Y = float64(centre)
}

// extent is the first row of a side of a map and how many it takes.
func extent(m *layout.Map, s mindmap.Side) (top, height int) {
	top, low := int(m.H), 0
	for i := range m.Boxes[1:] {
		if b := &m.Boxes[i+1]; b.Side == s {
			top, low = min(top, int(b.Y)), max(low, int(b.Y+b.H))
		}
	}
	return top, max(low-top, 0)
}

// stemRows are the rows of the first and the last theme of a side.
func stemRows(m *layout.Map, s mindmap.Side) (first, last int) {
	first, last = int(m.H), 0
	for i := range m.Edges {
		if e := &m.Edges[i]; e.From == 0 && e.Side == s {
			first, last = min(first, int(e.Y1)), max(last, int(e.Y1))
		}
	}
	return first, last
}

func abs(n int) int { return max(n, -n) }
