package purpose

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/plan"
	"mindwall/mindmap/say"
	"mindwall/tui/capture"
	"mindwall/tui/console/place"
	"mindwall/tui/forms/blocks"
	"mindwall/tui/keyboard"
	"mindwall/tui/screen"
)

// Answering is the usual purpose: what is typed becomes an answer, files what is chosen, or makes a theme.
type Answering struct {
	common
	c *Stack
}

// Prompt is the number of the question that is answered, when there are several.
func (a *Answering) Prompt() string {
	if q := a.c.at.Current(); q != nil && len(a.c.env.Board().Questions) > 1 {
		return strconv.Itoa(q.Number)
	}
	return ""
}

// Typed keeps what the line is for in step with what is typed: a sign and a number are a count.
func (a *Answering) Typed(before string) screen.Intent {
	text := a.Text.Text()
	if c := a.c.Counted; c.delta != 0 && before == "" {
		if len(text) == 1 && text[0] >= '0' && text[0] <= '9' {
			a.Text.SetText(signOf(c.delta) + text) // a digit right behind a + that was counted at once makes it a number of people
		} else {
			a.c.Counted = Counted{}
		}
	}
	if _, ok := countOf(a.Text.Text()); ok {
		a.c.Push(&Counting{c: a.c, of: a.c.Counted})
	}
	if before == "" && len(a.c.at.Chosen()) > 0 {
		return a.notAlt(text)
	}
	return screen.Say{}
}

// notAlt tells of a sign, typed where something is chosen to be filed, that the Option key of a Mac types where it is not Alt.
func (a *Answering) notAlt(sign string) screen.Intent {
	letter := keyboard.OptionLetter(sign)
	if letter == "" {
		return screen.Say{}
	}
	return screen.Sayf(screen.Info, "Was “%s” Option+%s? Use #%s, or set %s", sign, letter, strings.ToLower(letter), a.c.env.Option)
}

func (a *Answering) Over(width, height int) []string {
	if a.Text.Completing() {
		return nil
	}
	if row := a.c.Suggestions.repeatRow(width); row != "" {
		return []string{row}
	}
	return nil
}

// Deed implements [Purpose].
func (a *Answering) Deed() deed {
	if a.Text.Empty() {
		return a.takeUp()
	}
	p, at := a.Text.Meant(), a.c.at
	if p.Action != nil {
		return a.note(p.Action)
	}
	switch problem := p.Problem(); {
	case problem != "":
		return refuse(screen.Error, problem)
	case at.Current() == nil:
		return refuse(screen.Warning, "ask a question first: Ctrl+N")
	case p.Caption != "":
		return a.answer(p)
	case len(p.Theme) == 0:
		if t := FirstTheme(a.c); t != nil {
			return a.fileFirst(t)
		}
		return refuse(screen.Info, "type the name of a theme, or choose one with ↑↓; ## is a plain #")
	}
	if t := at.Theme(); t != nil && len(at.Marks) == 0 {
		return a.nest(t, p)
	}
	return a.file(p)
}

// takeUp is what Enter does with nothing typed: what is selected is corrected.
func (a *Answering) takeUp() deed {
	if _, ok := onMore(a.c); ok {
		return deed{Verb: "show more", Run: func() (screen.Intent, tea.Cmd) { OpenMore(a.c); return screen.Say{}, nil }}
	}
	s, ok := a.c.at.Selection()
	if !ok {
		return deed{}
	}
	if s.Unsorted {
		return deed{Run: func() (screen.Intent, tea.Cmd) {
			return screen.Sayf(screen.Info, "these are under no theme yet: Ctrl+A marks them, # files them"), nil
		}}
	}
	return deed{Verb: "correct", Run: func() (screen.Intent, tea.Cmd) { return CorrectSpot(a.c, s), nil }}
}

// answer puts what is typed on the wall.
func (a *Answering) answer(p capture.Parsed) deed {
	return deed{
		Verb: "put on the wall",
		Row: func(width int) []capture.Segment {
			row := a.Text.Preview(width, capture.Context{Guess: a.c.Suggestions.Guess()})
			return capture.AddIfFits(row, width, capture.TextRole, a.c.Suggestions.because())
		},
		Run: func() (screen.Intent, tea.Cmd) { return a.add(p), nil },
	}
}

// note notes what somebody will do.
func (a *Answering) note(what *capture.Action) deed {
	if problem := what.Problem(); problem != "" {
		return refuse(screen.Info, problem)
	}
	told := say.Joined(" · ", "note what will be done", cmp.Or(what.Note(), "@who and by when at the end"), "“"+what.Text+"”") // which stands in the line
	return will("note it", told, func() screen.Intent {
		a.Text.Reset()
		return screen.Record{Drafts: []mindmap.Draft{{ID: a.c.env.NewID(), Op: what.Op()}}, Done: "noted: " + say.Joined(" · ", what.Text, what.Note())}
	})
}

// add puts an answer on the wall, and empties the line.
func (a *Answering) add(p capture.Parsed) screen.Intent {
	env := a.c.env
	id, drafts, shortened, err := p.Draft(plan.New(env.Board(), a.c.at.Current(), env.NewID), mindmap.Room)
	if err != nil {
		return screen.Sayf(screen.Error, "%s", screen.Told(err))
	}
	a.Text.Reset()
	a.c.at.Last, a.c.at.Selected = id, mindmap.ID{}
	done := ""
	if shortened {
		done = longAnswer
	}
	return screen.Record{Drafts: drafts, Done: done}
}

