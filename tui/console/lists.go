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
	"mindwall/mindmap/fold"
	"mindwall/mindmap/plan"
	"mindwall/mindmap/say"
	"mindwall/tui/console/place"
	"mindwall/tui/console/purpose"
	"mindwall/tui/look"
	"mindwall/tui/screen"
)

// findAnything looks through the answers and themes of all questions, those of the question shown first, and through the
// questions and the actions.
func findAnything(c *Console) *purpose.Picking {
	p := &purpose.Picking{Title: "Find", Word: "find", Takes: "go there", None: "nothing on the wall holds that", Markable: true}
	p.Choose = func(chosen purpose.Pick) (screen.Intent, tea.Cmd) {
		if asks, ok := c.now().(*purpose.Asking); ok && asks.Text.Empty() && hasQuestions(c) {
			c.stack.Drop(asks) // who goes elsewhere asks nothing
		}
		if chosen.Number > 0 {
			return turnTo(c, chosen.Number), nil
		}
		c.Visit(chosen.ID)
		return screen.Say{}, nil
	}
	questions := c.env.Board().Questions
	for _, shown := range []bool{true, false} {
		for _, q := range questions {
			if (q.ID == c.at.Question) == shown {
				p.All = addPlaces(c, p.All, q)
			}
		}
	}
	for _, q := range questions {
		item := purpose.NewPick(q.Text, "question "+strconv.Itoa(q.Number), q.ID)
		item.Number = q.Number
		p.All = append(p.All, item)
	}
	p.All = append(p.All, actionPicks(c)...)
	return p
}

// addPlaces adds the themes and answers of a question.
func addPlaces(c *Console, all []purpose.Pick, q *mindmap.Question) []purpose.Pick {
	all = slices.Grow(all, q.Answers)
	where := "question " + strconv.Itoa(q.Number)
	for t := range q.AllThemes {
		all = append(all, purpose.NewPick(t.Text, "theme · "+where, t.ID))
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
		about := note
		if table := c.env.From(a); table != "" {
			about += " · from " + table
		}
		all = append(all, purpose.NewPick(look.Signed(a), about, a.ID, more...))
	}
	return all
}

// fromTables lists what came from other tables, by their names.
func fromTables(c *Console) *purpose.Picking {
	p := findAnything(c)
	p.Title, p.Word, p.None = "From other tables", "from", "nothing came from a table of that name"
	p.All = slices.DeleteFunc(p.All, func(x purpose.Pick) bool {
		a := c.env.Live.Answer(x.ID)
		return a == nil || c.env.From(a) == ""
	})
	return p
}

