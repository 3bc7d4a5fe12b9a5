package canvas

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io"
	"math"
	"os"
	"os/exec"
	"runtime"
	"testing"

	"golang.org/x/image/vector"
	"pgregory.net/rapid"

	"mindwall/export/internal/colour"
	"mindwall/export/internal/walltest"
	"mindwall/export/typeset"
	"mindwall/mindmap/scheme"
)

// wholeStrip is more pixels than any picture here has.
const wholeStrip = 1 << 40

// failer is a test, or one case of a property.
type failer interface {
	Helper()
	Fatal(args ...any)
	Fatalf(format string, args ...any)
}

// paintedByLibrary paints a scene in one piece, with the fillings of image/draw and nothing else.
func paintedByLibrary(s *Scene, scale float64) *image.RGBA {
	r := newRaster(s, scale, wholeStrip)
	img := image.NewRGBA(r.bounds())
	draw.Draw(img, img.Rect, image.NewUniform(s.Background), image.Point{}, draw.Src)
	var filler vector.Rasterizer
	for i := range s.ops {
		o := &s.ops[i]
		if o.kind != textOp {
			fillByLibrary(&filler, img, o.outline().moved(scale, 0), o.fill)
			continue
		}
		for _, run := range o.line.Runs {
			for _, g := range run.Glyphs {
				key, at := r.place(o, run.Face, g)
				drawByLibrary(img, r.glyphs[key], at, o.fill)
			}
		}
	}
	return img
}

func fillByLibrary(filler *vector.Rasterizer, img *image.RGBA, p Path, c colour.RGB) {
	area := touched(p).Intersect(img.Rect)
	if area.Empty() {
		return
	}
	rows := max(1, bandPixels/area.Dx())
	for y := area.Min.Y; y < area.Max.Y; y += rows {
		band := image.Rect(area.Min.X, y, area.Max.X, min(area.Max.Y, y+rows))
		mask := image.NewAlpha(band.Sub(band.Min))
		fillMask(filler, p, float64(band.Min.X), float64(band.Min.Y), mask)
		draw.DrawMask(img, band, image.NewUniform(c), image.Point{}, mask, image.Point{}, draw.Over)
	}
}

func drawByLibrary(img *image.RGBA, g glyphImage, at image.Point, c colour.RGB) {
	area := g.bounds().Add(at)
	switch {
	case g.mask != nil:
		draw.DrawMask(img, area, image.NewUniform(c), image.Point{}, g.mask, image.Point{}, draw.Over)
	case g.colour != nil:
		draw.Draw(img, area, g.colour, image.Point{}, draw.Over)
	}
}

