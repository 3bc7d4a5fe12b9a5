package comparison

import (
	"cmp"
	"math"
	"slices"

	"mindwall/mindmap/say"
)

// strongest are the themes of the first page: those whose share changed by more than chance, the surest first, and then those whose
// share changed most.
func (c *content) strongest() {
	for _, q := range c.Questions {
		for _, t := range q.Themes {
			if !t.Unsorted && !q.Alone && t.differs() {
				c.Top = append(c.Top, t)
			}
		}
	}
	slices.SortStableFunc(c.Top, func(a, b *theme) int {
		if a.Sure && b.Sure {
			return cmp.Compare(a.chance.P, b.chance.P)
		}
		return cmp.Or(cmp.Compare(surely(b), surely(a)), cmp.Compare(math.Abs(b.by), math.Abs(a.by)))
	})
	c.Top = c.Top[:min(len(c.Top), topThemes)]
}

func surely(t *theme) int {
	if t.Sure {
		return 1
	}
	return 0
}

// headline says what changed most, by more than chance where that is asked; or that nothing did.
func (c *content) headline() {
	switch {
	case !slices.ContainsFunc(c.Questions, func(q *question) bool { return q.Pictured }):
		c.Headline = c.voice.Say(incomparable)
	case len(c.Top) == 0 && !c.grouped() && !slices.ContainsFunc(c.Questions, func(q *question) bool { return q.Alone }):
		c.Headline = c.voice.Say(nothing)
	case len(c.Top) == 0 || !c.Top[0].Sure && c.weighed():
		c.Headline = c.voice.Say(headlineEven)
	default:
		c.Headline = c.surest(c.Top[0])
		if len(c.Questions) > 1 {
			c.Asked = c.voice.Say(asked, "question", c.voice.Quoted(c.Top[0].question.Text))
		}
	}
}

// weighed reports whether chance was asked of anything. Of copies of a wall it is not: what is new was added, whatever chance does.
func (c *content) weighed() bool {
	return slices.ContainsFunc(c.Questions, func(q *question) bool {
		return slices.ContainsFunc(q.Themes, func(t *theme) bool { return t.Chance != "" })
	})
}

// surest says what became of the theme that changed most.
func (c *content) surest(t *theme) string {
	least, most := t.least(), t.most()
	first, last := t.Columns[0], t.Columns[c.last()]
	switch {
	case c.grouped():
		return c.voice.Say(groupsDiffer, "theme", t.Text, "first", most.Column, "last", least.Column, "a", most.Share, "b", least.Share)
	case t.onlyIn(c.last()):
		return c.voice.Say(headlineNew, "theme", t.Text, "n", last.Said, "total", c.voice.Number(t.question.said[c.last()]))
	case t.onlyIn(0):
		return c.voice.Say(headlineGone, "theme", t.Text, "n", first.Said, "total", c.voice.Number(t.question.said[0]))
	case first.Share == last.Share: // all was said more often, or less
		return c.voice.Say(named, "name", c.voice.Quoted(t.Text), "value", say.Joined(" · ", t.Word, t.Times))
	case t.by > 0:
		return c.voice.Say(headlineRose, "theme", t.Text, "first", first.Share, "last", last.Share)
	}
	return c.voice.Say(headlineFell, "theme", t.Text, "first", first.Share, "last", last.Share)
}

func byShare(a, b side) int { return cmp.Compare(a.share, b.share) }

func (t *theme) least() side { return slices.MinFunc(t.Columns, byShare) }

func (t *theme) most() side { return slices.MaxFunc(t.Columns, byShare) }

// onlyIn reports whether a theme was said in one column alone.
func (t *theme) onlyIn(column int) bool {
	for i, s := range t.Columns {
		if (s.value > 0) != (i == column) {
			return false
		}
	}
	return true
}
