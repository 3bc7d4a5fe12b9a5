package canvas

import (
	"encoding/binary"
	"image"
	"image/draw"
	"math"
	"sync"
	"sync/atomic"

	"golang.org/x/image/vector"

	"mindwall/export/internal/colour"
)

// sharedMask is the coverage of a mark that is in several strips. It is made by the first of them and let go by the last.
type sharedMask struct {
	once sync.Once
	mask *image.Alpha
	left atomic.Int32 // strips that are still to come
}

// stripPainter paints strips of a raster, one after the other in the same memory.
type stripPainter struct {
	raster *raster
	img    image.RGBA
	filler vector.Rasterizer
	mask   image.Alpha
}

// paint paints a strip. The image is good until the next call; every pixel of it is opaque.
func (p *stripPainter) paint(i int) *image.RGBA {
	p.clear(p.raster.strip(i))
	for _, at := range p.raster.strips[i] {
		m := &p.raster.marks[at]
		switch {
		case m.op.kind == textOp:
			p.text(m.op)
		case m.shared == nil:
			ink(&p.img, m.op.fill, p.rasterize(m), m.area.Min)
		default:
			p.share(m)
		}
	}
	return &p.img
}

// clear makes the image one of the background.
func (p *stripPainter) clear(area image.Rectangle) {
	n := 4 * area.Dx() * area.Dy()
	if cap(p.img.Pix) < n {
		p.img.Pix = make([]uint8, n)
	}
	p.img = image.RGBA{Pix: p.img.Pix[:n], Stride: 4 * area.Dx(), Rect: area}
	c := p.raster.background
	copy(p.img.Pix, []uint8{c.R, c.G, c.B, 0xff})
	for done := 4; done < n; done *= 2 {
		copy(p.img.Pix[done:], p.img.Pix[:done])
	}
}

func (p *stripPainter) share(m *mark) {
	m.shared.once.Do(func() {
		mask := image.NewAlpha(m.area.Sub(m.area.Min))
		p.fill(m, mask)
		m.shared.mask = mask
	})
	ink(&p.img, m.op.fill, m.shared.mask, m.area.Min)
	if m.shared.left.Add(-1) == 0 {
		m.shared.mask = nil
	}
}

// rasterize is the coverage of a mark; it is good until the next call.
func (p *stripPainter) rasterize(m *mark) *image.Alpha {
	w, h := m.area.Dx(), m.area.Dy()
	if cap(p.mask.Pix) < w*h {
		p.mask.Pix = make([]uint8, w*h)
	}
	p.mask = image.Alpha{Pix: p.mask.Pix[:w*h], Stride: w, Rect: image.Rect(0, 0, w, h)}
	p.fill(m, &p.mask)
	return &p.mask
}

func (p *stripPainter) fill(m *mark, mask *image.Alpha) {
	fillMask(&p.filler, p.raster.outline(m.op), float64(m.area.Min.X), float64(m.area.Min.Y), mask)
}

func (p *stripPainter) text(o *op) {
	for _, run := range o.line.Runs {
		for _, g := range run.Glyphs {
			key, at := p.raster.place(o, run.Face, g)
			switch image := p.raster.glyphs[key]; {
			case image.mask != nil:
				ink(&p.img, o.fill, image.mask, at.Add(image.at))
			case image.colour != nil:
				draw.Draw(&p.img, image.bounds().Add(at), image.colour, image.colour.Rect.Min, draw.Over)
			}
		}
	}
}

// ink lays a colour on pixels as far as a mask covers them, whose corner is at a point of the image. It does what
// [image/draw.DrawMask] does, to the last bit, and is quick where pixels are covered whole or not at all.
func ink(dst *image.RGBA, c colour.RGB, mask *image.Alpha, at image.Point) {
	area := mask.Rect.Add(at).Intersect(dst.Rect)
	for y := area.Min.Y; y < area.Max.Y; y++ {
		row := dst.Pix[dst.PixOffset(area.Min.X, y):]
		cover := mask.Pix[mask.PixOffset(area.Min.X-at.X, y-at.Y):]
		inkRow(row[:4*area.Dx()], cover[:area.Dx()], c)
	}
}

func inkRow(row, cover []uint8, c colour.RGB) {
	full := uint64(c.R) | uint64(c.G)<<8 | uint64(c.B)<<16 | 0xff<<24
	full |= full << 32
	for len(cover) >= 8 && len(row) >= 32 {
		switch binary.LittleEndian.Uint64(cover) {
		case 0:
		case math.MaxUint64:
			binary.LittleEndian.PutUint64(row, full)
			binary.LittleEndian.PutUint64(row[8:], full)
			binary.LittleEndian.PutUint64(row[16:], full)
			binary.LittleEndian.PutUint64(row[24:], full)
		default:
			inkPixels(row[:32], cover[:8], c)
		}
		row, cover = row[32:], cover[8:]
	}
	inkPixels(row, cover, c)
}

// inkPixels lays a colour on pixels, each as far as it is covered, in the arithmetic of image/draw.
func inkPixels(row, cover []uint8, c colour.RGB) {
	const full = 0xffff
	r, g, b := uint32(c.R)*0x101, uint32(c.G)*0x101, uint32(c.B)*0x101
	for i, v := range cover {
		if v == 0 {
			continue
		}
		ma := uint32(v) * 0x101
		rest := (full - ma) * 0x101
		p := row[4*i : 4*i+4 : 4*i+4]
		p[0] = uint8((uint32(p[0])*rest + r*ma) / full >> 8)
		p[1] = uint8((uint32(p[1])*rest + g*ma) / full >> 8)
		p[2] = uint8((uint32(p[2])*rest + b*ma) / full >> 8)
		p[3] = 0xff
	}
}
