package console

import (
	"mindwall/mindmap"
	"mindwall/tui/capture"
	"mindwall/tui/screen"
)

// lastAnswer is the newest answer of the question that was made before the one given, or of all; nil when there is
// none.
func (c *Console) lastAnswer(before *mindmap.Answer) *mindmap.Answer {
	q := c.current()
	if q == nil {
		return nil
	}
	return newestOf(q, before)
}

// newestOf is the newest answer of a question that was made before the one given, or of all.
func newestOf(q *mindmap.Question, before *mindmap.Answer) *mindmap.Answer {
	var newest *mindmap.Answer
	for a := range q.AllAnswers {
		if (before == nil || before.Made.After(a.Made)) && (newest == nil || a.Made.After(newest.Made)) {
			newest = a
		}
	}
	return newest
}

// hasAnswers tells whether there is an answer to correct.
func (c *Console) hasAnswers() bool {
	q := c.current()
	return q != nil && q.Answers > 0
}

func (c *Console) correctLast() screen.Intent {
	a := c.env.Live.Answer(c.last)
	if a == nil || c.last.IsZero() || a.Question != c.question || a.Parked {
		a = c.lastAnswer(nil)
	}
	return c.take(a)
}

// history goes through the answers in the order in which they were made, each to be corrected in place.
func (c *Console) history(way int) screen.Intent {
	if !c.line.Empty() && !c.correctingUntouched() {
		return say(screen.Info, "finish the line first: Enter, or Ctrl+C to clear it")
	}
	at := c.env.Live.Answer(c.target)
	if c.purpose != correcting || at == nil {
		if way > 0 {
			return nil
		}
		if last := c.lastAnswer(nil); last != nil {
			return c.take(last)
		}
		return nil
	}
	if way < 0 {
		if before := c.lastAnswer(at); before != nil {
			return c.take(before)
		}
		return nil
	}
	var next *mindmap.Answer
	for a := range c.current().AllAnswers {
		if a.Made.After(at.Made) && (next == nil || next.Made.After(a.Made)) {
			next = a
		}
	}
	if next == nil {
		c.endCorrection()
		return nil
	}
	return c.take(next)
}

// correctingUntouched tells whether an answer is in the line for correcting just as it stands on the wall.
func (c *Console) correctingUntouched() bool {
	if c.purpose != correcting || c.line.Completing() {
		return false
	}
	a := c.env.Live.Answer(c.target)
	return a != nil && c.line.Text() == capture.Format(capture.Parsed{Caption: a.Text, Quote: a.Quote, Tally: 1})
}

// intoMap leaves a correction that changed nothing for a walk on the map, from the same answer on.
func (c *Console) intoMap() screen.Intent {
	at := c.target
	c.answerAgain()
	c.line.Reset()
	c.selected = at
	return nil
}
