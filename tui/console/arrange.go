package console

import (
	"fmt"
	"slices"

	"mindwall/mindmap"
	"mindwall/tui/cells"
	"mindwall/tui/screen"
)

// reorder moves what is selected one place among its brothers.
func (c *Console) reorder(way int) screen.Intent {
	s, ok := c.selection()
	if !ok {
		return nil
	}
	switch {
	case s.answer != nil:
		if t := c.env.Live.Theme(s.answer.Theme); t != nil && t.ByTally {
			return say(screen.Info, "this theme is sorted by tally: Ctrl+S on it goes back to the order by hand")
		}
		return reorderAmong(c.brothers(s.answer), s.answer, s.answer.ID, way)
	case s.theme != nil:
		brothers := c.current().Themes
		if up := c.env.Live.Theme(s.theme.Parent); up != nil {
			brothers = up.Themes
		} else {
			brothers = sameSide(brothers, s.theme.Side)
		}
		return reorderAmong(brothers, s.theme, s.theme.ID, way)
	case s == (spot{}):
		return reorderAmong(c.env.Board().Questions, c.current(), c.question, way)
	}
	return nil
}

// sameSide are the themes that stand on one side: those are what a theme moves among on the map.
func sameSide(themes []*mindmap.Theme, side mindmap.Side) []*mindmap.Theme {
	var list []*mindmap.Theme
	for _, t := range themes {
		if t.Side == side {
			list = append(list, t)
		}
	}
	return list
}

// ranked is a node among brothers.
type ranked interface {
	mindmap.Ranked
	comparable
}

func reorderAmong[N ranked](brothers []N, node N, id mindmap.ID, way int) screen.Intent {
	i := slices.Index(brothers, node)
	j := i + way
	switch {
	case i < 0:
		return nil
	case j < 0:
		return say(screen.Info, "it is the first already")
	case j >= len(brothers):
		return say(screen.Info, "it is the last already")
	}
	var lo, hi mindmap.Ranked
	if way < 0 {
		hi = brothers[j]
		if j > 0 {
			lo = brothers[j-1]
		}
	} else {
		lo = brothers[j]
		if j+1 < len(brothers) {
			hi = brothers[j+1]
		}
	}
	rank := mindmap.RankBetween(lo, hi)
	return screen.Record{Drafts: []mindmap.Draft{{Op: mindmap.Reorder{Node: id, Rank: rank}}}}
}

func (c *Console) otherSide() screen.Intent {
	s, _ := c.selection()
	side := -s.theme.Side
	done := fmt.Sprintf("“%s” is on the %s now", s.theme.Text, side)
	if c.maker.oneSided() {
		done += ", as the room and the pictures show it"
	}
	return screen.Record{Drafts: []mindmap.Draft{{Op: mindmap.SideTheme{Theme: s.theme.ID, Side: side}}}, Done: done}
}

func (c *Console) sortTheme() screen.Intent {
	s, _ := c.selection()
	done := "sorted by tally"
	if s.theme.ByTally {
		done = "back in the order by hand"
	}
	return screen.Record{Drafts: []mindmap.Draft{{Op: mindmap.SortTheme{Theme: s.theme.ID, ByTally: !s.theme.ByTally}}}, Done: done}
}

// maxNamed is how many cells of an answer a notice repeats.
const maxNamed = 40

// merge merges the marked answers into the selected one, or into the one that most people said.
func (c *Console) merge() screen.Intent {
	marked := c.marked()
	into := c.selectedAnswer()
	if into == nil {
		into = slices.MaxFunc(marked, func(a, b *mindmap.Answer) int { return a.Tally.Total() - b.Tally.Total() })
	}
	var drafts []mindmap.Draft
	for _, a := range marked {
		if a != into {
			drafts = append(drafts, mindmap.Draft{Op: mindmap.MergeAnswer{Answer: a.ID, Into: into.ID}})
		}
	}
	if len(drafts) == 0 {
		return nil
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
