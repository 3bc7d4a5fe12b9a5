package console

import (
	"cmp"
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
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
