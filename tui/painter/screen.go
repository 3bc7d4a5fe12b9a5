package painter

import (
	"bytes"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// size is that of a window, in cells.
type size struct{ columns, rows int }

// manyRows is how many rows must have changed for it to be worth looking whether they were scrolled.
const manyRows = 8

// screen is the picture that a terminal shows, and the way to the next.
type screen struct {
	environ []string
	newline bool // the terminal makes a line feed return to the first column

	out      bytes.Buffer // what was painted and not fetched yet
	terminal *uv.TerminalRenderer
	cells    uv.ScreenBuffer
	rows     []row // as they were painted
	left     bool  // a far larger screen, whose memory can go back to the system
}

const (
	// oversized is how many cells are so many that what is left of them is given back: some ten megabytes in each of three
	// screens.
	oversized = 100_000
	// maxOut is how much room for output is kept, in bytes.
	maxOut = 256 << 10
)

// row is a row of a view. It says the same as another when both are equal.
type row struct {
	before string // sequences of the style that was on when it began
	text   string
}

// forget makes a screen of that size of which nothing is known.
func (s *screen) forget(of size, colours colorprofile.Profile) {
	s.left = s.left || s.cells.RenderBuffer != nil && s.cells.Width()*s.cells.Height() > max(oversized, 2*of.columns*of.rows)
	empty(&s.out)
	s.terminal = uv.NewTerminalRenderer(&s.out, s.environ)
	s.terminal.SetColorProfile(colours)
	s.terminal.SetFullscreen(true)
	s.terminal.SetRelativeCursor(false)
	s.terminal.SetTabStops(-1)
	s.terminal.SetMapNewline(s.newline)
	s.terminal.Resize(of.columns, of.rows)
	s.terminal.Erase()
	s.cells = uv.NewScreenBuffer(of.columns, of.rows)
	s.cells.Clear()
	s.rows = make([]row, of.rows)
}

// empty empties a buffer, and lets go of one that has grown large.
func empty(b *bytes.Buffer) {
	if b.Cap() > maxOut {
		*b = bytes.Buffer{}
	}
	b.Reset()
}

// measure has widths be those of grapheme clusters, or of characters. Rows in which that makes no difference stay.
func (s *screen) measure(graphemes bool) {
	method := ansi.WcWidth
	if graphemes {
		method = ansi.GraphemeWidth
	}
	if method == s.cells.Method {
		return
	}
	s.cells.Method = method
	for y := range s.rows {
		s.rows[y] = row{before: unlike}
	}
}

// unlike begins no row: styles begin with an escape.
const unlike = "?"

// paint is what brings the terminal from what it shows to a view. It is good until the next call. A mistake in the library,
// which has no release yet, costs this picture and not the program: the next one is painted whole.
func (s *screen) paint(v *tea.View) (sequences []byte) {
	defer func() {
		if recover() != nil {
			s.rows, sequences = nil, nil
		}
	}()
	empty(&s.out)
	changed := s.draw(v.Content)
	s.terminal.SetScrollOptim(changed >= manyRows)
	s.terminal.Render(s.cells.RenderBuffer)
	if v.Cursor != nil {
		s.terminal.MoveTo(v.Cursor.X, v.Cursor.Y)
	}
	_ = s.terminal.Flush() // into a buffer
	return s.out.Bytes()
}

// draw draws the rows that changed as cells, and counts them.
func (s *screen) draw(content string) (changed int) {
	style, rest, more := "", content, true
	for y := range s.rows {
		now := row{before: style}
		if more {
			now.text, rest, more = strings.Cut(rest, "\n")
		}
		style = styleAfter(now)
		if now == s.rows[y] {
			continue
		}
		changed++
		s.rows[y] = now
		uv.NewStyledString(now.before+now.text).Draw(s.cells, uv.Rect(0, y, s.cells.Width(), 1))
	}
	return changed
}

// styleAfter is the style that is still on at the end of a row, as sequences; empty when none is, as is usual.
func styleAfter(r row) string {
	last := strings.LastIndexByte(r.text, ansi.ESC)
	switch {
	case last < 0:
		return r.before
	case strings.HasPrefix(r.text[last:], ansi.ResetStyle) && !strings.Contains(r.before+r.text, "\x1b]8;"):
		return ""
	}
	var style uv.Style
	var link uv.Link
	parser := ansi.GetParser()
	defer ansi.PutParser(parser)
	state := byte(0)
	for text := r.before + r.text; len(text) > 0; {
		sequence, _, n, next := ansi.DecodeSequence(text, state, parser)
		switch {
		case ansi.HasCsiPrefix(sequence) && parser.Command() == 'm':
			uv.ReadStyle(parser.Params(), &style)
		case ansi.HasOscPrefix(sequence) && parser.Command() == 8:
			uv.ReadLink(parser.Data(), &link)
		}
		state, text = next, text[n:]
	}
	after := ""
	if !style.IsZero() {
		after = style.String()
	}
	if !link.IsZero() {
		after += ansi.SetHyperlink(link.URL, link.Params)
	}
	return after
}
