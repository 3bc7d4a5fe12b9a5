package purpose

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/affinity"
	"mindwall/mindmap/plan"
	"mindwall/mindmap/say"
	"mindwall/mindmap/text"
	"mindwall/tui/capture"
	"mindwall/tui/cells"
	"mindwall/tui/console/place"
	"mindwall/tui/screen"
)

// suggestions are what the wall knows of the answer that is being typed: the theme it may belong to, and an answer that says
// the same. They are worked out beside the event loop, one at a time, and never delay a letter.
type suggestions struct {
	on      bool
	at      *place.Place
	typed   func() capture.Parsed // the answer in the line; empty while there is none
	index   *affinity.Index
	working bool // one is being worked out
	now     suggestion
}

// suggestion is what is known of one text.
type suggestion struct {
	question mindmap.ID
	text     string // the caption that it is about; another one makes it stale
	theme    *affinity.Suggestion
	repeat   *affinity.Repeat
}

// SuggestedMsg brings a suggestion.
type SuggestedMsg suggestion

// minSuggested is from how many characters of a caption on a suggestion is worth working out.
const minSuggested = 3

// wanted is what a suggestion should be about now; empty when none is wanted.
func (h *suggestions) wanted() string {
	if !h.on {
		return ""
	}
	if caption := h.typed().Caption; len(caption) >= minSuggested {
		return caption
	}
	return ""
}

// Later works out a suggestion for what is typed, unless one is being worked out: then the next follows it.
func (h *suggestions) Later() tea.Cmd {
	text, question := h.wanted(), h.at.Question
	if text == "" || h.working || text == h.now.text && question == h.now.question {
		return nil
	}
	h.working = true
	board := h.at.Env.Board()
	if h.index == nil {
		h.index = affinity.New(board.Event.Language)
	}
	index := h.index
	return func() tea.Msg {
		index.Follow(board)
		found := suggestion{question: question, text: text}
		if s := index.SuggestTyped(question, text, 1); len(s) > 0 && s[0].Score >= affinity.Confident {
			found.theme = &s[0]
		}
		if r := index.Repeats(question, text, mindmap.ID{}, 1); len(r) > 0 {
			found.repeat = &r[0]
		}
		return SuggestedMsg(found)
	}
}

// Suggested takes a suggestion in, and works out the next when more was typed meanwhile.
func (h *suggestions) Suggested(msg SuggestedMsg) tea.Cmd {
	h.working = false
	h.now = suggestion(msg)
	return h.Later()
}

// holds reports whether the suggestion is about what the line says.
func (h *suggestions) holds() bool {
	return h.now.text != "" && h.now.text == h.wanted() && h.now.question == h.at.Question
}

// Guess is the theme that the answer may belong to; nil when none is likely enough, or one is named already.
func (h *suggestions) Guess() *capture.Candidate {
	if !h.holds() || h.now.theme == nil || h.typed().Themed {
		return nil
	}
	live := h.at.Env.Live
	t := live.Theme(h.now.theme.Theme)
	if t == nil {
		return nil
	}
	return &capture.Candidate{Path: live.ThemePath(t.ID), Letter: t.Letter, Colour: t.Colour, ID: t.ID}
}

// because are the words that made the guess.
func (h *suggestions) because() string {
	if h.Guess() == nil || len(h.now.theme.Words) == 0 {
		return ""
	}
	return "  for “" + strings.Join(h.now.theme.Words, "”, “") + "”"
}

// Repeat is the answer that says the same; nil when there is none.
func (h *suggestions) Repeat() *mindmap.Answer {
	if !h.holds() || h.now.repeat == nil {
		return nil
	}
	return h.at.Env.Live.Answer(h.now.repeat.Answer)
}

// repeatRow offers to count a likely repeat, in a row that wide; empty when there is none.
func (h *suggestions) repeatRow(width int) string {
	a := h.Repeat()
	if a == nil {
		return ""
	}
	l := h.at.Env.Look
	const offer = " — Ctrl+T counts it, Ctrl+D too"
	text := " ≈ " + cells.Truncate(say.Caption(a), width-cells.Width(offer)-12)
	if n := a.Tally.Total(); n > 1 {
		text += " " + say.Times(n)
	}
	return l.Warning.Wrap(text) + l.Muted.Wrap(offer) + cells.Blanks(width-cells.Width(text)-cells.Width(offer))
}

// TakeGuess files what is typed under the theme that was offered.
func TakeGuess(c *Stack) screen.Intent {
	c.line().File(c.Suggestions.Guess().Path)
	return screen.Say{}
}

// CountRepeat counts what is typed as a repeat of the answer that says the same. Another wording is kept beside it.
func CountRepeat(c *Stack) screen.Intent {
	a, p := c.Suggestions.Repeat(), c.line().Parsed()
	planner := plan.New(c.env.Board(), c.env.Live.Question(a.Question), c.env.NewID)
	id, added, _, err := planner.AnswerUnder(a.Theme, p.Said(mindmap.Room))
	if err != nil {
		return screen.Sayf(screen.Error, "%s", screen.Told(err))
	}
	drafts := []mindmap.Draft{added, {Op: mindmap.MergeAnswer{Answer: id, Into: a.ID}}}
	if text.SameName(p.Caption, a.Text) && p.Quote == "" {
		drafts = []mindmap.Draft{{Op: mindmap.TallyAnswer{Answer: a.ID, Delta: p.Tally}}}
	}
	c.line().Reset()
	c.at.Last = a.ID
	return screen.Recordf(drafts, "“%s” %s", say.Caption(a), say.Times(a.Tally.Total()+p.Tally))
}

// ToggleSuggestions turns suggestions off, or on again.
func ToggleSuggestions(c *Stack) screen.Intent {
	c.Suggestions.on = !c.Suggestions.on
	if c.Suggestions.on {
		return screen.Sayf(screen.Info, "suggestions are on")
	}
	return screen.Sayf(screen.Info, "suggestions are off")
}
