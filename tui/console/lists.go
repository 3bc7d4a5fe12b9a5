package console

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/tui/cells"
	"mindwall/tui/mapview"
	"mindwall/tui/screen"
)

// findAnything looks through the answers and themes of all questions, those of the question shown first, and through the
// questions and the actions.
func findAnything(c *Console) *picking {
	p := &picking{title: "Find", takes: "go there", none: "nothing on the wall holds that", markable: true}
	p.choose = func(chosen pick) (screen.Intent, tea.Cmd) {
		if asks, ok := c.now().(*asking); ok && asks.text.Empty() && hasQuestions(c) {
			c.stack.drop(asks) // who goes elsewhere asks nothing
		}
		if chosen.number > 0 {
			return turnTo(c, chosen.number), nil
		}
		c.Visit(chosen.id)
		return screen.Say{}, nil
	}
	questions := c.env.Board().Questions
	for _, shown := range []bool{true, false} {
		for _, q := range questions {
			if (q.ID == c.at.question) == shown {
				p.addPlaces(c, q)
			}
		}
	}
	for _, q := range questions {
		item := newPick(q.Text, "question "+strconv.Itoa(q.Number), q.ID)
		item.number = q.Number
		p.all = append(p.all, item)
	}
	p.all = append(p.all, actionPicks(c)...)
	return p
}

// addPlaces adds the themes and answers of a question.
func (p *picking) addPlaces(c *Console, q *mindmap.Question) {
	p.all = slices.Grow(p.all, q.Answers)
	where := "question " + strconv.Itoa(q.Number)
	for t := range q.AllThemes {
		p.all = append(p.all, newPick(t.Text, "theme · "+where, t.ID))
	}
	theme, note := mindmap.ID{}, where+" · unsorted" // of the answer before: most have it in common
	for a := range q.AllAnswers {
		if a.Theme != theme {
			theme, note = a.Theme, where+" · unsorted"
			if t := c.env.Live.Theme(a.Theme); t != nil {
				note = where + " · " + t.Text
			}
		}
		var more []string
		if a.Quote != "" || len(a.Merged) > 0 {
			more = append(a.Wordings(), a.Quote)
		}
		p.all = append(p.all, newPick(mapview.AnswerText(a)+mapview.AnswerSigns(a), note, a.ID, more...))
	}
}

// findAction lists every action by name, with its key beside it.
func findAction(c *Console) *picking {
	return &picking{title: "Do", none: "no action is called that", all: actionPicks(c)}
}

// doOrSay does an action, or tells why it does nothing now.
func doOrSay(c *Console, a *action) (screen.Intent, tea.Cmd) {
	switch {
	case a.can(c):
		return a.run(c)
	case a.unless != "":
		return screen.Sayf(screen.Info, "%s", a.reason(c)), nil
	}
	return screen.Sayf(screen.Info, "“%s” has nothing to act on now: select an answer or a theme first", a.name), nil
}

// actionPicks are the actions that can be done by name. What does something now comes first, and what saves the wall before
// everything else when that is what matters.
func actionPicks(c *Console) []pick {
	var all []pick
	for i := range c.actions {
		a := &c.actions[i]
		if a.run == nil || a.hidden {
			continue
		}
		item := newPick(a.name, a.way(), mindmap.ID{}, a.also, a.word)
		item.do, item.word, item.able = func() (screen.Intent, tea.Cmd) { return doOrSay(c, a) }, a.word, a.can(c)
		all = append(all, item)
	}
	urgency := func(x pick) int {
		switch {
		case x.text == saveElsewhereName && saveFirst(c.stack):
			return 0
		case x.able:
			return 1
		}
		return 2
	}
	slices.SortStableFunc(all, func(a, b pick) int { return cmp.Compare(urgency(a), urgency(b)) })
	return all
}

// listParked lists the parking lot; what is chosen comes back to the map.
func listParked(c *Console) *picking {
	return answerList(c, "Parked for later", "bring back", "nothing is parked", c.env.Board().Parked,
		func(id mindmap.ID) mindmap.Op { return mindmap.ParkAnswer{Answer: id} }, "back on the map")
}

// listRemoved lists what was removed; what is chosen comes back.
func listRemoved(c *Console) *picking {
	b := c.env.Board()
	p := answerList(c, "Removed", "restore", "nothing was removed", b.Removed,
		func(id mindmap.ID) mindmap.Op { return mindmap.Restore{Node: id} }, "restored")
	for _, t := range b.RemovedThemes {
		p.all = append(p.all, newPick(t.Text, "theme", t.ID))
	}
	return p
}

// listInbox lists the answers that wait for a yes; what is chosen goes on to the wall.
func listInbox(c *Console) *picking {
	return answerList(c, "Inbox", "let on to the wall", "the inbox is empty", c.env.Board().Inbox,
		func(id mindmap.ID) mindmap.Op { return mindmap.AdmitAnswer{Answer: id} }, "on the wall")
}

