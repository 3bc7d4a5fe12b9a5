package stage

import "mindwall/mindmap"

// questionMap is the map of the question, at the first step that fits.
func (p *painter) questionMap() []string {
	if len(p.q.Themes) == 0 {
		return listPainter{p}.wallOfAnswers()
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
	for _, way := range p.ways() {
		f := &fitter{p: p, plan: way[0], room: p.size.H}
		if step, ok := f.fit(way); ok {
			p.step = step
			return f.paint()
		}
	}
	return nil
}

// ways are the ways to stand in the window that are tried in turn: with two sides where that is possible, with one where
// names lose words else. Each is plans of the same sides, the first one with places for sub-themes, the next without.
func (p *painter) ways() [][]plan {
	nested, flat := planFor(p.size.W, p.q, false), planFor(p.size.W, p.q, true)
	ways := [][]plan{{nested, flat}}
	if nested.twoSided != flat.twoSided {
		ways = [][]plan{{nested}, {flat}}
	}
	if flat.twoSided {
		one := oneSided(p.size.W, needsOf(p.q, mindmap.Right, true), needsOf(p.q, mindmap.Left, true))
		ways = append(ways, []plan{one})
	}
	return ways
}
