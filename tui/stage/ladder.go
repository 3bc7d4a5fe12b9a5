package stage

import (
	"slices"

	"mindwall/mindmap"
	"mindwall/mindmap/layout"
	"mindwall/tui/look"
	"mindwall/tui/paint"
)

// questionMap is the map of the question, at the first step that fits.
func (p *painter) questionMap() []string {
	if len(p.q.Themes) == 0 {
		return p.wallOfAnswers()
	}
	if rows := p.tree(); rows != nil {
		return rows
	}
	if p.least <= Heads && len(p.q.Themes) > 1 {
		if rows := p.heads(); rows != nil {
			p.step = Heads
			return rows
		}
	}
	p.step = OneTheme
	return p.oneTheme()
}

// tree is the map with answers; nil when not even the strongest and newest of each theme fit.
func (p *painter) tree() []string {
	if len(p.q.Themes) > 2*p.size.H {
		return nil
	}
	f := p.newFitter(planFor(p.size.W, p.q, false), false)
	for _, try := range []struct {
		step Step
		fit  func() bool
	}{{Whole, f.whole}, {OneLine, f.oneLine}, {Some, f.some}} {
		if try.step == Some && len(f.branches) == 1 {
			return nil // alone it has the whole window, where more of it fits
		}
		if p.least <= try.step && try.fit() && !f.cutsNames() {
			p.step = try.step
			return f.paint()
		}
	}
	if p.least > Some {
		return nil
	}
	pl := planFor(p.size.W, p.q, true)
	for {
		f = p.newFitter(pl, true)
		if (f.some() || f.least()) && !f.cutsNames() {
			p.step = Some
			return f.paint()
		}
		if !pl.twoSided {
			return nil
		}
		pl = oneSided(p.size.W, needsOf(p.q, mindmap.Right, true), needsOf(p.q, mindmap.Left, true)) // with room for names
	}
}

// cutsNames tells whether the name of any theme loses words that it would not lose if the themes were shown alone.
func (f *fitter) cutsNames() bool {
	if !f.p.headsWhole() {
		return false
	}
	for _, s := range f.sides() {
		for _, b := range f.on(s) {
			if _, _, cut := b.headLines(f.plan.of(s).head, f.of(s).headRows); cut {
				return true
			}
		}
	}
	return false
}

func (p *painter) newFitter(pl plan, flat bool) *fitter {
	f := &fitter{p: p, plan: &pl, room: p.size.H, flat: flat}
	f.branches = p.branches(func(s mindmap.Side) int { return pl.of(s).depth })
	return f
}

// fitter looks for the trim with which each side of a map fits.
type fitter struct {
	p        *painter
	plan     *plan
	branches []*branch
	room     int // rows
	flat     bool
	right    trim
	left     trim
}

func (f *fitter) sides() []mindmap.Side {
	if f.plan.twoSided {
		return []mindmap.Side{mindmap.Right, mindmap.Left}
	}
	return []mindmap.Side{mindmap.Right}
}

func (f *fitter) of(s mindmap.Side) *trim {
	if s == mindmap.Left {
		return &f.left
	}
	return &f.right
}

// on are the branches of one side.
func (f *fitter) on(s mindmap.Side) []*branch {
	if !f.plan.twoSided {
		return f.branches
	}
	var some []*branch
	for _, b := range f.branches {
		if b.side == s {
			some = append(some, b)
		}
	}
	return some
}

// fits tells whether a side fits with a trim, and remembers the trim if so.
func (f *fitter) fits(s mindmap.Side, t trim) (g *grower, ok bool) {
	some := f.on(s)
	if leastRows(some, t) > f.room {
		return nil, false
	}
	g = f.p.newGrower(f.plan)
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
func (f *fitter) whole() bool {
	for _, s := range f.sides() {
		if _, ok := f.gapped(s, trim{headRows: 4, keep: -1}); !ok {
			return false
		}
	}
	return true
}

// gapped fits a side with blank rows between its themes if it can be. The other side need not do without for its sake.
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
func (f *fitter) oneLine() bool {
	shown, clipped := 0, 0
	for _, s := range f.sides() {
		g, ok := f.gapped(s, trim{rows: 1, headRows: 2, keep: -1})
		if !ok {
			return false
		}
		shown, clipped = shown+g.shown, clipped+g.clipped
	}
	return clipped*mostClipped <= shown
}

// some tries to show as many of each theme's answers as fit, the same number of every theme on a side.
func (f *fitter) some() bool {
	return f.most(
		trim{gap: 1, rows: 2, headRows: 3, keep: 2},
		trim{rows: 2, headRows: 3, keep: 2},
		trim{rows: 2, headRows: 3, keep: 1},
		trim{rows: 2, headRows: 2, keep: 1},
	)
}

// least tries to show at least one answer of each theme, on one row.
func (f *fitter) least() bool {
	return f.most(trim{rows: 1, headRows: 2, keep: 1}, trim{rows: 1, headRows: 1, keep: 1})
}

// most finds for each side the first of the trims with which it fits, each with as many answers as fit and no fewer than
// it says.
func (f *fitter) most(trims ...trim) bool {
	for _, s := range f.sides() {
		if !f.asBefore(s, trims) && !slices.ContainsFunc(trims, func(t trim) bool { return f.mostOn(s, t) }) {
			return false
		}
	}
	f.p.before.keep(f)
	return true
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
	g := f.p.newGrower(f.plan)
	root := g.root(f.branches, func(s mindmap.Side) trim { return *f.of(s) })
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
