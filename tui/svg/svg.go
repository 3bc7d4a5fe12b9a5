// Package svg sets rows of styled text, as screens paint them, as a picture that any browser shows. Each run of text is stretched to
// its cells, so that columns hold in any font. Lines, bars and the modules of codes are drawn as shapes, so that none breaks between
// rows. It carries no fonts, no scripts and no links.
package svg

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"image/color"
	"strings"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap/scheme"
	"mindwall/tui/look"
	"mindwall/tui/marks"
	"mindwall/tui/screen"
)

// Paper is what rows are set on. All but its size is in pixels.
type Paper struct {
	Size         screen.Size // in cells
	CellW, CellH int
	Font         int // the size of the letters
	Baseline     int // from the top of a cell down
	Margin       int // on all sides
	Radius       int // of the corners
}

// Draw sets rows of a look on paper, and a cursor where there is one.
func Draw(rows []string, p Paper, l *look.Look, cursor *tea.Cursor) []byte {
	d := newDrawing(p, l)
	w, h := p.Pixels()
	var out bytes.Buffer
	fmt.Fprintf(&out, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" font-family="%s" font-size="%d">`+"\n", w, h, w, h, Fonts, p.Font)
	fmt.Fprintf(&out, `<rect width="%d" height="%d" rx="%d" fill="%s"/>`+"\n", w, h, p.Radius, hex(d.inks.Ground))
	for y, row := range rows {
		for _, part := range d.row(row, y) {
			out.WriteString(part.drawn)
		}
		out.WriteByte('\n')
	}
	if cursor != nil {
		out.WriteString(d.cursor(cursor) + "\n")
	}
	out.WriteString("</svg>\n")
	return out.Bytes()
}

// Pixels is the size of the paper, with its margins.
func (p Paper) Pixels() (w, h int) {
	return p.Size.W*p.CellW + 2*p.Margin, p.Size.H*p.CellH + 2*p.Margin
}

// Fonts are those that letters are set in, the first of them that is there.
const Fonts = "DejaVu Sans Mono, Menlo, Consolas, monospace"

// Hex is a colour as pages write it; of none, another.
func Hex(c color.Color, none string) string {
	if c == nil {
		return none
	}
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}

func hex(c scheme.RGB) string { return fmt.Sprintf("#%06x", uint32(c)) }

// drawing is how pictures are made on a paper.
type drawing struct {
	paper Paper
	inks  marks.Inks
	out   strings.Builder // of the mark that is drawn
}

func newDrawing(p Paper, l *look.Look) *drawing {
	return &drawing{paper: p, inks: marks.InksOf(l)}
}

// part is what one mark looks like. What is under lies under all that is not; nothing else overlaps.
type part struct {
	drawn string
	under bool
}

// row draws what stands on a row.
func (d *drawing) row(row string, y int) (parts []part) {
	for _, m := range d.inks.Row(row) {
		d.out.Reset()
		left, top, fill := d.paper.Margin+m.X*d.paper.CellW, d.paper.Margin+y*d.paper.CellH, hex(m.Ink)
		switch m.Kind {
		case marks.Ground:
			fmt.Fprintf(&d.out, `<rect x="%d" y="%d" width="%d" height="%d" fill="%s"/>`, left, top, m.Cells*d.paper.CellW, d.paper.CellH, fill)
		case marks.Block:
			d.blocks(m, left, top, fill)
		case marks.Lines:
			d.lines(m.Text, left, top, fill)
		default:
			d.text(m, left, top, fill)
		}
		parts = append(parts, part{d.out.String(), m.Kind == marks.Ground})
	}
	return parts
}

func (d *drawing) cursor(at *tea.Cursor) string {
	p := d.paper
	return fmt.Sprintf(`<rect x="%d" y="%d" width="2" height="%d" fill="%s"/>`, p.Margin+at.X*p.CellW, p.Margin+at.Y*p.CellH+1, p.CellH-2, hex(d.inks.Ink))
}

// text draws words.
func (d *drawing) text(m marks.Mark, x, y int, fill string) {
	attrs := ""
	if m.Bold {
		attrs += ` font-weight="bold"`
	}
	if m.Italic {
		attrs += ` font-style="italic"`
	}
	if m.Under {
		attrs += ` text-decoration="underline"`
	}
	if m.Faint {
		attrs += ` opacity="0.7"`
	}
	if m.Leftward {
		attrs += ` direction="rtl"`
		x += m.Cells * d.paper.CellW // where they begin
	}
	fmt.Fprintf(&d.out, `<text x="%d" y="%d" fill="%s" textLength="%d" lengthAdjust="spacingAndGlyphs"%s>`, x, y+d.paper.Baseline, fill, m.Cells*d.paper.CellW, attrs)
	_ = xml.EscapeText(&d.out, []byte(m.Text)) // memory takes it all
	d.out.WriteString("</text>")
}
