package console

import (
	"maps"

	"mindwall/mindmap"
)

// purpose is what the line is for. Whatever it is, letters are typed, Esc goes back to answering, and the prompt
// says it.
type purpose int

const (
	answering  purpose = iota
	correcting         // rewords the target
	asking             // makes a question
	picking            // filters a list, as in search
	savingAs           // names another file for the wall
)

// typing is a half-typed line and what it is for.
type typing struct {
	text    string
	purpose purpose
	target  mindmap.ID // of a correction
}

// typing is the line as it stands.
func (c *Console) typing() typing { return typing{c.line.Text(), c.purpose, c.target} }

// takeUpLine goes on with a line that was put by or let go.
func (c *Console) takeUpLine(t typing) {
	c.purpose, c.target = t.purpose, t.target
	c.line.SetText(t.text)
}

// answerAgain makes the line one for answers. Its text stays.
func (c *Console) answerAgain() {
	c.purpose, c.target = answering, mindmap.ID{}
	if len(c.env.Board().Questions) == 0 {
		c.purpose = asking
	}
}

// letGoOfLine empties the line and makes it one for answers; what stood in it can be brought back. A line that was put
// by for a file's name comes up again.
func (c *Console) letGoOfLine() {
	if c.purpose == savingAs {
		c.takeUpPutBy()
		return
	}
	if !c.line.Empty() && !c.correctingUntouched() {
		c.cleared = c.typing()
	}
	c.answerAgain()
	c.line.Reset()
}

// putLineBy keeps the half-typed line while a list or a file's name needs the place.
func (c *Console) putLineBy() {
	switch c.purpose {
	case picking:
	case savingAs:
		c.takeUpPutBy()
		fallthrough
	default:
		c.putBy = c.typing()
	}
	c.answerAgain()
	c.line.Reset()
}

// takeUpPutBy goes on with the line that was put by.
func (c *Console) takeUpPutBy() {
	c.takeUpLine(c.putBy)
	c.putBy = typing{}
}

// Draft is the text in the line that would be lost with the screen; empty when there is none.
func (c *Console) Draft() string {
	switch {
	case c.purpose == picking, c.purpose == savingAs:
		return c.putBy.text
	case c.counting(), c.correctingUntouched():
		return ""
	}
	return c.line.Text()
}

// SetDraft puts a text into the line that was left there before.
func (c *Console) SetDraft(s string) { c.line.SetText(s) }

// handedOver is what stood on the screen before something was handed over to be recorded. It comes back when that is
// refused, so that nothing typed, pasted, marked or selected is lost.
type handedOver struct {
	typing                   typing
	ask                      *question
	question, selected, last mindmap.ID
	marks                    map[mindmap.ID]bool
}

// atHand is what stands on the screen now. The marks are shared, not copied: see unmark.
func (c *Console) atHand() handedOver {
	return handedOver{typing: c.typing(), ask: c.ask, question: c.question, selected: c.selected, last: c.last, marks: c.marks}
}

// takeBack puts everything where it was before the last thing that was to be recorded. What a list was filtered by is
// not worth it.
func (c *Console) takeBack() {
	was := c.handed
	if was.typing.purpose != picking && c.line.Empty() {
		c.takeUpLine(was.typing)
		c.line.SetMarkup(c.understandsMarkup())
	}
	c.ask, c.question, c.selected, c.last = was.ask, was.question, was.selected, was.last
	c.marks = maps.Clone(was.marks)
	if c.marks == nil {
		c.marks = map[mindmap.ID]bool{}
	}
}

// unmark lets go of all marks, and leaves the set of them to who remembers it.
func (c *Console) unmark() {
	if len(c.marks) > 0 {
		c.marks = map[mindmap.ID]bool{}
	}
}
