package cluster

import (
	"math"
	"slices"
)

// refining parts texts anew, pass by pass, each going to the group that it fits best, by spherical k-means in which a text
// is compared with its own group without itself.
//
// From the second pass on most groups need not be looked at: the cosine of a text and a group changes by no more than the
// group has turned, times the length of the text. What cannot become the best is left out, and the result is the same.
type refining struct {
	space  *space
	groups []int      // of each text; below zero for none
	n      int        // groups
	sums   *centroids // of the last pass
	bounds []float64  // by text, then by group: what their cosine was at most in the last pass
}

// slack is more than what is lost to rounding in a product, a length or a cosine of texts.
const slack = 1e-7

// pass makes a pass, and reports whether any text went elsewhere.
func (r *refining) pass() (changed bool) {
	s, n := r.space, r.n
	sums := s.centroids(r.groups, n)
	turned := make([]float64, n)
	if r.sums == nil {
		r.bounds = slices.Repeat([]float64{math.Inf(1)}, len(r.groups)*n)
	} else {
		turned = r.sums.turns(sums)
	}
	out := make([]int, len(r.groups))
	for i, own := range r.groups {
		out[i] = s.best(i, sums, own, r.bounds[i*n:(i+1)*n], turned)
		changed = changed || out[i] != own
	}
	r.sums = sums
	r.setGroups(out)
	return changed
}

// setGroups takes the groups of a pass, and numbers them from 0 in the order in which they are met.
func (r *refining) setGroups(groups []int) {
	r.groups = groups
	to := make([]int, r.n) // from the old number to the new one
	for g := range to {
		to[g] = -1
	}
	before := slices.Clone(groups)
	was := r.n
	r.n = renumber(groups)
	same := r.n == was
	for i, g := range before {
		to[g] = groups[i]
		same = same && groups[i] == g
	}
	if same {
		return
	}
	r.bounds = renumbered(r.bounds, to, r.n)
	sums := newCentroids(r.n)
	for g, now := range to {
		if now >= 0 {
			sums.sparse[now], sums.meanings[now], sums.squares[now] = r.sums.sparse[g], r.sums.meanings[g], r.sums.squares[g]
		}
	}
	r.sums = sums
}

// renumbered is a table with a row of numbers by group, by their new numbers, of which there are n; those below zero are
// gone.
func renumbered(table []float64, to []int, n int) []float64 {
	rows := len(table) / len(to)
	out := make([]float64, rows*n)
	for row := range rows {
		for g, v := range table[row*len(to) : (row+1)*len(to)] {
			if to[g] >= 0 {
				out[row*n+to[g]] = v
			}
		}
	}
	return out
}

// best is the group of which the cosine is the highest, the first of those as high. The bounds held before the groups
// turned, and are brought up to date.
func (s *space) best(i int, sums *centroids, own int, bounds, turned []float64) int {
	length := math.Sqrt(s.squares[i]) * (1 + slack)
	best, score, mine := own, math.Inf(-1), math.Inf(-1)
	if own >= 0 {
		product := s.product(i, sums, own)
		mine = s.cosine(i, sums, own, product, true)
		bounds[own] = product / sums.length(own)
	}
	for g := range bounds {
		cosine := mine
		if g != own {
			bounds[g] += length*turned[g] + slack
			if bounds[g] < max(score, mine) {
				continue
			}
			cosine = s.cosine(i, sums, g, s.product(i, sums, g), false)
			bounds[g] = cosine
		}
		if cosine > score {
			best, score = g, cosine
		}
	}
	return best
}
