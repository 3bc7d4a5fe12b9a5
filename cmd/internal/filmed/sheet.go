package filmed

import (
	"image"
	"strings"
	"unicode"
	"unicode/utf8"

	"mindwall/export/canvas"
	"mindwall/export/typeset"
	"mindwall/mindmap/scheme"
	"mindwall/tui/cells"
	"mindwall/tui/marks"
	"mindwall/tui/screen"
)

// Paper is what rows of cells are set on, in pixels.
type Paper struct {
	Size         screen.Size // in cells
	CellW, CellH int
	Side, Top    int // the margins, each on both sides
}

// pixels is the size of the paper.
func (p Paper) pixels() image.Point {
	return image.Pt(p.Size.W*p.CellW+2*p.Side, p.Size.H*p.CellH+2*p.Top)
}

// font is the size of letters that are as wide as a cell.
func (p Paper) font() float64 { return float64(p.CellW) / letterW }

// letterW is how wide a letter of the font is, by its size.
const letterW = 0.6

// sheet sets rows of cells as pixels. It belongs to one goroutine.
type sheet struct {
	Paper
	inks    marks.Inks
	set     *typeset.Typesetter
	painter canvas.Painter
}

func newSheet(p Paper, inks marks.Inks, language string) *sheet {
	return &sheet{Paper: p, inks: inks, set: typeset.NewMono(language, true)}
}

// blank is a strip of bare paper, so many pixels high.
func (s *sheet) blank(h int) *image.RGBA { return s.painter.Paint(s.scene(h)) }

func (s *sheet) scene(h int) *canvas.Scene {
	return &canvas.Scene{W: float64(s.pixels().X), H: float64(h), Background: rgb(s.inks.Ground)}
}

func rgb(c scheme.RGB) canvas.RGB {
	return canvas.RGB{R: uint8(c >> 16), G: uint8(c >> 8), B: uint8(c)}
}

// row is a row of cells with the margins beside it. It is good until the next call.
func (s *sheet) row(row string) *image.RGBA {
	w := &writer{sheet: s, scene: s.scene(s.CellH)}
	ground := rgb(s.inks.Ground)
	under := marks.Mark{}
	for _, m := range s.inks.Row(row) {
		if m.Kind == marks.Ground {
			w.box(s.left(m.X), 0, m.Cells*s.CellW, s.CellH, rgb(m.Ink))
			under = m
			continue
		}
		behind := ground
		if m.X < under.X+under.Cells {
			behind = rgb(under.Ink)
		}
		w.mark(m, behind)
	}
	return s.painter.Paint(w.scene)
}

// left is where a cell begins.
func (s *sheet) left(cell int) int { return s.Side + cell*s.CellW }

// writer draws one row.
type writer struct {
	*sheet
	scene *canvas.Scene
}

func (w *writer) box(x, y, width, height int, c canvas.RGB) {
	w.scene.Box(float64(x), float64(y), float64(width), float64(height), 0, c)
}

// faintShare is how much of the ink is left of what is faint.
const faintShare = 0.7

func (w *writer) mark(m marks.Mark, behind canvas.RGB) {
	ink := rgb(m.Ink)
	if m.Faint {
		ink = ink.Over(behind, faintShare)
	}
	switch m.Kind {
	case marks.Lines:
		w.lines(m, ink)
	case marks.Block:
		w.block(m, ink)
	default:
		w.words(m, ink)
		if m.Under {
			thick := w.thickness(false)
			w.box(w.left(m.X), w.CellH-w.CellH/8-thick, m.Cells*w.CellW, thick, ink)
		}
	}
}

// words sets words, each cluster of theirs in its cells.
func (w *writer) words(m marks.Mark, ink canvas.RGB) {
	if m.Leftward {
		w.part(part{m.Text, m.Cells, joined}, m.X, m.Bold, ink)
		return
	}
	x := m.X
	for _, p := range parts(m.Text) {
		text := strings.TrimLeft(p.text, " ")
		blanks := len(p.text) - len(text)
		solid := strings.TrimRight(text, " ")
		w.part(part{solid, p.cells - blanks - (len(text) - len(solid)), p.way}, x+blanks, m.Bold, ink)
		x += p.cells
	}
}

// part is what is set in one go.
type part struct {
	text  string
	cells int
	way   way
}

// way is how a part is set in its cells.
type way int8

const (
	even   way = iota // letter by letter, as all are as wide as a cell
	joined            // as a whole: its letters touch, or are as wide as they like
	single            // one cluster, in the middle of its cells
)

// parts takes words that are read from the left apart.
func parts(words string) (all []part) {
	for words != "" {
		cluster, n := cells.Next(words)
		words = words[len(cluster):]
		how := wayOf(cluster, n)
		last := len(all) - 1
		switch {
		case last >= 0 && (n == 0 || how != single && (all[last].way == how || cluster == " " && all[last].way == joined)):
			all[last].text += cluster
			all[last].cells += n
		default:
			all = append(all, part{cluster, n, how})
		}
	}
	return all
}

func wayOf(cluster string, n int) way {
	const armenian, punctuation, signs = 0x530, 0x2010, 0x2070
	first, size := utf8.DecodeRuneInString(cluster)
	switch {
	case n != 1:
		return single
	case first < armenian, unicode.In(first, unicode.Latin, unicode.Greek), first >= punctuation && first < signs && size == len(cluster):
		return even
	case unicode.IsLetter(first):
		return joined
	}
	return single
}

// maxGrown is how much larger than the others a part is set where its cells are wider than it is.
const maxGrown = 1.15

// part sets a part in the middle of its cells. What is wider than these is set smaller.
func (w *writer) part(p part, cell int, bold bool, ink canvas.RGB) {
	if p.cells == 0 {
		return
	}
	room := float64(p.cells * w.CellW)
	text := w.text(p.text, w.font(), bold)
	most := maxGrown
	if p.way == even {
		most = 1
	}
	const slack = 0.01 // widths are sums of rounded ones
	if k := min(room/text.W, most); text.W > 0 && (k < 1-slack || k > 1+slack) {
		text = w.text(p.text, w.font()*k, bold)
	}
	x := float64(w.left(cell)) + (room-text.W)/2
	if p.way == even {
		x = float64(w.left(cell))
	}
	w.scene.Text(&text, x, w.baseline()-text.Ascent, text.W, canvas.Start, ink)
}

// baseline is that of all rows: where ascenders and descenders of the font have room, with two accents on a capital.
func (w *writer) baseline() float64 { return float64(w.CellH) * ascent / (ascent + descent) }

// What the font's letters take above the baseline and below it, by their size.
const (
	ascent  = 1.069
	descent = 0.293
)

// widest is more than any row.
const widest = 1 << 20

func (w *writer) text(s string, size float64, bold bool) typeset.Text {
	return w.set.Set(s, typeset.Style{Size: size, Bold: bold, Measure: widest, Leading: 1})
}
