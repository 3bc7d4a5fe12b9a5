package affinity

import "math"

// centroids are the sums of the features of groups of texts. What a text is compared with lies side by side: a feature of
// all groups, as memory is what comparing waits for.
type centroids struct {
	n        int         // groups
	sparse   []float64   // by feature, then by group
	meanings [][]float64 // by group
	sizes    []int
	squares  []float64 // of the lengths
}

// centroids sums the texts of each group. The group of a text below zero is none.
func (s *space) centroids(groups []int, n int) *centroids {
	c := &centroids{n: n, sparse: make([]float64, s.width*n), meanings: make([][]float64, n), sizes: make([]int, n)}
	for g := range c.meanings {
		c.meanings[g] = make([]float64, dims)
	}
	for i, g := range groups {
		if g < 0 {
			continue
		}
		c.sizes[g]++
		for _, e := range s.sparse[i] {
			c.sparse[int(e.feature)*n+g] += e.weight
		}
		for j, v := range s.meanings[i] {
			c.meanings[g][j] += v
		}
	}
	c.square()
	return c
}

// square fills in the squares of the lengths, in the four sums of [dot].
func (c *centroids) square() {
	sums := make([][4]float64, c.n)
	width := 0
	if c.n > 0 {
		width = len(c.sparse) / c.n
	}
	for f := range width {
		lane := 0
		if f < width&^3 {
			lane = f & 3
		}
		for g, v := range c.sparse[f*c.n : (f+1)*c.n] {
			sums[g][lane] += v * v
		}
	}
	c.squares = make([]float64, c.n)
	for g, s := range sums {
		c.squares[g] = s[0] + s[1] + s[2] + s[3] + dot(c.meanings[g], c.meanings[g])
	}
}

// products fills in the products of a text and all groups.
func (s *space) products(i int, c *centroids, out []float64) {
	for g, m := range c.meanings {
		out[g] = dot(s.meanings[i], m)
	}
	for _, e := range s.sparse[i] {
		row := c.sparse[int(e.feature)*c.n:][:len(out)]
		for g, v := range row {
			out[g] += e.weight * v
		}
	}
}

// product is that of a text and one group.
func (s *space) product(i int, c *centroids, g int) float64 {
	sum := dot(s.meanings[i], c.meanings[g])
	for _, e := range s.sparse[i] {
		sum += e.weight * c.sparse[int(e.feature)*c.n+g]
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
