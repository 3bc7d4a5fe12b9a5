package console

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/tui/capture"
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
func (c *Console) mouse(msg tea.MouseMsg) (screen.Intent, tea.Cmd) {
	if c.tooSmall() {
		return nil, nil
	}
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		c.passBy()
		switch msg.Button {
		case tea.MouseWheelUp:
			c.wheel(-1)
		case tea.MouseWheelDown:
			c.wheel(+1)
		}
	case tea.MouseClickMsg:
		c.passBy()
		if msg.Button == tea.MouseLeft {
			return c.clickAt(msg.X, msg.Y, msg.Mod.Contains(tea.ModCtrl)), nil
		}
	}
	return nil, nil
}

// wheel scrolls the map, or steps through a list that stands over it.
func (c *Console) wheel(way int) {
	switch {
	case c.purpose == picking:
		c.picker.step(way)
	case !c.present.Mirror.On():
		c.view.Scroll(3 * way)
	}
}

func (c *Console) clickAt(x, y int, ctrl bool) screen.Intent {
	if c.present.Mirror.On() || c.purpose == picking { // what is clicked on is not the map
		return nil
	}
	v := c.laidOut()
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
	switch {
	case s.Answer != nil && ctrl:
		c.selected = s.ID
		return c.mark()
	case s.Theme != nil && len(c.marks) > 0:
		answers := c.marked()
		drafts := mindmap.PlanMove(wholeGroups(answers), c.current(), s.Theme.ID)
		c.unmark()
		return screen.Record{Drafts: drafts, Done: filed(len(answers), s.Theme.Text)}
	case before.on == s.ID && c.clicked.at.Sub(before.at) < doubleClick && (c.line.Empty() || c.correctingUntouched()):
		c.selected = s.ID
		return c.editSelected()
	}
	c.selected = s.ID
	return screen.Say{}
}

// escape doubles what would be markup in text that is to be typed.
func escape(s string) string { return capture.Format(capture.Parsed{Caption: s, Tally: 1}) }
