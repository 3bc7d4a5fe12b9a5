package filmed

import (
	"bytes"
	"image"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"mindwall/mindmap/scheme"
	"mindwall/tui/cells"
	"mindwall/tui/marks"
	"mindwall/tui/screen"
)

var inks = marks.Inks{Ink: 0x000000, Ground: 0xffffff}

func testSheet() *sheet {
	return newSheet(Paper{Size: screen.Size{W: 30, H: 1}, CellW: 12, CellH: 27, Side: 20, Top: 10}, inks, "en")
}

func cloned(img *image.RGBA) *image.RGBA {
	return &image.RGBA{Pix: bytes.Clone(img.Pix), Stride: img.Stride, Rect: img.Rect}
}

// inked reports whether anything is drawn in an area.
func inked(img *image.RGBA, area image.Rectangle) bool {
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			if c := img.RGBAAt(x, y); c.R != 255 || c.G != 255 || c.B != 255 {
				return true
			}
		}
	}
	return false
}

// Words stand in their cells, whatever is written there, and together they are what was to be set.
func TestWordsStandInTheirCells(t *testing.T) {
	s := testSheet()
	rapid.Check(t, func(t *rapid.T) {
		words := strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{"Rent", "等待", "é", "Ŵy", "قوائم", "הן", "हिन्दी", "👩‍👩‍👧", "😀", "DWP", "×2", "—", "!", "●", "✓", "🇨🇾"}), 1, 3).Draw(t, "words"), rapid.SampledFrom([]string{"", " "}).Draw(t, "between"))
		text, n := "", 0
		for _, p := range parts(words) {
			text, n = text+p.text, n+p.cells
		}
		if text != words || n != cells.Width(words) {
			t.Fatalf("the parts of %q are %q in %d cells", words, text, n)
		}
		from := rapid.IntRange(0, 30-n).Draw(t, "from")
		img := s.row(cells.Blanks(from) + words)
		const overhang = 4 // of a letter over its cell: a third of it
		left, right := s.left(from)-overhang, s.left(from+n)+overhang
		for _, beside := range []image.Rectangle{image.Rect(0, 0, left, s.CellH), image.Rect(right, 0, s.pixels().X, s.CellH)} {
			if inked(img, beside) {
				t.Fatalf("%q is drawn beside its cells", words)
			}
		}
		if !inked(img, image.Rect(left, 0, right, s.CellH)) {
			t.Fatalf("%q is not drawn", words)
		}
	})
}

// Lines lead to the edges of their cells at the same places, so that they meet in any neighbours.
func TestLinesMeet(t *testing.T) {
	s := testSheet()
	mid := image.Pt(s.left(0)+s.CellW/2, s.CellH/2)
	straight := map[bool][2]*image.RGBA{}
	for heavy, pair := range map[bool]string{false: "│─", true: "┃━"} {
		r := []rune(pair)
		straight[heavy] = [2]*image.RGBA{cloned(s.row(string(r[0]))), cloned(s.row(string(r[1])))}
	}
	for r := rune(0x2500); r < 0x2580; r++ {
		lines := marks.LinesOf(r)
		if lines[0] == 0 {
			continue
		}
		img := s.row(string(r))
		for _, arms := range lines {
			for arm, edge := range map[marks.Arms]image.Rectangle{
				marks.Up: image.Rect(s.left(0), 0, s.left(1), 1), marks.Down: image.Rect(s.left(0), s.CellH-1, s.left(1), s.CellH),
				marks.Left: image.Rect(s.left(0), 0, s.left(0)+1, s.CellH), marks.Right: image.Rect(s.left(1)-1, 0, s.left(1), s.CellH),
			} {
				if arms&arm == 0 {
					continue
				}
				want := straight[arms&marks.Heavy != 0][0]
				if arm == marks.Left || arm == marks.Right {
					want = straight[arms&marks.Heavy != 0][1]
				}
				for y := edge.Min.Y; y < edge.Max.Y; y++ {
					for x := edge.Min.X; x < edge.Max.X; x++ {
						if a, b := int(img.RGBAAt(x, y).R), int(want.RGBAAt(x, y).R); a-b > 40 || b-a > 40 { // a corner is round there
							t.Errorf("%c is %d at %v of the cell's middle, want %d", r, a, image.Pt(x, y).Sub(mid), b)
						}
					}
				}
			}
		}
	}
}

// Blocks fill their cells without gaps, in their colour, on the ground of their own.
func TestBlocksFill(t *testing.T) {
	s := testSheet()
	img := s.row("\x1b[38;2;10;20;30;48;2;200;100;50m██▄ \x1b[m")
	for x := s.left(0); x < s.left(4); x++ {
		for y := range s.CellH {
			want := scheme.RGB(0x0a141e)
			if x >= s.left(3) || x >= s.left(2) && y < (s.CellH+1)/2 {
				want = 0xc86432
			}
			if c := img.RGBAAt(x, y); rgb(want) != rgb(scheme.RGB(uint32(c.R)<<16|uint32(c.G)<<8|uint32(c.B))) {
				t.Fatalf("at %d, %d it is %v, want %v", x, y, c, rgb(want))
			}
		}
	}
}
