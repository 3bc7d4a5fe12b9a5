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
	case !c.present.on:
		c.scroll(3 * way)
	}
}

func (c *Console) clickAt(x, y int, ctrl bool) screen.Intent {
	m := c.laidOut()
	if c.present.on || c.purpose == picking { // what is clicked on is not the map
		return nil
	}
	if m == nil || y < headerRows || y >= headerRows+c.mapRows() {
		return nil
	}
	i, ok := m.painting.Hit(x+c.view.x, y-headerRows+c.view.y)
	if !ok {
		return nil
	}
	s, id := m.spots[i], m.spots[i].id(m.question)
	before := c.clicked
	c.clicked = click{on: id, at: c.env.Now()}
	c.view.shown, c.view.scrolled = id, true // it is seen where it is: a second click must meet it there
	switch {
	case s.answer != nil && ctrl:
		c.selected = id
		return c.mark()
	case s.theme != nil && len(c.marks) > 0:
		answers := c.marked()
		drafts := mindmap.PlanMove(wholeGroups(answers), m.question, s.theme.ID)
		c.unmark()
		return screen.Record{Drafts: drafts, Done: filed(len(answers), s.theme.Text)}
	case before.on == id && c.clicked.at.Sub(before.at) < doubleClick && (c.line.Empty() || c.correctingUntouched()):
		c.selected = id
		return c.editSelected()
	}
	c.selected = id
	return screen.Say{}
}

// escape doubles what would be markup in text that is to be typed.
func escape(s string) string { return capture.Format(capture.Parsed{Caption: s, Tally: 1}) }
