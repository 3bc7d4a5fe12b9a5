package cluster

import "slices"

const (
	resolution = 1.25
	maxLevels  = 10
	maxSweeps  = 20
	minGain    = 1e-12
	minGroup   = 3
	maxPasses  = 10
)

// louvain parts a graph into communities by modularity at the resolution (Blondel, Guillaume, Lambiotte, Lefebvre
// 2008), and returns the community of each node. Nodes are visited in order, so the result is determined.
func louvain(edges [][]link) []int {
	community := make([]int, len(edges))
	for i := range community {
		community[i] = i
	}
	for range maxLevels {
		moved, ok := sweep(edges)
		if !ok {
			break
		}
		n := renumber(moved)
		for i, c := range community {
			community[i] = moved[c]
		}
		edges = merged(edges, moved, n)
	}
	renumber(community)
	return community
}

// sweep moves single nodes between communities until none gains; ok reports whether any moved.
func sweep(edges [][]link) (community []int, ok bool) {
	n := len(edges)
	community = make([]int, n)
	degree := make([]float64, n)
	degrees := make([]float64, n) // of communities
	all := 0.0
	for i, links := range edges {
		community[i] = i
		for _, l := range links {
			degree[i] += l.weight
		}
		degrees[i] = degree[i]
		all += degree[i]
	}
	if all == 0 {
		return community, false
	}
	toward := make([]float64, n) // the weight of a node's links into each community
	for range maxSweeps {
		changed := false
		for i := range edges {
			from := community[i]
			near := weigh(edges, community, i, toward)
			degrees[from] -= degree[i]
			best, gain := from, toward[from]-resolution*degree[i]*degrees[from]/all
			for _, c := range near {
				if g := toward[c] - resolution*degree[i]*degrees[c]/all; g > gain+minGain {
					best, gain = c, g
				}
			}
			degrees[best] += degree[i]
			community[i] = best
			changed = changed || best != from
			for _, c := range near {
				toward[c] = 0
			}
		}
		if !changed {
			break
		}
		ok = true
	}
	return community, ok
}

// weigh fills in the weight of the links of a node into each community, and returns those it has links into, in order.
func weigh(edges [][]link, community []int, i int, toward []float64) []int {
	var near []int
	for _, l := range edges[i] {
		if l.to == i {
			continue
		}
		c := community[l.to]
		if toward[c] == 0 {
			near = append(near, c)
		}
		toward[c] += l.weight
	}
	slices.Sort(near)
	return near
}

// merged is the graph whose nodes are the communities. Links within one become a link to itself.
func merged(edges [][]link, community []int, n int) [][]link {
	out := make([][]link, n)
	for i, links := range edges {
		for _, l := range links {
			out[community[i]] = append(out[community[i]], link{community[l.to], l.weight})
		}
	}
	for i := range out {
		out[i] = joined(out[i])
	}
	return out
}

// renumber numbers groups from 0 in the order in which they are met, and returns how many there are. A group below zero
// stays.
func renumber(groups []int) int {
	numbers := map[int]int{}
	for i, g := range groups {
		if g < 0 {
			continue
		}
		n, ok := numbers[g]
		if !ok {
			n = len(numbers)
			numbers[g] = n
		}
		groups[i] = n
	}
	return len(numbers)
}
