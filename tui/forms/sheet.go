package forms

import (
	"maps"
	"slices"

	"mindwall/mindmap"
	"mindwall/tui/forms/blocks"
	"mindwall/tui/screen"
)

// Keep is the form that somebody wants of a sheet.
type Keep int8

// The forms of a sheet.
const (
	KeepNone   Keep = iota // a tree as long as it shows everything, then columns
	KeepTree               // a tree, however high
	KeepColumn             // columns
)

// The widths in cells of a sheet's columns, and of the tab stops of its unsorted.
const (
	sheetColumn = 36
	sheetStop   = 28
)

// Sheet is a question as somebody works on it: all of it, however high, nothing left out that is not folded by hand. While a
// tree shows everything in the window it is one; once that is too high it becomes columns at the next pause, and stays so
// until the question or the window is another. It is not safe for use by several goroutines.
type Sheet struct {
	Maker blocks.Maker

	tree   Arrangement
	of     sheetWindow
	stands bool
	shape  shape
	slots  []blocks.Slot
	flat   bool                 // columns, for this question and window
	places map[mindmap.ID]given // the columns of themes
}

// Clone is the sheet as it stands now, to be gone back to.
func (s *Sheet) Clone() Sheet {
	now := *s
	now.places = maps.Clone(s.places)
	now.tree.places, now.tree.hidden = maps.Clone(s.tree.places), maps.Clone(s.tree.hidden)
	return now
}

// sheetWindow is what a sheet is for.
type sheetWindow struct {
	question mindmap.ID
	size     screen.Size
	keep     Keep
}

// Lay is a question for a window of that size. With holes, the places of answers that were filed are kept, with a note where
// they went.
func (s *Sheet) Lay(src blocks.Source, size screen.Size, keep Keep, holes bool) *Map {
	of := sheetWindow{src.Question.ID, size, keep}
	if !s.stands || s.of != of {
		*s = Sheet{Maker: s.Maker, of: of, flat: keep == KeepColumn || len(src.Question.Themes) == 0}
	}
	now := shapeOf(&src)
	pause := !s.stands || s.shape.differs(&now)
	if s.flat && keep != KeepColumn && s.stands && len(s.shape.themes) == 0 && len(now.themes) > 0 {
		s.flat = false // the first theme: until now there was no tree to be
	}
	s.follow(&src, &now, holes)
	src.Strip = s.slots
	f := newFitting(&s.Maker, src, size.W, max(size.H, 1), Free)
	s.tree.was = s.shape
	s.stands, s.shape = true, now
	possible := len(f.lists) > 0 && (f.w < branchBelow || hasTwoSides(f.lists))
	if !s.flat && possible {
		if m := s.layTree(f, keep, pause); m != nil {
			return m
		}
		s.flat = true
	}
	return s.layColumns(f, pause)
}

// layTree is the tree: as it stands, or anew, as long as it fits the window; higher than that until the next pause, but not by
// many windows. It is nil when there is none.
func (s *Sheet) layTree(f *fitting, keep Keep, pause bool) *Map {
	if keep != KeepTree && f.answers() > maxWindows*f.h {
		return nil
	}
	t := &s.tree
	if t.places != nil && t.last.H == f.h {
		strip, stood := t.places[unsortedKey]
		if m := t.stay(f); m != nil && m.Hidden == 0 && !m.cuts() {
			t.last = m
			return m
		}
		f.keepAll()
		clear(t.hidden)
		if m := s.raised(f); m != nil {
			return m
		}
		if stood {
			t.places[unsortedKey] = strip
		}
	}
	ways := f.trees(airy, crowded)
	if keep == KeepTree || !pause && t.places != nil {
		ways = append(ways, f.trees(anyhow)...)
	}
	if trial := s.overStrip(f, ways); trial != nil {
		t.last = t.stand(f, trial)
		return t.last
	}
	trial, ok := f.whole(ways)
	if !ok {
		if pause && keep != KeepTree || !pause && t.places == nil {
			return nil
		}
		if trial = f.tall(ways); trial == nil {
			return nil
		}
	}
	t.last = t.stand(f, trial)
	return t.last
}

// maxWindows is how many answers a row of the window a tree may have at all. Hundreds that come at once make it columns without
// a pause: nobody finds anything in a tree so high, and all of it would be laid out at each answer.
const maxWindows = 4

// answers counts those that are not folded by hand.
func (f *fitting) answers() (n int) {
	for _, l := range f.units() {
		n += len(l.Answers)
	}
	return n
}

// overStrip is a tree over the unsorted where they stand: nothing of them moves while answers are filed from there. It is nil when
// there is none.
func (s *Sheet) overStrip(f *fitting, ways []way) *trial {
	g, ok := s.tree.places[unsortedKey]
	if !ok || f.uns == nil || s.tree.last.H != f.h {
		return nil
	}
	for _, w := range append([]way{s.tree.at}, ways...) {
		if t, ok := f.try(w, nil, g.y); ok {
			return t
		}
	}
	return nil
}

