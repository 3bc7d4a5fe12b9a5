// Package testcard is a page to be looked at from the last row of chairs: whether the room can read this window.
package testcard

import (
	"fmt"
	"strconv"

	"mindwall/tui/cells"
	"mindwall/tui/look"
	"mindwall/tui/screen"
)

// readableHeights is how many times the height of its capitals away a text can still be read by anybody who reads this
// one comfortably: a rule of thumb of sign makers (1 cm of height for 1.5 m).
const readableHeights = 150

// capitalShare is the height of a capital letter as a share of its row of cells: about 0.7 em in a line of 1.2 em.
const capitalShare = 0.58

// readableFrom is how far away, in the unit of the picture's height, a terminal of so many rows that fills a picture of
// that height can be read.
func readableFrom(pictureHeight float64, rows int) float64 {
	if rows <= 0 {
		return 0
	}
	return pictureHeight / float64(rows) * capitalShare * readableHeights
}

// maxRoomRows is the number of rows above which a room does not read from the back.
const maxRoomRows = 26

// Rows are a page that fills a projected terminal, to be looked at from the last row of chairs: letters and colours
// of themes, the widths of characters, and from how far each size of window can be read. It has at most size.H rows of
// at most size.W cells; the first ones matter most.
func Rows(size screen.Size, l *look.Look) []string {
	width := max(size.W, 20)
	var rows []string
	add := func(style look.Style, text string) {
		for _, line := range cells.Wrap(text, width) {
			rows = append(rows, style.Wrap(line))
		}
	}
	add(l.Question, fmt.Sprintf("Can you read this from the back? This window has %d columns and %d rows.", size.W, size.H))
	if size.H > maxRoomRows {
		add(l.Warning, fmt.Sprintf("%s More than %d rows: make the letters larger, until the window has %d or fewer.", look.WarningSign, maxRoomRows, maxRoomRows))
	} else {
		add(l.OK, look.OKSign+" Few enough rows for a room.")
	}
	rows = append(rows, "")
	rows = append(rows, themeRows(width, l)...)
	add(l.Answer, "── ● the newest answer ×3   ━━━ a theme   ─── an answer   "+look.SelectedSign+" being read")
	add(l.Answer, "Widths: |ab|é|等待|👩‍👩‍👧‍👦| each bar touches its letter.")
	rows = append(rows, "")
	rows = append(rows, distanceRows(size, width, l)...)
	for i := range rows {
		if cells.Width(rows[i]) > size.W { // a window narrower than any line of this
			rows[i] = ""
		}
	}
	return rows[:min(len(rows), max(size.H, 0))]
}

// themeRows name every theme colour by its letter, on labels as themes have them.
func themeRows(width int, l *look.Look) []string {
	var rows []string
	row, used := "", 0
	for i := range l.Colours() {
		letter := string(rune('A' + i))
		label := " " + letter + " Theme " + strconv.Itoa(i+1) + " "
		if used > 0 && used+1+len(label) > width {
			rows = append(rows, row)
			row, used = "", 0
		}
		if used > 0 {
			row, used = row+" ", used+1
		}
		row += l.ThemeHead(i).Wrap(label)
		used += len(label)
	}
	return append(rows, row)
}

// distances are the windows for which the card tells how far they can be read, in cells.
var distances = [...]screen.Size{{W: 56, H: 16}, {W: 80, H: 24}, {W: 93, H: 26}, {W: 160, H: 45}}

// distanceRows say how far this window and the usual ones can be read, for pictures of usual heights.
func distanceRows(size screen.Size, width int, l *look.Look) []string {
	head := fmt.Sprintf("%-19s", "Picture height")
	for _, m := range pictureHeights {
		head += fmt.Sprintf("%8s", strconv.FormatFloat(m, 'f', -1, 64)+" m")
	}
	rows := []string{l.Muted.Wrap(cells.Truncate(head, width))}
	row := func(s screen.Size, style look.Style, note string) {
		text := fmt.Sprintf("%-19s", fmt.Sprintf("%3d × %2d %s", s.W, s.H, note))
		for _, m := range pictureHeights {
			text += fmt.Sprintf("%6.1f m", readableFrom(m, s.H))
		}
		rows = append(rows, style.Wrap(cells.Truncate(text, width)))
	}
	row(size, l.Title, "this one")
	for _, s := range distances {
		if s != size {
			row(s, l.Answer, "")
		}
	}
	return rows
}

// pictureHeights are usual heights of a projected picture, in metres.
var pictureHeights = [...]float64{1, 1.5, 2}
