package console

import (
	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap/shown"
	"mindwall/tui/console/place"
	"mindwall/tui/console/purpose"
	"mindwall/tui/mapview"
	"mindwall/tui/screen"
)

// Conditions under which a key does something.
func lineEmpty(c *Console) bool {
	return c.stack.AtAnswers() && c.line().Empty()
}

// lineFree reports whether the line is empty and for what the room says, or is asked: what begins with a sign is no text yet.
func lineFree(c *Console) bool {
	_, asks := c.now().(*purpose.Asking)
	return c.line().Empty() && (asks || c.stack.AtAnswers())
}

func lineFull(c *Console) bool     { return !c.line().Empty() }
func onMap(c *Console) bool        { return lineEmpty(c) && !c.at.Selected.IsZero() }
func offMap(c *Console) bool       { return lineEmpty(c) && c.at.Selected.IsZero() }
func atLine(c *Console) bool       { return offMap(c) && len(c.at.Marks) == 0 }
func onAnswer(c *Console) bool     { return lineEmpty(c) && c.at.Answer() != nil }
func onTheme(c *Console) bool      { return lineEmpty(c) && c.at.Theme() != nil }
func onTopTheme(c *Console) bool   { t := c.at.Theme(); return lineEmpty(c) && t != nil && t.Depth == 1 }
func hasTargets(c *Console) bool   { return lineEmpty(c) && len(c.at.Targets()) > 0 }
func hasChosen(c *Console) bool    { return lineEmpty(c) && len(c.at.Chosen()) > 0 }
func hasMarks(c *Console) bool     { return lineEmpty(c) && len(c.at.Marks) > 0 }
func hasQuestions(c *Console) bool { return c.stack.HasQuestions() }
func severalAsked(c *Console) bool { return len(c.env.Board().Questions) > 1 }
func hasActions(c *Console) bool   { return len(c.env.Board().Actions) > 0 }
func hasParked(c *Console) bool    { return len(c.env.Board().Parked) > 0 }
func follows(c *Console) bool      { f := c.env.Board().Follows; return !f.IsZero() }
func hasWriteUp(c *Console) bool   { return c.env.Board().Event.WriteUp != "" }
func hasInbox(c *Console) bool     { return len(c.env.Board().Inbox) > 0 }
func hasAnswers(c *Console) bool   { q := c.at.Current(); return q != nil && q.Answers > 0 }
func choosing(c *Console) bool     { return c.line().Completing() }
func onFoldable(c *Console) bool {
	s, ok := c.at.Selection()
	return lineEmpty(c) && ok && s.Answer == nil
}
func onMerged(c *Console) bool {
	a := c.at.Answer()
	return lineEmpty(c) && a != nil && len(a.Merged) > 0
}
func onQuote(c *Console) bool {
	a := c.at.Answer()
	return lineEmpty(c) && a != nil && a.Quote != ""
}
func unsortedHere(c *Console) bool {
	q := c.at.Current()
	return q != nil && len(q.Unsorted) > 0
}

// takesLetter reports whether a theme's letter files something: what is typed as an answer, or what is chosen.
func takesLetter(c *Console) bool {
	switch c.now().(type) {
	case *purpose.Answering, *purpose.Correcting:
		return len(c.at.Targets()) > 0 || lineFull(c)
	}
	return false
}

// letterHelp is what a theme's letter is for, once there are themes.
func letterHelp(c *Console) string {
	if q := c.at.Current(); q == nil || len(q.Themes) == 0 {
		return ""
	}
	return "file under A…"
}

// walkable reports whether up and down walk: with nothing typed, and through what is read back also over a half-typed line.
func walkable(c *Console) bool {
	return lineEmpty(c) || c.present.Reading() && c.stack.AtAnswers()
}
func correctingUntouched(c *Console) bool {
	p, ok := c.now().(*purpose.Correcting)
	return ok && p.Untouched()
}

