package painter

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
)

// kept is how many cells a screen holds on to, and how much room for output in bytes.
func (s *screen) kept() (cells, out int) {
	for _, line := range s.cells.Lines[:cap(s.cells.Lines)] {
		cells += cap(line)
	}
	return cells, s.out.Cap()
}

// Of a window that was huge for a moment, as one that is dragged over a wall of screens, nothing is kept when it is small again.
func TestAHugeWindowLeavesNothingBehind(t *testing.T) {
	var term terminal
	huge, usual := size{1000, 500}, size{80, 24}
	line := strings.Repeat("\x1b[31mx\x1b[m\x1b[32my\x1b[m", 500)
	paint := func(of size) {
		v := tea.NewView(strings.Repeat(line+"\n", of.rows-1) + line)
		term.bring(wish{open: true, size: of, view: &v, colours: colorprofile.TrueColor})
	}
	paint(usual)
	usualCells, _ := term.screen.kept()
	paint(huge)
	if cells, out := term.screen.kept(); cells < 500_000 || out <= maxOut || term.screen.left {
		t.Fatalf("a huge screen has %d cells and %d bytes of output", cells, out)
	}
	paint(usual)
	if !term.screen.left {
		t.Error("what a huge screen leaves is not given back")
	}
	term.screen.left = false
	paint(usual)
	cells, out := term.screen.kept()
	if cells > usualCells || out > maxOut || term.out.Cap() > maxOut {
		t.Errorf("%d cells are kept of %d, and %d and %d bytes of output", cells, usualCells, out, term.out.Cap())
	}
	paint(size{100, 30})
	if term.screen.left {
		t.Error("it is given back again")
	}
}
