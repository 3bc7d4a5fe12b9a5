package console

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/affinity"
	"mindwall/tui/capture"
	"mindwall/tui/cells"
	"mindwall/tui/screen"
)

// hints are what the wall knows of the answer that is being typed: the theme it may belong to, and an answer that says
// the same. They are worked out beside the event loop, one at a time, and never delay a letter.
type hints struct {
	on      bool
	index   *affinity.Index
	working bool // one is being worked out
	now     hint
}

// hint is what is known of one text.
type hint struct {
	question mindmap.ID
	text     string // the caption that it is about; another one makes it stale
	theme    *affinity.Suggestion
	repeat   *affinity.Repeat
}

// hintedMsg brings a hint.
type hintedMsg hint

// minHinted is from how many characters of a caption on a hint is worth working out.
const minHinted = 3

// hintWanted is what a hint should be about now; empty when none is wanted.
func (c *Console) hintWanted() string {
	if !c.hints.on || c.purpose != answering || c.counting() {
		return ""
	}
	caption := c.line.Parsed().Caption
	if len(caption) < minHinted {
		return ""
	}
	return caption
}

// hintLater works out a hint for what is typed, unless one is being worked out: then the next follows it.
func (c *Console) hintLater() tea.Cmd {
	text := c.hintWanted()
	if text == "" || c.hints.working || text == c.hints.now.text && c.question == c.hints.now.question {
		return nil
	}
	c.hints.working = true
	board, question := c.env.Board(), c.question
	if c.hints.index == nil {
		c.hints.index = affinity.New(board.Event.Language)
	}
	index := c.hints.index
	return func() tea.Msg {
		index.Follow(board)
		h := hint{question: question, text: text}
		if s := index.SuggestTyped(question, text, 1); len(s) > 0 && s[0].Score >= affinity.Confident {
			h.theme = &s[0]
		}
		if r := index.Repeats(question, text, mindmap.ID{}, 1); len(r) > 0 {
			h.repeat = &r[0]
		}
		return hintedMsg(h)
	}
}

// hinted takes a hint in, and works out the next when more was typed meanwhile.
func (c *Console) hinted(msg hintedMsg) tea.Cmd {
	c.hints.working = false
	c.hints.now = hint(msg)
	return c.hintLater()
}

// hintHolds tells whether the hint is about what the line says.
func (c *Console) hintHolds() bool {
	return c.hints.now.text != "" && c.hints.now.text == c.hintWanted() && c.hints.now.question == c.question
}

// guess is the theme that the answer may belong to; nil when none is likely enough, or one is named already.
func (c *Console) guess() *capture.Candidate {
	if !c.hintHolds() || c.hints.now.theme == nil || c.line.Parsed().Themed {
		return nil
	}
	t := c.env.Live.Theme(c.hints.now.theme.Theme)
	if t == nil {
		return nil
	}
	return &capture.Candidate{Path: c.env.Live.ThemePath(t.ID), Letter: t.Letter, Colour: t.Colour, ID: t.ID}
}

// because are the words that made the guess.
func (c *Console) because() string {
	if c.guess() == nil || len(c.hints.now.theme.Words) == 0 {
		return ""
	}
	return "  for “" + strings.Join(c.hints.now.theme.Words, "”, “") + "”"
}

// repeat is the answer that says the same; nil when there is none.
func (c *Console) repeat() *mindmap.Answer {
	if !c.hintHolds() || c.hints.now.repeat == nil {
		return nil
	}
	return c.env.Live.Answer(c.hints.now.repeat.Answer)
}

// repeatRow offers to count a likely repeat.
func (c *Console) repeatRow() string {
	a := c.repeat()
	if a == nil {
		return ""
	}
	l := c.env.Look
	const offer = " — Ctrl+T counts it"
	text := " ≈ " + cells.Truncate(answerText(a), c.size.W-cells.Width(offer)-12)
	if n := a.Tally.Total(); n > 1 {
		text += fmt.Sprintf(" ×%d", n)
	}
	return l.Warning.Wrap(text) + l.Muted.Wrap(offer) + cells.Blanks(c.size.W-cells.Width(text)-cells.Width(offer))
}

// takeGuess files what is typed under the theme that was offered.
func (c *Console) takeGuess() screen.Intent {
	c.line.File(c.guess().Path)
	return screen.Say{}
}

// countRepeat counts what is typed as a repeat of the answer that says the same. Another wording is kept beside it.
func (c *Console) countRepeat() screen.Intent {
	a, p := c.repeat(), c.line.Parsed()
	plan := mindmap.NewPlanner(c.env.Board(), c.env.Live.Question(a.Question), c.env.NewID)
	id, added, _, err := plan.AnswerUnder(a.Theme, p.Said(mindmap.Room))
	if err != nil {
		return failed(err)
	}
	drafts := []mindmap.Draft{added, {Op: mindmap.MergeAnswer{Answer: id, Into: a.ID}}}
	if mindmap.SameName(p.Caption, a.Text) && p.Quote == "" {
		drafts = []mindmap.Draft{{Op: mindmap.TallyAnswer{Answer: a.ID, Delta: p.Tally}}}
	}
	c.line.Reset()
	c.last = a.ID
	return screen.Record{Drafts: drafts, Done: fmt.Sprintf("“%s” ×%d", answerText(a), a.Tally.Total()+p.Tally)}
}

// toggleHints turns suggestions off, or on again.
func (c *Console) toggleHints() screen.Intent {
	c.hints.on = !c.hints.on
	if c.hints.on {
		return say(screen.Info, "suggestions are on")
	}
	return say(screen.Info, "suggestions are off")
}
