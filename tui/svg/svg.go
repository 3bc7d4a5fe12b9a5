// Package svg sets rows of styled text, as screens paint them, as a picture that any browser shows. Each run of text is stretched to
// its cells, so that columns hold in any font. Lines, bars and the modules of codes are drawn as shapes, so that none breaks between
// rows. It carries no fonts, no scripts and no links.
package svg

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"image/color"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"mindwall/tui/cells"
	"mindwall/tui/look"
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
	d := &drawing{paper: p, ink: Hex(l.Foreground(), black), ground: Hex(l.Background(), white)}
	w, h := p.Size.W*p.CellW+2*p.Margin, p.Size.H*p.CellH+2*p.Margin
	fmt.Fprintf(&d.out, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" font-family="%s" font-size="%d">`+"\n", w, h, w, h, Fonts, p.Font)
	fmt.Fprintf(&d.out, `<rect width="%d" height="%d" rx="%d" fill="%s"/>`+"\n", w, h, p.Radius, d.ground)
	for y, row := range rows {
		d.row(row, y)
	}
	if cursor != nil {
		fmt.Fprintf(&d.out, `<rect x="%d" y="%d" width="2" height="%d" fill="%s"/>`+"\n",
			p.Margin+cursor.X*p.CellW, p.Margin+cursor.Y*p.CellH+1, p.CellH-2, d.ink)
	}
	d.out.WriteString("</svg>\n")
	return d.out.Bytes()
}

// Fonts are those that letters are set in, the first of them that is there.
const Fonts = "DejaVu Sans Mono, Menlo, Consolas, monospace"

const (
	black = "#000000"
	white = "#ffffff"
)

// Hex is a colour as pages write it; of none, another.
func Hex(c color.Color, none string) string {
	if c == nil {
		return none
	}
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}

// drawing is a picture while it is made.
type drawing struct {
	out         bytes.Buffer
	paper       Paper
	ink, ground string // of what has no colour of its own
}

// row draws the runs of one pen on a row.
func (d *drawing) row(row string, y int) {
	var p pen
	x := 0
	for row != "" {
		if rest, ok := strings.CutPrefix(row, "\x1b["); ok {
			params, after, _ := strings.Cut(rest, "m")
			p.set(params)
			row = after
			continue
		}
		run, rest := row, ""
		if i := strings.IndexByte(row, '\x1b'); i >= 0 {
			run, rest = row[:i], row[i:]
		}
		d.run(run, x, y, p)
		x += cells.Width(run)
		row = rest
	}
	d.out.WriteByte('\n')
}

// run draws a run of one pen, which begins in a cell.
func (d *drawing) run(run string, x, y int, p pen) {
	fore, back := p.ink, p.paper
	if fore == "" {
		fore = d.ink
	}
	if p.turned {
		if back == "" {
			back = d.ground
		}
		fore, back = back, fore
	}
	left, top := d.paper.Margin+x*d.paper.CellW, d.paper.Margin+y*d.paper.CellH
	if back != "" {
		fmt.Fprintf(&d.out, `<rect x="%d" y="%d" width="%d" height="%d" fill="%s"/>`, left, top, cells.Width(run)*d.paper.CellW, d.paper.CellH, back)
	}
	for run != "" {
		part := head(run)
		n := cells.Width(part)
		switch first := []rune(part)[0]; {
		case first == ' ':
		case isBlock(first):
			d.blocks(first, left, top, n, fore)
		case isLine(first):
			d.lines(part, left, top, fore)
		default:
			d.text(part, left, top, fore, p)
		}
		left += n * d.paper.CellW
		run = run[len(part):]
	}
}

// head is the beginning of a run that is drawn in one go: the same block again and again, lines, a gap, or words with single blanks
// between them.
func head(run string) string {
	runes := []rune(run)
	first, n := runes[0], 1
	more := func(r rune, at int) bool {
		between := r != ' ' || at+1 < len(runes) && runes[at+1] != ' ' && !isShape(runes[at+1])
		return between && !isShape(r)
	}
	switch {
	case first == ' ', isBlock(first):
		more = func(r rune, _ int) bool { return r == first }
	case isLine(first):
		more = func(r rune, _ int) bool { return isLine(r) }
	}
	for n < len(runes) && more(runes[n], n) {
		n++
	}
	return string(runes[:n])
}

// text draws words.
func (d *drawing) text(words string, x, y int, fill string, p pen) {
	attrs := ""
	if p.bold {
		attrs += ` font-weight="bold"`
	}
	if p.italic {
		attrs += ` font-style="italic"`
	}
	if p.under {
		attrs += ` text-decoration="underline"`
	}
	if p.faint {
		attrs += ` opacity="0.7"`
	}
	fmt.Fprintf(&d.out, `<text x="%d" y="%d" fill="%s" textLength="%d" lengthAdjust="spacingAndGlyphs"%s>`,
		x, y+d.paper.Baseline, fill, cells.Width(words)*d.paper.CellW, attrs)
	_ = xml.EscapeText(&d.out, []byte(words)) // memory takes it all
	d.out.WriteString("</text>")
}

// pen is what Select Graphic Rendition has set.
type pen struct {
	ink, paper                         string // colours; empty is the picture's own
	bold, faint, italic, under, turned bool
}

// set takes in the parameters of a Select Graphic Rendition sequence (ECMA-48, 8.3.117).
func (p *pen) set(params string) {
	list := strings.Split(params, ";")
	for i := 0; i < len(list); i++ {
		switch list[i] {
		case "", "0":
			*p = pen{}
		case "1":
			p.bold = true
		case "2":
			p.faint = true
		case "3":
			p.italic = true
		case "4":
			p.under = true
		case "7":
			p.turned = true
		case "38", "48":
			if i+4 < len(list) && list[i+1] == "2" {
				c := "#" + two(list[i+2]) + two(list[i+3]) + two(list[i+4])
				if list[i] == "38" {
					p.ink = c
				} else {
					p.paper = c
				}
				i += 4
			}
		}
	}
}

func two(decimal string) string {
	n, _ := strconv.Atoi(decimal)
	return fmt.Sprintf("%02x", n&0xFF)
}
