package console

import (
	"slices"
	"strconv"

	"mindwall/tui/mapview"
	"mindwall/tui/screen"
)

// walk goes one step on the map, or on to it: to the question, or to the newest answer when going up.
func walk(c *Console, d mapview.Direction) screen.Intent {
	switch {
	case c.present.Reading():
		return readOn(c, d)
	case c.present.Mirror.On():
		return walkRoom(c, d)
	}
	v := c.at.shown()
	if v == nil {
		return nil
	}
	if c.at.selected.IsZero() {
		if a := c.at.before(nil); a != nil {
			c.at.selected = a.ID // on to the map: to the newest, which is in sight
			return screen.Say{}
		}
	}
	c.at.selected = v.Walk(c.at.selected, d)
	return screen.Say{}
}

// page walks as far as the window is high.
func page(c *Console, way int) screen.Intent {
	if c.present.Mirror.On() {
		return pageRoom(c, way)
	}
	v := c.at.shown()
	switch {
	case v == nil:
	case c.at.selected.IsZero() || !c.line().Empty():
		v.Scroll(way * max(c.mapRows()-2, 1))
	default:
		c.at.selected = v.Page(c.at.selected, way)
	}
	return nil
}

// markOn marks the selected answer and goes on to the next, which is marked too.
func markOn(c *Console, d mapview.Direction) screen.Intent {
	c.at.mark(c.at.answer())
	walk(c, d)
	if a := c.at.answer(); a != nil {
		c.at.mark(a)
	}
	return nil
}

func markUnsorted(c *Console) screen.Intent {
	c.at.mark(c.at.current().Unsorted...)
	c.at.selected = screen.UnsortedID(c.at.question)
	if v := c.at.shown(); v != nil {
		v.ShowUnsorted()
	}
	c.at.view.Hold(c.at.selected) // nothing else is scrolled for it
	return screen.Say{}
}

// turn goes to the next question or the one before, round and round.
func turn(c *Console, way int) screen.Intent {
	questions := c.env.Board().Questions
	if len(questions) < 2 {
		return screen.Sayf(screen.Info, oneQuestion)
	}
	i := slices.Index(questions, c.at.current())
	return turnTo(c, (i+way+len(questions))%len(questions)+1)
}

// turnTo goes to a question by its number. The line says which it is, until a key is pressed.
func turnTo(c *Console, n int) screen.Intent {
	questions := c.env.Board().Questions
	if n > len(questions) {
		return screen.Sayf(screen.Info, "there is no question %s", strconv.Itoa(n))
	}
	c.stack.goTo(questions[n-1])
	c.turned = true
	return screen.Say{}
}

// fold folds what is selected, or unfolds it.
func fold(c *Console) screen.Intent {
	if v := c.at.shown(); v != nil {
		v.Fold(c.at.selected)
	}
	return nil
}

// foldOthers folds every top-level theme but the one that the selection is under.
func foldOthers(c *Console) screen.Intent {
	if v := c.at.shown(); v != nil {
		v.FoldOthers(c.at.selected)
	}
	return nil
}

func unfoldAll(c *Console) screen.Intent {
	c.at.view.UnfoldAll()
	return nil
}
