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

// figure is a digit or a colon, drawn large; a # is a filled pair of cells.
func figure(r rune) [figureRows]string {
	switch r {
	case '0':
		return [...]string{"###", "# #", "# #", "# #", "###"}
	case '1':
		return [...]string{" # ", "## ", " # ", " # ", "###"}
	case '2':
		return [...]string{"###", "  #", "###", "#  ", "###"}
	case '3':
		return [...]string{"###", "  #", "###", "  #", "###"}
	case '4':
		return [...]string{"# #", "# #", "###", "  #", "  #"}
	case '5':
		return [...]string{"###", "#  ", "###", "  #", "###"}
	case '6':
		return [...]string{"###", "#  ", "###", "# #", "###"}
	case '7':
		return [...]string{"###", "  #", "  #", "  #", "  #"}
	case '8':
		return [...]string{"###", "# #", "###", "# #", "###"}
	case '9':
		return [...]string{"###", "# #", "###", "  #", "###"}
	default:
		return [...]string{" ", "#", " ", "#", " "}
	}
}

// drawClock paints the time left in the middle, large where there is room.
func drawClock(c *paint.Canvas, size screen.Size, clock string, style look.Style) {
	rows := make([]string, figureRows)
	for i, r := range clock {
		for y, row := range figure(r) {
			if i > 0 {
				rows[y] += "  "
			}
			rows[y] += strings.NewReplacer("#", "██", " ", "  ").Replace(row)
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
