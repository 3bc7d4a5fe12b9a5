package canvas

import (
	"bufio"
	"bytes"
	"compress/lzw"
	"encoding/binary"
	"fmt"
	"image"
	"io"
	"math/bits"
	"time"
)

// maxColours is how many colours a GIF may have; one more is for what stays from one picture to the next.
const maxColours = 255

// GIF writes pictures that follow each other as a GIF, played over and over (GIF89a, https://www.w3.org/Graphics/GIF/spec-gif89a.txt).
// Of each picture it writes the rectangle that changed, and of that the pixels that did. It belongs to one goroutine at a time.
type GIF struct {
	out     *bufio.Writer // what fails sticks to it
	size    image.Point
	bits    int   // of a pixel
	stays   uint8 // the pixel that shows what was there
	seen    []uint8
	waiting *gifFrame // the last picture, until it is known how long it stands
	now     time.Duration
	pack    *lzw.Writer
}

// gifFrame is what a picture changed, shown from a time on.
type gifFrame struct {
	area   image.Rectangle
	pixels []uint8
	from   time.Duration
}

// NewGIF begins a GIF of a size in pixels, of the colours of a palette.
func NewGIF(w io.Writer, size image.Point, p *Palette) *GIF {
	n := len(p.colours)
	g := &GIF{out: bufio.NewWriter(w), size: size, bits: max(bits.Len(uint(n)), 2), stays: uint8(n)}
	g.put("GIF89a")
	g.numbers(size.X, size.Y)
	g.bytes(0x80|0x70|uint8(g.bits-1), 0, 0)
	for i := range 1 << g.bits {
		var c RGB
		if i < n {
			c = p.colours[i]
		}
		g.bytes(c.R, c.G, c.B)
	}
	g.put("\x21\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00") // again and again
	return g
}

func (g *GIF) put(s string)     { _, _ = g.out.WriteString(s) }
func (g *GIF) bytes(b ...uint8) { _, _ = g.out.Write(b) }
func (g *GIF) numbers(all ...int) {
	for _, n := range all {
		_, _ = g.out.Write(binary.LittleEndian.AppendUint16(nil, uint16(n)))
	}
}

// Show shows a picture, a byte to the pixel as [Palette.Index] numbers colours, for so long. It keeps none of it.
func (g *GIF) Show(pixels []uint8, rest time.Duration) error {
	if area := g.changed(pixels); !area.Empty() {
		g.flush()
		g.waiting = &gifFrame{area, g.difference(pixels, area), g.now}
		g.seen = append(g.seen[:0], pixels...)
	}
	g.now += rest
	_, err := g.out.Write(nil) // of an earlier write
	return gifError(err)
}

// Close ends the GIF.
func (g *GIF) Close() error {
	g.flush()
	g.put(";")
	return gifError(g.out.Flush())
}

func gifError(err error) error {
	if err != nil {
		return fmt.Errorf("write GIF: %w", err)
	}
	return nil
}

// changed is the rectangle in which a picture differs from the one before.
func (g *GIF) changed(pixels []uint8) (area image.Rectangle) {
	if g.seen == nil {
		return image.Rectangle{Max: g.size}
	}
	for y := range g.size.Y {
		now, before := pixels[y*g.size.X:][:g.size.X], g.seen[y*g.size.X:][:g.size.X]
		if bytes.Equal(now, before) {
			continue
		}
		from, to := 0, g.size.X
		for now[from] == before[from] {
			from++
		}
		for now[to-1] == before[to-1] {
			to--
		}
		area = area.Union(image.Rect(from, y, to, y+1))
	}
	return area
}

// difference is the pixels of an area, those that stay as ones that are not drawn.
func (g *GIF) difference(pixels []uint8, area image.Rectangle) []uint8 {
	out := make([]uint8, 0, area.Dx()*area.Dy())
	for y := area.Min.Y; y < area.Max.Y; y++ {
		at := y * g.size.X
		for x := area.Min.X; x < area.Max.X; x++ {
			p := pixels[at+x]
			if g.seen != nil && p == g.seen[at+x] {
				p = g.stays
			}
			out = append(out, p)
		}
	}
	return out
}

// hundredths is a time in those of a second, in which GIFs count.
func hundredths(t time.Duration) int {
	return int((t + 5*time.Millisecond) / (10 * time.Millisecond))
}

// flush writes the picture that waits, which stands until now.
func (g *GIF) flush() {
	const shortest = 2 // hundredths of a second; viewers take less for much more
	f := g.waiting
	if f == nil {
		return
	}
	g.waiting = nil
	g.bytes(0x21, 0xf9, 4, 1<<2|1) // what is there stays, and so does what one pixel stands for
	g.numbers(min(max(hundredths(g.now)-hundredths(f.from), shortest), 0xffff))
	g.bytes(g.stays, 0, 0x2c)
	g.numbers(f.area.Min.X, f.area.Min.Y, f.area.Dx(), f.area.Dy())
	g.bytes(0, uint8(g.bits))
	blocks := &gifBlocks{out: g.out}
	if g.pack == nil {
		g.pack, _ = lzw.NewWriter(blocks, lzw.LSB, g.bits).(*lzw.Writer)
	} else {
		g.pack.Reset(blocks, lzw.LSB, g.bits)
	}
	_, _ = g.pack.Write(f.pixels) // what fails sticks to the output
	_ = g.pack.Close()
	blocks.end()
}

// gifBlocks writes bytes in blocks of up to 255, each behind its length.
type gifBlocks struct {
	out *bufio.Writer
	n   int
	buf [256]uint8
}

// Write implements [io.Writer].
func (b *gifBlocks) Write(p []byte) (int, error) {
	for _, c := range p {
		_ = b.WriteByte(c) // memory, and what sticks
	}
	return len(p), nil
}

// WriteByte implements [io.ByteWriter].
func (b *gifBlocks) WriteByte(c byte) error {
	b.n++
	b.buf[b.n] = c
	if b.n == 255 {
		return b.Flush()
	}
	return nil
}

// Flush writes what waits as a block.
func (b *gifBlocks) Flush() error {
	if b.n == 0 {
		return nil
	}
	b.buf[0] = uint8(b.n)
	_, err := b.out.Write(b.buf[:b.n+1])
	b.n = 0
	return err
}

// end writes the rest, and that there are no more.
func (b *gifBlocks) end() {
	_ = b.Flush()
	_ = b.out.WriteByte(0)
}
