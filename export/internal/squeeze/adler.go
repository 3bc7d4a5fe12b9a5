package squeeze

import "encoding/binary"

// adlerBase is the modulus of Adler-32, the sum at the end of a zlib stream; see RFC 1950.
const adlerBase = 65521

// Sum is the Adler-32 of data. It is [hash/adler32.Checksum], and quick with zeros, of which filtered rows have most.
func Sum(data []byte) uint32 {
	const limit = 5552 // bytes after which the sums may not fit 32 bits
	low, high := uint32(1), uint32(0)
	for len(data) > 0 {
		part := data[:min(limit, len(data))]
		data = data[len(part):]
		for len(part) >= 8 {
			if binary.LittleEndian.Uint64(part) == 0 {
				high += 8 * low
			} else {
				for _, v := range part[:8] {
					low += uint32(v)
					high += low
				}
			}
			part = part[8:]
		}
		for _, v := range part {
			low += uint32(v)
			high += low
		}
		low %= adlerBase
		high %= adlerBase
	}
	return high<<16 | low
}

// JoinSums is the Adler-32 of two texts after one another, from theirs; the second has length n.
func JoinSums(a, b uint32, n int) uint32 {
	before := a&0xffff + adlerBase - 1 // what the first adds to each step of the second
	low := (b&0xffff + before) % adlerBase
	high := (uint64(a>>16) + uint64(b>>16) + uint64(n%adlerBase)*uint64(before%adlerBase)) % adlerBase
	return uint32(high)<<16 | low
}
