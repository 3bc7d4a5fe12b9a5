package cluster

import (
	"cmp"
	"context"
	"math"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"mindwall/mindmap/affinity/internal/features"
	"mindwall/mindmap/affinity/internal/sample"
	"mindwall/mindmap/affinity/vectors"
)

// The plain way of comparing texts with each other and with groups, one pair at a time. What is quick must give the same
// numbers to the last bit, or answers would go elsewhere from one version to the next.

type plainCentroid struct {
	sparse, meaning []float64
	size            int
}

func (s *space) plainCentroids(groups []int, n int) []plainCentroid {
	cs := make([]plainCentroid, n)
	for g := range cs {
		cs[g] = plainCentroid{sparse: make([]float64, s.width), meaning: make([]float64, vectors.Dimensions)}
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

func (s *space) plainCosine(i int, c *plainCentroid, inside bool) float64 {
	product := vectors.Dot(s.meanings[i], c.meaning)
	own := vectors.Dot(s.meanings[i], s.meanings[i])
	for _, e := range s.sparse[i] {
		product += e.weight * c.sparse[e.feature]
		own += e.weight * e.weight
	}
	square := vectors.Dot(c.sparse, c.sparse) + vectors.Dot(c.meaning, c.meaning)
	if inside {
		if c.size < 2 {
			return 0
		}
		product, square = product-own, square-2*product+own
	}
	return product / math.Sqrt(max(square, 1e-9))
}

func (s *space) plainRefine(groups []int, n int) ([]int, int, bool) {
	cs := s.plainCentroids(groups, n)
	out := make([]int, len(groups))
	changed := false
	for i, own := range groups {
		best, score := own, math.Inf(-1)
		for g := range cs {
			if c := s.plainCosine(i, &cs[g], g == own); c > score {
				best, score = g, c
			}
		}
		out[i] = best
		changed = changed || best != own
	}
	return out, renumber(out), changed
}

func (s *space) plainGraph() [][]link {
	edges := make([][]link, s.len())
	holders, cosines := s.holders(), make([]float64, s.len())
	for i := range edges {
		s.cosinesOf(i, holders, cosines)
		var order []int
		for j, c := range cosines {
			if j != i && c > minCosine {
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

// spaceOf is a space of all texts that are not silent.
func spaceOf(said []string) *space {
	l := features.NewLexicon("en")
	for _, s := range said {
		l.Enter(s)
	}
	var texts []*features.Text
	for _, s := range said {
		if t := l.Read(s); !t.Silent() {
			texts = append(texts, t)
		}
	}
	return newSpace(texts, l.Language, l.Topics.Names)
}

func samePlainly(t interface{ Fatalf(string, ...any) }, s *space, groups []int, n int) {
	if got, want := s.graph(context.Background()), s.plainGraph(); !reflect.DeepEqual(got, want) {
		t.Fatalf("another graph:\n%v\n%v", got, want)
	}
	r := refining{space: s, groups: slices.Clone(groups), n: n}
	for range 6 {
		changed := r.pass()
		want, wantN, wantChanged := s.plainRefine(groups, n)
		if !slices.Equal(r.groups, want) || r.n != wantN || changed != wantChanged {
			t.Fatalf("groups %v became\n%v, want\n%v", groups, r.groups, want)
		}
		c, plain := s.centroids(groups, n), s.plainCentroids(groups, n)
		products := make([]float64, n)
		for i, own := range groups {
			s.products(i, c, products)
			for g := range n {
				got, want := s.cosine(i, c, g, products[g], g == own), s.plainCosine(i, &plain[g], g == own)
				if got != want || s.product(i, c, g) != products[g] {
					t.Fatalf("text %d and group %d: %v, want %v", i, g, got, want)
				}
			}
		}
		groups, n = want, wantN
	}
}

func TestGroupsAreThoseOfThePlainWay(t *testing.T) {
	for name, said := range map[string][]string{"crowd": sample.Crowd("../../vectors/vectors.bin", 300), "alike": sample.Alike(300)} {
		t.Run(name, func(t *testing.T) {
			s := spaceOf(said)
			groups := make([]int, s.len())
			for i := range groups {
				groups[i] = i*7%9 - 1
			}
			samePlainly(t, s, groups, 8)
		})
	}
	rapid.Check(t, func(t *rapid.T) {
		s := spaceOf(rapid.SliceOfN(rapid.Custom(sample.Sentence), 1, 30).Draw(t, "texts"))
		n := rapid.IntRange(1, 5).Draw(t, "groups")
		groups := rapid.SliceOfN(rapid.IntRange(-1, n-1), s.len(), s.len()).Draw(t, "group")
		samePlainly(t, s, groups, n)
	})
}
