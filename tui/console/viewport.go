package console

import (
	"cmp"
	"slices"

	"mindwall/mindmap"
	"mindwall/tui/look"
	"mindwall/tui/paint"
)

// headerRows and footerRows are the rows above and below the map.
const (
	headerRows = 1
	footerRows = 4 // what Enter will do, the line, the state of things, the keys
)

// viewport is which part of the map is seen: the map's cell at the window's top left corner.
type viewport struct {
	x, y     int
	scrolled bool       // by hand: stays until something else matters, or a key acts on the map
	shown    mindmap.ID // what mattered last
	fresh    mindmap.ID
	seen     *drawnMap
}

// drawKey is what a drawn map depends on.
type drawKey struct {
	question  *mindmap.Question
	questions int
	columns   int
	look      *look.Look
	folds     int
}

func (c *Console) mapRows() int { return max(c.size.H-headerRows-footerRows, 0) }

// refold makes the map anew after folding.
func (c *Console) refold() { c.foldings++ }

// laidOut is the map of the question as it is now; nil without a question or a size.
func (c *Console) laidOut() *drawnMap {
	q := c.current()
	if q == nil {
		return nil
	}
	key := drawKey{question: q, questions: len(c.env.Board().Questions), columns: c.size.W, look: c.env.Look, folds: c.foldings}
	if c.drawn == nil || key != c.drawnFor {
		c.drawn, c.drawnFor = c.maker.draw(q, key.questions, key.columns, c.env.Look, c.folded), key
	}
	return c.drawn
}

// see moves the view so that what matters is seen: the selection, else an answer that has just come. With neither the
// view stays where it is, and begins at the question. A new map is shifted so that what was seen stays in its row: nothing jumps
// while the room reads.
func (c *Console) see(m *drawnMap) {
	width, height := c.size.W, c.mapRows()
	matters := c.selected
	if matters.IsZero() && c.fresh != c.view.fresh {
		matters = c.fresh
	}
	c.view.fresh = c.fresh
	i, ok := m.find(matters)
	old := c.view.seen
	begins := old == nil || old.question.ID != m.question.ID
	switch {
	case begins:
		i = max(i, 0)
		matters, ok = m.ids[i], true
	case old != m:
		c.keepRow(old, m, matters)
	}
	if ok && c.view.shown != matters {
		c.view.scrolled = false
	}
	c.view.seen = m
	if ok {
		c.view.shown = matters
	}
	mapW, mapH := m.painting.Size()
	if ok && !c.view.scrolled {
		b := &m.boxes[i]
		c.view.y = reveal(c.view.y, int(b.Y), int(b.Y+b.H), height)
		c.view.x = reveal(c.view.x, int(b.X), int(b.X+b.W), width)
	}
	c.view.y = bound(c.view.y, mapH, height)
	c.view.x = bound(c.view.x, mapW, width)
	if centre := &m.boxes[0]; mapW > width-2 && ok && matters == m.question.ID {
		c.view.x = bound(int(centre.X+centre.W/2)-width/2, mapW, width)
	}
}

// keepRow shifts the view so that what matters stays in the row in which it was, or what mattered before, or else
// what stands in the middle of the window.
func (c *Console) keepRow(old, now *drawnMap, matters mindmap.ID) {
	i, j, ok := inBoth(old, now, matters)
	if !ok {
		i, j, ok = inBoth(old, now, c.view.shown)
	}
	if !ok || !c.inView(old, i) {
		i, j, ok = c.middleInBoth(old, now)
	}
	if ok {
		c.view.y += int(now.boxes[j].Y) - int(old.boxes[i].Y)
		c.view.x += int(now.boxes[j].X) - int(old.boxes[i].X)
	}
}

// inBoth finds a node on two maps.
func inBoth(old, now *drawnMap, id mindmap.ID) (i, j int, ok bool) {
	i, was := old.find(id)
	j, is := now.find(id)
	return i, j, was && is
}

