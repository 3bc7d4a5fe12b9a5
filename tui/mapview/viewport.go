package mapview

import (
	"image"

	"mindwall/mindmap"
	"mindwall/tui/forms"
	"mindwall/tui/screen"
)

// viewport is which rows of a map are seen. It keeps what is seen in its place when the map changes, and moves for nothing
// but what matters: nothing jumps while the room reads.
type viewport struct {
	y     int // the row of the map at the window's top
	size  screen.Size
	held  bool       // scrolled by hand: stays until something else matters, or a key acts on the map
	past  int        // how far down the window may stand, beyond the map's end, since what is seen was kept in its place
	shown mindmap.ID // what mattered last
	fresh mindmap.ID
	seen  *forms.Map // nil before the first
	// settled is what it moves for only as far as it is out of sight.
	settled mindmap.ID
	back    bool // the window stands where it is to stand on the next map
}

func (p *viewport) window() image.Rectangle {
	return image.Rect(0, p.y, max(p.size.W, 0), p.y+max(p.size.H, 0))
}

// see moves the window so that what matters is seen: the selection, else an answer that has just come. With neither it
// stays where it is; at first it shows the end of the map, where answers come.
func (p *viewport) see(f *forms.Map, selected, fresh mindmap.ID) {
	matters := selected
	if matters.IsZero() && fresh != p.fresh {
		matters = fresh
	}
	if fresh != p.fresh {
		p.past = 0
	}
	p.fresh = fresh
	switch {
	case p.back:
	case p.seen == nil:
		p.y = f.H - p.size.H
	case p.seen != f:
		p.keepPlace(f, matters)
	}
	p.seen, p.back = f, false
	if at, ok := f.Find(matters); ok && !matters.IsZero() {
		p.goTo(matters, f.Rect(at))
	}
	p.y = max(min(p.y, max(f.H-p.size.H, p.past)), 0)
}

// goTo moves the window so that a node at a place is seen, unless it was scrolled away from that node by hand.
func (p *viewport) goTo(id mindmap.ID, r image.Rectangle) {
	if p.shown != id {
		p.held = false
	}
	p.shown = id
	switch {
	case p.held:
	case id == p.settled:
		p.y = reveal(p.y, r.Min.Y, r.Max.Y, p.size.H, 0)
	default:
		p.y = reveal(p.y, r.Min.Y, r.Max.Y, p.size.H, 1)
	}
}

// keepPlace shifts the window on a new map so that the unsorted stay in their rows, or what matters, or what mattered
// before, or else what stands in the middle of the window. A tree that goes into the window is seen whole.
func (p *viewport) keepPlace(now *forms.Map, matters mindmap.ID) {
	if tree := now.Kind == forms.Tree || now.Kind == forms.Branch; tree && now.H <= p.size.H {
		p.y, p.past = 0, 0
		return
	}
	if p.seen.Kind != forms.Wall && p.seen.Strip() < p.seen.H && now.Strip() < now.H && p.inRows(p.seen.Strip(), p.seen.H) {
		p.y += now.Strip() - p.seen.Strip()
		if p.past = 0; now.H-now.Strip() >= p.seen.H-p.seen.Strip() { // else rows at the foot would stay blank for nothing
			p.past = p.y
		}
		return
	}
	was, is, ok := p.inBoth(now, matters)
	if !ok {
		was, is, ok = p.inBoth(now, p.shown)
	}
	if !ok || !p.inView(was) {
		was, is, ok = p.middleInBoth(now)
	}
	if ok {
		p.y += now.Rect(is).Min.Y - p.seen.Rect(was).Min.Y
	}
}

// inBoth finds a node on the map that was seen and on the new one.
func (p *viewport) inBoth(now *forms.Map, id mindmap.ID) (was, is int, ok bool) {
	was, before := p.seen.Find(id)
	is, after := now.Find(id)
	return was, is, before && after
}

// middleInBoth finds what stands nearest to the middle of the window, of all that is on both maps.
func (p *viewport) middleInBoth(now *forms.Map) (was, is int, ok bool) {
	nearest := 0
	for at := range p.seen.Len() {
		if !p.inView(at) {
			continue
		}
		r := p.seen.Rect(at)
		away := abs(r.Min.Y + r.Max.Y - (2*p.y + p.size.H)) // twice as far as the middles are apart
		if ok && away >= nearest {
			continue
		}
		if to, both := now.Find(p.seen.Spot(at).ID); both {
			was, is, ok, nearest = at, to, true, away
		}
	}
	return was, is, ok
}

// inView reports whether a spot of the map that was seen stands in the rows of the window, at least in part.
func (p *viewport) inView(at int) bool {
	r := p.seen.Rect(at)
	return p.inRows(r.Min.Y, r.Max.Y)
}

func (p *viewport) inRows(from, to int) bool { return to > p.y && from < p.y+p.size.H }

// reveal moves a view of that size so that from..to lies in it, with so many rows to spare.
func reveal(at, from, to, size, spare int) int {
	if to+spare > at+size {
		at = to + spare - size
	}
	return min(at, max(from-spare, 0))
}
