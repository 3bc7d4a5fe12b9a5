package svg

import (
	"fmt"
	"strings"
)

// boxArms are the ways that box-drawing characters lead: up 1, down 2, left 4, right 8, and 16 for heavy ones.
var boxArms = map[rune]int{
	'│': 3, '─': 12, '╭': 10, '╮': 6, '╯': 5, '╰': 9, '├': 11, '┤': 7, '┬': 14, '┴': 13, '┼': 15, '╴': 4, '╵': 1, '╶': 8, '╷': 2,
	'┃': 19, '━': 28, '┏': 26, '┓': 22, '┛': 21, '┗': 25, '┣': 27, '┫': 23, '┳': 30, '┻': 29, '╋': 31, '╸': 20, '╹': 17, '╺': 24, '╻': 18,
	'┠': 27, '┖': 25,
}

// mixed are characters of a heavy line and a thin one, by the two.
var mixed = map[rune][2]rune{'┠': {'┃', '╶'}, '┖': {'╹', '╶'}}

func isLine(r rune) bool { return boxArms[r] != 0 }

// isShape reports whether a character is drawn, and not set.
func isShape(r rune) bool { return isLine(r) || isBlock(r) }

// lines draws box-drawing characters side by side: the thin ones as one path, the heavy ones as another.
func (d *drawing) lines(run string, x, y int, stroke string) {
	var thin, heavy strings.Builder
	for i, r := range []rune(run) {
		parts := []rune{r}
		if both, ok := mixed[r]; ok {
			parts = both[:]
		}
		for _, each := range parts {
			path := &thin
			if boxArms[each]&16 != 0 {
				path = &heavy
			}
			d.line(path, each, x+i*d.paper.CellW, y)
		}
	}
	d.stroke(thin.String(), stroke, d.width(9))
	d.stroke(heavy.String(), stroke, d.width(20))
}

// width is so many hundredths of the letters' size, in whole pixels, and such that the edges of a line in the middle of a cell are
// where those of pixels are.
func (d *drawing) width(hundredths int) int {
	w := max((d.paper.Font*hundredths+50)/100, 1)
	return w + (w+d.paper.CellW)%2
}

func (d *drawing) stroke(path, colour string, width int) {
	if path != "" {
		fmt.Fprintf(&d.out, `<path d="%s" stroke="%s" stroke-width="%d" fill="none" stroke-linecap="square"/>`, path, colour, width)
	}
}

// line appends a box-drawing character to a path.
func (d *drawing) line(path *strings.Builder, r rune, x, y int) {
	w, h := d.paper.CellW, d.paper.CellH
	cx, cy := float64(x)+float64(w)/2, float64(y)+float64(h)/2
	ends := [4][2]float64{{cx, float64(y)}, {cx, float64(y + h)}, {float64(x), cy}, {float64(x + w), cy}}
	arms := boxArms[r]
	switch r {
	case '╭', '╮', '╯', '╰':
		from, to := ends[1], ends[3]
		if arms&1 != 0 {
			from = ends[0]
		}
		if arms&4 != 0 {
			to = ends[2]
		}
		fmt.Fprintf(path, "M%g %gQ%g %g %g %g", from[0], from[1], cx, cy, to[0], to[1])
	case '─', '━':
		fmt.Fprintf(path, "M%d %gh%d", x, cy, w)
	default:
		for i, end := range ends {
			if arms&(1<<i) != 0 {
				fmt.Fprintf(path, "M%g %gL%g %g", cx, cy, end[0], end[1])
			}
		}
	}
}

// eighths are blocks of one to seven eighths of a cell, from its left edge on.
var eighths = []rune("▏▎▍▌▋▊▉")

func isBlock(r rune) bool { return r >= '▀' && r <= '▓' }

// blocks draws the same block element in so many cells. Shades are stripes, so that they are told apart without colour.
func (d *drawing) blocks(r rune, x, y, n int, fill string) {
	w, h := d.paper.CellW, d.paper.CellH
	half := (h + 1) / 2
	rect := func(x, y, w, h int) {
		fmt.Fprintf(&d.out, `<rect x="%d" y="%d" width="%d" height="%d" fill="%s" shape-rendering="crispEdges"/>`, x, y, w, h, fill)
	}
	switch r {
	case '█':
		rect(x, y, n*w, h)
	case '▀':
		rect(x, y, n*w, half)
	case '▄':
		rect(x, y+half, n*w, h-half)
	case '▐':
		for i := range n {
			rect(x+i*w+w/2, y, w-w/2, h)
		}
	case '▓', '▒':
		d.stripes(x, y, n, w/3, fill)
	case '░':
		d.stripes(x, y, n, w/6, fill)
	default:
		for part, each := range eighths {
			for i := 0; each == r && i < n; i++ {
				rect(x+i*w, y, w*(part+1)/8, h)
			}
		}
		if r >= '▁' && r < '█' { // eighths from below
			part := h * int(r-'▁'+1) / 8
			rect(x, y+h-part, n*w, part)
		}
	}
}

// stripes draws upright stripes, two in a cell.
func (d *drawing) stripes(x, y, n, width int, fill string) {
	var path strings.Builder
	width = max(width, 1)
	for i := range 2 * n {
		fmt.Fprintf(&path, "M%g %dv%d", float64(x)+(float64(i)+0.5)*float64(d.paper.CellW)/2, y, d.paper.CellH)
	}
	fmt.Fprintf(&d.out, `<path d="%s" stroke="%s" stroke-width="%d"/>`, path.String(), fill, width)
}
