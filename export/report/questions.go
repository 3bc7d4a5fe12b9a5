package report

import (
	"cmp"
	"html/template"
	"slices"
	"unicode/utf8"

	"mindwall/mindmap"
	"mindwall/mindmap/say"
	"mindwall/mindmap/walk"
)

// question is one question of the write-up.
type question struct {
	Number   int
	Text     string
	Answers  int
	Times    int // how often its answers were said
	Counts   string
	Themes   []*theme // that were named, the strongest first, and then what is under none
	Empty    string   // a sentence that names themes without answers
	By       []*attribute
	Mixed    bool // said in several sources
	Voted    bool // there were votes on its themes
	Source   *mindmap.Question
	Rows     []row
	MapText  string
	BarsText string

	Map template.HTML // the picture, inside of a page
}

// theme is one theme of the write-up, or what is under none.
type theme struct {
	Letter  string // of a top-level theme
	Text    string
	Depth   int // 1 at the top
	Answers int
	Times   int
	Counts  string
	Share   string // of what was said to the question
	Said    string // how often
	Counted string // the same, as a number behind a name
	Width   int    // of its bar, in hundredths of the longest
	First   []said
	Rest    []said
	Themes  []*theme

	id     mindmap.ID
	tally  mindmap.Tally
	votes  mindmap.Votes
	colour int // its number; negative for none
}

// said is one answer: its caption, how often it was said and where unless it was once in the room, and its own quotes.
type said struct {
	Text   string
	Count  string
	Quotes []string

	times int
}

// row is a row of a table: a theme, in its place below others, with how many answers it has and, where there are several sources, how often each
// said it.
type row struct {
	*theme
	Sources []int
	voted   bool // there are columns of votes
}

// attribute is who said what to a question, by something that surveys tell of people.
type attribute struct {
	Head    string
	Columns []string
	Rows    []crossRow
	Why     string

	table [][]string // its heads first
}

type crossRow struct {
	Name  string
	Cells []cell
}

// cell is a count, and its share of all that those people said; Share is empty where the count is hidden.
type cell struct {
	Column, Count, Share string
	Width                int
}

func (c *content) question(q *mindmap.Question, by []Attribute) *question {
	out := &question{
		Number: q.Number, Text: cmp.Or(q.Text, c.voice.TakenOut()), Answers: q.Answers, Times: q.Tally.Total(), Source: q, Mixed: say.Sources(q.Tally) > 1,
		Counts: c.voice.AnswersSaid(q.Answers, q.Tally.Total()),
	}
	var empty []string
	for _, b := range walk.Themes(q) {
		c.add(&out.Themes, &b, out.Times, &empty)
	}
	byStrength(out.Themes)
	if n := len(q.Themes); n > 0 {
		out.Counts = say.Joined(" · ", out.Counts, c.voice.Counted(n, say.Themes))
	}
	if len(empty) > 0 {
		out.Empty = c.voice.Say(emptyThemes, "themes", c.voice.Listed(empty))
	}
	if len(q.Unsorted) > 0 {
		name := c.voice.Say(alsoSaid)
		if len(q.Themes) == 0 {
			name = c.voice.Say(say.WhatWasSaid)
		}
		b := walk.UnsortedOf(q, name)
		c.add(&out.Themes, &b, out.Times, nil)
	}
	out.Voted = slices.ContainsFunc(out.Themes, (*theme).voted)
	out.measure()
	for _, t := range out.Themes {
		if len(q.Themes) > 0 {
			out.rows(t)
		}
	}
	for _, a := range by {
		out.By = append(out.By, c.cross(out, a)...)
	}
	c.describe(out)
	return out
}

// add adds a theme with all below it, or its name to the empty ones.
func (c *content) add(to *[]*theme, b *walk.Branch, all int, empty *[]string) {
	name := cmp.Or(b.Name, c.voice.TakenOut())
	if b.Count == 0 {
		*empty = append(*empty, c.voice.WithVotes(name, b.Votes))
		return
	}
	times := b.Tally.Total()
	t := &theme{
		Letter: b.Letter, Text: name, Depth: b.Depth, colour: b.Colour, Answers: b.Count, Times: times, tally: b.Tally, votes: b.Votes, id: b.ID(),
		Counts: say.Joined(" · ", c.voice.AnswersSaid(b.Count, times), c.voice.VotesInWords(b.Votes)), Share: c.percent(float64(times) / float64(all)),
		Said: c.voice.Number(times), Counted: c.voice.WithVotes(c.voice.Times(times), b.Votes),
	}
	c.answers(t, b.Answers)
	for _, sub := range b.Branches() {
		c.add(&t.Themes, &sub, all, empty)
	}
	byStrength(t.Themes)
	*to = append(*to, t)
}

