package purpose

import (
	"fmt"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/mindmap/say"
	"mindwall/tui/capture"
	"mindwall/tui/screen"
)

// Counted is what a + or - has just counted at once, for what is marked or selected. A digit right behind it makes it a
// number of people, which stands in the line until Enter.
type Counted struct {
	delta   int
	answers []mindmap.ID
	changed []mindmap.ID // those of them that it counted for: a - does nothing for what one person said
}

// Counting is what the line of answers is for while it holds nothing but a sign and a number.
type Counting struct {
	c  *Stack
	of Counted
}

func (p *Counting) Line() *capture.Line { return p.c.Answers.Text }

func (p *Counting) Prompt() string { return "count" }

func (p *Counting) Key(tea.KeyPressMsg) (screen.Intent, tea.Cmd, bool) { return nil, nil, false }

func (p *Counting) Footer() []key.Binding {
	return []key.Binding{Bind("enter", "count"), Bind("esc", "let go of it")}
}

func (p *Counting) Over(width, height int) []string { return nil }

// Typed ends the count when the line turns out to be an answer: what was counted at once is taken back.
func (p *Counting) Typed(string) screen.Intent {
	if _, ok := countOf(p.Line().Text()); ok {
		return screen.Say{}
	}
	p.end()
	if p.of.delta == 0 || p.Line().Empty() {
		return screen.Say{}
	}
	r := count(p.living(p.of.changed), -p.of.delta)
	if len(r.Drafts) == 0 {
		return screen.Say{}
	}
	r.Done = "not counted: what you type is an answer"
	return r
}

func (p *Counting) end() {
	p.c.Drop(p)
	p.c.Counted = Counted{}
}

// countOf is what a line says that is nothing but a count: +, -, +7, -2, or +++ for three. Any word beside it makes it an
// answer.
func countOf(text string) (n int, ok bool) {
	if text == "" || text[0] != '+' && text[0] != '-' {
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

func signOf(n int) string {
	if n < 0 {
		return "-"
	}
	return "+"
}

// answers are those that the count is for.
func (p *Counting) answers() []*mindmap.Answer {
	if p.of.delta == 0 {
		return p.c.at.Targets()
	}
	return p.living(p.of.answers)
}

// living are those of some answers that are still there.
func (p *Counting) living(ids []mindmap.ID) (answers []*mindmap.Answer) {
	for _, id := range ids {
		if a := p.c.env.Live.Answer(id); a != nil {
			answers = append(answers, a)
		}
	}
	return answers
}

// Deed implements [Purpose]. What was counted at once counts.
func (p *Counting) Deed() deed {
	n, _ := countOf(p.Line().Text())
	answers := p.answers()
	whom := say.Counted(len(answers), "answer")
	switch {
	case n == 0, n < -mindmap.MaxTally, n > mindmap.MaxTally:
		return refuse(screen.Warning, fmt.Sprintf("%q is no number of people: from +1 to +%d", p.Line().Text(), mindmap.MaxTally))
	case len(answers) == 0:
		return refuse(screen.Warning, "no answer to count for: put one on the wall, or select one")
	case len(answers) == 1:
		whom = "“" + say.Caption(answers[0]) + "”"
	}
	text := fmt.Sprintf("count %d more for %s", n, whom)
	if n < 0 {
		text = fmt.Sprintf("count %d fewer for %s", -n, whom)
	}
	return will("count", text, func() screen.Intent {
		r := count(answers, n-p.of.delta)
		p.end()
		p.Line().Reset()
		switch {
		case len(r.Drafts) > 0:
			return r
		case n < 0:
			return onePersonAtLeast()
		}
		return screen.Say{} // all was counted at once
	})
}

// CountAtOnce counts people for what is marked or selected. Where nothing can be counted, digits behind the sign are a number all
// the same, and no answer.
func CountAtOnce(c *Stack, delta int) screen.Intent {
	answers := c.at.Targets()
	r := count(answers, delta)
	c.Counted = Counted{delta: delta}
	for _, a := range answers {
		c.Counted.answers = append(c.Counted.answers, a.ID)
		if step(a, delta) != 0 {
			c.Counted.changed = append(c.Counted.changed, a.ID)
		}
	}
	if len(r.Drafts) == 0 {
		return onePersonAtLeast()
	}
	return r
}

func onePersonAtLeast() screen.Intent {
	return screen.Sayf(screen.Info, "one person said it, at least")
}

// step is how much of a count an answer takes: one person said it at least.
func step(a *mindmap.Answer, delta int) int { return max(delta, 1-a.Own) }

// count drafts so many more, or fewer, for each answer.
func count(answers []*mindmap.Answer, delta int) screen.Record {
	var r screen.Record
	for _, a := range answers {
		if by := step(a, delta); by != 0 {
			r.Drafts = append(r.Drafts, mindmap.Draft{Op: mindmap.TallyAnswer{Answer: a.ID, Delta: by}})
		}
	}
	switch {
	case len(answers) == 1:
		a := answers[0]
		r.Done = fmt.Sprintf("“%s” %s", say.Caption(a), say.Times(max(a.Tally.Total()+delta, 1)))
	case len(answers) > 1:
		r.Done = fmt.Sprintf("%+d for %s", delta, say.Counted(len(answers), "answer"))
	}
	return r
}
