package console

import (
	"fmt"
	"slices"

	"mindwall/mindmap"
	"mindwall/tui/cells"
	"mindwall/tui/mapview"
	"mindwall/tui/screen"
)

// walk goes one step on the map, or on to it: to the question, or to the newest answer when going up.
func (c *Console) walk(d mapview.Direction) screen.Intent {
	switch {
	case c.reading():
		return c.readOn(d)
	case c.present.Mirror.On():
		return nil // the room's view has no selection
	}
	v := c.laidOut()
	if v == nil {
		return nil
	}
	c.selected = v.Walk(c.selected, d)
	return screen.Say{}
}

// page walks as far as the window is high.
func (c *Console) page(way int) screen.Intent {
	if v := c.laidOut(); v != nil && c.line.Empty() {
		c.selected = v.Page(c.selected, way)
	}
	return nil
}

func (c *Console) mark() screen.Intent {
	if c.marks[c.selected] {
		delete(c.marks, c.selected)
	} else {
		c.marks[c.selected] = true
	}
	return screen.Say{}
}

// markOn marks the selected answer and goes on to the next, which is marked too.
func (c *Console) markOn(d mapview.Direction) screen.Intent {
	c.marks[c.selected] = true
	c.walk(d)
	if c.selectedAnswer() != nil {
		c.marks[c.selected] = true
	}
	return nil
}

func (c *Console) markUnsorted() screen.Intent {
	for _, a := range c.current().Unsorted {
		c.marks[a.ID] = true
	}
	c.selected = screen.UnsortedID(c.question)
	return say(screen.Info, "%d marked: # and a name, or Alt+letter, files them", len(c.marks))
}

// letGo lets go of one thing at a time: what waits for an answer, the completion, the correction, the marks, the
// selection, what the room is shown. What is half typed as an answer stays.
func (c *Console) letGo() screen.Intent {
	switch {
	case c.ask != nil:
		c.ask = nil
	case c.purpose != asking && c.line.Naming():
		c.line.Dismiss()
	case looksEmpty(c):
		c.letGoOfLine()
		return say(screen.Info, "line cleared · Ctrl+Z brings it back")
	case c.purpose != answering, c.counting():
		c.counted = counted{}
		c.letGoOfLine()
		if !c.reading() {
			c.selected = mindmap.ID{}
		}
	case len(c.marks) > 0:
		c.unmark()
	case c.present.Mirror.On() && c.present.Scene() != screen.BlankScene:
		return c.endScene()
	case !c.selected.IsZero() && !c.present.Mirror.On():
		c.selected = mindmap.ID{}
	case c.present.Scene() == screen.BlankScene: // last of all: what is hidden stays so while something else can be let go
		return c.blank()
	case c.present.Note() != "":
		return c.setScene(screen.MapScene)
	}
	return screen.Say{}
}

// remove takes what is marked or selected off the map.
func (c *Console) remove() screen.Intent {
	if s, ok := c.selection(); ok && s.Theme != nil && len(c.marks) == 0 {
		c.selected = s.Theme.Parent
		if s.Theme.Parent.IsZero() {
			c.selected = c.question
		}
		return screen.Record{
			Drafts: []mindmap.Draft{{Op: mindmap.Remove{Node: s.Theme.ID}}},
			Done:   fmt.Sprintf("theme “%s” removed, its answers kept · Ctrl+Z brings it back", s.Theme.Text),
		}
	}
	answers := c.targets()
	var drafts []mindmap.Draft
	for _, id := range wholeGroups(answers) {
		drafts = append(drafts, mindmap.Draft{Op: mindmap.Remove{Node: id}})
	}
	c.afterFiling(answers)
	done := fmt.Sprintf("%d answers removed · Ctrl+Z brings them back", len(answers))
	if len(answers) == 1 {
		done = fmt.Sprintf("“%s” removed · Ctrl+Z brings it back", answerText(answers[0]))
	}
	return screen.Record{Drafts: drafts, Done: done}
}

func (c *Console) park() screen.Intent {
	answers := c.targets()
	var drafts []mindmap.Draft
	for _, id := range wholeGroups(answers) {
		drafts = append(drafts, mindmap.Draft{Op: mindmap.ParkAnswer{Answer: id, Parked: true}})
	}
	c.afterFiling(answers)
	done := plural(len(answers), "answer")
	if len(answers) == 1 {
		done = "“" + cells.Truncate(answerText(answers[0]), maxNamed) + "”"
	}
	return screen.Record{Drafts: drafts, Done: done + " parked for later · Shift+F6 lists what is parked"}
}

// turn goes to the next question or the one before, round and round.
func (c *Console) turn(way int) screen.Intent {
	questions := c.env.Board().Questions
	i := slices.IndexFunc(questions, func(q *mindmap.Question) bool { return q.ID == c.question })
	c.goTo(questions[(i+way+len(questions))%len(questions)])
	return screen.Say{}
}

func (c *Console) newQuestion() screen.Intent {
	if c.purpose == answering && !c.line.Empty() {
		return say(screen.Info, "finish the line first: Enter, or Ctrl+C to clear it")
	}
	c.answerAgain()
	c.line.Reset()
	c.purpose = asking
	return nil
}
