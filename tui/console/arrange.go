package console

import (
	"fmt"
	"slices"

	"mindwall/mindmap"
	"mindwall/tui/cells"
	"mindwall/tui/screen"
)

// reorder lets what is selected change places with the sibling that is drawn before it, or after it.
func (c *Console) reorder(way int) screen.Intent {
	s, ok := c.selection()
	switch {
	case !ok:
		return nil
	case s.Answer != nil:
		if t := c.env.Live.Theme(s.Answer.Theme); t != nil && t.ByTally {
			return say(screen.Info, "this theme is sorted by tally: Ctrl+S on it goes back to the order by hand")
		}
		return swap(c.brothers(s.Answer), s.Answer, way, nil)
	case s.Theme != nil:
		return c.reorderTheme(s.Theme, way)
	case s.IsQuestion():
		return swap(c.env.Board().Questions, c.current(), way, nil)
	}
	return nil
}

// reorderTheme passes over the themes that stand on the other side of the map, when it is drawn with two.
func (c *Console) reorderTheme(t *mindmap.Theme, way int) screen.Intent {
	siblings := c.current().Themes
	if up := c.env.Live.Theme(t.Parent); up != nil {
		siblings = up.Themes
	}
	beside := func(other *mindmap.Theme) bool { return c.view.OneSided() || other.Side == t.Side }
	return swap(siblings, t, way, beside)
}

// swap lets a node change places with the next sibling that way which stands beside it; nil is all of them.
func swap[N interface {
	mindmap.Ranked
	comparable
}](siblings []N, node N, way int, beside func(N) bool) screen.Intent {
	from := slices.Index(siblings, node)
	if from < 0 {
		return nil
	}
	for to := from + way; to >= 0 && to < len(siblings); to += way {
		if beside == nil || beside(siblings[to]) {
			return screen.Record{Drafts: mindmap.PlanSwap(siblings, from, to)}
		}
	}
	if way < 0 {
		return say(screen.Info, "it is the first already")
	}
	return say(screen.Info, "it is the last already")
}

func (c *Console) otherSide() screen.Intent {
	s, _ := c.selection()
	side := -s.Theme.Side
	done := fmt.Sprintf("“%s” is on the %s now", s.Theme.Text, side)
	if c.view.OneSided() {
		done += ", as the room and the pictures show it"
	}
	return screen.Record{Drafts: []mindmap.Draft{{Op: mindmap.SideTheme{Theme: s.Theme.ID, Side: side}}}, Done: done}
}

func (c *Console) sortTheme() screen.Intent {
	s, _ := c.selection()
	done := "sorted by tally"
	if s.Theme.ByTally {
		done = "back in the order by hand"
	}
	return screen.Record{Drafts: []mindmap.Draft{{Op: mindmap.SortTheme{Theme: s.Theme.ID, ByTally: !s.Theme.ByTally}}}, Done: done}
}

// maxNamed is how many cells of an answer a notice repeats.
const maxNamed = 40

// merging is what Ctrl+G would do with several marked answers: merge the others into the selected answer, or else into
// the one that most people said. Both are nil while fewer are marked.
func (c *Console) merging() (into *mindmap.Answer, others []*mindmap.Answer) {
	if len(c.marks) < 2 {
		return nil, nil
	}
	marked := c.marked()
	into = c.selectedAnswer()
	if into == nil && len(marked) > 0 {
		into = slices.MaxFunc(marked, func(a, b *mindmap.Answer) int { return a.Tally.Total() - b.Tally.Total() })
	}
	return into, slices.DeleteFunc(marked, func(a *mindmap.Answer) bool { return a == into })
}

// merge merges the marked answers.
func (c *Console) merge() screen.Intent {
	into, others := c.merging()
	if len(others) == 0 {
		return nil
	}
	var drafts []mindmap.Draft
	for _, a := range others {
		drafts = append(drafts, mindmap.Draft{Op: mindmap.MergeAnswer{Answer: a.ID, Into: into.ID}})
	}
	c.unmark()
	c.selected = into.ID
	return screen.Record{Drafts: drafts, Done: fmt.Sprintf("merged into “%s”, wordings kept · Ctrl+D splits them again", cells.Truncate(answerText(into), maxNamed))}
}

func (c *Console) split() screen.Intent {
	var drafts []mindmap.Draft
	for _, m := range c.selectedAnswer().Merged {
		drafts = append(drafts, mindmap.Draft{Op: mindmap.SplitAnswer{Answer: m.ID}})
	}
	return screen.Record{Drafts: drafts, Done: fmt.Sprintf("split into %d answers", len(drafts)+1)}
}

func (c *Console) publish() screen.Intent {
	a := c.selectedAnswer()
	done := "the quote may be published"
	if a.Publish {
		done = "the quote stays on the wall"
	}
	return screen.Record{Drafts: []mindmap.Draft{{Op: mindmap.PublishQuote{Answer: a.ID, Publish: !a.Publish}}}, Done: done}
}
