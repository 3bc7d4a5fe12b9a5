package plan

import (
	"slices"

	"mindwall/mindmap"
)

// partTwins gives themes another colour that follow, on their side, one of the same but for its lightness: a theme of a later round
// one of the second round whose twins are not beside it. It is for maps whose sides are as on the wall, or where no deal parts them.
func (p *Plan) partTwins() {
	type place struct {
		parent int
		side   mindmap.Side
	}
	columns := map[place][]int{}
	for i := range p.Boxes {
		if b := &p.Boxes[i]; b.Kind == Theme {
			at := place{b.Parent, b.Side}
			columns[at] = append(columns[at], i)
		}
	}
	for _, column := range columns {
		for k := 1; k < len(column); k++ {
			before, b := p.Boxes[column[k-1]].Theme, p.Boxes[column[k]].Theme
			if !p.Palette.Twins(before, b) {
				continue
			}
			beside := []int{before}
			if k+1 < len(column) {
				beside = append(beside, p.Boxes[column[k+1]].Theme)
			}
			p.recolour(column[k], p.apartFrom(b, beside))
		}
	}
}

// apartFrom is a colour of the second round for a theme, no twin of those beside it; where it can be, one that no other theme has.
func (p *Plan) apartFrom(theme int, beside []int) int {
	rounds := len(p.Palette.themes)
	best := theme
	for i := range rounds {
		c := rounds + (theme+1+i)%rounds
		if slices.ContainsFunc(beside, func(other int) bool { return c == other || p.Palette.Twins(c, other) }) {
			continue
		}
		if best == theme {
			best = c
		}
		if !slices.ContainsFunc(p.Boxes, func(b Box) bool { return b.Kind == Theme && b.Theme == c }) {
			return c
		}
	}
	return best
}

// recolour gives a theme and all under it a colour.
func (p *Plan) recolour(head, colour int) {
	p.Boxes[head].Theme = colour
	for i := head + 1; i < len(p.Boxes) && p.Boxes[i].Kind != Theme && p.Boxes[i].Kind != UnsortedHead && p.Boxes[i].Kind != Question; i++ {
		p.Boxes[i].Theme = colour
	}
}
