package console

import (
	"slices"
	"strconv"

	"mindwall/mindmap/shown"
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
	v := c.at.Shown()
	if v == nil {
		return nil
	}
	if c.at.Selected.IsZero() {
		if a := c.at.Before(nil); a != nil {
			c.at.Selected = a.ID // on to the map: to the newest, which is in sight
			return screen.Say{}
		}
	}
	c.at.Selected = v.Walk(c.at.Selected, d)
	return screen.Say{}
}

// page walks as far as the window is high.
func page(c *Console, way int) screen.Intent {
	if c.present.Mirror.On() {
		return pageRoom(c, way)
	}
	v := c.at.Shown()
	switch {
	case v == nil:
	case c.at.Selected.IsZero() || !c.line().Empty():
		v.Scroll(way * max(c.mapRows()-2, 1))
	default:
		c.at.Selected = v.Page(c.at.Selected, way)
	}
	return nil
}

// markOn marks the selected answer and goes on to the next, which is marked too.
func markOn(c *Console, d mapview.Direction) screen.Intent {
	c.at.Mark(c.at.Answer())
	walk(c, d)
	if a := c.at.Answer(); a != nil {
		c.at.Mark(a)
	}
	return nil
}

func markUnsorted(c *Console) screen.Intent {
	c.at.Mark(c.at.Current().Unsorted...)
	c.at.Selected = shown.UnsortedID(c.at.Question)
	if v := c.at.Shown(); v != nil {
		v.ShowUnsorted()
	}
	c.at.View.Hold(c.at.Selected) // nothing else is scrolled for it
	return screen.Say{}
}

// turn goes to the next question or the one before, round and round.
func turn(c *Console, way int) screen.Intent {
	questions := c.env.Board().Questions
	if len(questions) < 2 {
		return screen.Sayf(screen.Info, oneQuestion)
	}
	i := slices.Index(questions, c.at.Current())
	return turnTo(c, (i+way+len(questions))%len(questions)+1)
}

// turnTo goes to a question by its number. The line says which it is, until a key is pressed.
func turnTo(c *Console, n int) screen.Intent {
	questions := c.env.Board().Questions
	if n > len(questions) {
		return screen.Sayf(screen.Info, "there is no question %s", strconv.Itoa(n))
	}
	c.stack.GoTo(questions[n-1])
	c.turned = true
	return screen.Say{}
}

// foldBranch folds what is selected, or unfolds it.
func foldBranch(c *Console) screen.Intent {
	if v := c.at.Shown(); v != nil {
		v.Fold(c.at.Selected)
	}
	return nil
}

// foldOthers folds every top-level theme but the one that the selection is under.
func foldOthers(c *Console) screen.Intent {
	if v := c.at.Shown(); v != nil {
		v.FoldOthers(c.at.Selected)
	}
	return nil
}

func unfoldAll(c *Console) screen.Intent {
	c.at.View.UnfoldAll()
	return nil
}
