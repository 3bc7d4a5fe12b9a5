package stage

import (
	"math"
	"slices"
	"strings"
	"time"

	"mindwall/mindmap/say"
	"mindwall/mindmap/shown"
	"mindwall/tui/cells"
	"mindwall/tui/look"
	"mindwall/tui/paint"
	"mindwall/tui/screen"
)

// How long the room is told that a timer is over, from its end on: first in place of the question, then beside it.
const (
	UpFor     = 10 * time.Second
	FinishFor = time.Minute
)

// phase is where a timer is, as far as the room is told.
type phase int8

const (
	still   phase = iota // none runs, and none has just ended
	running              // counts down
	ended                // is over: said in place of the question
	past                 // was over a while ago: the clock stands, reversed
)

// clock is what the room is told of a timer.
type clock struct {
	phase  phase
	text   string
	widest string // as wide as the longest that it reads, from its start to its end
}

// clockOf is what is told of a timer at a moment.
func clockOf(t shown.Timer, now time.Time, v say.Voice) clock {
	since := now.Sub(t.Ends)
	if t.IsZero() || since >= FinishFor {
		return clock{}
	}
	k := clock{text: t.Clock(now), widest: widestClock(max(t.Length, t.Left(now)))}
	switch {
	case since < 0:
		k.phase = running
	case since < UpFor:
		k.phase, k.text = ended, v.Text(say.TimeIsUp)
	default:
		k.phase = past
	}
	return k
}

// widestClock is a clock of as many figures as that length reads.
func widestClock(length time.Duration) string {
	const figures = "0000000:00"
	n := len("0:00")
	for m := length / time.Minute; m >= 10 && n < len(figures); m /= 10 {
		n++
	}
	return figures[len(figures)-n:]
}

// Stands is how long what the room is told of a timer stays the same; 0 when nothing is told any more.
func Stands(t shown.Timer, now time.Time) time.Duration {
	switch since := now.Sub(t.Ends); {
	case t.IsZero() || since >= FinishFor:
		return 0
	case since >= UpFor:
		return FinishFor - since
	case since >= 0:
		return UpFor - since
	case since%time.Second != 0:
		return -since % time.Second
	}
	return time.Second
}

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

// A scale is how large figures are: a pixel is so many cells wide and half as many rows high. At 1 that takes half blocks.
// The zero scale is letters as large as all others.
type scale int

// rows is the height of figures.
func (s scale) rows() int {
	if s == 0 {
		return 1
	}
	return (figureRows*int(s) + 1) / 2
}

// width is how many cells a text takes.
func (s scale) width(text string) int {
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

// set is a text in figures: rows of blocks and blanks, all of one width.
func (s scale) set(text string) []string {
	if s == 0 {
		return []string{text}
	}
	return halfBlocks(s.halfRows(text, glyphs))
}

// cutOut is a text cut out of a bright field, which is wider than the text by its edges.
func (s scale) cutOut(text string) []string {
	if s == 0 {
		return []string{" " + text + " "}
	}
	half, edge := s.halfRows(text, lowGlyphs), cells.Blanks(s.edge())
	field := make([]string, 2*s.rows())
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

// edge is how many cells a field is wider than the figures cut out of it, on each side.
func (s scale) edge() int { return min(max(int(s)/2, 1), blankEdge) }

// halfRows are a text's pixels, a sign for each cell and half row.
func (s scale) halfRows(text string, glyphs map[rune][]string) []string {
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

// largest is the largest scale at which a text fits: a whole multiple of the large figures, else the small ones, else none.
func largest(text string, size screen.Size) scale {
	fits := func(s scale) bool { return s.width(text) <= size.W-2*blankEdge && s.rows() <= size.H }
	s := scale(2)
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

// drawClock paints a timer in the middle, as large as it fits from its start to its end.
func drawClock(c *paint.Canvas, size screen.Size, k clock, l *look.Look) {
	widest := k.widest
	if k.phase == ended {
		widest = k.text
	}
	s := largest(widest, size)
	rows := k.set(s)
	x, y := max((size.W-cells.Width(rows[0]))/2, 0), max((size.H-len(rows))/2, 0)
	for i, row := range rows {
		c.Text(x, y+i, row, k.style(s, l))
	}
}

// set are the rows of what is told.
func (k clock) set(s scale) []string {
	if k.phase == past {
		return s.cutOut(k.text)
	}
	return s.set(k.text)
}

// style is how they are set: figures are cut out of a field, where letters are reversed.
func (k clock) style(s scale, l *look.Look) look.Style {
	if k.phase == past && s == 0 {
		return l.Selected
	}
	return l.Question
}
