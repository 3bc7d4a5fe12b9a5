package console

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"mindwall/mindmap"
	"mindwall/tui/screen"
)

// fileByName files what is marked or selected under the theme of that path; with nothing to file, the theme is made.
func (c *Console) fileByName(path []string) screen.Intent {
	q := c.current()
	if q == nil {
		return say(screen.Warning, "ask a question first: Ctrl+N")
	}
	if s, ok := c.selection(); ok && s.Theme != nil && len(c.marks) == 0 {
		return c.nestTheme(s.Theme, path)
	}
	var answers []*mindmap.Answer
	if len(c.marks) > 0 || c.selectedAnswer() != nil {
		answers = c.targets()
	}
	drafts, err := c.planFiling(answers, path)
	if err != nil {
		return failed(err)
	}
	c.line.Reset()
	if len(drafts) == 0 {
		return say(screen.Info, "there is a theme “%s” already", strings.Join(path, " / "))
	}
	c.afterFiling(answers)
	return screen.Record{Drafts: drafts, Done: filed(len(answers), strings.Join(path, " / "))}
}

func filed(n int, theme string) string {
	switch n {
	case 0:
		return "new theme “" + theme + "”"
	case 1:
		return "filed under " + theme
	default:
		return strconv.Itoa(n) + " answers filed under " + theme
	}
}

// nestTheme puts a theme under another.
func (c *Console) nestTheme(t *mindmap.Theme, path []string) screen.Intent {
	q := c.current()
	to, drafts, err := mindmap.PlanTheme(c.env.Board(), q, path, c.env.NewID)
	if err != nil {
		return failed(err)
	}
	for up := c.env.Live.Theme(to); up != nil; up = c.env.Live.Theme(up.Parent) {
		if up.ID == t.ID {
			return say(screen.Warning, "a theme cannot hang under itself")
		}
	}
	c.line.Reset()
	drafts = append(drafts, mindmap.PlanMove([]mindmap.ID{t.ID}, q, to)...)
	return screen.Record{Drafts: drafts, Done: fmt.Sprintf("“%s” put under %s", t.Text, strings.Join(path, " / "))}
}

// planFiling drafts the move of answers, and of those merged into them, under the theme of a path.
func (c *Console) planFiling(answers []*mindmap.Answer, path []string) ([]mindmap.Draft, error) {
	q := c.current()
	theme, drafts, err := mindmap.PlanTheme(c.env.Board(), q, path, c.env.NewID)
	if err != nil {
		return nil, err
	}
	return append(drafts, mindmap.PlanMove(wholeGroups(answers), q, theme)...), nil
}

// wholeGroups are the ids of answers and of all that were merged into them.
func wholeGroups(answers []*mindmap.Answer) []mindmap.ID {
	var ids []mindmap.ID
	for _, a := range answers {
		ids = append(ids, a.ID)
		for _, m := range a.Merged {
			ids = append(ids, m.ID)
		}
	}
	return ids
}

// afterFiling lets go of the marks, and goes on to the brother of a single answer, so that many are filed quickly one
// after the other.
func (c *Console) afterFiling(answers []*mindmap.Answer) {
	c.unmark()
	if len(answers) != 1 || c.selected != answers[0].ID {
		c.selected = mindmap.ID{}
		return
	}
	brothers := c.brothers(answers[0])
	i := slices.Index(brothers, answers[0])
	switch {
	case i >= 0 && i+1 < len(brothers):
		c.selected = brothers[i+1].ID
	case i > 0:
		c.selected = brothers[i-1].ID
	default:
		c.selected = mindmap.ID{}
	}
}

// brothers are the answers that stand in one list with the answer.
func (c *Console) brothers(a *mindmap.Answer) []*mindmap.Answer {
	if t := c.env.Live.Theme(a.Theme); t != nil {
		return t.Answers
	}
	if q := c.env.Live.Question(a.Question); q != nil {
		return q.Unsorted
	}
	return nil
}

func sortByMaking(list []*mindmap.Answer) {
	slices.SortFunc(list, func(a, b *mindmap.Answer) int { return a.Made.Compare(b.Made) })
}
