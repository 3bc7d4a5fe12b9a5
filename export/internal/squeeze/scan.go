package squeeze

import (
	"encoding/binary"
	"math/bits"
)

const (
	window    = 1 << 15 // how far back a match may be
	minMatch  = 4       // bytes of a match; three pay only where they are near
	maxMatch  = 258
	minRun    = 8 // bytes of a run that are leapt over
	tableBits = 15
)

// token is a byte as it is, or a match: bytes that were there before.
type token uint32

const isMatch token = 1 << 31

// match is a token for so many bytes, from 3 to 258, that were so far back, from 1.
func match(length, back int) token { return isMatch | token(length-3)<<16 | token(back-1) }

func (t token) length() uint32 { return uint32(t) >> 16 & 0xff } // less 3
func (t token) back() uint32   { return uint32(t) & 0xffff }     // less 1

// scan makes tokens of data from at on, until a block is full, and returns where it stopped.
func (p *Packer) scan(at int) int {
	data := p.data
	for at < len(data) && len(p.tokens) < blockTokens {
		if at > 0 {
			if n := p.alike(at, at-1, len(data)-at); n >= minRun {
				at += p.run(n)
				continue
			}
		}
		length, back := p.find(at)
		if length == 0 {
			p.tokens = append(p.tokens, token(data[at]))
			at++
			continue
		}
		if length < maxMatch { // one byte later there may be a longer one
			if l, b := p.find(at + 1); l > length {
				p.tokens = append(p.tokens, token(data[at]))
				at++
				length, back = l, b
			}
		}
		p.tokens = append(p.tokens, match(length, back))
		for end := at + length; at < end; at++ {
			p.note(at)
		}
	}
	return at
}

// run adds tokens for n bytes that are all like the one before them, as many as are worth matches, and returns how many.
func (p *Packer) run(n int) int {
	left := n
	for left >= 3 {
		m := min(left, maxMatch)
		p.tokens = append(p.tokens, match(m, 1))
		left -= m
	}
	return n - left
}

// find looks up the bytes at a place, and notes them. The length is 0 when they were not there before.
func (p *Packer) find(at int) (length, back int) {
	if at+minMatch > len(p.data) {
		return 0, 0
	}
	slot := &p.recent[p.hash(at)]
	from := int(*slot) - 1
	*slot = int32(at) + 1
	if from < 0 || at-from > window {
		return 0, 0
	}
	if n := p.alike(at, from, min(maxMatch, len(p.data)-at)); n >= minMatch {
		return n, at - from
	}
	return 0, 0
}

func (p *Packer) note(at int) {
	if at+minMatch <= len(p.data) {
		p.recent[p.hash(at)] = int32(at) + 1
	}
}

func (p *Packer) hash(at int) uint32 {
	return binary.LittleEndian.Uint32(p.data[at:]) * 0x9e3779b1 >> (32 - tableBits)
}

// alike is how many bytes at two places are alike, so many at most. The places may overlap.
func (p *Packer) alike(at, from, limit int) int {
	a, b := p.data[at:at+limit], p.data[from:from+limit]
	n := 0
	for len(a)-n >= 8 && len(b)-n >= 8 {
		if x := binary.LittleEndian.Uint64(a[n:]) ^ binary.LittleEndian.Uint64(b[n:]); x != 0 {
			return n + bits.TrailingZeros64(x)/8
		}
		n += 8
	}
	for n < len(a) && a[n] == b[n] {
		n++
	}
	return n
}
