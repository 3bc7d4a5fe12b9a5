package canvas

import (
	"bytes"
	"encoding/binary"
	"hash/adler32"
	"hash/crc32"
	"image"
	"io"
	"runtime"
	"sync/atomic"

	"github.com/klauspost/compress/flate"
)

// A PNG's pixels are one zlib stream (RFC 1950). Its deflate blocks may be made apart, where each part ends on a byte and
// refers to nothing before it; so strips of rows are painted and packed on all processors. The bytes are those of the
// scene, whatever the number of processors.

// stripPixels is how many pixels are painted and packed at a time. More pack better, fewer take less memory.
const stripPixels = 1 << 19

// packed is a strip of a PNG.
type packed struct {
	data     []byte // raw deflate; that of the last strip ends the stream
	sum      uint32 // Adler-32 of what was packed
	length   int    // of what was packed
	panicked any    // what a fault in the making was
	err      error
}

// writePNG writes the raster as a PNG. It may be called once.
func (r *raster) writePNG(w io.Writer) error {
	if err := writeHead(w, r.w, r.h); err != nil {
		return err
	}
	if err := r.writePixels(w); err != nil {
		return err
	}
	return writeChunk(w, "IEND", nil)
}

// writeHead begins a PNG of so many pixels.
func writeHead(w io.Writer, width, height int) error {
	if _, err := io.WriteString(w, "\x89PNG\r\n\x1a\n"); err != nil {
		return err
	}
	head := binary.BigEndian.AppendUint32(nil, uint32(width))
	head = binary.BigEndian.AppendUint32(head, uint32(height))
	head = append(head, 8, 2, 0, 0, 0) // 8 bits a channel, RGB
	return writeChunk(w, "IHDR", head)
}

// zlibHead begins a zlib stream: deflate, a window of 32 kB.
const zlibHead = "\x78\x9c"

// writePixels writes a chunk for each strip.
func (r *raster) writePixels(w io.Writer) error {
	strips, stop := r.pack()
	defer stop()
	sum := uint32(1) // Adler-32 of nothing
	for i, strip := range strips {
		p := <-strip
		if p.panicked != nil {
			panic(p.panicked) // where somebody may catch it
		}
		if p.err != nil {
			return p.err
		}
		sum = joinSums(sum, p.sum, p.length)
		data := p.data
		if i == 0 {
			data = append([]byte(zlibHead), data...)
		}
		if i == len(strips)-1 {
			data = binary.BigEndian.AppendUint32(data, sum)
		}
		if err := writeChunk(w, "IDAT", data); err != nil {
			return err
		}
	}
	return nil
}

// pack packs all strips on all processors. Each comes on its own channel; stop lets go of those that are not begun.
func (r *raster) pack() (strips []chan packed, stop func()) {
	strips = make([]chan packed, len(r.strips))
	for i := range strips {
		strips[i] = make(chan packed, 1)
	}
	var next atomic.Int64
	for range min(len(strips), runtime.GOMAXPROCS(0)) {
		go func() {
			p := packer{painter: stripPainter{raster: r}}
			for i := int(next.Add(1)) - 1; i < len(strips); i = int(next.Add(1)) - 1 {
				strips[i] <- p.pack(i)
			}
		}()
	}
	return strips, func() { next.Store(int64(len(strips))) }
}

func writeChunk(w io.Writer, name string, data []byte) error {
	c := make([]byte, 0, len(data)+12)
	c = binary.BigEndian.AppendUint32(c, uint32(len(data)))
	c = append(append(c, name...), data...)
	c = binary.BigEndian.AppendUint32(c, crc32.ChecksumIEEE(c[4:]))
	_, err := w.Write(c)
	return err
}

// packer paints, filters and packs strips, one after the other.
type packer struct {
	painter stripPainter
	lines   []byte
	writer  *flate.Writer
}

