package report

import (
	"fmt"
	"strings"

	"mindwall/mindmap/say"
)

// writer takes the write-up as one piece after the other, as a document without columns has it.
type writer interface {
	title(text, below string)
	lead(block)
	headline(text, below string)
	paragraph(text string)
	small(text string, kept bool)          // kept on the page of what follows
	heading(level int, text, more string)  // the title is level 1
	bar(t *top)                            // a theme of the first page, with its bar
	answer(s *said)                        // as a bullet, and right after it its quotes
	action(a *action)                      // as a bullet
	gap(text string)                       // to be filled in
	pictures(q *question, rows [][]string) // map and chart; the table where there are no pictures
	table(caption string, rows [][]string) // the first row is the heads
}

// tell hands the whole write-up to a writer.
func (c *content) tell(w writer) {
	var known []string
	for _, f := range c.Facts {
		known = append(known, f.Value)
	}
	w.title(c.Title, say.Joined(" · ", known...))
	for _, b := range c.Lead {
		w.lead(b)
	}
	c.tellFirst(w)
	for _, q := range c.Questions {
		c.tellQuestion(w, q)
	}
	c.tellRest(w)
}

// tellFirst is the first page.
func (c *content) tellFirst(w writer) {
	w.headline(c.Headline, c.Asked)
	var numbers []string
	for _, n := range c.Numbers {
		numbers = append(numbers, n.Before+n.Number+n.After)
	}
	w.paragraph(strings.Join(numbers, " · "))
	if len(c.Top) > 0 {
		w.heading(2, c.voice.Say(topHead), "")
	}
	for _, t := range c.Top {
		w.bar(t)
		if t.Best != nil {
			w.answer(t.Best)
		}
	}
	if c.Compared != "" {
		w.paragraph(c.Compared)
	}
	w.heading(2, c.voice.Say(who), "")
	c.facts(w, c.Who)
	if c.Sources != "" {
		w.paragraph(c.Sources)
	}
}

// facts tells what is known, and marks what is not.
func (c *content) facts(w writer, facts []fact) {
	for _, f := range facts {
		if f.Value != "" {
			w.paragraph(c.named(f.Name, f.Value))
		} else {
			c.blank(w, f)
		}
	}
}

func (c *content) named(name, value string) string {
	return c.voice.Say(named, "name", name, "value", value)
}

func (c *content) blank(w writer, f fact) { w.gap(c.voice.Say(blank, "what", f.Name)) }

func (c *content) tellQuestion(w writer, q *question) {
	w.heading(2, fmt.Sprintf("%d. %s", q.Number, q.Text), "")
	w.small(q.Counts, true)
	if q.Answers > 0 {
		w.pictures(q, c.tableOf(q))
	}
	for _, t := range q.Themes {
		c.tellTheme(w, t)
	}
	if q.Empty != "" {
		w.small(q.Empty, false)
	}
	for _, a := range q.By {
		w.heading(3, a.Head, "")
		w.table("", a.table)
		w.small(a.Why, false)
	}
}

func (c *content) tellTheme(w writer, t *theme) {
	w.heading(t.Depth+2, say.Joined(" ", t.Letter, t.Text), t.Counts)
	for i := range t.First {
		w.answer(&t.First[i])
	}
	rest := t.Rest
	for len(rest) > 0 && len(rest[0].Quotes) > 0 {
		w.answer(&rest[0])
		rest = rest[1:]
	}
	if len(rest) > 0 {
		var list []string
		for _, s := range rest {
			list = append(list, say.Joined(" ", s.Text, s.Count))
		}
		w.small(c.named(c.voice.Say(further), c.voice.Listed(list)), false)
	}
	for _, sub := range t.Themes {
		c.tellTheme(w, sub)
	}
}

// tellRest is what comes after the questions.
func (c *content) tellRest(w writer) {
	c.writeAcross(w)
	if c.Parked != "" {
		w.heading(2, c.voice.Say(parkedHead), "")
		w.paragraph(c.Parked)
	}
	if len(c.Actions) > 0 {
		w.heading(2, c.voice.Say(toDo), "")
		for i := range c.Actions {
			w.action(&c.Actions[i])
		}
	}
	for _, f := range c.Closing {
		w.heading(2, f.Name, "")
		if f.Value != "" {
			w.paragraph(f.Value)
		} else {
			c.blank(w, f)
		}
	}
	w.heading(2, c.voice.Say(howToRead), "")
	for _, s := range c.How {
		w.small(s, false)
	}
	if !c.hasTables() {
		return
	}
	w.heading(2, c.voice.Say(appendix), "")
	for _, q := range c.Questions {
		if len(q.Rows) > 0 {
			w.table(fmt.Sprintf("%d. %s", q.Number, q.Text), c.tableOf(q))
		}
	}
}

func (c *content) hasTables() bool {
	for _, q := range c.Questions {
		if len(q.Rows) > 0 {
			return true
		}
	}
	return false
}

// heads are the heads of the columns of a question's table.
func (c *content) heads(q *question) []string {
	out := []string{c.voice.Say(themeColumn), c.voice.Say(columnAnswers), c.voice.Say(columnSaid), c.voice.Say(share)}
	if q.Voted {
		out = append(out, c.voice.Say(say.ColumnVotes), c.voice.Say(say.ColumnHands))
	}
	if !q.Mixed {
		return out
	}
	for i, name := range c.voice.SourceNames() {
		if q.Source.Tally[i] > 0 {
			out = append(out, name)
		}
	}
	return out
}

// tableOf is the table of a question, its heads first.
func (c *content) tableOf(q *question) [][]string {
	rows := [][]string{c.heads(q)}
	for _, r := range q.Rows {
		rows = append(rows, c.cells(r))
	}
	return rows
}

// cells are those of a row.
func (c *content) cells(r row) []string {
	line := []string{strings.Repeat("– ", r.Depth-1) + say.Joined(" ", r.Letter, r.Text), c.voice.Number(r.Answers), r.Said, r.Share}
	if r.voted {
		line = append(line, c.voice.Number(r.votes.Dots), c.voice.Number(r.votes.Hands))
	}
	for _, n := range r.Sources {
		line = append(line, c.voice.Number(n))
	}
	return line
}