const longAnswer = "long answer: kept whole as the quote, shortened on the map"

// file files what is chosen under a theme; with nothing chosen it makes the theme.
func (a *Answering) file(p capture.Parsed) deed {
	answers := a.c.at.Chosen()
	name := strings.Join(p.Theme, " / ")
	switch {
	case len(answers) == 0 && !p.Target().New():
		return refuse(screen.Warning, "nothing is selected to file under "+name)
	case allUnder(answers, p.Target()):
		return refuse(screen.Info, underAlready(answers, name))
	}
	verb := "file"
	if len(answers) == 0 {
		verb = "make the theme"
	}
	return deed{
		Verb: verb,
		Row: func(width int) []capture.Segment {
			return a.Text.Preview(width, capture.Context{Selected: len(answers)})
		},
		Run: func() (screen.Intent, tea.Cmd) {
			return a.c.at.Clustering().FileAsSaid(answers, p, a.Text.Reset), nil
		},
	}
}

// FirstTheme is the theme that a line of # alone means: the first one, when there is something to file under it; else nil.
func FirstTheme(c *Stack) *mindmap.Theme {
	q, line := c.at.Current(), c.Answers.Text
	if q == nil || !c.AtAnswers() || strings.TrimSpace(line.Text()) != "#" || line.Taking() || len(q.Themes) == 0 || len(c.at.Chosen()) == 0 {
		return nil
	}
	return q.Themes[0]
}

// ChooseTheme goes one place on in the list of themes, or back.
func ChooseTheme(c *Stack, way int) {
	line := c.line()
	if FirstTheme(c) != nil {
		line.Step(+1) // that one is marked already
	}
	if way < 0 {
		line.Step(-1)
	} else {
		line.Step(+1)
	}
}

// fileFirst files what is chosen under the first theme, as long as no name is typed.
func (a *Answering) fileFirst(t *mindmap.Theme) deed {
	answers := a.c.at.Chosen()
	return will("file", "file "+say.Counted(len(answers), "answer")+" → "+t.Letter+" "+t.Text+" · type, or ↑↓, to choose", func() screen.Intent {
		a.Text.Reset()
		return a.c.at.Clustering().FileUnder(answers, t)
	})
}

// allUnder reports whether each of some answers is under a theme already.
func allUnder(answers []*mindmap.Answer, to capture.Target) bool {
	elsewhere := func(a *mindmap.Answer) bool { return a.Theme != to.ID }
	return len(answers) > 0 && !to.New() && !slices.ContainsFunc(answers, elsewhere)
}

// underAlready tells that answers are where they were to go.
func underAlready(answers []*mindmap.Answer, theme string) string {
	is := " is under "
	if len(answers) > 1 {
		is = " are under "
	}
	return place.Called(answers) + is + theme + " already"
}

// nest puts the selected theme under another.
func (a *Answering) nest(t *mindmap.Theme, p capture.Parsed) deed {
	target, name := p.Target(), strings.Join(p.Theme, " / ")
	for up := a.c.env.Live.Theme(target.ID); up != nil && !target.ID.IsZero(); up = a.c.env.Live.Theme(up.Parent) {
		if up.ID == t.ID {
			return refuse(screen.Warning, "a theme cannot hang under itself")
		}
	}
	if !target.New() && t.Parent == target.ID {
		return refuse(screen.Info, "“"+t.Text+"” is under "+name+" already")
	}
	return will("file the theme", "put “"+t.Text+"” under "+name, func() screen.Intent {
		return a.c.at.Clustering().Nest(t, p, a.Text.Reset)
	})
}

// FileByLetter files what is typed, chosen or was added last under the theme of that letter.
func FileByLetter(c *Stack, letter string) screen.Intent {
	q := c.at.Current()
	if q == nil {
		return screen.Sayf(screen.Warning, "ask a question first: Ctrl+N")
	}
	var theme *mindmap.Theme
	for _, t := range q.Themes {
		if t.Letter == letter {
			theme = t
		}
	}
	if theme == nil {
		return screen.Sayf(screen.Info, "there is no theme %s here", letter)
	}
	if p := c.Answers.Text.Parsed(); c.AtAnswers() && p.Caption != "" {
		return c.Answers.add(p.Under(theme))
	}
	switch answers := c.at.Targets(); {
	case len(answers) == 0:
		return screen.Sayf(screen.Info, "nothing is chosen to file under %s", theme.Text)
	case allUnder(answers, capture.Target{ID: theme.ID}):
		return screen.Sayf(screen.Info, "%s", underAlready(answers, theme.Text))
	default:
		return c.at.Clustering().FileUnder(answers, theme)
	}
}

// onMore is what counts answers that are left out, when that is selected on the room's map.
func onMore(c *Stack) (blocks.Spot, bool) {
	if !c.present.Mirror.On() {
		return blocks.Spot{}, false
	}
	m, _ := c.present.Mirror.Map()
	if m == nil || c.at.Selected.IsZero() {
		return blocks.Spot{}, false
	}
	at, ok := m.Find(c.at.Selected)
	if !ok {
		return blocks.Spot{}, false
	}
	s := m.Spot(at)
	return s, s.More > 0
}

// OpenMore shows the next of the answers that are left out, when what counts them is selected.
func OpenMore(c *Stack) bool {
	s, ok := onMore(c)
	if ok {
		c.present.Mirror.Open(s.List)
	}
	return ok
}
