package forms

import (
	"math"
	"slices"

	"mindwall/mindmap"
	"mindwall/tui/forms/blocks"
)

// Hold keeps a map from showing more than a room wants to read.
type Hold int8

// The holds.
const (
	Free      Hold = iota
	AtColumns      // answers stand one below the other
	AtHeads        // themes alone
)

// given is where a theme stands, and the rows that are its own.
type given struct{ col, y, end int }

// fitting is one look for a way in which a question fits a window.
type fitting struct {
	mk     *blocks.Maker
	src    blocks.Source
	w, h   int // of the window, the trunk's row included
	lists  []*blocks.List
	uns    *blocks.List
	hold   Hold
	strips map[stripKey]*blocks.Block
	cells  int // of all texts; 0 until they were summed up
}

type stripKey struct{ stop, rows, keep int }

func newFitting(mk *blocks.Maker, s blocks.Source, w, h int, hold Hold) *fitting {
	f := &fitting{mk: mk, src: s, w: w, h: h, hold: hold, strips: map[stripKey]*blocks.Block{}}
	f.lists, f.uns = mk.Begin(&s)
	return f
}

// strip is the unsorted under the themes, or alone without their rule.
func (f *fitting) strip(w way) *blocks.Block {
	if f.uns == nil {
		return nil
	}
	key := stripKey{w.stop, w.rows, f.uns.Keep}
	b, ok := f.strips[key]
	switch {
	case ok:
	case w.stop == blocks.Freely:
		b = f.mk.Alone(f.uns, f.w, f.h-1)
		f.strips[key] = b
	default:
		b = f.mk.Strip(f.uns, f.src.Strip, f.w-2*blocks.Margin, w.stop, w.rows, w.form == nil)
		f.strips[key] = b
	}
	return b
}

// trial is a way as far as it is known to fit.
type trial struct {
	way    way
	blocks []*blocks.Block
	cols   [][]int // places in blocks
	tall   int     // rows of the tallest column
	strip  *blocks.Block
	over   int // blank rows over the strip
	top    int // the strip's first row, when it keeps it
}

// rowsFor are the rows that themes may take, from the one under the trunk's on.
func (t *trial) rowsFor(h int) int {
	switch {
	case t.strip == nil:
		return h - 1
	case t.top > 0:
		return t.top - t.over - 1
	}
	return h - 1 - t.strip.H - t.over
}

// try fits a way. With places to keep, themes stay in their columns, a new one at the end of the last; with a row for the
// strip it begins there.
func (f *fitting) try(w way, places map[mindmap.ID]given, top int) (*trial, bool) {
	t := &trial{way: w, strip: f.strip(w), top: top}
	if w.form == nil {
		return t, t.strip == nil || t.strip.H <= f.h-1
	}
	if t.strip != nil && w.form.gap() > 0 {
		t.over = 1
	}
	if t.strip != nil && top > 0 && top+t.strip.H > f.h {
		return nil, false
	}
	room := t.rowsFor(f.h)
	for _, l := range f.lists {
		b := w.form.block(f.mk, l, f.w, w.rows)
		if b.H > room || !w.form.holds(b, l, f.w) {
			return nil, false
		}
		t.blocks = append(t.blocks, b)
	}
	if !w.form.roomy(t.blocks) {
		return nil, false
	}
	t.cols = f.asDealt(t.blocks, w.form, places)
	if t.cols == nil {
		if places != nil {
			return nil, false
		}
		t.cols = w.form.deal(f.lists, t.blocks)
	}
	for _, col := range t.cols {
		h := w.form.gap() * (len(col) - 1)
		for _, i := range col {
			h += t.blocks[i].H
		}
		t.tall = max(t.tall, h)
	}
	return t, t.tall <= room
}

// asDealt are the columns in which themes stood, a new one in the last; nil when none are known or they are out of order.
func (f *fitting) asDealt(themes []*blocks.Block, form form, places map[mindmap.ID]given) [][]int {
	if places == nil {
		return nil
	}
	if form.kind() == Tree || form.kind() == Branch {
		return form.deal(f.lists, themes) // sides are the wall's
	}
	var cols [][]int
	for i, l := range f.lists {
		at := max(len(cols)-1, 0)
		if g, ok := places[l.ID]; ok {
			if g.col < at {
				return nil
			}
			at = g.col
		}
		for len(cols) <= at {
			cols = append(cols, nil)
		}
		cols[at] = append(cols[at], i)
	}
	return slices.DeleteFunc(cols, func(c []int) bool { return len(c) == 0 })
}

