// Package squeeze packs the rows of a drawing as raw deflate (RFC 1951). It is for what such rows are once PNG's filters
// went over them: long runs of zeros, which it leaps over, and between them letters that come again, which it looks up once.
// That makes it several times as fast as [compress/flate], which is for anything, at the same size.
//
// It knows nothing of pictures: any bytes can be packed, and the same bytes give the same result.
package squeeze

import "encoding/binary"

// blockTokens is after how many tokens a block ends and its codes are made anew, as the next ones may be unlike.
const blockTokens = 1 << 15

// Packer packs. Its memory is kept between calls. It is for one goroutine.
type Packer struct {
	data   []byte
	tokens []token
	recent [1 << tableBits]int32 // where four bytes were last seen, plus one, by their hash
	out    bitWriter
	codes  codes
}

// Append packs data and appends it to out. It refers to nothing before data, and ends on a byte; so what was packed apart
// can be put together. The last part ends the stream. A part may have 2 GB.
func (p *Packer) Append(out, data []byte, last bool) []byte {
	p.data, p.out = data, bitWriter{to: out}
	clear(p.recent[:])
	for at := 0; ; {
		p.tokens = p.tokens[:0]
		at = p.scan(at)
		end := at == len(data)
		p.block(end && last)
		if end {
			break
		}
	}
	if !last {
		p.out.write(0, 3) // an empty block, stored
		p.out.align()
		p.out.to = binary.LittleEndian.AppendUint32(p.out.to, 0xffff0000) // its length, and that inverted
	}
	p.out.align()
	p.data = nil
	return p.out.to
}

// block writes the tokens as a block with codes of its own.
func (p *Packer) block(last bool) {
	p.codes.count(p.tokens)
	p.codes.assign()
	final := uint64(0)
	if last {
		final = 1
	}
	p.out.write(final|2<<1, 3)
	p.codes.describe(&p.out)
	for _, t := range p.tokens {
		p.codes.put(&p.out, t)
	}
	p.codes.literal[endOfBlock].put(&p.out)
}

// bitWriter writes bits, the lowest first.
type bitWriter struct {
	to   []byte
	bits uint64
	n    uint // of bits; fewer than 32 between calls
}

// write writes the n lowest bits of v, 32 at most; the others are zero.
func (w *bitWriter) write(v uint64, n uint) {
	w.bits |= v << w.n
	w.n += n
	if w.n >= 32 {
		w.to = binary.LittleEndian.AppendUint32(w.to, uint32(w.bits))
		w.bits >>= 32
		w.n -= 32
	}
}

// align writes what is left, and zeros up to the next byte.
func (w *bitWriter) align() {
	for ; w.n > 0; w.n -= min(w.n, 8) {
		w.to = append(w.to, byte(w.bits))
		w.bits >>= 8
	}
}
