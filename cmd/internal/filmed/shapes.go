package filmed

import (
	"math"
	"unicode/utf8"

	"mindwall/export/canvas"
	"mindwall/tui/marks"
)

// thickness is that of lines, in pixels.
func (p Paper) thickness(heavy bool) int {
	share := 0.09
	if heavy {
		share = 0.20
	}
	return max(int(p.font()*share+0.5), 1)
}

// lines draws box-drawing characters side by side. They meet those of the rows above and below without a gap.
func (w *writer) lines(m marks.Mark, ink canvas.RGB) {
	cell := m.X
	for _, r := range m.Text {
		for _, arms := range marks.LinesOf(r) {
			if marks.IsCorner(r) {
				w.corner(w.left(cell), arms, ink)
			} else {
				w.arms(w.left(cell), arms, ink)
			}
		}
		cell++
	}
}

// middle is where a line of a thickness begins that is in the middle of a length.
func middle(length, thick int) int { return (length - thick) / 2 }

// arms draws the line in the cell that begins at x.
func (w *writer) arms(x int, arms marks.Arms, ink canvas.RGB) {
	thick := w.thickness(arms&marks.Heavy != 0)
	cx, cy := middle(w.CellW, thick), middle(w.CellH, thick)
	if across := arms & (marks.Left | marks.Right); across != 0 {
		from, to := cx, cx+thick
		if across&marks.Left != 0 {
			from = 0
		}
		if across&marks.Right != 0 {
			to = w.CellW
		}
		w.box(x+from, cy, to-from, thick, ink)
	}
	if upright := arms & (marks.Up | marks.Down); upright != 0 {
		from, to := cy, cy+thick
		if upright&marks.Up != 0 {
			from = 0
		}
		if upright&marks.Down != 0 {
			to = w.CellH
		}
		w.box(x+cx, from, thick, to-from, ink)
	}
}

// corner draws a round corner: a quarter of an ellipse, as thick as the lines that it joins, which it meets where they stand.
func (w *writer) corner(x int, arms marks.Arms, ink canvas.RGB) {
	const steps = 12
	thick := w.thickness(false)
	// The middle of the ellipse is a corner of the cell; its axes reach to the middles of the lines.
	ox, oy, sx, sy := x, 0, 1.0, 1.0
	rx, ry := float64(middle(w.CellW, thick))+float64(thick)/2, float64(middle(w.CellH, thick))+float64(thick)/2
	if arms&marks.Right != 0 {
		ox, sx, rx = x+w.CellW, -1, float64(w.CellW)-rx
	}
	if arms&marks.Down != 0 {
		oy, sy, ry = w.CellH, -1, float64(w.CellH)-ry
	}
	var p canvas.Path
	at := func(i int, off float64) (float64, float64) {
		sin, cos := math.Sincos(math.Pi / 2 * float64(i) / steps)
		return float64(ox) + sx*(rx+off)*cos, float64(oy) + sy*(ry+off)*sin
	}
	half := float64(thick) / 2
	p.MoveTo(at(0, half))
	for i := 1; i <= steps; i++ {
		p.LineTo(at(i, half))
	}
	for i := steps; i >= 0; i-- {
		p.LineTo(at(i, -half))
	}
	p.Close()
	w.scene.Path(p, ink)
}

// block draws block elements.
func (w *writer) block(m marks.Mark, ink canvas.RGB) {
	r, _ := utf8.DecodeRuneInString(m.Text)
	x := w.left(m.X)
	if width := marks.Stripes(r, w.CellW); width > 0 {
		for i := range 2 * m.Cells {
			w.box(x+((2*i+1)*w.CellW-2*width)/4, 0, width, w.CellH, ink)
		}
		return
	}
	for _, b := range marks.Rects(r, x, 0, m.Cells, w.CellW, w.CellH) {
		w.box(b.X, b.Y, b.W, b.H, ink)
	}
}