// answerList lists answers; op is done to the one that is chosen, and to those merged into it.
func answerList(c *Console, title, takes, none string, answers []*mindmap.Answer, op func(mindmap.ID) mindmap.Op, done string) *picking {
	p := &picking{title: title, takes: takes, none: none}
	for _, a := range answers {
		where := ""
		if q := c.env.Live.Question(a.Question); q != nil {
			where = q.Text
		}
		p.all = append(p.all, newPick(mapview.AnswerText(a)+mapview.AnswerSigns(a), where, a.ID))
	}
	p.choose = func(chosen pick) (screen.Intent, tea.Cmd) {
		drafts := []mindmap.Draft{{Op: op(chosen.id)}}
		if a := c.env.Live.Answer(chosen.id); a != nil {
			drafts = each([]*mindmap.Answer{a}, op)
		}
		return screen.Recordf(drafts, "“%s” %s", chosen.text, done), nil
	}
	return p
}

// moveToQuestion lists the other questions; what is marked or selected moves to the one that is chosen.
func moveToQuestion(c *Console) *picking {
	answers := c.at.targets()
	p := &picking{title: fmt.Sprintf("Move %s to", cells.Counted(len(answers), "answer")), takes: "move", none: "there is no other question"}
	for _, q := range c.env.Board().Questions {
		if q.ID != c.at.question {
			p.all = append(p.all, newPick(q.Text, strconv.Itoa(q.Number), q.ID))
		}
	}
	p.choose = func(chosen pick) (screen.Intent, tea.Cmd) {
		q := c.env.Live.Question(chosen.id)
		if q == nil {
			return screen.Sayf(screen.Warning, "that question is gone"), nil
		}
		c.at.moveOn(answers)
		return screen.Recordf(mindmap.PlanMove(mindmap.WholeGroups(answers...), q, mindmap.ID{}), "%s moved to question %d", cells.Counted(len(answers), "answer"), q.Number), nil
	}
	return p
}

// mergeTheme lists the other themes; the selected one becomes one with the theme that is chosen.
func mergeTheme(c *Console) *picking {
	theme := c.at.theme()
	p := &picking{title: "Merge “" + theme.Text + "” into", takes: "merge", none: "there is no other theme"}
	for t := range c.at.current().AllThemes {
		if !isUnder(c.env.Live, t, theme) {
			p.all = append(p.all, newPick(strings.Join(c.env.Live.ThemePath(t.ID), " / "), t.Letter, t.ID))
		}
	}
	p.choose = func(chosen pick) (screen.Intent, tea.Cmd) {
		c.at.selected = chosen.id
		return screen.Recordf([]mindmap.Draft{{Op: mindmap.MergeTheme{Theme: theme.ID, Into: chosen.id}}},
			"“%s” merged into “%s” · Ctrl+Z takes them apart", theme.Text, chosen.text), nil
	}
	return p
}

// isUnder reports whether a theme is the other one or nests in it.
func isUnder(live *mindmap.Live, t, other *mindmap.Theme) bool {
	for t != nil {
		if t.ID == other.ID {
			return true
		}
		t = live.Theme(t.Parent)
	}
	return false
}

// takeUp lists the questions that were set aside; the one that is chosen is asked again.
func takeUp(c *Console) *picking {
	p := &picking{title: "Set aside", takes: "take up again", none: "no question was set aside"}
	for _, q := range c.env.Board().Aside {
		p.all = append(p.all, newPick(q.Text, cells.Counted(q.Answers, "answer"), q.ID))
	}
	p.choose = func(chosen pick) (screen.Intent, tea.Cmd) {
		c.at.pending = chosen.id
		return screen.Recordf([]mindmap.Draft{{Op: mindmap.SetAsideQuestion{Question: chosen.id}}}, "question taken up again"), nil
	}
	return p
}

// presets are the lengths of a timer that facilitators use: alone, in pairs, in fours, all together.
var presets = [...]struct {
	minutes int
	what    string
}{{1, "each alone"}, {2, "in pairs"}, {4, "in fours"}, {5, "all together"}}

// chooseTimer starts a count-down, of a usual length or of the one that is typed.
func chooseTimer(c *Console) *picking {
	p := &picking{title: "Timer", takes: "take it", none: "type a number of minutes, as 3 or 1:30", made: typedLength}
	for _, preset := range presets {
		item := newPick(cells.Counted(preset.minutes, "minute"), preset.what, mindmap.ID{})
		item.length = preset.minutes * 60
		p.all = append(p.all, item)
	}
	if t := c.present.Countdown.Timer(); !t.IsZero() {
		p.all = append([]pick{newPick("Stop the timer", t.Clock(c.env.Now()), mindmap.ID{})}, p.all...)
	}
	p.choose = func(chosen pick) (screen.Intent, tea.Cmd) {
		if chosen.length == 0 {
			c.present.Countdown.Stop()
			return screen.Say{}, nil
		}
		return screen.Say{}, c.present.Countdown.Start(time.Duration(chosen.length) * time.Second)
	}
	return p
}

// maxTimer is the longest timer, in seconds.
const maxTimer = 3 * 60 * 60

// typedLength reads minutes, or minutes and seconds with a colon between them.
func typedLength(query string) (pick, bool) {
	minutes, seconds, both := strings.Cut(query, ":")
	m, err := strconv.Atoi(minutes)
	s := 0
	if err == nil && both {
		s, err = strconv.Atoi(seconds)
	}
	length := m*60 + s
	if err != nil || m < 0 || s < 0 || s > 59 || length == 0 || length > maxTimer {
		return pick{}, false
	}
	item := newPick(fmt.Sprintf("%d:%02d minutes", length/60, length%60), "as typed", mindmap.ID{})
	item.length = length
	return item, true
}