func byStrength(themes []*theme) {
	slices.SortStableFunc(themes, func(a, b *theme) int { return cmp.Compare(b.Times, a.Times) })
}

// answers takes in the answers of a theme: first those that were said most, of as many those with a quote. Of the rest those
// with a quote come first, so that the others are one list.
func (c *content) answers(t *theme, answers []*mindmap.Answer) {
	list := make([]said, len(answers))
	for i, a := range answers {
		list[i] = said{c.voice.Caption(a), c.voice.WithVotes(c.countOf(a.Tally), a.Votes), say.Quotes(a, false), a.Tally.Total()}
	}
	quotedFirst := func(a, b said) int { return cmp.Compare(min(1, len(b.Quotes)), min(1, len(a.Quotes))) }
	slices.SortStableFunc(list, func(a, b said) int { return cmp.Or(cmp.Compare(b.times, a.times), quotedFirst(a, b)) })
	n := min(len(list), firstAnswers)
	t.First, t.Rest = list[:n], list[n:]
	slices.SortStableFunc(t.Rest, quotedFirst)
}

// countOf says how often it was said, and, where there are several sources, in which when it was not in the room alone;
// empty for once in the room.
func (c *content) countOf(t mindmap.Tally) string {
	n, times, where := t.Total(), "", ""
	if n > 1 {
		times = c.voice.Times(n)
	}
	switch i := slices.IndexFunc(t[:], func(of int) bool { return of == n }); {
	case !c.mixed:
	case i < 0:
		where = "(" + c.voice.BySource(t) + ")"
	case mindmap.Sources[i] != mindmap.Room:
		where = "(" + c.voice.Source(mindmap.Sources[i]) + ")"
	}
	return say.Joined(" ", times, where)
}

// each goes through the answers of a theme and of those below it.
func (t *theme) each(do func(*said)) {
	for _, list := range [][]said{t.First, t.Rest} {
		for i := range list {
			do(&list[i])
		}
	}
	for _, sub := range t.Themes {
		sub.each(do)
	}
}

// voted reports whether there were votes for the theme or for one below it.
func (t *theme) voted() bool {
	return t.votes != mindmap.Votes{} || slices.ContainsFunc(t.Themes, (*theme).voted)
}

// best is the answer of a theme whose quote says most for it: of what was said most, rather one that is not long. nil when
// nothing is published.
func (t *theme) best() *said {
	var best *said
	long := func(s *said) bool { return utf8.RuneCountInString(s.Quotes[0]) > longQuote }
	t.each(func(s *said) {
		if len(s.Quotes) == 0 {
			return
		}
		if best == nil || long(best) && !long(s) || long(best) == long(s) && s.times > best.times {
			best = s
		}
	})
	return best
}

// measure gives the top-level themes their bars.
func (q *question) measure() {
	longest := 0
	for _, t := range q.Themes {
		longest = max(longest, t.Times)
	}
	for _, t := range q.Themes {
		t.Width = (100*t.Times + longest - 1) / longest
	}
}

// rows lists a theme and those below it for the table.
func (q *question) rows(t *theme) {
	r := row{theme: t, voted: q.Voted}
	for i, n := range t.tally {
		if q.Mixed && q.Source.Tally[i] > 0 {
			r.Sources = append(r.Sources, n)
		}
	}
	q.Rows = append(q.Rows, r)
	for _, sub := range t.Themes {
		q.rows(sub)
	}
}

// describe says what the pictures show, for those who do not see them.
func (c *content) describe(q *question) {
	var names, bars []string
	for _, t := range q.Themes {
		if t.colour >= 0 {
			names = append(names, t.Text)
		}
		bars = append(bars, t.Text+" "+c.voice.Number(t.Times))
	}
	around := c.voice.Listed(names)
	if len(names) == 0 {
		around = c.counted(q.Answers, say.Answers)
	}
	q.MapText = c.voice.Say(mapText, "themes", around)
	q.BarsText = c.voice.Say(chartText, "themes", c.voice.Listed(bars))
}
