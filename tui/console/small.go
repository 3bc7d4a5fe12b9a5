package console

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"mindwall/tui/cells"
	"mindwall/tui/screen"
)

// The smallest window in which the map is drawn, in cells. In a smaller one there is the line alone: what is typed is
// seen and goes on the wall, and keys that act on what is not seen are held.
const (
	MinColumns = 40
	MinRows    = 12
)

func (c *Console) tooSmall() bool {
	return !c.present.Mirror.On() && c.size != (screen.Size{}) && (c.size.W < MinColumns || c.size.H < MinRows)
}

// held tells whether a key would act on what is not seen.
func (c *Console) held(k tea.KeyPressMsg) bool {
	if !c.tooSmall() || c.ask != nil {
		return false
	}
	if c.purpose == picking {
		return k.Text == "" && k.String() != "esc" && k.String() != "f8" && k.String() != "ctrl+c"
	}
	a := c.find(k)
	return a != nil && a.section != sectionLine && !a.typing
}

// viewSmall asks for a larger window in as many words as fit, over the line.
func (c *Console) viewSmall() (string, *tea.Cursor) {
	l := c.env.Look
	text := fmt.Sprintf("This window is %d×%d. The map needs %d×%d: enlarge it, or make the letters smaller. You can go on typing.",
		c.size.W, c.size.H, MinColumns, MinRows)
	rows := make([]string, c.size.H)
	for i, line := range cells.Wrap(text, c.size.W) {
		if i < c.size.H-2 {
			rows[i] = l.Warning.Wrap(line)
		}
	}
	if c.size.H > 1 {
		rows[c.size.H-2] = c.detail()
	}
	line, column := c.input()
	rows[c.size.H-1] = line
	return strings.Join(rows, "\n"), c.cursor(column, c.size.H-1)
}
