package report

import (
	"slices"

	"mindwall/mindmap/gist"
	"mindwall/mindmap/say"
)

// number is a number with its noun: what comes before the number, itself, and what comes after it.
type number struct{ Before, Number, After string }

// top is a theme of the first page.
type top struct {
	*theme
	Question string // empty when there is only one
	Of       string
	Best     *said // with its quote; nil when nothing is published

	all int // how often its question's answers were said
}

// counted is a number with its noun; none of it is said as such.
func (c *content) counted(n int, of say.Message) string {
	if n == 0 && of == say.Answers {
		return c.voice.AnswersSaid(0, 0)
	}
	return c.voice.Counted(n, of)
}

// headline says which theme was named most, when one or two were, and more than once.
func (c *content) headline() {
	if len(c.Top) == 0 || c.Top[0].Times < 2 {
		return
	}
	first := c.Top[0]
	q := c.Questions[slices.IndexFunc(c.Questions, func(q *question) bool { return slices.Contains(q.Themes, first.theme) })]
	n, total := c.voice.Number(first.Times), c.voice.Number(q.Times)
	as := slices.DeleteFunc(slices.Clone(q.Themes), func(t *theme) bool { return t.colour < 0 || t.Times < first.Times })
	switch len(as) {
	case 1:
		c.Headline = c.voice.Say(namedMost, "theme", first.Text, "n", n, "total", total)
	case 2:
		c.Headline = c.voice.Say(mostAtOnce, "first", c.voice.Quoted(as[0].Text), "second", c.voice.Quoted(as[1].Text),
			"n", n, "total", total)
	default:
		return
	}
	if len(c.Questions) > 1 {
		c.Asked = c.voice.Say(asked, "question", c.voice.Quoted(q.Text))
	}
}

// strongest are the themes of the first page, with what stands about them in the write-up.
func (c *content) strongest(named []gist.Top) (list []*top) {
	for _, one := range named {
		q := c.Questions[slices.IndexFunc(c.Questions, func(q *question) bool { return q.Source == one.Question })]
		t := q.Themes[slices.IndexFunc(q.Themes, func(t *theme) bool { return t.id == one.Theme.ID })]
		it := &top{theme: t, Of: c.voice.Counted(t.Times, say.OfTimes, "total", c.voice.Number(q.Times)), Best: t.best(), all: q.Times}
		if len(c.Questions) > 1 {
			it.Question = q.Text
		}
		list = append(list, it)
	}
	return list
}

// split is a text around the number in it. A language may say a small number without a figure.
func split(text, n string) number {
	for i := range len(text) - len(n) + 1 {
		if text[i:i+len(n)] == n {
			return number{text[:i], n, text[i+len(n):]}
		}
	}
	return number{Number: text}
}

// Part is how much of what was said to its question a theme is, in hundredths.
func (t *top) Part() int { return (100*t.Times + t.all - 1) / t.all }