// does makes a run of a function that wants no command.
func does(f func(*Console) screen.Intent) func(*Console) (screen.Intent, tea.Cmd) {
	return func(c *Console) (screen.Intent, tea.Cmd) { return f(c), nil }
}

// lines makes a run of what is done with the line.
func lines(f func(*purpose.Stack) screen.Intent) func(*Console) (screen.Intent, tea.Cmd) {
	return func(c *Console) (screen.Intent, tea.Cmd) { return f(c.stack), nil }
}

// clusters makes a run of what is done to answers and themes.
func clusters(f func(place.Clustering) screen.Intent) func(*Console) (screen.Intent, tea.Cmd) {
	return func(c *Console) (screen.Intent, tea.Cmd) { return f(c.at.Clustering()), nil }
}

// wants makes a run of an intent that is always the same.
func wants(i screen.Intent) func(*Console) (screen.Intent, tea.Cmd) {
	return func(*Console) (screen.Intent, tea.Cmd) { return i, nil }
}

// walks makes a run of a step on the map.
func walks(d mapview.Direction) func(*Console) (screen.Intent, tea.Cmd) {
	return does(func(c *Console) screen.Intent { return walk(c, d) })
}

// chooses makes a run of choosing among the themes that are offered.
func chooses(f func(*Console)) func(*Console) (screen.Intent, tea.Cmd) {
	return does(func(c *Console) screen.Intent { f(c); return screen.Say{} })
}

// turns makes a run of going to another question.
func turns(way int) func(*Console) (screen.Intent, tea.Cmd) {
	return does(func(c *Console) screen.Intent { return turn(c, way) })
}

// opens makes a run of a list.
func opens(list func(*Console) *purpose.Picking) func(*Console) (screen.Intent, tea.Cmd) {
	return does(func(c *Console) screen.Intent { return purpose.Open(c.stack, list(c)) })
}

// lookThrough goes to what the program guesses about the answers of the question shown.
func lookThrough(at screen.Place) func(*Console) (screen.Intent, tea.Cmd) {
	return does(func(c *Console) screen.Intent { return screen.Push{To: at, Question: c.at.Question} })
}

// shows makes a run of a scene that the room is shown.
func shows(s shown.Scene) func(*Console) (screen.Intent, tea.Cmd) {
	return does(func(c *Console) screen.Intent { return c.present.ToggleScene(s) })
}

// enterDoes is what Enter does, in a word or two.
func enterDoes(c *Console) string { return c.stack.Top().Deed().Verb }

// paletteHelp is what the list of actions is for now, when that is more than all of them; see help.
func paletteHelp(c *Console) string {
	if purpose.SaveFirst(c.stack) {
		return "save elsewhere"
	}
	return ""
}

// turnHelp is what Tab does for questions now.
func turnHelp(c *Console) string {
	if atLine(c) {
		return "next question"
	}
	return ""
}

// whenFree makes a help of what is done by a sign that would be text in another line.
func whenFree(help string) func(*Console) string {
	return func(c *Console) string {
		if lineFree(c) {
			return help
		}
		return ""
	}
}

// clusterHelp is what Ctrl+K does for answers now: in a line with text it erases.
func clusterHelp(c *Console) string {
	if lineEmpty(c) {
		return "cluster"
	}
	return ""
}

// Why an action does nothing.
const (
	noneSelected  = "for that select an answer or a theme: ↑ and arrows, or a click"
	noAnswer      = "select an answer for that: ↑ and the arrows, or a click"
	noTheme       = "select a theme for that: the arrows, or a click"
	noTarget      = "mark or select answers for that, or put one on the wall"
	noQuestion    = "ask a question first: Ctrl+N"
	noneUnsorted  = "nothing is unsorted here"
	oneQuestion   = "there is no other question: Ctrl+N asks one"
	nothingMarked = "for that mark two answers or more, or select a theme"
)
