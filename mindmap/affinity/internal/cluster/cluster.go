package cluster

import (
	"context"
	"math"
	"slices"
)

// sampleSize is how many texts the graph of likeness is made of at most, for it takes time squared.
const sampleSize = 1000

// cluster parts texts into groups: communities of the graph of likeness; the small ones join the nearest; then every
// text goes where it fits best. It returns the group of each text and how many groups there are. Of a large set, every
// so-manieth text is parted first, and the others go where they fit best. When the context ends, the groups are of no use.
func (s *space) cluster(ctx context.Context) (groups []int, n int) {
	sample, places := s.sample()
	found := louvain(sample.graph(ctx))
	found, n = sample.dissolve(found, renumber(found))
	groups = make([]int, s.len())
	for i := range groups {
		groups[i] = -1
	}
	for k, i := range places {
		groups[i] = found[k]
	}
	r := refining{space: s, groups: groups, n: n}
	for range maxPasses {
		if ctx.Err() != nil || !r.pass() {
			break
		}
	}
	return r.groups, r.n
}

// sample is at most sampleSize texts spread evenly over the set, and their places in it.
func (s *space) sample() (*space, []int) {
	n := min(s.len(), sampleSize)
	out := &space{width: s.width}
	places := make([]int, n)
	for k := range places {
		i := k * s.len() / n
		places[k] = i
		out.texts = append(out.texts, s.texts[i])
		out.sparse = append(out.sparse, s.sparse[i])
		out.meanings = append(out.meanings, s.meanings[i])
		out.squares = append(out.squares, s.squares[i])
	}
	return out, places
}

// dissolve moves the texts of groups below minGroup to the group that they are most like on average. If all groups are so
// small, they stay.
func (s *space) dissolve(groups []int, n int) ([]int, int) {
	c := s.centroids(groups, n)
	if slices.Max(c.sizes) < minGroup {
		return groups, n
	}
	products := make([]float64, n)
	out := make([]int, len(groups))
	for i, g := range groups {
		out[i] = g
		if c.sizes[g] >= minGroup {
			continue
		}
		s.products(i, c, products)
		best, score := n, math.Inf(-1)
		for h, size := range c.sizes {
			if size < minGroup {
				continue
			}
			if mean := products[h] / float64(size); mean > score {
				best, score = h, mean
			}
		}
		out[i] = best
	}
	return out, renumber(out)
}
