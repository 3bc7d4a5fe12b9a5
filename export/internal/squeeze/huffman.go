package squeeze

import (
	"math/bits"
	"slices"
)

const (
	endOfBlock = 256
	firstMatch = 257 // the code of the shortest length
	literals   = 286
	backs      = 30
	lengths    = 19 // codes of lengths of codes
	maxBits    = 15
	maxShort   = 7 // bits of a code of a length of a code
)

// code is the bits for one symbol, in the order in which they are written.
type code struct {
	bits uint16
	n    uint8 // 0 for a symbol that does not come
}

func (c code) put(w *bitWriter) { w.write(uint64(c.bits), uint(c.n)) }

// codes are those of one block.
type codes struct {
	literal [literals]code
	back    [backs]code
	seen    struct { // how often
		literal [literals]uint32
		back    [backs]uint32
	}
	tree tree
}

// lengthCode is the code of a length less 3, and how many of its lowest bits follow it.
func lengthCode(l uint32) (c, extra uint32) {
	switch {
	case l < 8:
		return l, 0
	case l == maxMatch-3:
		return 28, 0
	}
	extra = uint32(bits.Len32(l)) - 3
	return 4*extra + 4 + l>>extra&3, extra
}

// backCode is the code of a distance less 1, and how many of its lowest bits follow it.
func backCode(d uint32) (c, extra uint32) {
	if d < 4 {
		return d, 0
	}
	extra = uint32(bits.Len32(d)) - 2
	return 2*extra + 2 + d>>extra&1, extra
}

// count counts what the tokens need, and the end of the block.
func (c *codes) count(tokens []token) {
	clear(c.seen.literal[:])
	clear(c.seen.back[:])
	for _, t := range tokens {
		if t&isMatch == 0 {
			c.seen.literal[t]++
			continue
		}
		l, _ := lengthCode(t.length())
		b, _ := backCode(t.back())
		c.seen.literal[firstMatch+l]++
		c.seen.back[b]++
	}
	c.seen.literal[endOfBlock]++
}

func (c *codes) assign() {
	c.tree.assign(c.literal[:], c.seen.literal[:], maxBits)
	c.tree.assign(c.back[:], c.seen.back[:], maxBits)
}

func (c *codes) put(w *bitWriter, t token) {
	if t&isMatch == 0 {
		c.literal[t].put(w)
		return
	}
	l, extra := lengthCode(t.length())
	c.literal[firstMatch+l].put(w)
	w.write(uint64(t.length()&(1<<extra-1)), uint(extra))
	b, extra := backCode(t.back())
	c.back[b].put(w)
	w.write(uint64(t.back()&(1<<extra-1)), uint(extra))
}

// shortOrder is the order in which lengths of the codes of lengths are written, by RFC 1951.
var shortOrder = [lengths]uint8{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}

// repeated is a length of a code, or a code for many: 16 repeats the one before, 17 and 18 are zeros.
type repeated struct {
	symbol uint8
	extra  uint8 // its value
	n      uint8 // bits of it
}

// describe writes the lengths of all codes, from which a reader makes the codes.
func (c *codes) describe(w *bitWriter) {
	nLiteral, nBack := used(c.literal[:], firstMatch), used(c.back[:], 1)
	list := appendRepeated(nil, c.literal[:nLiteral], c.back[:nBack])
	var seen [lengths]uint32
	for _, r := range list {
		seen[r.symbol]++
	}
	var short [lengths]code
	c.tree.assign(short[:], seen[:], maxShort)
	nShort := lengths
	for nShort > 4 && short[shortOrder[nShort-1]].n == 0 {
		nShort--
	}
	w.write(uint64(nLiteral-257), 5)
	w.write(uint64(nBack-1), 5)
	w.write(uint64(nShort-4), 4)
	for _, s := range shortOrder[:nShort] {
		w.write(uint64(short[s].n), 3)
	}
	for _, r := range list {
		short[r.symbol].put(w)
		w.write(uint64(r.extra), uint(r.n))
	}
}

// used is how many codes there are up to the last that is used, so many at least.
func used(list []code, fewest int) int {
	n := len(list)
	for n > fewest && list[n-1].n == 0 {
		n--
	}
	return n
}

// appendRepeated lists the lengths of codes, those of literals first.
func appendRepeated(list []repeated, literal, back []code) []repeated {
	var last uint8
	same := 0
	for _, c := range slices.Concat(literal, back) {
		if c.n != last {
			list, same = appendRun(list, last, same), 0
		}
		last = c.n
		same++
	}
	return appendRun(list, last, same)
}

// appendRun lists a length that comes so often in a row.
func appendRun(list []repeated, length uint8, n int) []repeated {
	if length > 0 && n > 0 {
		list = append(list, repeated{symbol: length})
		n--
	}
	for n >= 3 {
		at := min(n, 138)
		switch {
		case length > 0:
			at = min(n, 6)
			list = append(list, repeated{16, uint8(at - 3), 2})
		case n <= 10:
			list = append(list, repeated{17, uint8(n - 3), 3})
		default:
			list = append(list, repeated{18, uint8(at - 11), 7})
		}
		n -= at
	}
	for range n {
		list = append(list, repeated{symbol: length})
	}
	return list
}
