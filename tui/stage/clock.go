package stage

import (
	"strings"

	"mindwall/tui/cells"
	"mindwall/tui/look"
	"mindwall/tui/paint"
	"mindwall/tui/screen"
)

// figureRows is the height of a large figure in rows of cells.
const figureRows = 5

// figures are the digits and the colon, drawn large; a # is a filled pair of cells.
var figures = [figureRows]string{
	"###  #  ### ### # # ### ### ### ### ###    ",
	"# # ##    #   # # # #   #     # # # # #  # ",
	"# #  #  ### ### ### ### ###   # ### ###    ",
	"# #  #  #     #   #   # # #   # # #   #  # ",
	"### ### ### ###   # ### ###   # ### ###    ",
}

// drawClock paints the time left in the middle, large where there is room.
func drawClock(c *paint.Canvas, size screen.Size, clock string, style look.Style) {
	rows := make([]string, figureRows)
	large := strings.NewReplacer("#", "██", " ", "  ")
	for i, r := range clock {
		at, width := 4*strings.IndexRune("0123456789:", r), 3
		if r == ':' {
			at, width = at+1, 1
		}
		for y, all := range figures {
			if i > 0 {
				rows[y] += "  "
			}
			rows[y] += large.Replace(all[at : at+width])
		}
	}
	if cells.Width(rows[0]) > size.W || figureRows > size.H {
		rows = []string{clock}
	}
	x, y := (size.W-cells.Width(rows[0]))/2, (size.H-len(rows))/2
	for i, row := range rows {
		c.Text(x, y+i, row, style)
	}
}