func (p *packer) pack(i int) (out packed) {
	defer func() {
		if r := recover(); r != nil {
			out.panicked = r
		}
	}()
	p.filter(p.painter.paint(i))
	var data bytes.Buffer
	out.err = p.deflate(&data, i == len(p.painter.raster.strips)-1)
	out.data, out.sum, out.length = data.Bytes(), adler32.Checksum(p.lines), len(p.lines)
	return out
}

// deflate packs the lines. That refers to nothing before them, and ends on a byte; that of the last strip ends the stream.
func (p *packer) deflate(to io.Writer, last bool) error {
	if p.writer == nil {
		var err error
		if p.writer, err = flate.NewWriter(to, flate.BestSpeed); err != nil {
			return err
		}
	}
	p.writer.Reset(to)
	if _, err := p.writer.Write(p.lines); err != nil {
		return err
	}
	if last {
		return p.writer.Close()
	}
	return p.writer.Flush()
}

// joinSums is the Adler-32 of two texts after one another, from theirs; the second has length n. See RFC 1950.
func joinSums(a, b uint32, n int) uint32 {
	const base = 65521
	before := a&0xffff + base - 1 // what the first adds to each step of the second
	low := (b&0xffff + before) % base
	high := (uint64(a>>16) + uint64(b>>16) + uint64(n%base)*uint64(before%base)) % base
	return uint32(high)<<16 | low
}

// Filters of PNG: what is subtracted from a pixel.
const (
	filterNone = 0
	filterSub  = 1 // the pixel before it
	filterUp   = 2 // the pixel above it
)

// filter makes PNG's rows of the pixels of a strip. Rows of a map are mostly like the one above; the first of a strip has
// none in the strip.
func (p *packer) filter(img *image.RGBA) {
	width, height := img.Rect.Dx(), img.Rect.Dy()
	size := 1 + 3*width
	if cap(p.lines) < size*height {
		p.lines = make([]byte, size*height)
	}
	p.lines = p.lines[:size*height]
	p.lines[0] = filterSub
	subtractLeft(p.lines[1:size], img.Pix[:4*width])
	for y := 1; y < height; y++ {
		line := p.lines[y*size : (y+1)*size]
		line[0] = filterUp
		subtractAbove(line[1:], img.Pix[y*img.Stride:][:4*width], img.Pix[(y-1)*img.Stride:][:4*width])
	}
}

// plain makes PNG's rows of the pixels of a strip, without a filter.
func (p *packer) plain(img *image.RGBA) {
	p.lines = p.lines[:0]
	for y := range img.Rect.Dy() {
		p.lines = append(p.lines, filterNone)
		for row := img.Pix[y*img.Stride:][:4*img.Rect.Dx()]; len(row) >= 4; row = row[4:] {
			p.lines = append(p.lines, row[0], row[1], row[2])
		}
	}
}

func subtractLeft(line, row []byte) {
	var r, g, b byte
	for len(row) >= 4 && len(line) >= 3 {
		line[0], line[1], line[2] = row[0]-r, row[1]-g, row[2]-b
		r, g, b = row[0], row[1], row[2]
		line, row = line[3:], row[4:]
	}
}

func subtractAbove(line, row, above []byte) {
	const run = 64 // pixels that are compared at a time
	for len(row) >= 4*run {
		if bytes.Equal(row[:4*run], above[:4*run]) {
			clear(line[:3*run])
		} else {
			subtractPixels(line[:3*run], row[:4*run], above[:4*run])
		}
		line, row, above = line[3*run:], row[4*run:], above[4*run:]
	}
	subtractPixels(line, row, above)
}

func subtractPixels(line, row, above []byte) {
	for len(row) >= 4 && len(above) >= 4 && len(line) >= 3 {
		line[0], line[1], line[2] = row[0]-above[0], row[1]-above[1], row[2]-above[2]
		line, row, above = line[3:], row[4:], above[4:]
	}
}
