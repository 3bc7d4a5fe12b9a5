package svg

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"mindwall/tui/marks"
)

// lines draws box-drawing characters side by side: the thin ones as one path, the heavy ones as another.
func (d *drawing) lines(run string, x, y int, stroke string) {
	var thin, heavy strings.Builder
	for i, r := range []rune(run) {
		for _, arms := range marks.LinesOf(r) {
			path := &thin
			if arms&marks.Heavy != 0 {
				path = &heavy
			}
			d.line(path, r, arms, x+i*d.paper.CellW, y)
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
func (d *drawing) line(path *strings.Builder, r rune, arms marks.Arms, x, y int) {
	w, h := d.paper.CellW, d.paper.CellH
	cx, cy := float64(x)+float64(w)/2, float64(y)+float64(h)/2
	ends := [4][2]float64{{cx, float64(y)}, {cx, float64(y + h)}, {float64(x), cy}, {float64(x + w), cy}}
	switch {
	case marks.IsCorner(r):
		from, to := ends[1], ends[3]
		if arms&marks.Up != 0 {
			from = ends[0]
		}
		if arms&marks.Left != 0 {
			to = ends[2]
		}
		fmt.Fprintf(path, "M%g %gQ%g %g %g %g", from[0], from[1], cx, cy, to[0], to[1])
	case arms&^marks.Heavy == marks.Left|marks.Right:
		fmt.Fprintf(path, "M%d %gh%d", x, cy, w)
	default:
		for i, end := range ends {
			if arms&(1<<i) != 0 {
				fmt.Fprintf(path, "M%g %gL%g %g", cx, cy, end[0], end[1])
			}
		}
	}
}

// blocks draws block elements.
func (d *drawing) blocks(m marks.Mark, x, y int, fill string) {
	r, _ := utf8.DecodeRuneInString(m.Text)
	if width := marks.Stripes(r, d.paper.CellW); width > 0 {
		d.stripes(x, y, m.Cells, width, fill)
		return
	}
	for _, b := range marks.Rects(r, x, y, m.Cells, d.paper.CellW, d.paper.CellH) {
		fmt.Fprintf(&d.out, `<rect x="%d" y="%d" width="%d" height="%d" fill="%s" shape-rendering="crispEdges"/>`, b.X, b.Y, b.W, b.H, fill)
	}
}

// stripes draws upright stripes, two in a cell.
func (d *drawing) stripes(x, y, n, width int, fill string) {
	var path strings.Builder
	for i := range 2 * n {
		fmt.Fprintf(&path, "M%g %dv%d", float64(x)+(float64(i)+0.5)*float64(d.paper.CellW)/2, y, d.paper.CellH)
	}
	fmt.Fprintf(&d.out, `<path d="%s" stroke="%s" stroke-width="%d"/>`, path.String(), fill, width)
}
