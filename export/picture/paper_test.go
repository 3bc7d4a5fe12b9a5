package picture

import (
	"testing"

	"mindwall/export/paper"
	"mindwall/export/plan"
)

// TestTextKeepsItsSizeOnPaper holds what is promised of captions of 30 signs in the mean and 90 at most.
func TestTextKeepsItsSizeOnPaper(t *testing.T) {
	for _, c := range []struct {
		answers, themes int
		sheet           string
	}{
		{5, 2, "a4"}, {15, 4, "a4"}, {20, 5, "a4"}, {40, 6, "a4"}, {41, 3, "a4"}, {80, 7, "a3"}, {120, 8, "a3"}, {150, 6, "a3"}, {150, 12, "a3"},
		{300, 9, "a1"}, {500, 8, "a1"}, {500, 14, "a1"},
	} {
		board, q := spoken(c.answers, c.themes, c.answers/12)
		p := mustPlan(t, board, q, Options{Options: plan.Options{Paper: paper.Auto}, NoSystemFonts: true})
		wanted := paper.Find(c.sheet)
		if got := p.Plan; got.Sheet.W > wanted.W || got.TextSize() < got.Sheet.Least {
			t.Errorf("%d answers in %d themes are on %s in %.2f points; want %s", c.answers, c.themes, got.Sheet.Name, got.TextSize(), c.sheet)
		}
		if got := carries(p); c.answers >= 20 && got < 0.35 {
			t.Errorf("%d answers in %d themes: %.0f %% of the sheet carries something", c.answers, c.themes, got*100)
		}
	}
}

// carries is how much of the sheet, in squares of 5 mm, has something on it.
func carries(m *Map) float64 {
	const square = 5 / 25.4 * 72 // PDF points
	step := square / m.Plan.Scale
	nx, ny := int(m.W/step), int(m.H/step)
	seen := make([]bool, nx*ny)
	put := func(x, y, w, h float64) {
		for j := max(0, int(y/step)); j <= min(ny-1, int((y+h)/step)); j++ {
			for i := max(0, int(x/step)); i <= min(nx-1, int((x+w)/step)); i++ {
				seen[j*nx+i] = true
			}
		}
	}
	for _, b := range m.Plan.Boxes {
		put(b.X, b.Y, b.W, b.H)
	}
	for _, b := range m.Plan.Panels {
		put(b.X, b.Y, b.W, b.H)
	}
	put(m.Plan.Margin, m.Plan.Margin, m.header.title.W, m.header.title.H)
	n := 0
	for _, s := range seen {
		if s {
			n++
		}
	}
	return float64(n) / float64(len(seen))
}
