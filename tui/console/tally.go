package console

import (
	"fmt"
	"strconv"
	"strings"

	"mindwall/mindmap"
	"mindwall/tui/screen"
)

// counted is what a + or - has just counted at once, for what is marked or selected. A digit right behind it makes it a
// number of people, which stands in the line until Enter.
type counted struct {
	delta   int
	answers []mindmap.ID
}

// tally counts people at once for what is marked or selected.
func (c *Console) tally(delta int) screen.Intent {
	answers := c.targets()
	r := count(answers, delta)
	if len(r.Drafts) == 0 {
		return onePersonAtLeast()
	}
	c.counted = counted{delta: delta}
	for _, a := range answers {
		c.counted.answers = append(c.counted.answers, a.ID)
	}
	return r
}

func onePersonAtLeast() screen.Intent { return say(screen.Info, "one person said it, at least") }

// count drafts so many more, or fewer, for each answer. One person said it at least.
func count(answers []*mindmap.Answer, delta int) screen.Record {
	var r screen.Record
	for _, a := range answers {
		if by := max(delta, 1-a.Own); by != 0 {
			r.Drafts = append(r.Drafts, mindmap.Draft{Op: mindmap.TallyAnswer{Answer: a.ID, Delta: by}})
		}
	}
	switch {
	case len(answers) == 1:
		a := answers[0]
		r.Done = fmt.Sprintf("“%s” ×%d", answerText(a), max(a.Tally.Total()+delta, 1))
	case len(answers) > 1:
		r.Done = fmt.Sprintf("%+d for %s", delta, plural(len(answers), "answer"))
	}
	return r
}

// number is what a line says that is nothing but a count: +, -, +7, -2, or +++ for three. Any word beside it makes it
// an answer.
func (c *Console) number() (n int, ok bool) {
	text := c.line.Text()
	if c.purpose != answering || text == "" || text[0] != '+' && text[0] != '-' {
		return 0, false
	}
	sign := 1
	if text[0] == '-' {
		sign = -1
	}
	if strings.Trim(text, text[:1]) == "" {
		return sign * len(text), true
	}
	if strings.Trim(text[1:], "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.Atoi(text[1:])
	if err != nil {
		n = mindmap.MaxTally + 1 // refused for what it is
	}
	return sign * n, true
}

// counting tells whether the line is a count and no answer.
func (c *Console) counting() bool { _, ok := c.number(); return ok }

// toCount are the answers that a count in the line is for.
func (c *Console) toCount() []*mindmap.Answer {
	if c.counted.delta == 0 {
		return c.targets()
	}
	var answers []*mindmap.Answer
	for _, id := range c.counted.answers {
		if a := c.env.Live.Answer(id); a != nil {
			answers = append(answers, a)
		}
	}
	return answers
}

// countLine counts as many as the line says, less what was counted at once.
func (c *Console) countLine(n int) screen.Intent {
	answers := c.toCount()
	switch {
	case n == 0, n < -mindmap.MaxTally, n > mindmap.MaxTally:
		return say(screen.Warning, "%q is no number of people: from +1 to +%d", c.line.Text(), mindmap.MaxTally)
	case len(answers) == 0:
		return say(screen.Warning, "no answer to count for: put one on the wall, or select one")
	}
	r := count(answers, n-c.counted.delta)
	c.counted = counted{}
	c.line.Reset()
	switch {
	case len(r.Drafts) > 0:
		return r
	case n < 0:
		return onePersonAtLeast()
	}
	return screen.Say{} // all was counted at once
}

// takeBackCount undoes what was counted at once, when the line that went on from it turns out to be an answer.
func (c *Console) takeBackCount() screen.Intent {
	r := count(c.toCount(), -c.counted.delta)
	c.counted = counted{}
	r.Done = "not counted: what you type is an answer"
	return r
}

// countPreview is what Enter will do with a count.
func (c *Console) countPreview(n int) string {
	answers := c.toCount()
	whom := "no answer: put one on the wall, or select one"
	switch len(answers) {
	case 0:
	case 1:
		whom = "“" + answerText(answers[0]) + "”"
	default:
		whom = plural(len(answers), "answer")
	}
	more := strconv.Itoa(n) + " more for "
	if n < 0 {
		more = strconv.Itoa(-n) + " fewer for "
	}
	return "↵ count " + more + whom
}