// trees are the ways in which a sheet is a tree, the airier ones first. It stays one where a room would be shown another form.
func (f *fitting) trees(crowds ...crowd) (ways []way) {
	stop, forms := f.sheetStop(), ladder(f.w, f.lists, Free)
	for _, c := range crowds {
		for _, form := range forms {
			if form, ok := form.(tree); ok {
				ways = append(ways, way{form: tree{form.centre, c}, stop: stop})
			}
		}
	}
	return ways
}

// raised lets the unsorted grow into the blank rows over them, where there are some: the themes stay as they are.
func (s *Sheet) raised(f *fitting) *Map {
	t := &s.tree
	if f.uns == nil {
		return nil
	}
	low := t.lowest()
	free := f.h - f.strip(t.at).H - low
	if free < 0 {
		return nil
	}
	t.places[unsortedKey] = given{unsortedColumn, low + max(free-maxRaised, 0), f.h}
	m := t.stay(f)
	if m == nil || m.Hidden > 0 || m.cuts() {
		f.keepAll()
		clear(t.hidden)
		return nil
	}
	t.last = m
	return m
}

// maxRaised is how many rows more than they need now the unsorted are raised at once, so that the next answers move nothing.
const maxRaised = 2

// cuts reports whether an answer lost words for want of room, or its place.
func (m *Map) cuts() bool {
	for i := range m.parts {
		if slices.ContainsFunc(m.parts[i].Spots(), func(s blocks.Spot) bool { return s.Cut || s.More > 0 }) {
			return true
		}
	}
	return false
}

// tall is a tree as high as it is; nil when it would be cramped.
func (f *fitting) tall(ways []way) *trial {
	const boundless = 1 << 20
	h := f.h
	f.h = boundless
	defer func() {
		if f.h == boundless {
			f.h = h
		}
	}()
	for _, w := range ways {
		if t, ok := f.try(w, nil, 0); ok {
			f.h = max(h, 1+t.tall+t.over+t.stripHeight())
			return t
		}
	}
	return nil
}

func (t *trial) stripHeight() int {
	if t.strip == nil {
		return 0
	}
	return t.strip.H
}

// sheetStop is the tab stop of the unsorted under a tree and under columns, also of the first that will come.
func (f *fitting) sheetStop() int {
	w := f.w - 2*blocks.Margin
	return w / max(w/sheetStop, 1)
}

// layColumns is the themes in columns with the unsorted under them, as high as that is. Themes stay in their columns, and
// are dealt anew at a pause when one has become much higher than it need be.
func (s *Sheet) layColumns(f *fitting, pause bool) *Map {
	k := max((f.w-2*blocks.Margin)/sheetColumn, 1)
	w := way{form: columns{k, 1}, stop: f.sheetStop()}
	if len(f.lists) == 0 {
		w.form = nil
		t := &trial{way: w, strip: f.strip(w)}
		f.h = 1 + t.stripHeight()
		return f.stand(t)
	}
	const boundless = 1 << 20
	f.h = boundless
	t, ok := f.try(w, s.places, 0)
	if even, _ := f.try(w, nil, 0); !ok || pause && t.tall > even.tall+max(even.tall/4, 4) || s.places == nil {
		t = even
	}
	f.h = 1 + t.tall + t.over + t.stripHeight()
	m := f.stand(t)
	s.places = map[mindmap.ID]given{}
	for i := range m.parts {
		s.places[m.parts[i].List] = given{col: m.parts[i].col}
	}
	return m
}

// follow keeps the places of unsorted answers that were filed, as long as holes are wanted.
func (s *Sheet) follow(src *blocks.Source, now *shape, holes bool) {
	is, was := now.lists[mindmap.ID{}], s.shape.lists[mindmap.ID{}]
	if !holes || s.slots == nil && allIn(was, is) {
		s.slots = nil
		return
	}
	if s.slots == nil {
		s.slots = plain(was)
	}
	slots, ok := carry(s.slots, is, func(mindmap.ID) bool { return true })
	if !ok || len(slots) == len(is) {
		s.slots = nil
		return
	}
	for i := range slots {
		if slots[i].Gone {
			slots[i].Note = wentTo(src.Question, slots[i].Answer.ID)
		}
	}
	s.slots = slots
}

// wentTo tells by its letter under which theme an answer is now; empty when it is under none.
func wentTo(q *mindmap.Question, answer mindmap.ID) string {
	for t := range q.AllThemes {
		for _, a := range t.Answers {
			if a.ID == answer {
				return "→ " + t.Letter
			}
		}
	}
	return ""
}
