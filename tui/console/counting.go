package console

import (
	"fmt"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mindwall/mindmap"
	"mindwall/tui/capture"
	"mindwall/tui/cells"
	"mindwall/tui/mapview"
	"mindwall/tui/screen"
)

// counted is what a + or - has just counted at once, for what is marked or selected. A digit right behind it makes it a
// number of people, which stands in the line until Enter.
type counted struct {
	delta   int
	answers []mindmap.ID
}

// counting is what the line of answers is for while it holds nothing but a sign and a number.
type counting struct {
	c  *stack
	of counted
}

func (p *counting) line() *capture.Line { return p.c.answers.text }

func (p *counting) prompt() string { return "count" }

func (p *counting) key(tea.KeyPressMsg) (screen.Intent, tea.Cmd, bool) { return nil, nil, false }

func (p *counting) footer() []key.Binding {
	return []key.Binding{bind("enter", "count"), bind("esc", "let go of it")}
}

func (p *counting) over(width, height int) []string { return nil }

// typed ends the count when the line turns out to be an answer: what was counted at once is taken back.
func (p *counting) typed(string) screen.Intent {
	if _, ok := countOf(p.line().Text()); ok {
		return screen.Say{}
	}
	p.end()
	if p.of.delta == 0 || p.line().Empty() {
		return screen.Say{}
	}
	r := count(p.answers(), -p.of.delta)
	r.Done = "not counted: what you type is an answer"
	return r
}

func (p *counting) end() {
	p.c.drop(p)
	p.c.counted = counted{}
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
func (p *counting) answers() []*mindmap.Answer {
	if p.of.delta == 0 {
		return p.c.at.targets()
	}
	var answers []*mindmap.Answer
	for _, id := range p.of.answers {
		if a := p.c.env.Live.Answer(id); a != nil {
			answers = append(answers, a)
		}
	}
	return answers
}

// deed implements [purpose]. What was counted at once counts.
func (p *counting) deed() deed {
	n, _ := countOf(p.line().Text())
	answers := p.answers()
	whom := cells.Counted(len(answers), "answer")
	switch {
	case n == 0, n < -mindmap.MaxTally, n > mindmap.MaxTally:
		return refuse(screen.Warning, fmt.Sprintf("%q is no number of people: from +1 to +%d", p.line().Text(), mindmap.MaxTally))
	case len(answers) == 0:
		return refuse(screen.Warning, "no answer to count for: put one on the wall, or select one")
	case len(answers) == 1:
		whom = "“" + mapview.AnswerText(answers[0]) + "”"
	}
	text := fmt.Sprintf("count %d more for %s", n, whom)
	if n < 0 {
		text = fmt.Sprintf("count %d fewer for %s", -n, whom)
	}
	return will("count", text, func() screen.Intent {
		r := count(answers, n-p.of.delta)
		p.end()
		p.line().Reset()
		switch {
		case len(r.Drafts) > 0:
			return r
		case n < 0:
			return onePersonAtLeast()
		}
		return screen.Say{} // all was counted at once
	})
}

// countAtOnce counts people for what is marked or selected.
func countAtOnce(c *stack, delta int) screen.Intent {
	answers := c.at.targets()
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

func onePersonAtLeast() screen.Intent {
	return screen.Sayf(screen.Info, "one person said it, at least")
}

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
		r.Done = fmt.Sprintf("“%s” ×%d", mapview.AnswerText(a), max(a.Tally.Total()+delta, 1))
	case len(answers) > 1:
		r.Done = fmt.Sprintf("%+d for %s", delta, cells.Counted(len(answers), "answer"))
	}
	return r
}
