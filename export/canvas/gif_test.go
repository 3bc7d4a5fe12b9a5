package canvas

import (
	"bytes"
	"errors"
	"image"
	"image/draw"
	"image/gif"
	"testing"
	"time"

	"pgregory.net/rapid"

	"mindwall/export/internal/colour"
)

// played are the pictures that a GIF shows, and for how long, as any viewer plays it.
func played(t *rapid.T, file []byte) (pictures []*image.RGBA, rests []time.Duration) {
	g, err := gif.DecodeAll(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	if g.LoopCount != 0 {
		t.Fatalf("it ends after %d times", g.LoopCount)
	}
	screen := image.NewRGBA(image.Rect(0, 0, g.Config.Width, g.Config.Height))
	for i, frame := range g.Image {
		if g.Disposal[i] != gif.DisposalNone {
			t.Fatalf("picture %d is taken away", i)
		}
		draw.Draw(screen, frame.Rect, frame, frame.Rect.Min, draw.Over)
		pictures = append(pictures, &image.RGBA{Pix: bytes.Clone(screen.Pix), Stride: screen.Stride, Rect: screen.Rect})
		rests = append(rests, time.Duration(g.Delay[i])*10*time.Millisecond)
	}
	return pictures, rests
}

// A GIF shows the pictures that it was given for as long as it was told, in their very colours where these are few. What is the same
// is one picture.
func TestAGIFShowsItsPictures(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(1, 40).Draw(t, "width"), rapid.IntRange(1, 20).Draw(t, "height")
		var census Census
		var shown []*image.RGBA
		var until []time.Duration
		total := time.Duration(0)
		for i := range rapid.IntRange(1, 6).Draw(t, "pictures") {
			img := anyPixels(t, w, h)
			if i > 0 && rapid.Bool().Draw(t, "mostly the same") {
				img = &image.RGBA{Pix: bytes.Clone(shown[len(shown)-1].Pix), Stride: img.Stride, Rect: img.Rect}
				img.Pix[4*rapid.IntRange(0, w*h-1).Draw(t, "but for")] ^= uint8(rapid.IntRange(0, 1).Draw(t, "changed") * 8)
			}
			census.Count(img)
			shown = append(shown, img)
			total += time.Duration(rapid.IntRange(25, 5000).Draw(t, "rest")) * time.Millisecond
			until = append(until, total)
		}
		palette := census.Palette()
		var out bytes.Buffer
		g := NewGIF(&out, image.Pt(w, h), palette)
		for i, img := range shown {
			before := time.Duration(0)
			if i > 0 {
				before = until[i-1]
			}
			if err := g.Show(palette.Index(nil, img), until[i]-before); err != nil {
				t.Fatal(err)
			}
		}
		if err := g.Close(); err != nil {
			t.Fatal(err)
		}
		pictures, rests := played(t, out.Bytes())
		exact := len(census.counts) <= maxColours
		at, end := -1, time.Duration(0)
		for i, want := range shown {
			if i == 0 || !sameColours(palette, shown[i-1], want) {
				if at++; at >= len(pictures) {
					t.Fatalf("picture %d is missing of %d", i, len(shown))
				}
				end += rests[at]
			}
			if exact && !bytes.Equal(pictures[at].Pix, want.Pix) {
				t.Fatalf("picture %d is another", i)
			}
			if late := end - until[i]; (i == len(shown)-1) && (late < -5*time.Millisecond || late > 5*time.Millisecond) {
				t.Fatalf("it ends %v late", late)
			}
		}
		if at != len(pictures)-1 {
			t.Fatalf("%d pictures of %d are new, and %d are there", at+1, len(shown), len(pictures))
		}
	})
}

func sameColours(p *Palette, a, b *image.RGBA) bool {
	return bytes.Equal(p.Index(nil, a), p.Index(nil, b))
}

// Of any colours, the flat ones are as they were, all are where there are few, and none is far from what stands for it.
func TestAPaletteIsNear(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var c Census
		flat := colour.RGB{R: 1, G: 250, B: 3}
		c.Flat(flat)
		img := anyPixels(t, 90, 60)
		c.Count(img)
		p := c.Palette()
		if n := len(p.colours); n > maxColours {
			t.Fatalf("%d colours", n)
		}
		if p.colours[p.nearest(flat)] != flat {
			t.Fatal("a flat colour is another")
		}
		for each := range c.counts {
			near := p.colours[p.nearest(each)]
			if d := apart(each, near); d > 9*40*40 || d > 0 && len(c.counts) < maxColours {
				t.Fatalf("%v stands for %v, of %d colours", near, each, len(c.counts))
			}
		}
	})
}

// A full disk is told, wherever it was full.
func TestAFullDiskUnderAGIF(t *testing.T) {
	var c Census
	c.Flat(colour.RGB{}, colour.RGB{R: 255})
	p := c.Palette()
	write := func(to *fullDisk) error {
		g := NewGIF(to, image.Pt(300, 300), p)
		pixels := make([]uint8, 300*300)
		for i := range 5 {
			for at := range pixels {
				pixels[at] = uint8(at * (i + 1) % 7 % 2)
			}
			if err := g.Show(pixels, time.Second); err != nil {
				return err
			}
		}
		return g.Close()
	}
	whole := &fullDisk{1 << 30}
	if err := write(whole); err != nil {
		t.Fatal(err)
	}
	size := 1<<30 - whole.left
	for _, room := range []int{0, 10, size / 2, size - 1} {
		if err := write(&fullDisk{room}); !errors.Is(err, errFull) {
			t.Errorf("with room for %d of %d bytes: %v", room, size, err)
		}
	}
}
