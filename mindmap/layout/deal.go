package layout

import "mindwall/mindmap"

// exactDeal is the largest number of themes for which every way of dealing is tried: 2^15 of them at most.
const exactDeal = 16

// dealer gives every theme a side so that the taller side is as small as can be. A side's height is the heights of its
// themes and a gap between each two. The first theme goes right, and among deals that are as good the one that keeps the
// first themes right wins. The order of themes is not changed. Up to 16 themes the deal is the best there is; above that
// each theme in turn goes to the side that is shorter so far. Themes that should be apart follow each other on a side only
// where they must.
type dealer struct {
	heights []float64
	gap     float64
	apart   func(i, j int) bool // of two themes by their numbers; nil for none
}

func (d *dealer) deal() []mindmap.Side {
	n := len(d.heights)
	if n > exactDeal {
		return d.greedily()
	}
	var twins [exactDeal]uint // of each theme, those before it that it should be apart from
	for i := range n {
		for j := range i {
			if d.apart != nil && d.apart(j, i) {
				twins[i] |= 1 << j
			}
		}
	}
	// Bit i counted from the top is theme i, 1 for the left, so that counting up tries the first themes right first.
	best, bestMask := -1.0, 0
	for mask := range 1 << max(0, n-1) {
		if t := d.taller(mask, &twins); best < 0 || t < best {
			best, bestMask = t, mask
		}
	}
	sides := make([]mindmap.Side, n)
	for i := range sides {
		sides[i] = mindmap.Right
		if bestMask>>(n-1-i)&1 == 1 {
			sides[i] = mindmap.Left
		}
	}
	return sides
}

// twinned is worse than any height.
const twinned = 1e12

// taller is the height of the taller side when the themes of mask go left.
func (d *dealer) taller(mask int, twins *[exactDeal]uint) float64 {
	sides, last, worse := [2]float64{-d.gap, -d.gap}, [2]uint{}, 0.0
	for i, h := range d.heights {
		side := mask >> (len(d.heights) - 1 - i) & 1
		sides[side] += h + d.gap
		if twins[i]&last[side] != 0 {
			worse += twinned
		}
		last[side] = 1 << i
	}
	return max(sides[0], sides[1], 0) + worse
}

func (d *dealer) greedily() []mindmap.Side {
	sides, last := make([]mindmap.Side, len(d.heights)), [2]int{-1, -1}
	ends := [2]float64{}
	for i, h := range d.heights {
		at := 0
		if ends[0] > ends[1] {
			at = 1
		}
		if d.apart != nil && last[at] >= 0 && d.apart(last[at], i) {
			at = 1 - at
		}
		sides[i] = [...]mindmap.Side{mindmap.Right, mindmap.Left}[at]
		ends[at], last[at] = ends[at]+h+d.gap, i
	}
	return sides
}
