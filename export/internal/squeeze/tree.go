package squeeze

import (
	"cmp"
	"math/bits"
	"slices"
)

// tree makes codes of the fewest bits, by Huffman's tree. Its memory is kept between uses.
type tree struct {
	leaves []leaf // the rarest first
	nodes  [2 * literals]node
}

// leaf is a symbol that comes.
type leaf struct {
	symbol uint16
	seen   uint32
}

// node is a leaf, in their order, or what joins two nodes before it.
type node struct {
	seen   uint32
	parent uint16
	depth  uint16
}

// assign makes the codes for symbols that were seen so often, none longer than a limit. At least two symbols get one, as
// some readers take no set of codes that leaves bits unused.
func (t *tree) assign(out []code, seen []uint32, limit int) {
	t.leaves = t.leaves[:0]
	for s, n := range seen {
		if n > 0 {
			t.leaves = append(t.leaves, leaf{uint16(s), n})
		}
	}
	for s := uint16(0); len(t.leaves) < 2; s++ {
		if seen[s] == 0 {
			t.leaves = append(t.leaves, leaf{s, 0})
		}
	}
	slices.SortFunc(t.leaves, func(a, b leaf) int {
		return cmp.Or(cmp.Compare(a.seen, b.seen), cmp.Compare(a.symbol, b.symbol))
	})
	t.join()
	var count [maxBits + 1]int // of codes, by their bits
	t.measure(count[:limit+1])
	clear(out)
	at := 0
	for n := limit; n > 0; n-- {
		for range count[n] {
			out[t.leaves[at].symbol].n = uint8(n)
			at++
		}
	}
	number(out)
}

// join joins the two rarest nodes until one is left, the last. Joined ones come in order, so that the rarest is either
// the first leaf or the first joined node that is left.
func (t *tree) join() {
	n := len(t.leaves)
	for i, l := range t.leaves {
		t.nodes[i] = node{seen: l.seen}
	}
	leaf, joined := 0, n
	for next := n; next < 2*n-1; next++ {
		t.nodes[next] = node{}
		for range 2 {
			rarest := &joined
			if leaf < n && (joined == next || t.nodes[leaf].seen <= t.nodes[joined].seen) {
				rarest = &leaf
			}
			t.nodes[*rarest].parent = uint16(next)
			t.nodes[next].seen += t.nodes[*rarest].seen
			*rarest++
		}
	}
}

// measure counts how many leaves are how deep. Those that are too deep are moved up, and others down as far as is needed
// to make room: two codes of n bits take the place of one of n-1.
func (t *tree) measure(count []int) {
	n, limit := len(t.leaves), len(count)-1
	taken := 0 // of the codes of limit bits
	for i := 2*n - 3; i >= 0; i-- {
		depth := t.nodes[t.nodes[i].parent].depth + 1
		t.nodes[i].depth = depth
		if i < n {
			at := min(int(depth), limit)
			count[at]++
			taken += 1 << (limit - at)
		}
	}
	for ; taken > 1<<limit; taken-- {
		count[limit]--
		at := limit - 1
		for count[at] == 0 {
			at--
		}
		count[at]--
		count[at+1] += 2
	}
}

// number numbers codes whose lengths are known, as RFC 1951 does: the shorter first, then by symbol.
func number(out []code) {
	var count, next [maxBits + 2]uint16
	for _, c := range out {
		count[c.n]++
	}
	count[0] = 0
	for n := 1; n <= maxBits; n++ {
		next[n+1] = (next[n] + count[n]) << 1
	}
	for i := range out {
		if n := out[i].n; n > 0 {
			out[i].bits = bits.Reverse16(next[n]) >> (16 - n)
			next[n]++
		}
	}
}
