// Package console is the facilitator's screen: the map of one question, one line to type in, and the state of things.
//
// Typing always types. A letter or a digit goes into the line in every state, so there is no mode to be stuck in; what
// acts on the map are keys that no answer begins with, and keys held with Ctrl or Alt. The screen changes nothing on
// the wall itself: it asks the root to record drafts, and sees the board that comes of them.
package console

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/tui/capture"
	"mindwall/tui/mapview"
	"mindwall/tui/presenter"
	"mindwall/tui/screen"
)

// freshFor is how long the newest answer stands out.
const freshFor = 4 * time.Second

// Console is the screen. It is made by [New].
type Console struct {
	env  *screen.Env
	size screen.Size

	line    *capture.Line
	purpose purpose
	target  mindmap.ID // of a correction

	question mindmap.ID // the one that is shown and answered
	selected mindmap.ID // where the keys act; zero when the line alone has them
	marks    map[mindmap.ID]bool

	fresh   mindmap.ID // the newest answer, while it stands out
	newest  mindmap.Stamp
	last    mindmap.ID // the last answer made here
	pending mindmap.ID // a question asked here, to be shown once the board has it

	handed    handedOver
	triedPath string // the last one to save the wall at
	cleared   typing // a line that was let go, until something else is typed or done
	counted   counted

	hints   hints
	picker  *picker // open while the purpose is picking
	putBy   typing  // the half-typed line that waits for a list or a file's name to be done with
	present *presenter.Presenter
	view    mapview.View // see laidOut

	ask     *question // waits for a yes or no
	actions []action
	clicked click
}

// New makes the console of a wall. It opens at the first question.
func New(env *screen.Env) *Console {
	c := &Console{env: env, line: capture.New(), marks: map[mindmap.ID]bool{}, present: presenter.New(env)}
	c.hints.on = env.Hints
	c.actions = actions()
	c.boardChanged()
	c.fresh = mindmap.ID{}
	return c
}

// Capturing implements [screen.Screen]: the line always has the keyboard.
func (c *Console) Capturing() bool { return true }

// freshOverMsg ends the time in which an answer stands out.
type freshOverMsg struct{ answer mindmap.ID }

// Update implements [screen.Screen].
func (c *Console) Update(msg tea.Msg) (screen.Intent, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		c.size = screen.Size{W: msg.Width, H: msg.Height}
	case screen.RefusedMsg:
		c.takeBack()
	case screen.BoardChangedMsg:
		return nil, c.boardChanged()
	case hintedMsg:
		return nil, c.hinted(msg)
	case presenter.SecondMsg, presenter.NoticeOverMsg:
		return c.present.Update(msg)
	case freshOverMsg:
		if msg.answer == c.fresh {
			c.fresh = mindmap.ID{}
		}
	case tea.KeyPressMsg:
		return c.handOver(func() (screen.Intent, tea.Cmd) { return c.key(msg) })
	case tea.PasteMsg:
		c.passBy()
		return c.handOver(func() (screen.Intent, tea.Cmd) { return c.paste(msg) })
	case tea.MouseMsg:
		return c.handOver(func() (screen.Intent, tea.Cmd) { return c.mouse(msg) })
	}
	return nil, nil
}

// handOver does what a person did, and remembers what stood there before when something is to be recorded of it.
func (c *Console) handOver(do func() (screen.Intent, tea.Cmd)) (screen.Intent, tea.Cmd) {
	before := c.atHand()
	intent, cmd := do()
	if _, ok := intent.(screen.Record); ok {
		c.handed = before
	}
	c.line.SetMarkup(c.understandsMarkup())
	return intent, batch(batch(cmd, c.hintLater()), c.present.Mirror.NoticeLater())
}

// understandsMarkup tells whether the line is for an answer, where # and | mean something.
func (c *Console) understandsMarkup() bool {
	return c.purpose == answering || c.purpose == correcting && c.env.Live.Answer(c.target) != nil
}

// batch is tea.Batch without its cost in the usual case of nothing to do.
func batch(a, b tea.Cmd) tea.Cmd {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	}
	return tea.Batch(a, b)
}

// boardChanged brings what the screen remembers in line with the board: what is gone is not selected, marked or asked
// any more, and the newest answer stands out for a while.
func (c *Console) boardChanged() tea.Cmd {
	c.cleared = typing{}
	b := c.env.Board()
	if c.current() == nil && len(b.Questions) > 0 {
		c.question = b.Questions[0].ID
	}
	if len(b.Questions) == 0 && c.purpose == answering && c.line.Empty() {
		c.purpose = asking
	}
	if q := c.env.Live.Question(c.pending); q != nil {
		c.goTo(q)
	}
	c.pending = mindmap.ID{}
	for id := range c.marks {
		if c.env.Live.Answer(id) == nil {
			delete(c.marks, id)
		}
	}
	c.offerThemes()
	return c.noticeNewest()
}

// noticeNewest lets the newest answer of the question stand out, when it came since the last look.
func (c *Console) noticeNewest() tea.Cmd {
	q := c.current()
	if q == nil {
		return nil
	}
	newest := newestOf(q, nil)
	if newest == nil || !newest.Made.After(c.newest) {
		return nil
	}
	c.newest, c.fresh = newest.Made, newest.ID
	id := newest.ID
	return tea.Tick(freshFor, func(time.Time) tea.Msg { return freshOverMsg{id} })
}

// current is the question that is shown; nil when there is none.
func (c *Console) current() *mindmap.Question {
	q := c.env.Live.Question(c.question)
	if q == nil || q.Number == 0 {
		return nil
	}
	return q
}

// goTo shows another question. Half-typed text stays in the line.
func (c *Console) goTo(q *mindmap.Question) {
	if q == nil || q.ID == c.question {
		return
	}
	c.question = q.ID
	c.cleared, c.counted = typing{}, counted{}
	c.deselect()
	c.fresh, c.newest = mindmap.ID{}, mindmap.Stamp{}
	if a := newestOf(q, nil); a != nil {
		c.newest = a.Made
	}
	c.offerThemes()
}

func (c *Console) deselect() {
	c.selected = mindmap.ID{}
	c.unmark()
}

// offerThemes hands the line the themes that # completes.
func (c *Console) offerThemes() { c.line.SetCandidates(capture.Candidates(c.current())) }

// selectedAnswer is the answer that is selected; nil when something else is, or nothing.
func (c *Console) selectedAnswer() *mindmap.Answer {
	if c.selected.IsZero() {
		return nil
	}
	return c.env.Live.Answer(c.selected)
}

// targets are the answers that a key acts on: the marked ones, else the selected one, else the last one made here.
func (c *Console) targets() []*mindmap.Answer {
	if len(c.marks) > 0 {
		return c.marked()
	}
	if a := c.selectedAnswer(); a != nil {
		return []*mindmap.Answer{a}
	}
	if c.selected.IsZero() {
		if a := c.env.Live.Answer(c.last); a != nil && a.Question == c.question && !a.Parked {
			return []*mindmap.Answer{a}
		}
	}
	return nil
}

// marked are the marked answers, in the order of making.
func (c *Console) marked() []*mindmap.Answer {
	var list []*mindmap.Answer
	for id := range c.marks {
		if a := c.env.Live.Answer(id); a != nil {
			list = append(list, a)
		}
	}
	sortByMaking(list)
	return list
}
