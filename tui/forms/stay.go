package forms

import (
	"slices"

	"mindwall/mindmap"
	"mindwall/tui/forms/blocks"
)

// stay lays everything out where it stood: a list that has outgrown its rows gives up its oldest answers. It is nil when
// something has no place.
func (a *Arrangement) stay(f *fitting) *Map {
	m := f.emptyMap(a.at.kind(), a.at.form)
	m.join = a.last.join
	end := f.h
	if f.uns != nil {
		p := a.strip(f)
		if p == nil {
			return nil
		}
		end, m.strip = p.y, p.y
		defer func() { m.add(p.Block, p.x, p.y, p.end, p.col) }()
	}
	if !a.inOrder(f.lists) {
		return nil
	}
	for _, l := range f.lists {
		g := a.places[l.ID]
		if g.y >= min(g.end, end) {
			return nil
		}
		b := a.within(f, l, min(g.end, end)-g.y)
		if b == nil {
			return nil
		}
		m.add(b, a.at.form.x(g.col, f.w), g.y, g.end, g.col)
	}
	slices.SortStableFunc(m.parts, func(p, q part) int { return p.col - q.col })
	m.Hidden = f.hidden()
	return m
}

// strip is the unsorted where they stood; or, when they are the first ones, at the foot.
func (a *Arrangement) strip(f *fitting) *part {
	g, ok := a.places[unsortedKey]
	if !ok {
		const least = 2 // the rule and one answer
		g = given{unsortedColumn, f.h - least, f.h}
	}
	a.keepAsWas(f.uns)
	w := a.at
	build := func() *blocks.Block { return f.strip(w) }
	if a.changed(f.uns) && build().H > g.end-g.y {
		a.closeUp(f)
	}
	if low := g.end - build().H - stripSpare(build().H); a.changed(f.uns) && low > g.y {
		g.y = low
	}
	if a.changed(f.uns) && build().H > g.end-g.y { // into blank rows over it, where there are some
		if low := a.lowest(); build().H <= g.end-low {
			g.y = max(low, g.end-build().H-stripSpare(build().H))
		}
	}
	keep, hidden := f.uns.Keep, a.hidden[f.uns.ID]
	b := a.shrink(build, []*blocks.List{f.uns}, g.end-g.y)
	if b == nil && a.at.stop != blocks.Running { // what was left out in vain is not left out of a running text
		w.stop, f.uns.Keep, a.hidden[f.uns.ID] = blocks.Running, keep, hidden
		b = a.shrink(build, []*blocks.List{f.uns}, g.end-g.y)
	}
	if b == nil || g.y < 1 {
		return nil
	}
	a.places[unsortedKey] = g
	return &part{Block: b, x: blocks.Margin, y: g.y, end: g.end, col: unsortedColumn}
}

// lowest is the row from which on nothing of a theme stands, and a blank one where there is one between themes.
func (a *Arrangement) lowest() int {
	low := 1
	for i := range a.last.parts {
		if p := &a.last.parts[i]; p.col != unsortedColumn {
			low = max(low, p.y+p.H+a.at.form.gap())
		}
	}
	return low
}

// within is a theme in so many rows; nil when not even its name and one answer go in.
func (a *Arrangement) within(f *fitting, l *blocks.List, rows int) *blocks.Block {
	var units []*blocks.List
	for u := range blocks.Every([]*blocks.List{l}) {
		a.keepAsWas(u)
		if len(u.Answers) > 0 && !u.Folded {
			units = append(units, u)
		}
	}
	b := a.shrink(func() *blocks.Block { return a.at.form.block(f.mk, l, f.w, a.at.rows) }, units, rows)
	if b == nil || !a.at.form.holds(b, l, f.w) {
		b = a.at.form.squeeze(f.mk, l, f.w, rows)
	}
	return b
}

// keepAsWas leaves out as many answers of a list as were.
func (a *Arrangement) keepAsWas(l *blocks.List) {
	if n := a.hidden[l.ID]; n > 0 && !l.Folded {
		l.Keep = max(len(l.Answers)-n, l.Least())
	}
}

// spare is how many rows a list gives up when it is full, so that the next answers move nothing: a third of a short one.
func spare(rows int) int { return min(2, rows/3) }

// shrink builds what goes in so many rows, leaving out one answer after another of the longest list; nil when that will
// not do.
func (a *Arrangement) shrink(build func() *blocks.Block, units []*blocks.List, rows int) *blocks.Block {
	b := build()
	if b.H <= rows {
		return a.grown(build, units, b, rows)
	}
	least := rows - spare(rows)
	if slices.ContainsFunc(units, func(l *blocks.List) bool { return l.Skip > 0 }) {
		least = rows // it is only looked at
	}
	for b.H > least {
		var most *blocks.List
		for _, l := range units {
			if l.Kept() > l.Least() && (most == nil || l.Kept() > most.Kept()) {
				most = l
			}
		}
		if most == nil {
			break
		}
		most.Keep = max(most.Kept()-max((b.H-rows)/4, 1), most.Least())
		b = build()
	}
	for _, l := range units {
		if n := len(l.Answers) - l.Kept(); n > 0 && l.Skip == 0 {
			a.hidden[l.ID] = n
		}
	}
	if b.H > rows {
		return nil
	}
	return b
}

// grown is what shows all again that was left out, if it goes in after all; else what was built already.
func (a *Arrangement) grown(build func() *blocks.Block, units []*blocks.List, b *blocks.Block, rows int) *blocks.Block {
	n := 0
	for _, l := range units {
		n += len(l.Answers)
	}
	if most := rows * a.of.size.W / blocks.MinChip; n > most { // never whole in so few cells
		return b
	}
	if !slices.ContainsFunc(units, a.changed) || slices.ContainsFunc(units, func(l *blocks.List) bool { return l.Skip > 0 }) {
		return b
	}
	was := make([]int, len(units))
	for i, l := range units {
		was[i], l.Keep = l.Keep, blocks.All
	}
	if whole := build(); whole.H <= rows {
		for _, l := range units {
			delete(a.hidden, l.ID)
		}
		return whole
	}
	for i, l := range units {
		l.Keep = was[i]
	}
	return b
}

// changed reports whether a list is another than it was.
func (a *Arrangement) changed(l *blocks.List) bool {
	key := mindmap.ID{}
	if l.Theme != nil {
		key = l.ID
	}
	return !blocks.Same(a.was.lists[key], l.Answers)
}

func sum(numbers map[mindmap.ID]int) (n int) {
	for _, k := range numbers {
		n += k
	}
	return n
}