// middleInBoth finds what stands nearest to the middle of the window, of all that is on both maps.
func (c *Console) middleInBoth(old, now *drawnMap) (i, j int, ok bool) {
	centre := float64(c.view.y) + float64(c.mapRows())/2
	var seen []int
	for k := range old.boxes {
		if c.inView(old, k) {
			seen = append(seen, k)
		}
	}
	away := func(k int) float64 { return abs(middle(&old.boxes[k]) - centre) }
	slices.SortFunc(seen, func(a, b int) int { return cmp.Compare(away(a), away(b)) })
	for _, k := range seen {
		if to, is := now.find(old.ids[k]); is {
			return k, to, true
		}
	}
	return 0, 0, false
}

// inView tells whether a box of the map that was seen last stands in the window, at least in part.
func (c *Console) inView(m *drawnMap, i int) bool {
	b := &m.boxes[i]
	return int(b.Y+b.H) > c.view.y && int(b.Y) < c.view.y+c.mapRows()
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

// scroll moves the view by hand.
func (c *Console) scroll(rows int) {
	c.view.y += rows
	c.view.scrolled = true
}

// paintKey is what the painted rows depend on, beyond the map itself.
type paintKey struct {
	m               *drawnMap
	x, y, w, h      int
	selected, fresh mindmap.ID
	into            mindmap.ID
	marks           int
	marksKey        mindmap.ID
}

// paintMap paints the visible part of the map, or hands out what was painted before.
func (c *Console) paintMap(m *drawnMap) []string {
	c.see(m)
	key := paintKey{m: m, x: c.view.x, y: c.view.y, w: c.size.W, h: c.mapRows(), selected: c.selected, fresh: c.fresh, marks: len(c.marks)}
	if into, _ := c.merging(); into != nil {
		key.into = into.ID
	}
	for id := range c.marks { // marks change one at a time or all at once: their number and sum tell sets apart
		for i := range id {
			key.marksKey[i] ^= id[i]
		}
	}
	if c.painted != nil && key == c.paintedFor {
		return c.painted
	}
	c.paintedFor = key
	c.painted = m.painting.Paint(paint.View{X: key.x, Y: key.y, W: key.w, H: key.h}, c.dress(m, key.into))
	return c.painted
}

// dress is how what is selected, marked or fresh stands out: by a sign and by weight, not by colour alone. What is both
// marked and selected shows both. into is what the marked ones would be merged into.
func (c *Console) dress(m *drawnMap, mergeInto mindmap.ID) paint.Dress {
	l := c.env.Look
	at := func(id mindmap.ID) int {
		if i, ok := m.find(id); ok && !id.IsZero() {
			return i
		}
		return -1
	}
	selected, fresh, into := at(c.selected), at(c.fresh), at(mergeInto)
	isMarked := func(ref int) bool { a := m.spots[ref].answer; return a != nil && c.marks[a.ID] }
	return paint.Dress{
		Emphasis: func(ref int, of look.Style) look.Style {
			if ref == selected {
				of = of.With(l.Selected)
			}
			switch {
			case isMarked(ref):
				return of.With(l.Marked)
			case ref == fresh && ref != selected:
				return of.With(l.Fresh)
			}
			return of
		},
		Sign: func(ref int) (string, look.Style) {
			switch {
			case isMarked(ref):
				return look.MarkedSign, l.Marked
			case ref == selected:
				return look.SelectedSign, l.Prompt
			case ref == fresh:
				return look.FreshSign, l.Fresh
			}
			return "", look.Style{}
		},
		OnBranch: func(ref int) (string, look.Style) {
			if ref == selected && isMarked(ref) {
				return look.SelectedSign, l.Prompt
			}
			return "", look.Style{}
		},
		Behind: func(ref int, side mindmap.Side) (string, look.Style) {
			switch {
			case ref != into:
				return "", look.Style{}
			case side == mindmap.Left:
				return look.IntoSignLeft, l.Prompt
			}
			return look.IntoSign, l.Prompt
		},
	}
}
