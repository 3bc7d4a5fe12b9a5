package forms

import (
	"mindwall/mindmap"
	"mindwall/tui/forms/blocks"
)

// maxSpare is how many blank rows, beside the gap, a theme may get to grow into.
const maxSpare = 3

func (f *fitting) emptyMap(k Kind, as form) *Map {
	return &Map{question: f.src.Question.ID, W: f.w, H: f.h, Kind: k, form: as, look: f.src.Look, strip: f.h}
}

// stand gives every block of a trial its place, and rows of its own to grow into.
func (f *fitting) stand(t *trial) *Map {
	m := f.emptyMap(t.way.kind(), t.way.form)
	top := f.h
	if t.strip != nil {
		top = t.top
		if top == 0 {
			top = f.stripTop(t)
		}
		m.strip = top
	}
	area := top
	if t.strip != nil {
		area -= t.over
	}
	if t.way.form != nil {
		for i, col := range t.cols {
			f.stack(m, t, i, col, area)
		}
	}
	if t.strip != nil {
		m.add(t.strip, blocks.Margin, top, f.h, unsortedColumn)
	}
	if m.Kind == Tree {
		m.join = m.meeting(1 + (area-1)/2)
	}
	m.Hidden = f.hidden()
	return m
}

// meeting is the row, near to a wished one, at which both sides of a tree have their trunk: there it goes straight across.
func (m *Map) meeting(wished int) int {
	first, last := 0, m.H
	for col := range 2 {
		if parts := m.themes(col); len(parts) > 0 {
			end := parts[len(parts)-1]
			first, last = max(first, parts[0].y+parts[0].Joint), min(last, end.y+end.Joint)
		}
	}
	if first > last {
		return wished
	}
	return min(max(wished, first), last)
}

// stripTop is the row at which the strip begins: low, with room under it to grow. Without themes it begins at the top.
func (f *fitting) stripTop(t *trial) int {
	if t.way.form == nil {
		return 1
	}
	spare := f.h - 1 - t.tall - t.over - t.strip.H
	below := max(min(spare/2, stripSpare(t.strip.H)), 0)
	return f.h - t.strip.H - below
}

// stripSpare is how many rows are kept free under a strip of that height, where there is room.
func stripSpare(h int) int { return max(2, h/2) }

// stack puts the blocks of a column below each other in the rows 1 to area-1.
func (f *fitting) stack(m *Map, t *trial, col int, themes []int, area int) {
	form, n := t.way.form, len(themes)
	if n == 0 {
		return
	}
	used := form.gap() * (n - 1)
	for _, i := range themes {
		used += t.blocks[i].H
	}
	spare := max(area-1-used, 0)
	each := min(spare/(n+1), maxSpare)
	y := 1
	if form.centred() {
		y += (spare - each*(n-1)) / 2
	} else {
		each = min(spare/n, maxSpare)
	}
	for k, i := range themes {
		b := t.blocks[i]
		end := y + b.H + each
		next := end + form.gap()
		if k == n-1 {
			end = area
		} else {
			end = next
		}
		m.add(b, form.x(col, f.w), y, end, col)
		y = next
	}
}

// hidden is how many answers are left out that nobody folded.
func (f *fitting) hidden() (n int) {
	for _, l := range f.units() {
		if l.Keep >= 0 {
			n += max(len(l.Answers)-l.Keep, 0)
		}
	}
	return n
}

// inOrder reports whether all themes have a place, and these are as the wall has them: on their sides, one below the other.
func (a *Arrangement) inOrder(lists []*blocks.List) bool {
	last := given{}
	var below [2]int // the row on each side of a tree from which on the next one may stand
	for _, l := range lists {
		g, ok := a.places[l.ID]
		if !ok {
			return false
		}
		if a.at.kind() == Tree {
			if g.col != btoi(l.Theme.Side == mindmap.Left) || g.y < below[g.col] {
				return false
			}
			below[g.col] = g.y
			continue
		}
		if g.col < last.col || g.col == last.col && g.y < last.y {
			return false
		}
		last = g
	}
	return true
}
