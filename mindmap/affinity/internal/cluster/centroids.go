package cluster

import (
	"math"

	"mindwall/mindmap/affinity/vectors"
)

// centroids are the sums of the features of groups of texts.
type centroids struct {
	sparse   [][]float64 // by group, then by feature
	meanings [][]float64
	sizes    []int
	squares  []float64 // of the lengths
}

func newCentroids(n int) *centroids {
	return &centroids{
		sparse: make([][]float64, n), meanings: make([][]float64, n), sizes: make([]int, n), squares: make([]float64, n),
	}
}

// centroids sums the texts of each group. The group of a text below zero is none.
func (s *space) centroids(groups []int, n int) *centroids {
	c := newCentroids(n)
	for g := range n {
		c.sparse[g], c.meanings[g] = make([]float64, s.width), make([]float64, vectors.Dimensions)
	}
	for i, g := range groups {
		if g < 0 {
			continue
		}
		c.sizes[g]++
		sparse, meaning := c.sparse[g], c.meanings[g]
		for _, e := range s.sparse[i] {
			sparse[e.feature] += e.weight
		}
		for j, v := range s.meanings[i] {
			meaning[j] += v
		}
	}
	for g := range n {
		c.squares[g] = vectors.Dot(c.sparse[g], c.sparse[g]) + vectors.Dot(c.meanings[g], c.meanings[g])
	}
	return c
}

// turns are how far the direction of each group is from what it is later: the distance of the two at length 1.
func (c *centroids) turns(later *centroids) []float64 {
	out := make([]float64, len(c.sizes))
	for g := range out {
		was, is := 1/c.length(g), 1/later.length(g)
		out[g] = math.Sqrt(squareBetween(c.sparse[g], was, later.sparse[g], is) +
			squareBetween(c.meanings[g], was, later.meanings[g], is))
	}
	return out
}

// squareBetween is the square of the distance of two vectors that are scaled first.
func squareBetween(a []float64, byA float64, b []float64, byB float64) float64 {
	sum := 0.0
	for j, v := range a {
		d := v*byA - b[j]*byB
		sum += d * d
	}
	return sum
}

func (c *centroids) length(g int) float64 { return math.Sqrt(max(c.squares[g], 1e-9)) }

// products fills in the products of a text and all groups.
func (s *space) products(i int, c *centroids, out []float64) {
	for g := range out {
		out[g] = s.product(i, c, g)
	}
}

// product is that of a text and one group.
func (s *space) product(i int, c *centroids, g int) float64 {
	sum, sparse := vectors.Dot(s.meanings[i], c.meanings[g]), c.sparse[g]
	for _, e := range s.sparse[i] {
		sum += e.weight * sparse[e.feature]
	}
	return sum
}

// cosine is the cosine of a text and a group, up to the length of the text, which is 1, given their product. A text that
// is in the group is taken out of it first; 0 when nothing is left.
func (s *space) cosine(i int, c *centroids, g int, product float64, inside bool) float64 {
	square := c.squares[g]
	if inside {
		if c.sizes[g] < 2 {
			return 0
		}
		own := s.squares[i]
		product, square = product-own, square-2*product+own
	}
	return product / math.Sqrt(max(square, 1e-9))
}
