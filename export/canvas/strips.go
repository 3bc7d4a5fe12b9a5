package canvas

import (
	"hash/adler32"
	"image"
	"io"

	"bytes"
	"encoding/binary"
	"fmt"
)

// Strip is rows of pixels, packed, of which PNGs are put together: the same strip may stand in many.
type Strip struct {
	data   []byte // raw deflate that ends on a byte
	sum    uint32 // Adler-32 of what was packed
	length int    // of what was packed
	w, h   int    // pixels
}

// StripPacker packs strips, one after the other. The zero StripPacker is ready; it belongs to one goroutine at a time.
type StripPacker struct{ p packer }

// Pack packs the pixels of an opaque image, as they are: of text on flat colours that is smaller than what any filter makes of them.
func (s *StripPacker) Pack(img *image.RGBA) (Strip, error) {
	s.p.plain(img)
	var data bytes.Buffer
	if err := s.p.deflate(&data, false); err != nil {
		return Strip{}, fmt.Errorf("pack pixels: %w", err)
	}
	return Strip{bytes.Clone(data.Bytes()), adler32.Checksum(s.p.lines), len(s.p.lines), img.Rect.Dx(), img.Rect.Dy()}, nil
}

// lastBlock is a deflate block without content that ends a stream (RFC 1951, 3.2.3 and 3.2.6).
const lastBlock = "\x03\x00"

// WriteStrips writes a PNG of strips below each other, all of them as wide.
func WriteStrips(w io.Writer, strips []Strip) error {
	sum, width, height := uint32(1), 0, 0
	data := []byte(zlibHead)
	for _, s := range strips {
		data = append(data, s.data...)
		sum = joinSums(sum, s.sum, s.length)
		width, height = s.w, height+s.h
	}
	data = binary.BigEndian.AppendUint32(append(data, lastBlock...), sum)
	err := writeHead(w, width, height)
	if err == nil {
		err = writeChunk(w, "IDAT", data)
	}
	if err == nil {
		err = writeChunk(w, "IEND", nil)
	}
	if err != nil {
		return fmt.Errorf("write PNG: %w", err)
	}
	return nil
}
