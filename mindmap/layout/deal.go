package layout

import "mindwall/mindmap"

// exactDeal is the largest number of themes for which every way of dealing is tried: 2^15 of them at most.
const exactDeal = 16

// deal gives every theme a side so that the taller side is as small as can be. A side's height is the heights of its
// themes and a gap between each two. The first theme goes right, and among deals that are as good the one that keeps the
// first themes right wins. The order of themes is not changed. Up to 16 themes the deal is the best there is; above that
// each theme in turn goes to the side that is shorter so far.
func deal(heights []float64, gap float64) []mindmap.Side {
	n := len(heights)
	if n > exactDeal {
		return dealGreedily(heights, gap)
	}
	// Bit i counted from the top is theme i, 1 for the left, so that counting up tries the first themes right first.
	best, bestMask := -1.0, 0
	for mask := range 1 << max(0, n-1) {
		if t := taller(heights, gap, mask); best < 0 || t < best {
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

// taller is the height of the taller side when the themes of mask go left.
func taller(heights []float64, gap float64, mask int) float64 {
	right, left := -gap, -gap
	for i, h := range heights {
		if mask>>(len(heights)-1-i)&1 == 1 {
			left += h + gap
		} else {
			right += h + gap
		}
	}
	return max(right, left, 0)
}

func dealGreedily(heights []float64, gap float64) []mindmap.Side {
	sides := make([]mindmap.Side, len(heights))
	right, left := 0.0, 0.0
	for i, h := range heights {
		if right <= left {
			sides[i] = mindmap.Right
			right += h + gap
		} else {
			sides[i] = mindmap.Left
			left += h + gap
		}
	}
	return sides
}
