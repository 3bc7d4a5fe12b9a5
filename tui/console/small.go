package console

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"mindwall/tui/cells"
	"mindwall/tui/console/purpose"
	"mindwall/tui/screen"
)

// The smallest window in which the map is drawn, in cells. In a smaller one there is the line alone: what is typed is
// seen and goes on the wall, and keys that act on what is not seen are held.
const (
	MinColumns = 40
	MinRows    = 12
)

func tooSmall(c *Console) bool {
	return !c.present.Mirror.On() && c.size != (screen.Size{}) && (c.size.W < MinColumns || c.size.H < MinRows)
}

// held reports whether a key would act on what is not seen.
func held(c *Console, k tea.KeyPressMsg) bool {
	if !tooSmall(c) || c.stack.Asked() != nil {
		return false
	}
	if _, lists := c.now().(*purpose.Picking); lists {
		return k.Text == "" && k.String() != "esc" && k.String() != "f8" && k.String() != "ctrl+c"
	}
	a := c.find(k)
	return a != nil && a.section != sectionLine && !a.typing
}

// enlarge is said of a key that is held.
const enlarge = "enlarge the window for that"

// viewSmall asks for a larger window in as many words as fit, over the line.
func viewSmall(c *Console) (string, *tea.Cursor) {
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
