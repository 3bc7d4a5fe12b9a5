package mapview

import (
	"image"

	"mindwall/mindmap"
	"mindwall/tui/screen"
)

// viewport is which part of a form is seen. It keeps what is seen in its place when the form changes, and moves for
// nothing but what matters: nothing jumps while the room reads.
type viewport struct {
	x, y  int // the cell of the form at the window's top left corner
	size  screen.Size
	held  bool       // scrolled by hand: stays until something else matters, or a key acts on the map
	shown mindmap.ID // what mattered last
	fresh mindmap.ID
	seen  form // nil before the first
}

func (p *viewport) window() image.Rectangle {
	return image.Rect(p.x, p.y, p.x+max(p.size.W, 0), p.y+max(p.size.H, 0))
}

// see moves the window so that what matters is seen: the selection, else an answer that has just come. With neither it
// stays where it is, and begins at the question.
func (p *viewport) see(f form, selected, fresh mindmap.ID) {
	matters := selected
	if matters.IsZero() && fresh != p.fresh {
		matters = fresh
	}
	p.fresh = fresh
	at, ok := f.find(matters)
	switch {
	case p.seen == nil:
		at, ok = max(at, 0), true
	case p.seen != f:
		p.keepPlace(f, matters)
	}
	p.seen = f
	w, h := f.size()
	if ok {
		p.goTo(f.spot(at).ID, f.rect(at))
	}
	p.y = bound(p.y, h, p.size.H)
	p.x = bound(p.x, w, p.size.W)
	if ok && at == 0 && w > p.size.W-2 { // what is around the question is worth more than the map's edge
		centre := f.rect(0)
		p.x = bound((centre.Min.X+centre.Max.X)/2-p.size.W/2, w, p.size.W)
	}
}

// goTo moves the window so that a node at a place is seen, unless it was scrolled away from that node by hand.
func (p *viewport) goTo(id mindmap.ID, r image.Rectangle) {
	if p.shown != id {
		p.held = false
	}
	p.shown = id
	if !p.held {
		p.y = reveal(p.y, r.Min.Y, r.Max.Y, p.size.H)
		p.x = reveal(p.x, r.Min.X, r.Max.X, p.size.W)
	}
}

// keepPlace shifts the window on a new form so that what matters stays in the row in which it was, or what mattered
// before, or else what stands in the middle of the window.
func (p *viewport) keepPlace(now form, matters mindmap.ID) {
	was, is, ok := p.inBoth(now, matters)
	if !ok {
		was, is, ok = p.inBoth(now, p.shown)
	}
	if !ok || !p.inView(was) {
		was, is, ok = p.middleInBoth(now)
	}
	if ok {
		by := now.rect(is).Min.Sub(p.seen.rect(was).Min)
		p.x, p.y = p.x+by.X, p.y+by.Y
	}
}

// inBoth finds a node on the form that was seen and on the new one.
func (p *viewport) inBoth(now form, id mindmap.ID) (was, is int, ok bool) {
	was, before := p.seen.find(id)
	is, after := now.find(id)
	return was, is, before && after
}

// middleInBoth finds what stands nearest to the middle of the window, of all that is on both forms.
func (p *viewport) middleInBoth(now form) (was, is int, ok bool) {
	nearest := 0
	for at := range p.seen.len() {
		if !p.inView(at) {
			continue
		}
		r := p.seen.rect(at)
		away := abs(r.Min.Y + r.Max.Y - (2*p.y + p.size.H)) // twice as far as the middles are apart
		if ok && away >= nearest {
			continue
		}
		if to, both := now.find(p.seen.spot(at).ID); both {
			was, is, ok, nearest = at, to, true, away
		}
	}
	return was, is, ok
}

// inView reports whether a spot of the form that was seen stands in the rows of the window, at least in part.
func (p *viewport) inView(at int) bool {
	r := p.seen.rect(at)
	return r.Max.Y > p.y && r.Min.Y < p.y+p.size.H
}

// reveal moves a view of that size so that from..to lies in it, with a row to spare.
func reveal(at, from, to, size int) int {
	if to+1 > at+size {
		at = to + 1 - size
	}
	return min(at, max(from-1, 0))
}

// bound keeps a view on the map; a map that is smaller than the window stands in its middle.
func bound(at, whole, size int) int {
	if whole <= size {
		return -(size - whole) / 2
	}
	return clamp(at, 0, whole-size)
}
