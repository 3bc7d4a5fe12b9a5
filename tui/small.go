package tui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"mindwall/tui/cells"
	"mindwall/tui/console"
	"mindwall/tui/screen"
)

// small reports whether the window is too small for the screen on top: nothing is done there that is not seen. The console
// itself knows what to do then.
func (m *Model) small() bool {
	return m.top() != screen.Screen(m.console) && m.size.W > 0 && m.size.H > 0 && (m.size.W < console.MinColumns || m.size.H < console.MinRows)
}

// leaves reports whether a key leaves a screen.
func leaves(msg tea.Msg) bool {
	k, ok := msg.(tea.KeyPressMsg)
	return ok && (k.String() == "esc" || k.String() == "f8" || k.String() == "ctrl+c")
}

// smallPage asks for a larger window in as many words as fit.
func (m *Model) smallPage() string {
	text := fmt.Sprintf("Esc goes back. This page needs a window of %d×%d, and this one is %d×%d.", console.MinColumns, console.MinRows, m.size.W, m.size.H)
	rows := make([]string, max(m.size.H, 1))
	for i, line := range cells.Wrap(text, m.size.W) {
		if i < len(rows) {
			rows[i] = m.env.Look.Warning.Wrap(line)
		}
	}
	return strings.Join(rows, "\n")
}