// whole is the first way at which every answer that is not folded by hand is shown with all its words.
func (f *fitting) whole(ways []way) (*trial, bool) {
	if f.tooMuch() {
		return nil, false
	}
	for _, w := range ways {
		if t, ok := f.try(w, nil, 0); ok {
			return t, true
		}
	}
	return nil, false
}

// tooMuch reports, without laying anything out, that so many cells of text are never whole in so few.
func (f *fitting) tooMuch() bool {
	if f.cells == 0 {
		for _, l := range f.units() {
			for _, a := range l.Answers {
				if f.cells += f.mk.Cells(a); f.cells > f.w*f.h {
					return true
				}
			}
		}
	}
	return f.cells > f.w*f.h
}

// ways are the ways that are tried to show all, in order.
func (f *fitting) ways() (ways []way) {
	under := stops(f.w)
	if f.uns == nil {
		under = under[:1] // also of the first that will come
	}
	if len(f.lists) == 0 {
		if f.uns == nil || !f.uns.Folded {
			ways = append(ways, way{stop: blocks.Freely})
		}
		for _, stop := range under {
			ways = append(ways, way{stop: stop})
		}
		return ways
	}
	for _, form := range ladder(f.w, f.lists, f.hold) {
		for _, stop := range under {
			ways = append(ways, way{form: form, stop: stop})
		}
	}
	return ways
}

// maxTries is how many times a share is halved.
const maxTries = 14

// fold shows as much as fits of the last of the ways: of a list of n answers the root of share times n, the share as large
// as can be, then one more wherever a row has room.
func (f *fitting) fold(ways []way) (*trial, bool) {
	return f.foldTo(ways[len(ways)-1], f.units(), 0)
}

// foldThemes does so with the themes alone, over a strip of a tab stop that keeps its first row.
func (f *fitting) foldThemes(ways []way, stop, top int) (*trial, bool) {
	w := ways[len(ways)-1]
	w.stop = stop
	units := f.units()
	units = slices.DeleteFunc(units, func(l *blocks.List) bool { return l == f.uns })
	return f.foldTo(w, units, top)
}

func (f *fitting) foldTo(w way, units []*blocks.List, top int) (*trial, bool) {
	fits := func() bool {
		_, ok := f.try(w, nil, top)
		return ok
	}
	most := 1.0
	for _, l := range units {
		most = max(most, float64(len(l.Answers)))
	}
	for _, w.rows = range []int{0, blocks.MaxRows} {
		if keepFor(units, 0); !fits() {
			continue
		}
		low, high := 0.0, min(most, float64(f.w*f.h)/6)
		for range maxTries {
			mid := (low + high) / 2
			if keepFor(units, mid); fits() {
				low = mid
			} else {
				high = mid
			}
		}
		keepFor(units, low)
		fill(units, fits)
		return f.try(w, nil, top)
	}
	for _, l := range units {
		l.Keep = blocks.All
	}
	return nil, false
}

// all are the themes, and the unsorted if there are some.
func (f *fitting) all() []*blocks.List {
	if f.uns == nil {
		return f.lists
	}
	return append(f.lists[:len(f.lists):len(f.lists)], f.uns)
}

// units are the lists whose answers may be left out.
func (f *fitting) units() (units []*blocks.List) {
	for l := range blocks.Every(f.all()) {
		if len(l.Answers) > 0 && !l.Folded {
			units = append(units, l)
		}
	}
	return units
}

// keepFor keeps of each list the root of a share of it: a large one gives more than a small one.
func keepFor(units []*blocks.List, share float64) {
	for _, l := range units {
		n := int(math.Sqrt(share * float64(len(l.Answers))))
		l.Keep = min(max(n, l.Least()), len(l.Answers))
	}
}

// fill keeps one more of each list as often as that fits.
func fill(units []*blocks.List, fits func() bool) {
	for again := true; again; {
		again = false
		for _, l := range units {
			if l.Keep >= len(l.Answers) {
				continue
			}
			if l.Keep++; fits() {
				again = true
			} else {
				l.Keep--
			}
		}
	}
}

// heads are the themes alone.
func (f *fitting) heads() *Map {
	m := f.emptyMap(Heads, nil)
	b := f.mk.Heads(f.all(), f.w, f.h)
	for _, l := range f.all() {
		m.Hidden += l.Below()
	}
	m.Hidden -= b.Answers
	m.add(b, 0, 0, f.h, 0)
	return m
}

// keepAll shows every answer again.
func (f *fitting) keepAll() {
	for _, l := range f.units() {
		l.Keep = blocks.All
	}
}
