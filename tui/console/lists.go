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
	"mindwall/tui/screen"
)

// findAnywhere looks through the answers and themes of all questions.
func (c *Console) findAnywhere() screen.Intent {
	p := &picker{prompt: "Find", takes: "go there", none: "nothing on the wall holds that", markable: true, choose: goToNode}
	for _, q := range c.env.Board().Questions {
		p.all = slices.Grow(p.all, q.Answers)
		where := "question " + strconv.Itoa(q.Number)
		for t := range q.AllThemes {
			p.all = append(p.all, newPick(t.Text, "theme · "+where, t.ID))
		}
		theme, note := mindmap.ID{}, where // of the answer before: most have it in common
		for a := range q.AllAnswers {
			if a.Theme != theme {
				theme, note = a.Theme, where+c.underTheme(a)
			}
			var more []string
			if a.Quote != "" || len(a.Merged) > 0 {
				more = append(a.Wordings(), a.Quote)
			}
			p.all = append(p.all, newPick(answerText(a)+answerSigns(a), note, a.ID, more...))
		}
	}
	return c.open(p)
}

func (c *Console) underTheme(a *mindmap.Answer) string {
	if t := c.env.Live.Theme(a.Theme); t != nil {
		return " · " + t.Text
	}
	return ""
}

// goToNode selects a node wherever it is, unfolding what hides it.
func goToNode(c *Console, chosen pick) (screen.Intent, tea.Cmd) {
	question, theme := mindmap.ID{}, mindmap.ID{}
	if a := c.env.Live.Answer(chosen.id); a != nil {
		question, theme = a.Question, a.Theme
		if theme.IsZero() {
			c.view.Unfold(screen.UnsortedID(question))
		}
	} else if t := c.env.Live.Theme(chosen.id); t != nil {
		question, theme = t.Question, t.Parent
	}
	c.goTo(c.env.Live.Question(question))
	for t := c.env.Live.Theme(theme); t != nil; t = c.env.Live.Theme(t.Parent) {
		c.view.Unfold(t.ID)
	}
	c.selected = chosen.id
	return screen.Say{}, nil
}

// findAction lists every action by name, with its key beside it; what can be done now comes first.
func (c *Console) findAction() screen.Intent {
	p := &picker{prompt: "Do", takes: "do it", none: "no action is called that", choose: func(c *Console, chosen pick) (screen.Intent, tea.Cmd) {
		if a := chosen.action; a.when == nil || a.when(c) {
			return a.run(c)
		}
		return say(screen.Info, "“%s” has nothing to act on now: select an answer or a theme first", chosen.text), nil
	}}
	var notNow []pick
	for i := range c.actions {
		a := &c.actions[i]
		if a.run == nil || a.hidden {
			continue
		}
		item := newPick(a.name, a.shown, mindmap.ID{})
		item.action = a
		if a.when == nil || a.when(c) {
			p.all = append(p.all, item)
		} else {
			notNow = append(notNow, item)
		}
	}
	p.all = append(p.all, notNow...)
	if saveElsewhereFirst(c) {
		slices.SortStableFunc(p.all, func(a, b pick) int { return cmp.Compare(urgency(a), urgency(b)) })
	}
	return c.open(p)
}

// urgency puts what saves the wall before everything else.
func urgency(p pick) int {
	if p.text == saveElsewhereName {
		return 0
	}
	return 1
}

// paletteHelp is what the list of actions is for now.
func (c *Console) paletteHelp() string {
	if saveElsewhereFirst(c) {
		return "save elsewhere, all actions"
	}
	return "all actions"
}

// listParked lists the parking lot; what is chosen comes back to the map.
func (c *Console) listParked() screen.Intent {
	return c.open(c.answerPicker("Parked for later", "bring back", "nothing is parked", c.env.Board().Parked,
		func(id mindmap.ID) mindmap.Op { return mindmap.ParkAnswer{Answer: id} }, "back on the map"))
}

// listRemoved lists what was removed; what is chosen comes back.
func (c *Console) listRemoved() screen.Intent {
	b := c.env.Board()
	p := c.answerPicker("Removed", "restore", "nothing was removed", b.Removed,
		func(id mindmap.ID) mindmap.Op { return mindmap.Restore{Node: id} }, "restored")
	for _, t := range b.RemovedThemes {
		p.all = append(p.all, newPick(t.Text, "theme", t.ID))
	}
	return c.open(p)
}

// listInbox lists the answers that wait for a yes; what is chosen goes on to the wall.
func (c *Console) listInbox() screen.Intent {
	return c.open(c.answerPicker("Inbox", "let on to the wall", "the inbox is empty", c.env.Board().Inbox,
		func(id mindmap.ID) mindmap.Op { return mindmap.AdmitAnswer{Answer: id} }, "on the wall"))
}

// admitAll lets everything in the inbox on to the wall.
func (c *Console) admitAll() screen.Intent {
	inbox := c.env.Board().Inbox
	var drafts []mindmap.Draft
	for _, id := range wholeGroups(inbox) {
		drafts = append(drafts, mindmap.Draft{Op: mindmap.AdmitAnswer{Answer: id}})
	}
	return screen.Record{Drafts: drafts, Done: fmt.Sprintf("%d answers let on to the wall", len(inbox))}
}