func pngOf(t failer, r *raster) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := r.writePNG(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// sameAs compares the pixels of a PNG with an image.
func sameAs(t failer, file []byte, want *image.RGBA) {
	t.Helper()
	decoded, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	got := image.NewRGBA(decoded.Bounds())
	draw.Draw(got, got.Rect, decoded, image.Point{}, draw.Src)
	if got.Rect != want.Rect {
		t.Fatalf("the picture is %v, want %v", got.Rect, want.Rect)
	}
	for i := range got.Pix {
		if got.Pix[i] != want.Pix[i] {
			at := image.Pt(i/4%got.Rect.Dx(), i/4/got.Rect.Dx())
			t.Fatalf("the pixel at %v is %v, want %v", at, got.At(at.X, at.Y), want.At(at.X, at.Y))
		}
	}
}

// page is a page of that many boxes of words, on which others lie, with curves between them.
func page(boxes int, ground, ink colour.RGB) *Scene {
	set := typeset.NewTypesetter("en", true)
	s := &Scene{W: 900, Background: ground, Title: "A page"}
	y := 20.0
	for i := range boxes {
		x, text := 20+float64(i%3)*290, walltest.Texts()[i%len(walltest.Texts())]
		p := set.Set(text, typeset.Style{Size: 9 + float64(i%5)*4.3, Bold: i%2 == 0, Measure: 250, Leading: 1.3, Even: i%4 == 0})
		s.Path(Taper(450, 0, x, y+p.H/2, 11, 3, 0.55), ink.Over(ground, 0.6))
		s.Group(text, func() {
			s.Framed(x, y, 270, p.H+14, 12, float64(i%3), ink.Over(ground, 0.1), ink)
			s.Text(&p, x+10, y+7, 250, Align(i%2), ink)
		})
		if i%3 == 2 {
			y += 55
		}
	}
	s.H = y + 90
	s.Path(Circle(s.W/2, s.H/2, s.H), ink.Over(ground, 0.02)) // larger than the page
	return s
}

func TestPNGsHaveThePixelsOfTheLibrary(t *testing.T) {
	dark, light := colour.Of(0x17202B), colour.Of(0xF2F5F8)
	for name, sc := range map[string]*Scene{"empty": page(0, light, dark), "words": page(18, light, dark), "many": page(200, dark, light)} {
		for _, scale := range []float64{0.31, 1.37} {
			scale = min(scale, math.Sqrt(1e6/(sc.W*sc.H)))
			want := paintedByLibrary(sc, scale)
			for _, strip := range []int{1, 10_007, wholeStrip} {
				t.Run(fmt.Sprintf("%s/%v/%d", name, scale, strip), func(t *testing.T) {
					sameAs(t, pngOf(t, newRaster(sc, scale, strip)), want)
				})
			}
		}
	}
}

// TestAnyShapesHaveThePixelsOfTheLibrary paints shapes and half-transparent glyphs anywhere, off the picture too.
func TestAnyShapesHaveThePixelsOfTheLibrary(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		length, place := rapid.Float64Range(0, 90), rapid.Float64Range(-20, 80)
		s := &Scene{W: rapid.Float64Range(0.1, 70).Draw(t, "w"), H: rapid.Float64Range(0.1, 70).Draw(t, "h"), Background: anyColour(t)}
		for range rapid.IntRange(0, 9).Draw(t, "ops") {
			x, y, w, h := place.Draw(t, "x"), place.Draw(t, "y"), length.Draw(t, "w"), length.Draw(t, "h")
			if rapid.Bool().Draw(t, "box") {
				s.Box(x, y, w, h, length.Draw(t, "radius"), anyColour(t))
			} else {
				s.Path(Taper(x, y, w, h, length.Draw(t, "from")/9, length.Draw(t, "to")/9, 0.55), anyColour(t))
			}
		}
		scale := rapid.Float64Range(0.3, 2.5).Draw(t, "scale")
		r := newRaster(s, scale, rapid.IntRange(1, 5000).Draw(t, "strip"))
		sameAs(t, pngOf(t, r), paintedByLibrary(s, scale))
	})
}

func anyColour(t *rapid.T) colour.RGB { return colour.Of(scheme.RGB(rapid.Uint32().Draw(t, "colour"))) }

// TestColourGlyphsAreCutByStrips holds that a glyph of many colours and degrees of transparency is whole across strips.
func TestColourGlyphsAreCutByStrips(t *testing.T) {
	r := newRaster(&Scene{W: 40, H: 40, Background: colour.Of(0x336699)}, 1, 40*7)
	emoji := image.NewRGBA(image.Rect(0, 0, 30, 30))
	for y := range 30 {
		for x := range 30 {
			emoji.Set(x, y, color.NRGBA{uint8(8 * x), uint8(8 * y), 99, uint8(x * y)})
		}
	}
	key := glyphKey{size: 12}
	r.glyphs[key] = glyphImage{colour: emoji, at: image.Pt(3, -28)}
	o := &op{kind: textOp, y: 30, text: &typeset.Text{Size: 12}, line: &typeset.Line{Runs: []typeset.Run{{Glyphs: []typeset.Glyph{{}}}}}}
	r.addText(o)
	r.deal()
	want := image.NewRGBA(r.bounds())
	draw.Draw(want, want.Rect, image.NewUniform(r.background), image.Point{}, draw.Src)
	drawByLibrary(want, r.glyphs[key], image.Pt(0, 30), o.fill)
	sameAs(t, pngOf(t, r), want)
}

