package console

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/tui/screen"
)

// doubleClick is within what time a second click on the same node is a double one.
const doubleClick = 400 * time.Millisecond

// click is the last click on the map.
type click struct {
	on mindmap.ID
	at time.Time
}

// mouse selects with a click, marks with Ctrl and a click, files what is marked with a click on a theme, corrects with
// a double click, and scrolls with the wheel.
func mouse(c *Console, msg tea.MouseMsg) screen.Intent {
	if tooSmall(c) {
		return nil
	}
	if _, moved := msg.(tea.MouseMotionMsg); moved {
		return nil
	}
	if q := c.stack.asked(); q != nil && q.passing {
		c.drop(q)
	}
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		switch msg.Button {
		case tea.MouseWheelUp:
			wheel(c, -1)
		case tea.MouseWheelDown:
			wheel(c, +1)
		}
	case tea.MouseClickMsg:
		if msg.Button == tea.MouseLeft {
			return clickAt(c, msg.X, msg.Y, msg.Mod.Contains(tea.ModCtrl))
		}
	}
	return nil
}

// wheel scrolls the map, or steps through a list that stands over it.
func wheel(c *Console, way int) {
	if list, ok := c.now().(*picking); ok {
		list.step(way)
	} else if !c.present.Mirror.On() {
		c.at.view.Scroll(3 * way)
	}
}

func clickAt(c *Console, x, y int, ctrl bool) screen.Intent {
	if _, lists := c.now().(*picking); lists || c.present.Mirror.On() { // what is clicked on is not the map
		return nil
	}
	v := c.at.shown()
	if v == nil {
		return nil
	}
	s, ok := v.Hit(x, y-headerRows)
	if !ok {
		return nil
	}
	v.Hold(s.ID)
	before := c.clicked
	c.clicked = click{on: s.ID, at: c.env.Now()}
	double := before.on == s.ID && c.clicked.at.Sub(before.at) < doubleClick
	if s.Theme != nil && len(c.at.marks) > 0 {
		return clustering{c.at}.fileUnder(c.at.marked(), s.Theme)
	}
	c.at.selected = s.ID
	switch {
	case s.Answer != nil && ctrl:
		c.at.toggleMark()
	case double && (c.line().Empty() || correctingUntouched(c)):
		return correctSpot(c, s)
	}
	return screen.Say{}
}
