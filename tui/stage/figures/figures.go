// Package figures sets a time, and what is said when it is over, in figures made of blocks: large enough for the last row of a room.
// It is pure.
package figures

import (
	"math"
	"slices"
	"strings"

	"mindwall/tui/cells"
	"mindwall/tui/screen"
)

// figureRows is the height of a figure in pixels.
const figureRows = 5

// glyphs are the figures, and the letters in which the room is told that the time is up, a # for each pixel. In other scripts it
// is told in letters as large as all others.
var glyphs = map[rune][]string{
	'0': {"###", "# #", "# #", "# #", "###"},
	'1': {" # ", "## ", " # ", " # ", "###"},
	'2': {"###", "  #", "###", "#  ", "###"},
	'3': {"###", "  #", "###", "  #", "###"},
	'4': {"# #", "# #", "###", "  #", "  #"},
	'5': {"###", "#  ", "###", "  #", "###"},
	'6': {"###", "#  ", "###", "# #", "###"},
	'7': {"###", "  #", "  #", "  #", "  #"},
	'8': {"###", "# #", "###", "# #", "###"},
	'9': {"###", "# #", "###", "  #", "###"},
	':': {" ", "#", " ", "#", " "},
	'A': {"###", "# #", "###", "# #", "# #"},
	'B': {"## ", "# #", "## ", "# #", "## "},
	'C': {"###", "#  ", "#  ", "#  ", "###"},
	'D': {"## ", "# #", "# #", "# #", "## "},
	'E': {"###", "#  ", "## ", "#  ", "###"},
	'É': {"  #", "###", "## ", "#  ", "###"},
	'G': {"###", "#  ", "# #", "# #", "###"},
	'I': {"#", "#", "#", "#", "#"},
	'J': {"  #", "  #", "  #", "# #", "###"},
	'K': {"# #", "# #", "## ", "# #", "# #"},
	'L': {"#  ", "#  ", "#  ", "#  ", "###"},
	'M': {"#   #", "## ##", "# # #", "#   #", "#   #"},
	'N': {"#  #", "## #", "# ##", "#  #", "#  #"},
	'O': {"###", "# #", "# #", "# #", "###"},
	'Ó': {"  #", "###", "# #", "# #", "###"},
	'P': {"###", "# #", "###", "#  ", "#  "},
	'R': {"## ", "# #", "## ", "# #", "# #"},
	'S': {"###", "#  ", "###", "  #", "###"},
	'T': {"###", " # ", " # ", " # ", " # "},
	'U': {"# #", "# #", "# #", "# #", "###"},
	'Z': {"###", "  #", " # ", "#  ", "###"},
	' ': {"  ", "  ", "  ", "  ", "  "},
}

// lowGlyphs are lower by a pixel, so that figures that are cut out of a bright field have an edge within the same rows.
var lowGlyphs = map[rune][]string{
	'0': {"###", "# #", "# #", "###"},
	':': {"#", " ", " ", "#"},
}

// blankEdge is kept free beside the figures of a blank screen, in cells.
const blankEdge = 2

// A Scale is how large figures are: a pixel is so many cells wide and half as many rows high. At 1 that takes half blocks.
// The zero Scale is letters as large as all others.
type Scale int

// Rows is the height of figures.
func (s Scale) Rows() int {
	if s == 0 {
		return 1
	}
	return (figureRows*int(s) + 1) / 2
}

// Width is how many cells a text takes.
func (s Scale) Width(text string) int {
	if s == 0 {
		return cells.Width(text)
	}
	pixels := -1
	for _, r := range text {
		if glyphs[r] == nil {
			return math.MaxInt32 // no room is wide enough
		}
		pixels += len(glyphs[r][0]) + 1 // between the figures
	}
	return pixels * int(s)
}

// Set is a text in figures: rows of blocks and blanks, all of one width.
func (s Scale) Set(text string) []string {
	if s == 0 {
		return []string{text}
	}
	return halfBlocks(s.halfRows(text, glyphs))
}

// CutOut is a text cut out of a bright field, which is wider than the text by its edges.
func (s Scale) CutOut(text string) []string {
	if s == 0 {
		return []string{" " + text + " "}
	}
	half, edge := s.halfRows(text, lowGlyphs), cells.Blanks(s.Edge())
	field := make([]string, 2*s.Rows())
	top := (len(field) - len(half)) / 2
	for y := range field {
		row := cells.Blanks(len(half[0]))
		if y >= top && y < top+len(half) {
			row = half[y-top]
		}
		row = edge + row + edge
		field[y] = strings.Map(func(r rune) rune { return '#' + ' ' - r }, row)
	}
	return halfBlocks(field)
}

// Edge is how many cells a field is wider than the figures cut out of it, on each side.
func (s Scale) Edge() int { return min(max(int(s)/2, 1), blankEdge) }

// halfRows are a text's pixels, a sign for each cell and half row.
func (s Scale) halfRows(text string, glyphs map[rune][]string) []string {
	var rows []string
	for y := range glyphs['0'] {
		var figures []string
		for _, r := range text {
			figures = append(figures, glyphs[r][y])
		}
		row := strings.Join(figures, " ")
		wide := strings.NewReplacer("#", strings.Repeat("#", int(s)), " ", cells.Blanks(int(s))).Replace(row)
		rows = append(rows, slices.Repeat([]string{wide}, int(s))...)
	}
	return rows
}

// halfBlocks are rows of two half rows each; the last one may be half blank.
func halfBlocks(half []string) []string {
	if len(half)%2 > 0 {
		half = append(half, cells.Blanks(len(half[0])))
	}
	rows := make([]string, len(half)/2)
	for y := range rows {
		for x := range half[0] {
			rows[y] += blockOf(half[2*y][x] == '#', half[2*y+1][x] == '#')
		}
	}
	return rows
}

// blockOf is a cell with its upper and its lower half filled or not.
func blockOf(over, under bool) string {
	switch {
	case over && under:
		return "█"
	case over:
		return "▀"
	case under:
		return "▄"
	}
	return " "
}

// Largest is the largest scale at which a text fits: a whole multiple of the large figures, else the small ones, else none.
func Largest(text string, size screen.Size) Scale {
	fits := func(s Scale) bool { return s.Width(text) <= size.W-2*blankEdge && s.Rows() <= size.H }
	s := Scale(2)
	for ; fits(s); s += 2 {
	}
	switch s -= 2; {
	case s > 0:
		return s
	case fits(1):
		return 1
	}
	return 0
}
