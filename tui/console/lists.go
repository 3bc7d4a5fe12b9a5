package console

import (
	"fmt"
	"strconv"
	"strings"

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
