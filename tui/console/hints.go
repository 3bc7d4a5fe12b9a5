package console

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/affinity"
	"mindwall/mindmap/text"
	"mindwall/tui/capture"
	"mindwall/tui/cells"
	"mindwall/tui/mapview"
	"mindwall/tui/screen"
)

// hints are what the wall knows of the answer that is being typed: the theme it may belong to, and an answer that says
// the same. They are worked out beside the event loop, one at a time, and never delay a letter.
type hints struct {
	on      bool
	at      *place
	typed   func() capture.Parsed // the answer in the line; empty while there is none
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

// wanted is what a hint should be about now; empty when none is wanted.
func (h *hints) wanted() string {
	if !h.on {
		return ""
	}
	if caption := h.typed().Caption; len(caption) >= minHinted {
		return caption
	}
	return ""
}

// later works out a hint for what is typed, unless one is being worked out: then the next follows it.
func (h *hints) later() tea.Cmd {
	text, question := h.wanted(), h.at.question
	if text == "" || h.working || text == h.now.text && question == h.now.question {
		return nil
	}
	h.working = true
	board := h.at.env.Board()
	if h.index == nil {
		h.index = affinity.New(board.Event.Language)
	}
	index := h.index
	return func() tea.Msg {
		index.Follow(board)
		found := hint{question: question, text: text}
		if s := index.SuggestTyped(question, text, 1); len(s) > 0 && s[0].Score >= affinity.Confident {
			found.theme = &s[0]
		}
		if r := index.Repeats(question, text, mindmap.ID{}, 1); len(r) > 0 {
			found.repeat = &r[0]
		}
		return hintedMsg(found)
	}
}

// hinted takes a hint in, and works out the next when more was typed meanwhile.
func (h *hints) hinted(msg hintedMsg) tea.Cmd {
	h.working = false
	h.now = hint(msg)
	return h.later()
}

// holds reports whether the hint is about what the line says.
func (h *hints) holds() bool {
	return h.now.text != "" && h.now.text == h.wanted() && h.now.question == h.at.question
}

// guess is the theme that the answer may belong to; nil when none is likely enough, or one is named already.
func (h *hints) guess() *capture.Candidate {
	if !h.holds() || h.now.theme == nil || h.typed().Themed {
		return nil
	}
	live := h.at.env.Live
	t := live.Theme(h.now.theme.Theme)
	if t == nil {
		return nil
	}
	return &capture.Candidate{Path: live.ThemePath(t.ID), Letter: t.Letter, Colour: t.Colour, ID: t.ID}
}

// because are the words that made the guess.
func (h *hints) because() string {
	if h.guess() == nil || len(h.now.theme.Words) == 0 {
		return ""
	}
	return "  for “" + strings.Join(h.now.theme.Words, "”, “") + "”"
}

// repeat is the answer that says the same; nil when there is none.
func (h *hints) repeat() *mindmap.Answer {
	if !h.holds() || h.now.repeat == nil {
		return nil
	}
	return h.at.env.Live.Answer(h.now.repeat.Answer)
}

// repeatRow offers to count a likely repeat, in a row that wide; empty when there is none.
func (h *hints) repeatRow(width int) string {
	a := h.repeat()
	if a == nil {
		return ""
	}
	l := h.at.env.Look
	const offer = " — Ctrl+T counts it, Ctrl+D too"
	text := " ≈ " + cells.Truncate(mapview.AnswerText(a), width-cells.Width(offer)-12)
	if n := a.Tally.Total(); n > 1 {
		text += fmt.Sprintf(" ×%d", n)
	}
	return l.Warning.Wrap(text) + l.Muted.Wrap(offer) + cells.Blanks(width-cells.Width(text)-cells.Width(offer))
}

// takeGuess files what is typed under the theme that was offered.
func takeGuess(c *stack) screen.Intent {
	c.line().File(c.hints.guess().Path)
	return screen.Say{}
}

// countRepeat counts what is typed as a repeat of the answer that says the same. Another wording is kept beside it.
func countRepeat(c *stack) screen.Intent {
	a, p := c.hints.repeat(), c.line().Parsed()
	plan := mindmap.NewPlanner(c.env.Board(), c.env.Live.Question(a.Question), c.env.NewID)
	id, added, _, err := plan.AnswerUnder(a.Theme, p.Said(mindmap.Room))
	if err != nil {
		return screen.Sayf(screen.Error, "%s", mindmap.WithHint(err))
	}
	drafts := []mindmap.Draft{added, {Op: mindmap.MergeAnswer{Answer: id, Into: a.ID}}}
	if text.SameName(p.Caption, a.Text) && p.Quote == "" {
		drafts = []mindmap.Draft{{Op: mindmap.TallyAnswer{Answer: a.ID, Delta: p.Tally}}}
	}
	c.line().Reset()
	c.at.last = a.ID
	return screen.Recordf(drafts, "“%s” ×%d", mapview.AnswerText(a), a.Tally.Total()+p.Tally)
}

// toggleHints turns suggestions off, or on again.
func toggleHints(c *stack) screen.Intent {
	c.hints.on = !c.hints.on
	if c.hints.on {
		return screen.Sayf(screen.Info, "suggestions are on")
	}
	return screen.Sayf(screen.Info, "suggestions are off")
}
