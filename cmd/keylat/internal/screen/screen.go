// Package screen is a terminal of which nobody sees anything: enough of xterm for full-screen programs such as vim and
// those made with ncurses or Bubble Tea. It knows what each cell shows, tells whether two pictures are the same, answers
// what programs ask a terminal, and counts the sequences that it does not know, so that a wrong picture is noticed.
package screen

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// cell is one character of the screen; a rune of 0 is the second half of a wide one.
type cell struct {
	r     rune
	style uint32
}

// Screen is a terminal's window. It is not safe for use by several goroutines.
type Screen struct {
	width, height  int
	x, y           int
	savedX, savedY int
	top, bottom    int  // the region that scrolls, both included
	wraps          bool // the next character begins a new line
	hidden         bool // the cursor is
	holding        bool // inside a synchronized block
	last           rune
	cells          [][]cell
	behind         [][]cell // the main screen while the alternate one is shown

	style  uint32
	styles map[string]uint32 // by the sequence that asked for them
	asked  string            // of the style now
	rest   []byte            // an incomplete sequence

	reply   func(string)
	noSync  bool
	unknown map[string]int
}

// Options say how the terminal answers.
type Options struct {
	Reply  func(string) // sends an answer to the program; nil answers nothing
	NoSync bool         // deny synchronized output (mode 2026)
}

// New is an empty screen of that size in cells.
func New(width, height int, o Options) *Screen {
	s := &Screen{
		width: width, height: height, bottom: height - 1, reply: o.Reply, noSync: o.NoSync,
		styles: map[string]uint32{"": 0}, unknown: map[string]int{},
	}
	if s.reply == nil {
		s.reply = func(string) {}
	}
	s.cells = s.blank()
	return s
}

// Holding tells whether the program is in the middle of a synchronized block, of which a terminal shows nothing yet.
func (s *Screen) Holding() bool { return s.holding }

// Unknown counts the control sequences that were passed over.
func (s *Screen) Unknown() map[string]int { return s.unknown }

// Row is the text of a row, from 0 at the top, with blanks at its end.
func (s *Screen) Row(y int) string {
	var b strings.Builder
	for _, c := range s.cells[y] {
		if c.r != 0 {
			b.WriteRune(c.r)
		}
	}
	return b.String()
}

// Text is all rows, without blanks at their ends.
func (s *Screen) Text() string {
	var b strings.Builder
	for y := range s.cells {
		b.WriteString(strings.TrimRight(s.Row(y), " "))
		b.WriteByte('\n')
	}
	return b.String()
}

// Contains tells whether a text stands on one row.
func (s *Screen) Contains(text string) bool {
	for y := range s.cells {
		if strings.Contains(s.Row(y), text) {
			return true
		}
	}
	return false
}

// Hash is the same for the same picture: cells, styles, and the cursor when it is shown. It is FNV-1a over cells.
func (s *Screen) Hash() uint64 {
	const offset, prime = 14695981039346656037, 1099511628211
	h := uint64(offset)
	for _, row := range s.cells {
		for _, c := range row {
			h = (h ^ (uint64(c.r)<<32 | uint64(c.style))) * prime
		}
	}
	if !s.hidden {
		h = (h ^ uint64(s.y*s.width+s.x)) * prime
	}
	return h
}

func (s *Screen) blank() [][]cell {
	rows := make([][]cell, s.height)
	for y := range rows {
		rows[y] = s.blankRow()
	}
	return rows
}

func (s *Screen) blankRow() []cell {
	row := make([]cell, s.width)
	for x := range row {
		row[x] = cell{' ', s.style}
	}
	return row
}

// put writes a character at the cursor.
func (s *Screen) put(r rune) {
	w := 1
	if r >= 0x300 { // below, every character is one cell wide
		w = ansi.StringWidth(string(r))
	}
	if w == 0 {
		return
	}
	if s.wraps || s.x+w > s.width {
		s.x, s.wraps = 0, false
		s.lineFeed()
	}
	s.cells[s.y][s.x] = cell{r, s.style}
	if w == 2 && s.x+1 < s.width {
		s.cells[s.y][s.x+1] = cell{0, s.style}
	}
	s.last = r
	if s.x += w; s.x >= s.width {
		s.x, s.wraps = s.width-1, true
	}
}

func (s *Screen) lineFeed() {
	if s.y == s.bottom {
		s.scroll(s.top, 1)
	} else if s.y < s.height-1 {
		s.y++
	}
}

// scroll moves the rows from one to the bottom of the region up by n, or down when n is negative.
func (s *Screen) scroll(from, n int) {
	for ; n > 0; n-- {
		copy(s.cells[from:s.bottom+1], s.cells[from+1:s.bottom+1])
		s.cells[s.bottom] = s.blankRow()
	}
	for ; n < 0; n++ {
		copy(s.cells[from+1:s.bottom+1], s.cells[from:s.bottom])
		s.cells[from] = s.blankRow()
	}
}

// erase blanks the columns of a row from one up to, not with, another.
func (s *Screen) erase(y, from, to int) {
	for x := max(from, 0); x < min(to, s.width); x++ {
		s.cells[y][x] = cell{' ', s.style}
	}
}

// eraseRows blanks whole rows.
func (s *Screen) eraseRows(from, to int) {
	for y := from; y < to; y++ {
		s.erase(y, 0, s.width)
	}
}
