package marks

// Rect is a rectangle in pixels.
type Rect struct{ X, Y, W, H int }

// Stripes is how wide the stripes of a shade are, in cells of that width; 0 for a block that is none. There are two in a cell, their
// middles half a cell apart, so that shades are told apart without colour.
func Stripes(r rune, cellW int) int {
	switch r {
	case '▓', '▒':
		return max(cellW/3, 1)
	case '░':
		return max(cellW/6, 1)
	}
	return 0
}

// eighths are blocks of one to seven eighths of a cell, from its left edge on.
var eighths = []rune("▏▎▍▌▋▊▉")

// Rects are what so many cells of a block element, which is no shade, fill from a place on. What reaches from cell to cell is one.
func Rects(r rune, x, y, n, cellW, cellH int) (all []Rect) {
	half := (cellH + 1) / 2
	switch r {
	case '█':
		return []Rect{{x, y, n * cellW, cellH}}
	case '▀':
		return []Rect{{x, y, n * cellW, half}}
	case '▄':
		return []Rect{{x, y + half, n * cellW, cellH - half}}
	case '▐':
		for i := range n {
			all = append(all, Rect{x + i*cellW + cellW/2, y, cellW - cellW/2, cellH})
		}
		return all
	}
	for part, each := range eighths {
		for i := 0; each == r && i < n; i++ {
			all = append(all, Rect{x + i*cellW, y, cellW * (part + 1) / 8, cellH})
		}
	}
	if r >= '▁' && r < '█' { // eighths from below
		part := cellH * int(r-'▁'+1) / 8
		all = append(all, Rect{x, y + cellH - part, n * cellW, part})
	}
	return all
}
