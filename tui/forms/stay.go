package forms

import (
	"slices"

	"mindwall/mindmap"
)

// stay lays everything out where it stood: a list that has outgrown its rows gives up its oldest answers. It is nil when
// something has no place.
func (a *Arrangement) stay(f *fitting) *Map {
	m := &Map{question: f.mk.source.Question.ID, W: f.w, H: f.h, Kind: a.at.kind(), form: a.at.form, look: f.mk.look, strip: f.h, join: a.last.join}
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
		g := a.places[l.id]
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
	build := func() *Block { return f.strip(w) }
	if a.changed(f.uns) && build().h > g.end-g.y {
		a.closeUp(f)
	}
	if low := g.end - build().h - stripSpare(build().h); a.changed(f.uns) && low > g.y {
		g.y = low
	}
	if a.changed(f.uns) && build().h > g.end-g.y { // into blank rows over it, where there are some
		if low := a.lowest(); build().h <= g.end-low {
			g.y = max(low, g.end-build().h-stripSpare(build().h))
		}
	}
	keep, hidden := f.uns.keep, a.hidden[f.uns.id]
	b := a.shrink(build, []*list{f.uns}, g.end-g.y)
	if b == nil && a.at.stop != running { // what was left out in vain is not left out of a running text
		w.stop, f.uns.keep, a.hidden[f.uns.id] = running, keep, hidden
		b = a.shrink(build, []*list{f.uns}, g.end-g.y)
	}
	if b == nil || g.y < 1 {
		return nil
	}
	a.places[unsortedKey] = g
	return &part{Block: b, x: margin, y: g.y, end: g.end, col: unsortedColumn}
}

// lowest is the row from which on nothing of a theme stands, and a blank one where there is one between themes.
func (a *Arrangement) lowest() int {
	low := 1
	for i := range a.last.parts {
		if p := &a.last.parts[i]; p.col != unsortedColumn {
			low = max(low, p.y+p.h+a.at.form.gap())
		}
	}
	return low
}

// within is a theme in so many rows; nil when not even its name and one answer go in.
func (a *Arrangement) within(f *fitting, l *list, rows int) *Block {
	var units []*list
	for u := range every([]*list{l}) {
		a.keepAsWas(u)
		if len(u.answers) > 0 && !u.folded {
			units = append(units, u)
		}
	}
	b := a.shrink(func() *Block { return a.at.form.block(f.mk, l, f.w, a.at.rows) }, units, rows)
	if b == nil || !a.at.form.holds(b, l, f.w) {
		b = a.at.form.squeeze(f.mk, l, f.w, rows)
	}
	return b
}

// keepAsWas leaves out as many answers of a list as were.
func (a *Arrangement) keepAsWas(l *list) {
	if n := a.hidden[l.id]; n > 0 && !l.folded {
		l.keep = max(len(l.answers)-n, l.least())
	}
}

// spare is how many rows a list gives up when it is full, so that the next answers move nothing: a third of a short one.
func spare(rows int) int { return min(2, rows/3) }

// shrink builds what goes in so many rows, leaving out one answer after another of the longest list; nil when that will
// not do.
func (a *Arrangement) shrink(build func() *Block, units []*list, rows int) *Block {
	b := build()
	if b.h <= rows {
		return a.grown(build, units, b, rows)
	}
	least := rows - spare(rows)
	if slices.ContainsFunc(units, func(l *list) bool { return l.opened }) {
		least = rows // it is only looked at
	}
	for b.h > least {
		var most *list
		for _, l := range units {
			if l.kept() > l.least() && (most == nil || l.kept() > most.kept()) {
				most = l
			}
		}
		if most == nil {
			break
		}
		most.keep = max(most.kept()-max((b.h-rows)/4, 1), most.least())
		b = build()
	}
	for _, l := range units {
		if n := len(l.answers) - l.kept(); n > 0 && !l.opened {
			a.hidden[l.id] = n
		}
	}
	if b.h > rows {
		return nil
	}
	return b
}

// grown is what shows all again that was left out, if it goes in after all; else what was built already.
func (a *Arrangement) grown(build func() *Block, units []*list, b *Block, rows int) *Block {
	n := 0
	for _, l := range units {
		n += len(l.answers)
	}
	if most := rows * a.of.size.W / leastChip; n > most { // never whole in so few cells
		return b
	}
	if !slices.ContainsFunc(units, a.changed) || slices.ContainsFunc(units, func(l *list) bool { return l.opened }) {
		return b
	}
	was := make([]int, len(units))
	for i, l := range units {
		was[i], l.keep = l.keep, all
	}
	if whole := build(); whole.h <= rows {
		for _, l := range units {
			delete(a.hidden, l.id)
		}
		return whole
	}
	for i, l := range units {
		l.keep = was[i]
	}
	return b
}

// changed reports whether a list is another than it was.
func (a *Arrangement) changed(l *list) bool {
	key := mindmap.ID{}
	if l.theme != nil {
		key = l.id
	}
	return !sameSlice(a.was.lists[key], l.answers)
}

// kept is how many answers of a list are shown.
func (l *list) kept() int {
	if l.keep < 0 {
		return len(l.answers)
	}
	return min(l.keep, len(l.answers))
}

func sum(numbers map[mindmap.ID]int) (n int) {
	for _, k := range numbers {
		n += k
	}
	return n
}
