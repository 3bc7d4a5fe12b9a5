package main

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

// The size of a cell, in pixels: that of common monospaced fonts at 15 pixels.
const (
	cellW, cellH = 9, 19
	fontSize     = 15
	baseline     = 14
	margin       = 12
)

// pen is what Select Graphic Rendition has set.
type pen struct {
	ink, paper                         string // colours; empty is the screen's own
	bold, faint, italic, under, turned bool
}

// drawTerminal sets rows of styled text as an image.
func drawTerminal(content string, size screen.Size, l *look.Look, cursor *tea.Cursor) []byte {
	ink, paper := hex(l.Foreground()), hex(l.Background())
	w, h := size.W*cellW+2*margin, size.H*cellH+2*margin
	var b bytes.Buffer
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="%d">`+"\n", w, h, w, h, fontSize)
	fmt.Fprintf(&b, `<rect width="%d" height="%d" rx="8" fill="%s"/>`+"\n", w, h, paper)
	for y, row := range strings.Split(content, "\n") {
		drawRow(&b, row, y, ink, paper)
	}
	if cursor != nil {
		fmt.Fprintf(&b, `<rect x="%d" y="%d" width="2" height="%d" fill="%s"/>`+"\n",
			margin+cursor.X*cellW, margin+cursor.Y*cellH+1, cellH-2, ink)
	}
	b.WriteString("</svg>\n")
	return b.Bytes()
}

func hex(c color.Color) string {
	if c == nil {
		return "#ffffff"
	}
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}

// drawRow draws the runs of one pen on a row, each stretched to its cells so that columns hold in any font.
func drawRow(b *bytes.Buffer, row string, y int, ink, paper string) {
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
		drawRun(b, run, x, y, p, ink, paper)
		x += cells.Width(run)
		row = rest
	}
}

func drawRun(b *bytes.Buffer, run string, x, y int, p pen, ink, paper string) {
	fore, back := p.ink, p.paper
	if fore == "" {
		fore = ink
	}
	if p.turned {
		if back == "" {
			back = paper
		}
		fore, back = back, fore
	}
	left, top, width := margin+x*cellW, margin+y*cellH, cells.Width(run)*cellW
	if back != "" {
		fmt.Fprintf(b, `<rect x="%d" y="%d" width="%d" height="%d" fill="%s"/>`, left, top, width, cellH, back)
	}
	for run != "" {
		if n := lines(run); n > 0 {
			for _, r := range run[:n] {
				drawLine(b, r, left, top, fore)
				left += cellW
			}
			run = run[n:]
			continue
		}
		word := run
		for i, r := range run {
			if _, isLine := boxArms[r]; isLine {
				word = run[:i]
				break
			}
		}
		drawText(b, word, left, top, fore, p)
		left += cells.Width(word) * cellW
		run = run[len(word):]
	}
	b.WriteByte('\n')
}

// lines is how many bytes of box-drawing characters a run begins with.
func lines(run string) int {
	for i, r := range run {
		if _, ok := boxArms[r]; !ok {
			return i
		}
	}
	return len(run)
}

func drawText(b *bytes.Buffer, text string, x, y int, fill string, p pen) {
	trimmed := strings.TrimLeft(text, " ")
	x += (len(text) - len(trimmed)) * cellW
	trimmed = strings.TrimRight(trimmed, " ")
	if trimmed == "" {
		return
	}
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
	var escaped bytes.Buffer
	_ = xml.EscapeText(&escaped, []byte(trimmed)) // a buffer does not fail
	fmt.Fprintf(b, `<text x="%d" y="%d" fill="%s" textLength="%d" lengthAdjust="spacingAndGlyphs" xml:space="preserve"%s>%s</text>`,
		x, y+baseline, fill, cells.Width(trimmed)*cellW, attrs, escaped.Bytes())
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

// boxArms are the ways that box-drawing characters lead: up 1, down 2, left 4, right 8, and 16 for heavy ones. They are
// drawn as lines, so that none breaks between rows, whatever the font.
var boxArms = map[rune]int{
	'│': 3, '─': 12, '╭': 10, '╮': 6, '╯': 5, '╰': 9, '├': 11, '┤': 7, '┬': 14, '┴': 13, '┼': 15,
	'┃': 19, '━': 28, '┏': 26, '┓': 22, '┛': 21, '┗': 25, '┣': 27, '┫': 23, '┳': 30, '┻': 29, '╋': 31,
	'╶': 8, '╹': 17, '┠': 27, '┖': 25,
}

// mixed are characters of a heavy line and a thin one, by the two.
var mixed = map[rune][2]rune{'┠': {'┃', '╶'}, '┖': {'╹', '╶'}}

func drawLine(b *bytes.Buffer, r rune, x, y int, stroke string) {
	if both, ok := mixed[r]; ok {
		drawLine(b, both[0], x, y, stroke)
		drawLine(b, both[1], x, y, stroke)
		return
	}
	arms := boxArms[r]
	width := 1.4
	if arms&16 != 0 {
		width = 3
	}
	cx, cy := float64(x)+cellW/2.0, float64(y)+cellH/2.0
	var path strings.Builder
	ends := [4][2]float64{{cx, float64(y)}, {cx, float64(y + cellH)}, {float64(x), cy}, {float64(x + cellW), cy}}
	switch r {
	case '╭', '╮', '╯', '╰':
		from, to := ends[1], ends[3]
		if arms&1 != 0 {
			from = ends[0]
		}
		if arms&4 != 0 {
			to = ends[2]
		}
		fmt.Fprintf(&path, "M%g %gQ%g %g %g %g", from[0], from[1], cx, cy, to[0], to[1])
	default:
		for i, end := range ends {
			if arms&(1<<i) != 0 {
				fmt.Fprintf(&path, "M%g %gL%g %g", cx, cy, end[0], end[1])
			}
		}
	}
	fmt.Fprintf(b, `<path d="%s" stroke="%s" stroke-width="%g" fill="none" stroke-linecap="square"/>`, path.String(), stroke, width)
}
