package canvas

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/draw"
	"testing"

	"pgregory.net/rapid"

	"mindwall/export/internal/colour"
)

// A painter paints what a PNG has, whatever it painted before.
func TestAPainterPaintsAsPNGs(t *testing.T) {
	dark, light := colour.Of(0x17202B), colour.Of(0xF2F5F8)
	var p Painter
	for _, boxes := range []int{18, 0, 7, 18} {
		s := page(boxes, light, dark)
		got := p.Paint(s)
		sameAs(t, pngOf(t, newRaster(s, 1, stripPixels)), &image.RGBA{Pix: bytes.Clone(got.Pix), Stride: got.Stride, Rect: got.Rect})
	}
}

// anyPixels are pixels of few colours, or of many.
func anyPixels(t *rapid.T, w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	steps := rapid.IntRange(1, 60).Draw(t, "steps")
	seed := rapid.Uint32().Draw(t, "seed")
	for i := range w * h {
		if seed = seed*1664525 + 1013904223; seed>>28 > 2 && i > 0 { // as the one before
			copy(img.Pix[4*i:], img.Pix[4*i-4:4*i])
			continue
		}
		v := int(seed >> 8)
		img.SetRGBA(i%w, i/w, color.RGBA{uint8(v % steps * 4), uint8(v / steps % steps * 4), uint8(v % 3 * 90), 255})
	}
	return img
}

// PNGs are put together of any strips, in any order and again and again.
func TestStripsMakePNGs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var packer StripPacker
		w := rapid.IntRange(1, 90).Draw(t, "width")
		var images []*image.RGBA
		var strips []Strip
		for range rapid.IntRange(1, 4).Draw(t, "strips") {
			img := anyPixels(t, w, rapid.IntRange(1, 20).Draw(t, "height"))
			strip, err := packer.Pack(img)
			if err != nil {
				t.Fatal(err)
			}
			images, strips = append(images, img), append(strips, strip)
		}
		for range 2 {
			var list []Strip
			want, h := image.NewRGBA(image.Rect(0, 0, w, 200)), 0
			for _, i := range rapid.SliceOfN(rapid.IntRange(0, len(strips)-1), 1, 8).Draw(t, "order") {
				list = append(list, strips[i])
				draw.Draw(want, image.Rect(0, h, w, 200), images[i], image.Point{}, draw.Src)
				h += images[i].Rect.Dy()
			}
			var out bytes.Buffer
			if err := WriteStrips(&out, list); err != nil {
				t.Fatal(err)
			}
			sameAs(t, out.Bytes(), &image.RGBA{Pix: want.Pix[:4*w*h], Stride: 4 * w, Rect: image.Rect(0, 0, w, h)})
			if err := WriteStrips(&fullDisk{out.Len() - 1}, list); !errors.Is(err, errFull) {
				t.Fatalf("on a full disk: %v", err)
			}
		}
	})
}