// answerPicker lists answers; op is done to the one that is chosen, and to those merged into it.
func (c *Console) answerPicker(prompt, takes, none string, answers []*mindmap.Answer, op func(mindmap.ID) mindmap.Op, done string) *picker {
	p := &picker{prompt: prompt, takes: takes, none: none}
	for _, a := range answers {
		where := ""
		if q := c.env.Live.Question(a.Question); q != nil {
			where = q.Text
		}
		p.all = append(p.all, newPick(answerText(a)+answerSigns(a), where, a.ID))
	}
	p.choose = func(c *Console, chosen pick) (screen.Intent, tea.Cmd) {
		ids := []mindmap.ID{chosen.id}
		if a := c.env.Live.Answer(chosen.id); a != nil {
			ids = wholeGroups([]*mindmap.Answer{a})
		}
		var drafts []mindmap.Draft
		for _, id := range ids {
			drafts = append(drafts, mindmap.Draft{Op: op(id)})
		}
		return screen.Record{Drafts: drafts, Done: "“" + chosen.text + "” " + done}, nil
	}
	return p
}

// moveToQuestion lists the other questions; what is marked or selected moves to the one that is chosen.
func (c *Console) moveToQuestion() screen.Intent {
	answers := c.targets()
	p := &picker{prompt: fmt.Sprintf("Move %s to", plural(len(answers), "answer")), takes: "move", none: "there is no other question"}
	for _, q := range c.env.Board().Questions {
		if q.ID != c.question {
			p.all = append(p.all, newPick(q.Text, strconv.Itoa(q.Number), q.ID))
		}
	}
	p.choose = func(c *Console, chosen pick) (screen.Intent, tea.Cmd) {
		q := c.env.Live.Question(chosen.id)
		if q == nil {
			return say(screen.Warning, "that question is gone"), nil
		}
		c.afterFiling(answers)
		return screen.Record{
			Drafts: mindmap.PlanMove(wholeGroups(answers), q, mindmap.ID{}),
			Done:   plural(len(answers), "answer") + " moved to question " + strconv.Itoa(q.Number),
		}, nil
	}
	return c.open(p)
}

// mergeTheme lists the other themes; the selected one becomes one with the theme that is chosen.
func (c *Console) mergeTheme() screen.Intent {
	s, _ := c.selection()
	theme := s.Theme
	p := &picker{prompt: "Merge “" + theme.Text + "” into", takes: "merge", none: "there is no other theme"}
	for t := range c.current().AllThemes {
		if !c.isUnder(t, theme) {
			p.all = append(p.all, newPick(strings.Join(c.env.Live.ThemePath(t.ID), " / "), t.Letter, t.ID))
		}
	}
	p.choose = func(c *Console, chosen pick) (screen.Intent, tea.Cmd) {
		c.selected = chosen.id
		return screen.Record{
			Drafts: []mindmap.Draft{{Op: mindmap.MergeTheme{Theme: theme.ID, Into: chosen.id}}},
			Done:   "“" + theme.Text + "” merged into “" + chosen.text + "” · Ctrl+Z takes them apart",
		}, nil
	}
	return c.open(p)
}

// isUnder tells whether a theme is the other one or nests in it.
func (c *Console) isUnder(t, other *mindmap.Theme) bool {
	for t != nil {
		if t.ID == other.ID {
			return true
		}
		t = c.env.Live.Theme(t.Parent)
	}
	return false
}

// setAside takes the question off the agenda, with all that was said to it.
func (c *Console) setAside() screen.Intent {
	id := c.question
	c.question = mindmap.ID{}
	return screen.Record{
		Drafts: []mindmap.Draft{{Op: mindmap.SetAsideQuestion{Question: id, Aside: true}}},
		Done:   "question set aside, with its answers · Ctrl+Z takes it up again",
	}
}

// takeUp lists the questions that were set aside; the one that is chosen is asked again.
func (c *Console) takeUp() screen.Intent {
	p := &picker{prompt: "Set aside", takes: "take up again", none: "no question was set aside"}
	for _, q := range c.env.Board().Aside {
		p.all = append(p.all, newPick(q.Text, plural(q.Answers, "answer"), q.ID))
	}
	p.choose = func(c *Console, chosen pick) (screen.Intent, tea.Cmd) {
		c.pending = chosen.id
		return screen.Record{Drafts: []mindmap.Draft{{Op: mindmap.SetAsideQuestion{Question: chosen.id}}}, Done: "question taken up again"}, nil
	}
	return c.open(p)
}

// presets are the lengths of a timer that facilitators use: alone, in pairs, in fours, all together.
var presets = [...]struct {
	minutes int
	what    string
}{{1, "each alone"}, {2, "in pairs"}, {4, "in fours"}, {5, "all together"}}

// chooseTimer starts a count-down, of a usual length or of the one that is typed.
func (c *Console) chooseTimer() screen.Intent {
	p := &picker{prompt: "Timer", takes: "take it", none: "type a number of minutes, as 3 or 1:30", typed: typedLength}
	for _, preset := range presets {
		item := newPick(plural(preset.minutes, "minute"), preset.what, mindmap.ID{})
		item.length = preset.minutes * 60
		p.all = append(p.all, item)
	}
	if t := c.present.Countdown.Timer(); !t.IsZero() {
		p.all = append([]pick{newPick("Stop the timer", t.Clock(c.env.Now()), mindmap.ID{})}, p.all...)
	}
	p.choose = func(c *Console, chosen pick) (screen.Intent, tea.Cmd) {
		if chosen.length == 0 {
			c.present.Countdown.Stop()
			return screen.Say{}, nil
		}
		return screen.Say{}, c.present.Countdown.Start(time.Duration(chosen.length) * time.Second)
	}
	return c.open(p)
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
