package stage

import (
	"slices"

	"mindwall/mindmap"
	"mindwall/mindmap/layout"
	"mindwall/tui/look"
	"mindwall/tui/paint"
)

// fitter looks for the first step at which each side of a map fits. The sides are fitted apart, so that a full one takes
// no words from the other, and moves nothing there.
type fitter struct {
	p        *painter
	plan     plan         // each side's widths, as they were tried last
	branches [2][]*branch // of the right and of the left side
	trims    [2]trim
	room     int // rows
}

func (f *fitter) sides() []mindmap.Side {
	if f.plan.twoSided {
		return []mindmap.Side{mindmap.Right, mindmap.Left}
	}
	return []mindmap.Side{mindmap.Right}
}

func (f *fitter) of(s mindmap.Side) *trim { return &f.trims[sideIndex(s)] }

// on are the branches of one side.
func (f *fitter) on(s mindmap.Side) []*branch { return f.branches[sideIndex(s)] }

// use takes a side's widths from a plan.
func (f *fitter) use(s mindmap.Side, from *plan) {
	w := from.of(s)
	if s == mindmap.Left {
		f.plan.left = w
	} else {
		f.plan.right = w
	}
	f.branches[sideIndex(s)] = f.p.branches(func(side mindmap.Side) (depth int) {
		if f.plan.twoSided && side != s {
			return 0
		}
		return w.depth
	})
}

// fit finds a step for each side, with the first of the plans that do.
func (f *fitter) fit(plans []plan) (step Step, ok bool) {
	for _, s := range f.sides() {
		found := false
		for i := range plans {
			f.use(s, &plans[i])
			var of Step
			if of, found = f.stepOf(s, i == len(plans)-1); found {
				step = max(step, of)
				break
			}
		}
		if !found {
			return 0, false
		}
	}
	f.p.before.keep(f)
	return step, true
}

// stepOf is the first step at which a side fits. With the last of the plans, the least that can be shown will do.
func (f *fitter) stepOf(s mindmap.Side, last bool) (Step, bool) {
	type try struct {
		step Step
		fit  func(mindmap.Side) bool
	}
	tries := []try{{Whole, f.whole}, {OneLine, f.oneLine}}
	if !f.alone() { // one theme gets the whole window, where more of it fits
		tries = append(tries, try{Some, f.some})
		if last {
			tries = append(tries, try{Some, f.least})
		}
	}
	for _, t := range tries {
		if f.p.least <= t.step && t.fit(s) && !f.cutsNames(s) {
			return t.step, true
		}
	}
	return 0, false
}

// alone tells whether there is one branch and no other.
func (f *fitter) alone() bool {
	n := len(f.p.q.Themes)
	if len(f.p.q.Unsorted) > 0 {
		n++
	}
	return n == 1
}

// cutsNames tells whether the name of any theme of a side loses words that it would not lose if themes were shown alone.
func (f *fitter) cutsNames(s mindmap.Side) bool {
	for _, b := range f.on(s) {
		if _, _, cut := b.headLines(f.plan.of(s).head, f.of(s).headRows); cut {
			return f.p.headsWhole()
		}
	}
	return false
}

// fits tells whether a side fits with a trim, and remembers the trim if so.
func (f *fitter) fits(s mindmap.Side, t trim) (g *grower, ok bool) {
	some := f.on(s)
	if leastRows(some, t) > f.room {
		return nil, false
	}
	g = f.p.newGrower(&f.plan)
	m := g.place(g.root(some, func(mindmap.Side) trim { return t }), func(mindmap.Side) int { return t.gap })
	if int(m.H) > f.room || headsTouch(m) {
		return g, false
	}
	*f.of(s) = t
	return g, true
}

// mostTouching is how many rows the names of two themes that touch may take: taller ones cannot be told apart.
const mostTouching = 2

// headsTouch tells whether tall names of themes stand right under each other anywhere.
func headsTouch(m *layout.Map) bool {
	var above *layout.Box
	for i := range m.Boxes {
		b := &m.Boxes[i]
		if b.Level != layout.Theme {
			continue
		}
		if above != nil && above.Y+above.H == b.Y && max(above.H, b.H) > mostTouching {
			return true
		}
		above = b
	}
	return false
}

