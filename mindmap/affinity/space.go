package affinity

import (
	"cmp"
	"context"
	"math"
	"slices"

	"mindwall/mindmap/affinity/words"
)

// space is a set of texts compared with each other: features weighed by the set's own counts, meanings about its mean.
type space struct {
	language *words.Language
	texts    []*text
	sparse   [][]entry   // the stem and gram blocks of each text
	meanings [][]float64 // the meaning of each text, of the length that its share gives
	width    int         // how many sparse features there are
}

// entry is one feature of a text.
type entry struct {
	feature int32
	weight  float64
}

// newSpace compares texts, none of them silent. The features of each together have length 1.
func newSpace(texts []*text, language *words.Language) *space {
	s := &space{language: language, texts: texts, sparse: make([][]entry, len(texts)), meanings: make([][]float64, len(texts))}
	var c counts
	for _, t := range texts {
		c.add(t, 1)
	}
	numbers := numbering{stems: make([]int32, len(c.stems)), grams: make([]int32, len(c.grams))}
	mean := make([]float64, dims)
	var f features
	for i, t := range texts {
		f.weigh(t, &c)
		s.sparse[i] = make([]entry, 0, len(f.stems)+len(f.grams))
		for k, w := range f.stems {
			s.sparse[i] = append(s.sparse[i], entry{numbers.of(numbers.stems, t.stems[k].stem.n), w})
		}
		for k, w := range f.grams {
			s.sparse[i] = append(s.sparse[i], entry{numbers.of(numbers.grams, t.grams[k].n), w})
		}
		s.meanings[i] = slices.Clone(f.meaning)
		for j, v := range f.meaning {
			mean[j] += v / float64(len(texts))
		}
	}
	s.width = int(numbers.next)
	for _, m := range s.meanings {
		if len(texts) >= centreFrom {
			for j := range m {
				m[j] -= mean[j]
			}
		}
		scaleTo(m, math.Sqrt(meaningShare))
	}
	return s
}

// numbering numbers the features of a set from 1 in the order in which they are met.
type numbering struct {
	stems, grams []int32
	next         int32
}

// of returns the number, from 0, of the feature that has the place n in list.
func (u *numbering) of(list []int32, n int32) int32 {
	if list[n] == 0 {
		u.next++
		list[n] = u.next
	}
	return list[n] - 1
}

func (s *space) len() int { return len(s.texts) }

const (
	neighbourCount = 10
	leastCosine    = 0.02
)

// link is one end of an edge of the graph of texts.
type link struct {
	to     int
	weight float64
}

// graph links every text with those it is most like. An edge weighs the cosine when each is among the nearest of the
// other, half of it when only one is. The links of a node are in order. When the context ends, links are missing.
func (s *space) graph(ctx context.Context) [][]link {
	edges := make([][]link, s.len())
	holders := s.holders()
	cosines := make([]float64, s.len())
	order := make([]int, 0, s.len())
	for i := range edges {
		if ctx.Err() != nil {
			return edges
		}
		s.cosinesOf(i, holders, cosines)
		order = order[:0]
		for j, c := range cosines {
			if j != i && c > leastCosine {
				order = append(order, j)
			}
		}
		slices.SortFunc(order, func(a, b int) int {
			return cmp.Or(cmp.Compare(cosines[b], cosines[a]), cmp.Compare(a, b))
		})
		for _, j := range order[:min(neighbourCount, len(order))] {
			edges[i] = append(edges[i], link{j, cosines[j] / 2})
			edges[j] = append(edges[j], link{i, cosines[j] / 2})
		}
	}
	for i := range edges {
		edges[i] = joined(edges[i])
	}
	return edges
}

// holders lists, feature by feature, the texts that have it.
func (s *space) holders() [][]link {
	h := make([][]link, s.width)
	for i, entries := range s.sparse {
		for _, e := range entries {
			h[e.feature] = append(h[e.feature], link{i, e.weight})
		}
	}
	return h
}

// cosinesOf fills in the cosines of a text with all texts.
func (s *space) cosinesOf(i int, holders [][]link, cosines []float64) {
	for j, m := range s.meanings {
		cosines[j] = dot(s.meanings[i], m)
	}
	for _, e := range s.sparse[i] {
		for _, h := range holders[e.feature] {
			cosines[h.to] += e.weight * h.weight
		}
	}
}

// joined sorts links and adds up those to one node.
func joined(links []link) []link {
	slices.SortStableFunc(links, func(a, b link) int { return cmp.Compare(a.to, b.to) })
	out := links[:0]
	for _, l := range links {
		if n := len(out); n > 0 && out[n-1].to == l.to {
			out[n-1].weight += l.weight
			continue
		}
		out = append(out, l)
	}
	return out
}

// centroid is the sum of the features of some texts.
type centroid struct {
	sparse  []float64
	meaning []float64
	size    int
}

// centroids sums the texts of each group. The group of a text below zero is none.
func (s *space) centroids(groups []int, n int) []centroid {
	cs := make([]centroid, n)
	for g := range cs {
		cs[g] = centroid{sparse: make([]float64, s.width), meaning: make([]float64, dims)}
	}
	for i, g := range groups {
		if g < 0 {
			continue
		}
		c := &cs[g]
		c.size++
		for _, e := range s.sparse[i] {
			c.sparse[e.feature] += e.weight
		}
		for j, v := range s.meanings[i] {
			c.meaning[j] += v
		}
	}
	return cs
}

// with is the product of a text and a centroid.
func (s *space) with(i int, c *centroid) float64 {
	sum := dot(s.meanings[i], c.meaning)
	for _, e := range s.sparse[i] {
		sum += e.weight * c.sparse[e.feature]
	}
	return sum
}

func (c *centroid) square() float64 { return dot(c.sparse, c.sparse) + dot(c.meaning, c.meaning) }
func (s *space) square(i int) float64 {
	sum := dot(s.meanings[i], s.meanings[i])
	for _, e := range s.sparse[i] {
		sum += e.weight * e.weight
	}
	return sum
}
