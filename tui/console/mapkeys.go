package console

import (
	"fmt"
	"slices"

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
	var last *mindmap.Answer
	for a := range q.AllAnswers {
		if (before == nil || before.Made.After(a.Made)) && (last == nil || a.Made.After(last.Made)) {
			last = a
		}
	}
	return last
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

// walk goes one step on the map, or on to it: to the question, or to the newest answer when going up.
func (c *Console) walk(d direction) screen.Intent {
	switch {
	case c.shown.Scene == screen.ReadScene && c.present.on:
		return c.readOn(d)
	case c.present.on:
		return nil // the room's view has no selection
	}
	m := c.laidOut()
	if m == nil {
		return nil
	}
	i, ok := m.at[c.selected]
	if !ok {
		c.selected = m.question.ID
		return screen.Say{}
	}
	c.selected = m.spots[m.step(i, d)].id(m.question)
	return screen.Say{}
}

// page walks as many boxes as the window has rows.
func (c *Console) page(way int) screen.Intent {
	d := south
	if way < 0 {
		d = north
	}
	m := c.laidOut()
	if m == nil || !c.line.Empty() {
		return nil
	}
	i, ok := m.at[c.selected]
	if !ok {
		i = 0
		if len(m.boxes) > 1 {
			i = 1
		}
	}
	rows := float64(c.mapRows() - 2)
	for start := m.boxes[i].Y; abs(m.boxes[i].Y-start) < rows; {
		next := m.step(i, d)
		if next == i {
			break
		}
		i = next
	}
	c.selected = m.spots[i].id(m.question)
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
func (c *Console) markOn(d direction) screen.Intent {
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
	c.selected = unsortedID(c.question)
	return say(screen.Info, "%d marked: # and a name, or Alt+letter, files them", len(c.marks))
}

// letGo lets go of one thing at a time: what waits for an answer, the completion, the correction, the marks, the
// selection. What is half typed as an answer stays.
func (c *Console) letGo() screen.Intent {
	switch {
	case c.ask != nil:
		c.ask = nil
	case c.purpose != asking && c.line.Completing():
		c.line.Dismiss()
	case c.purpose != answering:
		c.answerAgain()
		c.line.Reset()
		if c.shown.Scene != screen.ReadScene {
			c.selected = mindmap.ID{}
		}
	case len(c.marks) > 0:
		clear(c.marks)
	case c.present.on:
		return c.endScene()
	case c.sceneNote() != "":
		return c.setScene(screen.MapScene)
	default:
		c.selected = mindmap.ID{}
	}
	return screen.Say{}
}

// tally counts people for what is marked or selected, or for the last answer.
func (c *Console) tally(delta int) screen.Intent {
	var drafts []mindmap.Draft
	answers := c.targets()
	for _, a := range answers {
		if a.Own+delta >= 1 {
			drafts = append(drafts, mindmap.Draft{Op: mindmap.TallyAnswer{Answer: a.ID, Delta: delta}})
		}
	}
	if len(drafts) == 0 {
		return say(screen.Info, "one person said it, at least")
	}
	if len(answers) == 1 {
		c.counted, c.countedFor = delta, answers[0].ID
	}
	done := ""
	if c.selected.IsZero() && len(answers) == 1 {
		done = fmt.Sprintf("“%s” ×%d", answerText(answers[0]), answers[0].Tally.Total()+delta)
	}
	return screen.Record{Drafts: drafts, Done: done}
}

func (c *Console) fold() screen.Intent {
	if s, ok := c.selection(); ok && s == (spot{}) {
		return c.foldAll()
	}
	if c.folded[c.selected] {
		delete(c.folded, c.selected)
	} else {
		c.folded[c.selected] = true
	}
	c.refold()
	return nil
}

// foldAll folds every theme of the question, or unfolds them when all are folded.
func (c *Console) foldAll() screen.Intent {
	q, all := c.current(), true
	heads := headsOf(q)
	for _, id := range heads {
		all = all && c.folded[id]
	}
	for _, id := range heads {
		if all {
			delete(c.folded, id)
		} else {
			c.folded[id] = true
		}
	}
	c.refold()
	return nil
}

func headsOf(q *mindmap.Question) []mindmap.ID {
	var ids []mindmap.ID
	for _, t := range q.Themes {
		ids = append(ids, t.ID)
	}
	return append(ids, unsortedID(q.ID))
}

// foldOthers folds every top-level theme but the one that the selection is under.
func (c *Console) foldOthers() screen.Intent {
	m := c.laidOut()
	i, ok := m.at[c.selected]
	if !ok {
		return nil
	}
	for m.boxes[i].Parent > 0 {
		i = m.boxes[i].Parent
	}
	keep := m.spots[i].id(m.question)
	for _, id := range headsOf(m.question) {
		if id == keep {
			delete(c.folded, id)
		} else {
			c.folded[id] = true
		}
	}
	c.refold()
	return nil
}

func (c *Console) unfoldAll() screen.Intent {
	clear(c.folded)
	c.refold()
	return nil
}

// remove takes what is marked or selected off the map.
func (c *Console) remove() screen.Intent {
	if s, ok := c.selection(); ok && s.theme != nil && len(c.marks) == 0 {
		c.selected = s.theme.Parent
		if s.theme.Parent.IsZero() {
			c.selected = c.question
		}
		return screen.Record{
			Drafts: []mindmap.Draft{{Op: mindmap.Remove{Node: s.theme.ID}}},
			Done:   fmt.Sprintf("theme “%s” removed, its answers kept · Ctrl+Z brings it back", s.theme.Text),
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
	return screen.Record{Drafts: drafts, Done: fmt.Sprintf("%d parked for later", len(answers))}
}

// turn goes to the next question or the one before, round and round.
func (c *Console) turn(way int) screen.Intent {
	questions := c.env.Board().Questions
	i := slices.IndexFunc(questions, func(q *mindmap.Question) bool { return q.ID == c.question })
	c.goTo(questions[(i+way+len(questions))%len(questions)])
	return c.showQuestion()
}

// showQuestion is said when another question comes up.
func (c *Console) showQuestion() screen.Intent { return screen.Say{} }

func (c *Console) newQuestion() screen.Intent {
	if c.purpose == answering && !c.line.Empty() {
		return say(screen.Info, "finish the line first: Enter, or Ctrl+C to clear it")
	}
	c.answerAgain()
	c.line.Reset()
	c.purpose = asking
	return nil
}
