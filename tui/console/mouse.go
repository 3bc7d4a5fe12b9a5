package console

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/tui/console/place"
	"mindwall/tui/console/purpose"
	"mindwall/tui/console/themesrow"
	"mindwall/tui/screen"
)

// doubleClick is within what time a second click on the same node is a double one.
const doubleClick = 400 * time.Millisecond

// click is the last click on the map.
type click struct {
	on mindmap.ID
	at time.Time
}

// drag is an answer that is held with the mouse's button, to be filed where that is let go.
type drag struct {
	answer mindmap.ID
	moved  bool // to another cell
}

// mouse selects with a click, marks with Ctrl and a click, files what is marked with a click on a theme, or what is dragged
// there, corrects with a double click, and scrolls with the wheel.
func mouse(c *Console, msg tea.MouseMsg) screen.Intent {
	if tooSmall(c) {
		return nil
	}
	if _, moved := msg.(tea.MouseMotionMsg); moved {
		return dragOn(c)
	}
	if q := c.stack.Asked(); q != nil && q.Passing {
		c.stack.Drop(q)
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
	case tea.MouseReleaseMsg:
		return dropAt(c, msg.X, msg.Y)
	}
	return nil
}

// dragOn tells, once, what letting go of a held answer would do.
func dragOn(c *Console) screen.Intent {
	if c.dragged.answer.IsZero() || c.dragged.moved {
		return nil
	}
	c.dragged.moved = true
	return screen.Sayf(screen.Info, "let go on a theme to file %s there", place.Called(carried(c)))
}

// carried are the answers that are dragged: the marked ones, if the one that is held is among them.
func carried(c *Console) []*mindmap.Answer {
	if c.at.Marks[c.dragged.answer] {
		return c.at.Marked()
	}
	if a := c.env.Live.Answer(c.dragged.answer); a != nil {
		return []*mindmap.Answer{a}
	}
	return nil
}

// dropAt files what is dragged under the theme at a cell, on the map or in the row of themes.
func dropAt(c *Console, x, y int) screen.Intent {
	held := carried(c)
	moved := c.dragged.moved
	c.dragged = drag{}
	if !moved || len(held) == 0 {
		return nil
	}
	t := themeAt(c, x, y)
	if t == nil {
		return screen.Say{}
	}
	if !slices.ContainsFunc(held, func(a *mindmap.Answer) bool { return a.Theme != t.ID }) {
		return screen.Sayf(screen.Info, "%s is under %s already", place.Called(held), t.Text)
	}
	return c.at.Clustering().FileUnder(held, t)
}

// themeAt is the theme at a cell of the screen: its name, what hangs under it, or its place in the row of themes.
func themeAt(c *Console, x, y int) *mindmap.Theme {
	if y == themesAt(c) {
		return themesOf(c, belowOf(c)).Hit(x, c.size.W)
	}
	v := c.at.Shown()
	if v == nil {
		return nil
	}
	s, ok := v.Hit(x, y-headerRows)
	switch {
	case !ok:
		return nil
	case s.Answer != nil:
		return c.env.Live.Theme(s.Answer.Theme)
	}
	return s.Theme
}

// themesOf is the row of themes over the line.
func themesOf(c *Console, below int) *themesrow.Row {
	return themesrow.Of(c.at.Current(), c.line(), purpose.FirstTheme(c.stack) != nil, below)
}

// themesAt is the row of the screen where the themes stand.
func themesAt(c *Console) int { return headerRows + c.mapRows() }

func belowOf(c *Console) int {
	_, below := outOfSight(c)
	return below
}

// clickOnThemes files what is typed or chosen under a theme of the row, as its letter does.
func clickOnThemes(c *Console, x int) screen.Intent {
	below := belowOf(c)
	t := themesOf(c, below).Hit(x, c.size.W)
	if t == nil {
		if below > 0 && x >= c.size.W-themesrow.BelowRoom-1 {
			c.at.View.Scroll(c.mapRows() / 2) // on the count of what is out of sight below
			return screen.Say{}
		}
		return nil
	}
	if takesLetter(c) {
		c.at.View.Follow() // as for the letter
	}
	line := c.stack.Answers.Text
	if p := line.Parsed(); c.stack.AtAnswers() && p.Themed && p.Caption == "" && p.Quote == "" && p.Tally == 1 {
		line.Reset() // it was no more than the beginning of a name
	}
	if t.Depth == 1 {
		return purpose.FileByLetter(c.stack, t.Letter)
	}
	answers := c.at.Targets()
	if len(answers) == 0 {
		return screen.Sayf(screen.Info, "nothing is chosen to file under %s", t.Text)
	}
	return c.at.Clustering().FileUnder(answers, t)
}

// wheel scrolls the map, or steps through a list that stands over it.
func wheel(c *Console, way int) {
	if list, ok := c.now().(*purpose.Picking); ok {
		list.Step(way)
	} else if !c.present.Mirror.On() {
		c.at.View.Scroll(3 * way)
	}
}

func clickAt(c *Console, x, y int, ctrl bool) screen.Intent {
	if _, lists := c.now().(*purpose.Picking); lists { // what is clicked on is not the map
		return nil
	}
	if c.present.Mirror.On() {
		return clickRoom(c, x, y, ctrl)
	}
	if y == themesAt(c) {
		return clickOnThemes(c, x)
	}
	if y < headerRows {
		c.at.View.Scroll(-c.mapRows() / 2) // on the count of what is out of sight above
		return screen.Say{}
	}
	v := c.at.Shown()
	if v == nil {
		return nil
	}
	s, ok := v.Hit(x, y-headerRows)
	if !ok {
		return nil
	}
	c.dragged = drag{}
	if s.Answer != nil && !ctrl {
		c.dragged.answer = s.ID
	}
	v.Hold(s.ID)
	before := c.clicked
	c.clicked = click{on: s.ID, at: c.env.Now()}
	double := before.on == s.ID && c.clicked.at.Sub(before.at) < doubleClick
	if s.Theme != nil && len(c.at.Marks) > 0 {
		return c.at.Clustering().FileUnder(c.at.Marked(), s.Theme)
	}
	c.at.Selected = s.ID
	switch {
	case s.Answer != nil && ctrl:
		c.at.ToggleMark()
	case double && (c.line().Empty() || correctingUntouched(c)):
		return purpose.CorrectSpot(c.stack, s)
	}
	return screen.Say{}
}
