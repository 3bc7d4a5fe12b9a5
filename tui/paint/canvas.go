// Package paint is a grid of terminal cells to paint styled text and lines on.
package paint

import (
	"strings"

	"mindwall/tui/cells"
	"mindwall/tui/look"
)

// Canvas is a grid of cells to paint on. What is painted outside it is cut off, and a wide character that would be
// cut in two is left blank.
type Canvas struct {
	w, h  int
	cells []cell
}

// cell is one cell of the canvas. The right half of a wide character is a cell with half set.
type cell struct {
	text  string // one grapheme cluster; empty is a blank
	style look.Style
	half  bool
}

// NewCanvas makes a blank canvas of that many cells.
func NewCanvas(w, h int) *Canvas {
	w, h = max(w, 0), max(h, 0)
	return &Canvas{w: w, h: h, cells: make([]cell, w*h)}
}

func (c *Canvas) at(x, y int) *cell {
	if x < 0 || y < 0 || x >= c.w || y >= c.h {
		return nil
	}
	return &c.cells[y*c.w+x]
}

// Text paints s on row y from column x on, and returns the column after it.
func (c *Canvas) Text(x, y int, s string, style look.Style) int {
	for s != "" {
		cluster, width := cells.Next(s)
		s = s[len(cluster):]
		if width == 0 {
			continue
		}
		first, last := c.at(x, y), c.at(x+width-1, y)
		c.unpair(x, y)
		c.unpair(x+width, y)
		switch {
		case first != nil && last != nil:
			*first = cell{text: cluster, style: style}
			if width == 2 {
				*last = cell{style: style, half: true}
			}
		case first != nil:
			*first = cell{style: style}
		case last != nil:
			*last = cell{style: style}
		}
		x += width
	}
	return x
}

// unpair blanks a wide character that a cell is the right half of, before one half is painted over.
func (c *Canvas) unpair(x, y int) {
	if cell := c.at(x, y); cell != nil && cell.half {
		cell.half = false
		if left := c.at(x-1, y); left != nil {
			left.text = ""
		}
	}
}

// Lines are the rows of the canvas as styled text, each exactly as wide as the canvas.
func (c *Canvas) Lines() []string {
	lines := make([]string, c.h)
	var b strings.Builder
	for y := range lines {
		b.Reset()
		c.line(&b, c.cells[y*c.w:(y+1)*c.w])
		lines[y] = b.String()
	}
	return lines
}

func (c *Canvas) line(b *strings.Builder, row []cell) {
	var worn look.Style
	for i := range row {
		cell := &row[i]
		if cell.half {
			continue
		}
		if cell.style != worn {
			b.WriteString(worn.Off())
			b.WriteString(cell.style.On())
			worn = cell.style
		}
		if cell.text != "" {
			b.WriteString(cell.text)
		} else {
			b.WriteByte(' ')
		}
	}
	b.WriteString(worn.Off())
}
