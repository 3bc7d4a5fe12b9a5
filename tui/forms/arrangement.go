package forms

import (
	"slices"

	"mindwall/mindmap"
	"mindwall/tui/forms/blocks"
	"mindwall/tui/screen"
)

// Arrangement fits a question to a window, and keeps it as it stands while answers come: an answer that comes, a count or a
// corrected word changes its own list and no other. Only at a pause, when the facilitator filed something, made, moved,
// took away or folded a theme, or the window is another, may the rest move. It is not safe for use by several goroutines.
type Arrangement struct {
	Maker blocks.Maker

	stands bool // something was laid out
	of     window
	shape  shape
	was    shape // before
	slots  []blocks.Slot

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
func (a *Arrangement) Lay(s blocks.Source, size screen.Size, h int, hold Hold) *Map {
	now, of := shapeOf(&s), window{s.Question.ID, size, hold}
	if !a.stands || a.of != of {
		*a = Arrangement{Maker: a.Maker, of: of}
	}
	pause := !a.stands || a.last.H != h || a.shape.differs(&now)
	filed := a.stands && a.shape.filed(&now)
	a.follow(&s, filed)
	s.Strip = a.slots
	f := newFitting(&a.Maker, s, size.W, h, hold)
	a.was, a.shape, a.stands = a.shape, now, true
	a.last = a.lay(f, pause, filed)
	return a.last
}

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
		return a.anew(f, ways, 0)
	}
	if a.at.form == nil {
		return a.anew(f, ways, max(slices.Index(ways, a.at), 0))
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
	return a.anew(f, ways, from)
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
	f.uns.Keep = blocks.All
	return nil
}

// unsortedKey is what the strip's place goes by.
var unsortedKey = mindmap.ID{}

// sameKind is the first of the ways that is of a kind: a form that shows more airily is not gone back to.
func sameKind(ways []way, k Kind) int {
	return max(slices.IndexFunc(ways, func(w way) bool { return w.kind() == k }), 0)
}

// anew is the first of the ways from one on that shows everything, or the last one with the older answers folded. Where
// neither goes in, the ways before have their turn, and then the themes alone.
func (a *Arrangement) anew(f *fitting, ways []way, from int) *Map {
	for _, from := range slices.Compact([]int{from, 0}) {
		if t, ok := f.whole(ways[from:]); ok {
			return a.stand(f, t)
		}
		if t, ok := f.fold(ways[from:]); ok {
			return a.stand(f, t)
		}
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
		key := p.List
		if p.col == unsortedColumn {
			key = unsortedKey
		}
		a.places[key] = given{p.col, p.y, p.end}
	}
	for _, l := range f.units() {
		if l.Keep >= 0 && l.Keep < len(l.Answers) {
			a.hidden[l.ID] = len(l.Answers) - l.Keep
		}
	}
	return m
}