func TestInkIsThatOfTheLibrary(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		side, place := rapid.IntRange(1, 40), rapid.IntRange(-50, 50)
		img := image.NewRGBA(image.Rect(0, 0, side.Draw(t, "w"), side.Draw(t, "h")).Add(image.Pt(place.Draw(t, "x"), place.Draw(t, "y"))))
		draw.Draw(img, img.Rect, image.NewUniform(anyColour(t)), image.Point{}, draw.Src)
		want := image.NewRGBA(img.Rect)
		copy(want.Pix, img.Pix)
		mask := image.NewAlpha(image.Rect(0, 0, side.Draw(t, "mask w"), side.Draw(t, "mask h")))
		cover := rapid.OneOf(rapid.Just(uint8(0)), rapid.Just(uint8(255)), rapid.Uint8())
		for i := 0; i < len(mask.Pix); {
			v := cover.Draw(t, "cover")
			for n := rapid.IntRange(1, 40).Draw(t, "run"); n > 0 && i < len(mask.Pix); n-- {
				mask.Pix[i] = v
				i++
			}
		}
		at, c := image.Pt(place.Draw(t, "at x"), place.Draw(t, "at y")), anyColour(t)
		ink(img, c, mask, at)
		draw.DrawMask(want, mask.Rect.Add(at), image.NewUniform(c), image.Point{}, mask, image.Point{}, draw.Over)
		if !bytes.Equal(img.Pix, want.Pix) {
			t.Fatal("other pixels than the library's")
		}
	})
}

func TestPNGsAreTheSameOnAnyNumberOfProcessors(t *testing.T) {
	s := page(100, colour.Of(0xFFFFFF), colour.RGB{})
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	want := pngOf(t, newRaster(s, 0.7, stripPixels/8))
	for _, n := range []int{2, 3, 16} {
		runtime.GOMAXPROCS(n)
		if !bytes.Equal(want, pngOf(t, newRaster(s, 0.7, stripPixels/8))) {
			t.Errorf("on %d processors the file differs", n)
		}
	}
}

// TestPNGsAreReadByOthers has librsvg, which reads PNGs with libraries of its own, draw them again.
func TestPNGsAreReadByOthers(t *testing.T) {
	tool, err := exec.LookPath("rsvg-convert")
	if err != nil {
		if os.Getenv("MINDWALL_REQUIRE_TOOLS") == "1" {
			t.Fatal(err)
		}
		t.Skip("librsvg is not installed")
	}
	for _, ground := range []colour.RGB{colour.Of(0xFFFFFF), colour.Of(0x0F151D)} {
		s := page(30, ground, colour.Of(0xB0600A))
		r := newRaster(s, 0.8, 10_007)
		cmd := exec.Command(tool)
		cmd.Stdin = bytes.NewReader(fmt.Appendf(nil,
			`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="%d" height="%d">`+
				`<image width="%[1]d" height="%[2]d" xlink:href="data:image/png;base64,%s"/></svg>`,
			r.w, r.h, base64.StdEncoding.EncodeToString(pngOf(t, r))))
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		sameAs(t, out, paintedByLibrary(s, 0.8))
	}
}

// fullDisk takes so many bytes and no more.
type fullDisk struct{ left int }

var errFull = errors.New("no room")

func (d *fullDisk) Write(b []byte) (int, error) {
	if d.left -= len(b); d.left < 0 {
		return 0, errFull
	}
	return len(b), nil
}

func TestWritingAPNGMayFail(t *testing.T) {
	s := page(40, colour.Of(0xFFFFFF), colour.RGB{})
	size := len(pngOf(t, newRaster(s, 0.3, 9999)))
	for _, left := range []int{0, 7, 8, 20, 40, size / 3, size / 2, size - 13, size - 1} {
		if err := newRaster(s, 0.3, 9999).writePNG(&fullDisk{left}); !errors.Is(err, errFull) {
			t.Errorf("with room for %d of %d bytes the error is %v", left, size, err)
		}
	}
}

// TestAFaultWhilePaintingIsTheCallers holds that it can be caught where the picture was asked for, as the screen's owner
// must be able to restore the terminal.
func TestAFaultWhilePaintingIsTheCallers(t *testing.T) {
	s := &Scene{W: 9, H: 9}
	s.Path(Path{{verb: 200}}, colour.RGB{})
	r := newRaster(&Scene{W: 9, H: 9}, 1, 9)
	r.marks = append(r.marks, mark{op: &s.ops[0], area: r.bounds()})
	r.deal()
	defer func() {
		if recover() == nil {
			t.Error("the fault was swallowed")
		}
	}()
	_ = r.writePNG(io.Discard)
}
