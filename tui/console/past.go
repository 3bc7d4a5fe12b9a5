package console

import (
	"maps"
	"slices"

	"mindwall/mindmap"
	"mindwall/tui/console/purpose"
	"mindwall/tui/mapview"
	"mindwall/tui/screen"
)

// past is what was done at this console, in order, as far as the line of answers does not remember it by itself: acts on the
// wall, and what was let go of. What was done last is undone first, whether in the line or on the wall.
type past struct {
	done   []doing
	undone []doing // what redo does again, the last first
	redone bool    // an act on the wall was done again, and not undone, last
}

// doing is one thing that was done.
type doing struct {
	edits int             // how far the line of answers had been edited
	letGo purpose.Purpose // what was let go of; nil for an act on the wall, or an edit that was undone
	edit  bool            // an edit of the line, which is undone
	// What was marked and selected, and how the map stood before an act on the wall: so it is again once that is undone.
	marks    map[mindmap.ID]bool
	selected mindmap.ID
	place    mapview.Place
	holes    bool
}

// did notes a thing done. What was undone before cannot be done again.
func (p *past) did(d doing) {
	p.done, p.undone = append(p.done, d), nil
	if len(p.done) > maxPast {
		p.done = slices.Delete(p.done, 0, len(p.done)-maxPast)
	}
	if old := len(p.done) - maxPlaces; old >= 0 {
		p.done[old].place = mapview.Place{}
	}
}

// maxPlaces is of how many things it is remembered how the map stood before them.
const maxPlaces = 30

// maxPast is how many things are remembered in their order. Acts before them are undone all the same.
const maxPast = 500

// nothingDone forgets the act on the wall that was to be undone or done again last: there was none.
func (p *past) nothingDone() {
	if p.redone {
		p.done = p.done[:len(p.done)-1]
	} else {
		p.undone = p.undone[:len(p.undone)-1]
	}
}

// settle keeps the order when a line was taken: what was done before its edits stays before the next ones.
func (p *past) settle(edits int) {
	for i := len(p.done) - 1; i >= 0 && p.done[i].edits > edits; i-- {
		p.done[i].edits = edits
	}
}

// undo takes back what was done last.
func undo(c *Console) screen.Intent {
	line := c.line()
	switch c.now().(type) {
	case *purpose.Answering, *purpose.Counting:
	case *purpose.Picking, *purpose.Saving:
		if !line.Undo().Changed {
			return screen.Sayf(screen.Info, "nothing typed here to take back · Esc closes this")
		}
		return c.now().Typed("")
	default:
		if line.Undo().Changed {
			return c.now().Typed("")
		}
	}
	p, edits := &c.past, c.stack.Answers.Text.Edits()
	last := len(p.done) - 1
	switch top := c.stack.AtAnswers() || isCount(c); {
	case top && edits > 0 && (last < 0 || p.done[last].edits < edits):
		before := line.Text()
		line.Undo()
		p.undone = append(p.undone, doing{edit: true})
		return c.now().Typed(before)
	case last >= 0 && p.done[last].letGo != nil:
		d := p.done[last]
		p.done, p.undone = p.done[:last], append(p.undone, d)
		c.stack.Push(d.letGo)
		return screen.Say{}
	}
	d := doing{}
	if last >= 0 {
		d, p.done = p.done[last], p.done[:last]
	}
	if len(d.marks) > 0 || !d.selected.IsZero() {
		c.at.Marks, c.at.Selected, c.at.Holes = maps.Clone(d.marks), d.selected, d.holes
		c.at.View.Return(d.place)
	}
	if c.at.Marks == nil {
		c.at.Marks = map[mindmap.ID]bool{}
	}
	p.undone, p.redone = append(p.undone, d), false
	return screen.Undo{}
}

func isCount(c *Console) bool { _, ok := c.now().(*purpose.Counting); return ok }

// redo does again what was undone last.
func redo(c *Console) screen.Intent {
	if line := c.line(); !c.stack.AtAnswers() && !isCount(c) {
		if line.Redo().Changed {
			return c.now().Typed("")
		}
	}
	p := &c.past
	d := doing{} // of another run, when nothing is remembered
	if last := len(p.undone) - 1; last >= 0 {
		d, p.undone = p.undone[last], p.undone[:last]
	}
	switch {
	case d.edit:
		line := c.stack.Answers.Text
		before := line.Text()
		line.Redo()
		return c.now().Typed(before)
	case d.letGo != nil && c.stack.Holds(d.letGo):
		c.stack.Drop(d.letGo)
		p.done = append(p.done, d)
		return screen.Say{}
	}
	if len(d.marks) > 0 {
		c.at.Deselect()
	}
	d.edits = c.stack.Answers.Text.Edits()
	p.done, p.redone = append(p.done, d), true
	return screen.Redo{}
}

// handedOver is what stood on the screen before something was handed over to be recorded. It comes back when that is
// refused, so that nothing typed, pasted, marked or selected is lost.
type handedOver struct {
	over                     []purpose.Purpose
	line                     string // of the purpose on top
	question, selected, last mindmap.ID
	marks                    map[mindmap.ID]bool
	place                    mapview.Place
	holes                    bool
}

// atHand is what stands on the screen now. The marks are shared, not copied: see place.Place.
func (c *Console) atHand() handedOver {
	at := c.at
	return handedOver{c.stack.Over, c.line().Text(), at.Question, at.Selected, at.Last, at.Marks, at.View.Place(), at.Holes}
}

// takeBack puts everything where it was before the last thing that was to be recorded. What a list was filtered by is
// not worth it.
func (c *Console) takeBack() {
	was := c.handed
	c.stack.Over = slices.DeleteFunc(slices.Clone(was.over), func(p purpose.Purpose) bool { _, ok := p.(*purpose.Picking); return ok })
	if line := c.line(); line.Empty() {
		line.SetText(was.line)
	}
	c.at.Question, c.at.Selected, c.at.Last = was.question, was.selected, was.last
	if c.at.Marks = maps.Clone(was.marks); c.at.Marks == nil {
		c.at.Marks = map[mindmap.ID]bool{}
	}
	if n := len(c.past.done); n > 0 {
		c.past.done = c.past.done[:n-1]
	}
}