// leastRows is a number of rows below which branches cannot fit, without measuring anything.
func leastRows(some []*branch, t trim) int {
	rows := t.gap * (len(some) - 1)
	for _, b := range some {
		rows += b.leastRows(t)
	}
	return rows
}

func (b *branch) leastRows(t trim) int {
	if b.folded {
		return 1
	}
	n := len(b.leaves)
	if t.keep >= 0 {
		n = min(n, t.keep+1)
	}
	for _, s := range b.subs {
		n += s.leastRows(t)
	}
	return max(n, 1)
}

// gaps are the blank rows between themes, the wished number first.
var gaps = [...]int{1, 0}

// whole tries to show every answer with all its words.
func (f *fitter) whole(s mindmap.Side) bool {
	_, ok := f.gapped(s, trim{headRows: 4, keep: -1})
	return ok
}

// gapped fits a side with blank rows between its themes if it can be.
func (f *fitter) gapped(s mindmap.Side, t trim) (g *grower, ok bool) {
	for _, t.gap = range gaps {
		if g, ok = f.fits(s, t); ok {
			return g, true
		}
	}
	return g, false
}

// mostClipped is the share of answers, one in so many, that may lose words before showing fewer answers is better than
// showing less of each.
const mostClipped = 4

// oneLine tries to show every answer on one row.
func (f *fitter) oneLine(s mindmap.Side) bool {
	g, ok := f.gapped(s, trim{rows: 1, headRows: 2, keep: -1})
	return ok && g.clipped*mostClipped <= g.shown
}

// some tries to show as many of each theme's answers as fit, the same number of every theme on a side.
func (f *fitter) some(s mindmap.Side) bool {
	return f.most(s,
		trim{gap: 1, rows: 2, headRows: 3, keep: 2},
		trim{rows: 2, headRows: 3, keep: 2},
		trim{rows: 2, headRows: 3, keep: 1},
		trim{rows: 2, headRows: 2, keep: 1},
	)
}

// least tries to show at least one answer of each theme, on one row.
func (f *fitter) least(s mindmap.Side) bool {
	return f.most(s, trim{rows: 1, headRows: 2, keep: 1}, trim{rows: 1, headRows: 1, keep: 1})
}

// most finds the first of the trims with which a side fits, with as many answers as fit and no fewer than it says.
func (f *fitter) most(s mindmap.Side, trims ...trim) bool {
	return f.asBefore(s, trims) || slices.ContainsFunc(trims, func(t trim) bool { return f.mostOn(s, t) })
}

func (f *fitter) mostOn(s mindmap.Side, t trim) bool {
	for keep := max(min(f.room, longest(f.on(s))), t.keep); keep >= t.keep; keep-- {
		if _, ok := f.fits(s, t.keeping(keep)); ok {
			return true
		}
	}
	return false
}

// longest is the most answers that hang under one branch.
func longest(some []*branch) int {
	most := 0
	for _, b := range some {
		most = max(most, len(b.leaves), longest(b.subs))
	}
	return most
}

// paint paints the map with the trims that were found.
func (f *fitter) paint() []string {
	g := f.p.newGrower(&f.plan)
	root := g.root(slices.Concat(f.branches[0], f.branches[1]), func(s mindmap.Side) trim { return *f.of(s) })
	m := g.place(root, func(s mindmap.Side) int { return f.of(s).gap })
	x := 0
	if f.plan.twoSided {
		x = f.p.size.W/2 - int(m.Boxes[0].X)
		f.settle(m)
	}
	painting := paint.New(m, g.items, f.p.look.QuestLine)
	if !f.plan.twoSided {
		painting.HangFrom(-1)
		f.p.hangs = true
	}
	c := paint.NewCanvas(f.p.size.W, f.p.size.H)
	painting.PaintOn(c, paint.View{W: int(m.W), H: f.room}, x, 0, g.dress())
	return c.Lines()
}

// dress marks the fresh answers.
func (g *grower) dress() paint.Dress {
	return paint.Dress{Sign: func(ref int) (string, look.Style) {
		if g.fresh[ref] {
			return look.FreshSign, g.p.look.Fresh
		}
		return "", look.Style{}
	}}
}
