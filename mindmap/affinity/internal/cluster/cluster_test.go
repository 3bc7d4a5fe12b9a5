package cluster

import (
	"slices"
	"testing"
)

// edges makes a graph of links of weight 1, in both directions.
func edges(n int, pairs ...[2]int) [][]link {
	g := make([][]link, n)
	for _, p := range pairs {
		g[p[0]] = append(g[p[0]], link{p[1], 1})
		g[p[1]] = append(g[p[1]], link{p[0], 1})
	}
	for i := range g {
		g[i] = joined(g[i])
	}
	return g
}

func TestLouvain(t *testing.T) {
	for _, c := range []struct {
		name  string
		graph [][]link
		want  []int
	}{
		{"no nodes", nil, nil},
		{"no links", edges(3), []int{0, 1, 2}},
		{"two triangles and a bridge", edges(6, [2]int{0, 1}, [2]int{1, 2}, [2]int{0, 2}, [2]int{3, 4}, [2]int{4, 5}, [2]int{3, 5}, [2]int{2, 3}),
			[]int{0, 0, 0, 1, 1, 1}},
		{"a triangle and a loner", edges(4, [2]int{0, 2}, [2]int{2, 3}, [2]int{0, 3}), []int{0, 1, 0, 0}},
	} {
		if got := louvain(c.graph); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestLouvainMergesCommunities(t *testing.T) {
	// A ring of 30 triangles: single moves find the triangles, and only moves of whole triangles join neighbours.
	var pairs [][2]int
	for i := range 30 {
		a := 3 * i
		pairs = append(pairs, [2]int{a, a + 1}, [2]int{a + 1, a + 2}, [2]int{a, a + 2}, [2]int{a + 2, (a + 3) % 90})
	}
	got := louvain(edges(90, pairs...))
	for i := 0; i < 90; i += 3 {
		if got[i] != got[i+1] || got[i] != got[i+2] {
			t.Fatalf("triangle %d is torn: %v", i/3, got[i:i+3])
		}
	}
	if n := slices.Max(got) + 1; n >= 30 || n < 5 {
		t.Errorf("%d communities", n)
	}
}
