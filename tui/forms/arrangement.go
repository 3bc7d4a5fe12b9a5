package forms

import (
	"slices"

	"mindwall/mindmap"
	"mindwall/tui/screen"
)

// Arrangement fits a question to a window, and keeps it as it stands while answers come: an answer that comes, a count or a
// corrected word changes its own list and no other. Only at a pause, when the facilitator filed something, made, moved,
// took away or folded a theme, or the window is another, may the rest move. It is not safe for use by several goroutines.
type Arrangement struct {
	Maker Maker

	stands bool // something was laid out
	of     window
	shape  shape
	was    shape // before
	slots  []Slot

	at     way
	places map[mindmap.ID]given // of themes and of the strip; nil when nothing keeps its place
	hidden map[mindmap.ID]int   // answers that are left out of a list
	last   *Map
	both   bool // both sides of a tree had themes
}

// window is what an arrangement is for.
type window struct {
	question mindmap.ID
	size     screen.Size // of the whole screen: rows that the question takes come and go
	hold     Hold
}

// Lay is a question in a window as wide as a screen and h rows high, the trunk's row included.
func (a *Arrangement) Lay(s Source, size screen.Size, h int, hold Hold) *Map {
	now, of := shapeOf(&s), window{s.Question.ID, size, hold}
	if !a.stands || a.of != of {
		*a = Arrangement{Maker: a.Maker, of: of}
	}
	pause := !a.stands || a.last.H != h || a.shape.differs(&now)
	filed := a.stands && a.shape.filed(&now)
	a.follow(&s, filed)
	s.Strip = a.slots
	f := a.Maker.fitting(s, size.W, h, hold)
	a.was, a.shape, a.stands = a.shape, now, true
	a.last = a.lay(f, pause, filed)
	return a.last
}

// Forget lets the next look be a new one, as for another question.
func (a *Arrangement) Forget() { *a = Arrangement{Maker: a.Maker} }

// lay chooses how a question stands, in this order: as it did, while nothing is hidden or nothing paused; in the same way,
// each theme in its column; in the same way, dealt anew; in the first way of the ladder that shows everything; folded.
func (a *Arrangement) lay(f *fitting, pause, filed bool) *Map {
	ways := f.ways()
	if f.hold >= AtHeads {
		return a.heads(f)
	}
	both := hasTwoSides(f.lists)
	risen := both && !a.both // a tree was out of the question until now
	a.both = both
	if a.places == nil || (a.at.form == nil) != (len(f.lists) == 0) {
		return a.anew(f, ways)
	}
	if a.at.form == nil {
		return a.anew(f, ways[max(slices.Index(ways, a.at), 0):])
	}
	from := sameKind(ways, a.at.kind())
	if risen {
		from = 0
	}
	if !risen && (!pause || sum(a.hidden) == 0) {
		if m := a.stay(f); m != nil && (!pause || m.Hidden == 0) {
			return m
		}
		f.keepAll()
	}
	if t := a.overStrip(f, ways[from:], filed); t != nil {
		return a.stand(f, t)
	}
	a.closeUp(f)
	if a.at.rows == 0 && !risen && !f.tooMuch() {
		for _, places := range []map[mindmap.ID]given{a.places, nil} {
			if t, ok := f.try(a.at, places, 0); ok {
				return a.stand(f, t)
			}
		}
	}
	return a.anew(f, ways[from:])
}

// overStrip is a way in which the themes are whole over the strip as it stands: nothing of that moves while answers are filed
// from it.
func (a *Arrangement) overStrip(f *fitting, ways []way, filed bool) *trial {
	g, ok := a.places[unsortedKey]
	if !ok || f.uns == nil || a.at.rows > 0 {
		return nil
	}
	if filed {
		a.keepAsWas(f.uns)
	}
	if t, ok := f.try(a.at, a.places, g.y); ok && a.at.kind() == ways[0].kind() {
		return t
	}
	for _, w := range ways {
		if w.stop != a.at.stop {
			continue
		}
		if t, ok := f.try(w, nil, g.y); ok {
			return t
		}
	}
	if filed && a.at == ways[len(ways)-1] { // nothing would be won by moving it
		if t, ok := f.foldThemes(ways, a.at.stop, g.y); ok {
			return t
		}
	}
	f.uns.keep = all
	return nil
}

// unsortedKey is what the strip's place goes by.
var unsortedKey = mindmap.ID{}

// sameKind is the first of the ways that is of a kind: a form that shows more airily is not gone back to.
func sameKind(ways []way, k Kind) int {
	return max(slices.IndexFunc(ways, func(w way) bool { return w.kind() == k }), 0)
}

// anew is the first of the ways that shows everything, or the last one with the older answers folded, or the themes alone.
func (a *Arrangement) anew(f *fitting, ways []way) *Map {
	if t, ok := f.whole(ways); ok {
		return a.stand(f, t)
	}
	if t, ok := f.fold(ways); ok {
		return a.stand(f, t)
	}
	return a.heads(f)
}

func (a *Arrangement) heads(f *fitting) *Map {
	a.at, a.places, a.hidden = way{}, nil, nil
	return f.heads()
}

// stand gives everything the place that a trial found for it, and remembers that.
func (a *Arrangement) stand(f *fitting, t *trial) *Map {
	m := f.stand(t)
	a.at, a.places, a.hidden = t.way, map[mindmap.ID]given{}, map[mindmap.ID]int{}
	for i := range m.parts {
		p := &m.parts[i]
		if p.goesOn {
			continue
		}
		key := p.list
		if p.col == unsortedColumn {
			key = unsortedKey
		}
		a.places[key] = given{p.col, p.y, p.end}
	}
	for _, l := range f.units() {
		if l.keep >= 0 && l.keep < len(l.answers) {
			a.hidden[l.id] = len(l.answers) - l.keep
		}
	}
	return m
}

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
	b := a.shrink(build, []*list{f.uns}, g.end-g.y)
	if b == nil {
		if w.stop = running; w.stop != a.at.stop {
			b = a.shrink(build, []*list{f.uns}, g.end-g.y)
		}
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
	if b == nil || !a.at.form.holds(b, f.w) {
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