// findAction lists every action by name, with its key beside it.
func findAction(c *Console) *purpose.Picking {
	return &purpose.Picking{Title: "Do", Word: "do", None: "no action is called that", All: actionPicks(c)}
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
func actionPicks(c *Console) []purpose.Pick {
	var all []purpose.Pick
	for i := range c.actions {
		a := &c.actions[i]
		if a.run == nil || a.hidden {
			continue
		}
		item := purpose.NewPick(a.name, a.way(), mindmap.ID{}, a.also, a.word)
		item.Do, item.Word, item.Able = func() (screen.Intent, tea.Cmd) { return doOrSay(c, a) }, a.word, a.can(c)
		all = append(all, item)
	}
	urgency := func(x purpose.Pick) int {
		switch {
		case x.Text == purpose.SaveElsewhereName && purpose.SaveFirst(c.stack):
			return 0
		case x.Able:
			return 1
		}
		return 2
	}
	slices.SortStableFunc(all, func(a, b purpose.Pick) int { return cmp.Compare(urgency(a), urgency(b)) })
	return all
}

// listParked lists the parking lot; what is chosen comes back to the map.
func listParked(c *Console) *purpose.Picking {
	return answerList(c, "Parked for later", "parked", "bring back", "nothing is parked", c.env.Board().Parked,
		func(id mindmap.ID) mindmap.Op { return mindmap.ParkAnswer{Answer: id} }, "back on the map")
}

// listRemoved lists what was removed; what is chosen comes back.
func listRemoved(c *Console) *purpose.Picking {
	b := c.env.Board()
	p := answerList(c, "Removed", "removed", "restore", "nothing was removed", b.Removed,
		func(id mindmap.ID) mindmap.Op { return mindmap.Restore{Node: id} }, "restored")
	for _, t := range b.RemovedThemes {
		p.All = append(p.All, purpose.NewPick(t.Text, "theme", t.ID))
	}
	return p
}

// listActions lists what will be done, what is not done yet first; what is chosen is done then, or is not after all.
func listActions(c *Console) *purpose.Picking {
	p := &purpose.Picking{Title: "What will be done", Word: "to do", Takes: "done, or not", None: "nothing is to be done: type ! and what"}
	p.Choose = func(chosen purpose.Pick) (screen.Intent, tea.Cmd) {
		a := actionOf(c, chosen.ID)
		if a == nil {
			return screen.Sayf(screen.Warning, "that is gone"), nil
		}
		said := "done: “%s” · Ctrl+Z takes it back"
		if a.Done {
			said = "not done after all: “%s”"
		}
		return screen.Recordf([]mindmap.Draft{{Op: mindmap.FinishAction{Action: a.ID, Done: !a.Done}}}, said, a.Text), nil
	}
	p.All = whatToDo(c)
	return p
}

// removeAction lists what will be done; what is chosen is taken off the list.
func removeAction(c *Console) *purpose.Picking {
	p := &purpose.Picking{Title: "Take off what will be done", Word: "off", Takes: "take off", None: "nothing is to be done", All: whatToDo(c)}
	p.Choose = func(chosen purpose.Pick) (screen.Intent, tea.Cmd) {
		return screen.Recordf([]mindmap.Draft{{Op: mindmap.Remove{Node: chosen.ID}}}, "taken off: “%s” · Ctrl+Z brings it back", chosen.Text), nil
	}
	return p
}

func whatToDo(c *Console) (all []purpose.Pick) {
	for _, done := range []bool{false, true} {
		for _, a := range c.env.Board().Actions {
			if a.Done == done {
				all = append(all, purpose.NewPick(signOf(a)+cmp.Or(a.Text, say.English.TakenOut()), say.English.ByWhom(a), a.ID))
			}
		}
	}
	return all
}

func signOf(a *mindmap.Action) string {
	if a.Done {
		return "✓ "
	}
	return ""
}

func actionOf(c *Console, id mindmap.ID) *mindmap.Action {
	all := c.env.Board().Actions
	if i := slices.IndexFunc(all, func(a *mindmap.Action) bool { return a.ID == id }); i >= 0 {
		return all[i]
	}
	return nil
}

// answerList lists answers; op is done to the one that is chosen, and to those merged into it.
func answerList(c *Console, title, word, takes, none string, answers []*mindmap.Answer, op func(mindmap.ID) mindmap.Op, done string) *purpose.Picking {
	p := &purpose.Picking{Title: title, Word: word, Takes: takes, None: none}
	for _, a := range answers {
		where := ""
		if q := c.env.Live.Question(a.Question); q != nil {
			where = q.Text
		}
		p.All = append(p.All, purpose.NewPick(look.Signed(a), where, a.ID))
	}
	p.Choose = func(chosen purpose.Pick) (screen.Intent, tea.Cmd) {
		drafts := []mindmap.Draft{{Op: op(chosen.ID)}}
		if a := c.env.Live.Answer(chosen.ID); a != nil {
			drafts = place.Each([]*mindmap.Answer{a}, op)
		}
		return screen.Recordf(drafts, "“%s” %s", chosen.Text, done), nil
	}
	return p
}

// moveToQuestion lists the other questions; what is marked or selected moves to the one that is chosen.
func moveToQuestion(c *Console) *purpose.Picking {
	answers := c.at.Targets()
	p := &purpose.Picking{Title: fmt.Sprintf("Move %s to", say.Counted(len(answers), "answer")), Word: "move", Takes: "move", None: "there is no other question"}
	for _, q := range c.env.Board().Questions {
		if q.ID != c.at.Question {
			p.All = append(p.All, purpose.NewPick(q.Text, strconv.Itoa(q.Number), q.ID))
		}
	}
	p.Choose = func(chosen purpose.Pick) (screen.Intent, tea.Cmd) {
		q := c.env.Live.Question(chosen.ID)
		if q == nil {
			return screen.Sayf(screen.Warning, "that question is gone"), nil
		}
		c.at.MoveOn(answers)
		return screen.Recordf(plan.Move(mindmap.WholeGroups(answers...), q, mindmap.ID{}), "%s moved to question %d", say.Counted(len(answers), "answer"), q.Number), nil
	}
	return p
}

// mergeTheme lists the other themes; the selected one becomes one with the theme that is chosen.
func mergeTheme(c *Console) *purpose.Picking {
	theme := c.at.Theme()
	p := &purpose.Picking{Title: "Merge “" + theme.Text + "” into", Word: "merge", Takes: "merge", None: "there is no other theme"}
	for t := range c.at.Current().AllThemes {
		if !isUnder(c.env.Live, t, theme) {
			p.All = append(p.All, purpose.NewPick(strings.Join(c.env.Live.ThemePath(t.ID), " / "), t.Letter, t.ID))
		}
	}
	p.Choose = func(chosen purpose.Pick) (screen.Intent, tea.Cmd) {
		c.at.Selected = chosen.ID
		return screen.Recordf([]mindmap.Draft{{Op: mindmap.MergeTheme{Theme: theme.ID, Into: chosen.ID}}},
			"“%s” merged into “%s” · Ctrl+Z takes them apart", theme.Text, chosen.Text), nil
	}
	return p
}

// isUnder reports whether a theme is the other one or nests in it.
func isUnder(live *fold.Live, t, other *mindmap.Theme) bool {
	for t != nil {
		if t.ID == other.ID {
			return true
		}
		t = live.Theme(t.Parent)
	}
	return false
}

// takeUp lists the questions that were set aside; the one that is chosen is asked again.
func takeUp(c *Console) *purpose.Picking {
	p := &purpose.Picking{Title: "Set aside", Word: "set aside", Takes: "take up again", None: "no question was set aside"}
	for _, q := range c.env.Board().Aside {
		p.All = append(p.All, purpose.NewPick(q.Text, say.Counted(q.Answers, "answer"), q.ID))
	}
	p.Choose = func(chosen purpose.Pick) (screen.Intent, tea.Cmd) {
		c.at.Pending = chosen.ID
		return screen.Recordf([]mindmap.Draft{{Op: mindmap.SetAsideQuestion{Question: chosen.ID}}}, "question taken up again"), nil
	}
	return p
}

// chooseLanguage lists the languages that exports and the room's screen speak; any other may be typed, for likeness alone.
func chooseLanguage(c *Console) *purpose.Picking {
	p := &purpose.Picking{Title: "Language of the event (* translated by machine, read by nobody yet)", Word: "language", Takes: "take it", None: "type the short name of a language, as de or pt-BR", Made: typedLanguage}
	names, unread := say.Languages()
	tags := map[string]string{}
	for _, name := range names {
		note := name
		if slices.Contains(unread, name) {
			note = "* " + note
		}
		own := say.In(name).Text(say.Language)
		tags[own] = name
		p.All = append(p.All, purpose.NewPick(own, note, mindmap.ID{}))
	}
	p.Choose = func(chosen purpose.Pick) (screen.Intent, tea.Cmd) {
		tag, known := tags[chosen.Text]
		if !known {
			tag = chosen.Text
		}
		done := "language: " + chosen.Text
		if say.In(tag).Apart(tag) != "" {
			done += " · exports and room speak English"
		}
		return screen.Recordf([]mindmap.Draft{{Op: mindmap.DescribeEvent{Language: &tag}}}, "%s · Ctrl+Z undoes that", done), nil
	}
	return p
}

// describeEvent lists what may be known of the event; what is chosen is said in the line.
func describeEvent(c *Console) *purpose.Picking {
	p := &purpose.Picking{Title: "What is known of the event", Word: "event", Takes: "say it"}
	for _, field := range mindmap.EventFields() {
		if field != "language" { // which is chosen
			p.All = append(p.All, purpose.NewPick(field, cmp.Or(c.env.Board().Event.Known(field), eventHelp[field]), mindmap.ID{}))
		}
	}
	p.Choose = func(chosen purpose.Pick) (screen.Intent, tea.Cmd) { return purpose.Describe(c.stack, chosen.Text), nil }
	return p
}

// eventHelp is what people may say of an event.
var eventHelp = map[string]string{
	"date": "such as 2026-03-09", "host": "who holds it", "contact": "whom to ask about it", "thanks": "for the close and the write-up",
	"next": "what happens with what was said", "notice": "what those who answer by phone are told", "present": "who was there",
	"missing": "who was invited, or could not come", "write-up": "its address, for the close, such as https://example.org/lunch",
}

// typedLanguage is a language that is typed, when it is one.
func typedLanguage(query string) (purpose.Pick, bool) {
	tag, err := say.ParseLanguage(query)
	if err != nil || say.In(tag).Language() == tag {
		return purpose.Pick{}, false
	}
	return purpose.NewPick(tag, "as typed", mindmap.ID{}), true
}

// presets are the lengths of a timer that facilitators use: alone, in pairs, in fours, all together.
var presets = [...]struct {
	minutes int
	what    string
}{{1, "each alone"}, {2, "in pairs"}, {4, "in fours"}, {5, "all together"}}

// chooseTimer starts a count-down, of a usual length or of the one that is typed.
func chooseTimer(c *Console) *purpose.Picking {
	p := &purpose.Picking{Title: "Timer", Word: "timer", Takes: "take it", None: "type a number of minutes, as 3 or 1:30", Made: typedLength}
	for _, preset := range presets {
		item := purpose.NewPick(say.Counted(preset.minutes, "minute"), preset.what, mindmap.ID{})
		item.Length = preset.minutes * 60
		p.All = append(p.All, item)
	}
	if t := c.present.Countdown.Timer(); !t.IsZero() {
		p.All = append([]purpose.Pick{purpose.NewPick("Stop the timer", t.Clock(c.env.Now()), mindmap.ID{})}, p.All...)
	}
	p.Choose = func(chosen purpose.Pick) (screen.Intent, tea.Cmd) {
		if chosen.Length == 0 {
			c.present.Countdown.Stop()
			return screen.Say{}, nil
		}
		return screen.Say{}, c.present.Countdown.Start(time.Duration(chosen.Length) * time.Second)
	}
	return p
}

// maxTimer is the longest timer, in seconds.
const maxTimer = 3 * 60 * 60

// typedLength reads minutes, or minutes and seconds with a colon between them.
func typedLength(query string) (purpose.Pick, bool) {
	minutes, seconds, both := strings.Cut(query, ":")
	m, err := strconv.Atoi(minutes)
	s := 0
	if err == nil && both {
		s, err = strconv.Atoi(seconds)
	}
	length := m*60 + s
	if err != nil || m < 0 || s < 0 || s > 59 || length == 0 || length > maxTimer {
		return purpose.Pick{}, false
	}
	item := purpose.NewPick(fmt.Sprintf("%d:%02d minutes", length/60, length%60), "as typed", mindmap.ID{})
	item.Length = length
	return item, true
}
