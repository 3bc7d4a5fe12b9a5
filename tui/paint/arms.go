package paint

import "mindwall/tui/look"

// arms is which ways a line leaves a cell, and whether it is a heavy one.
type arms uint8

const (
	up arms = 1 << iota
	down
	left
	right
	heavy
)

// lightGlyphs and heavyGlyphs are the box-drawing characters by the ways they lead: up 1, down 2, left 4, right 8.
var (
	lightGlyphs = [16]string{" ", "╵", "╷", "│", "╴", "╯", "╮", "┤", "╶", "╰", "╭", "├", "─", "┴", "┬", "┼"}
	heavyGlyphs = [16]string{" ", "╹", "╻", "┃", "╸", "┛", "┓", "┫", "╺", "┗", "┏", "┣", "━", "┻", "┳", "╋"}
)

func (a arms) glyph() string {
	if a&heavy != 0 {
		return heavyGlyphs[a&15]
	}
	return lightGlyphs[a&15]
}

// lead lets a line pass through a cell that holds no text. Where lines of two colours meet, the last one painted
// gives the colour.
func (c *Canvas) lead(x, y int, a arms, style look.Style) {
	if cell := c.at(x, y); cell != nil && cell.text == "" && !cell.half {
		cell.arms |= a
		cell.style = style
	}
}

// horizontal draws a line through the cells x0 to x1-1 of row y. Its ends lead out of the row of cells unless they
// meet another line.
func (c *Canvas) horizontal(x0, x1, y int, weight arms, style look.Style) {
	if y < 0 || y >= c.h {
		return
	}
	for x := max(x0, 0); x < min(x1, c.w); x++ {
		c.lead(x, y, left|right|weight, style)
	}
}

// vertical draws a line from the middle of row y0 to the middle of row y1.
func (c *Canvas) vertical(x, y0, y1 int, weight arms, style look.Style) {
	if x < 0 || x >= c.w {
		return
	}
	for y := max(y0, 0); y <= min(y1, c.h-1); y++ {
		a := up | down
		if y == y0 {
			a &^= up
		}
		if y == y1 {
			a &^= down
		}
		c.lead(x, y, a|weight, style)
	}
}
