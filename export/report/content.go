package report

import (
	"cmp"
	"html/template"
	"math"
	"slices"

	"mindwall/mindmap"
	"mindwall/mindmap/gist"
	"mindwall/mindmap/say"
)

const (
	firstAnswers = 5   // of a theme, which stand as bullets; the others follow in small type
	longQuote    = 240 // runes; the first page prefers shorter ones
)

// content is what the write-up says, in the order in which it says it.
type content struct {
	voice   say.Voice
	apart   string // the language of the wall's own texts, where it is another than the voice's
	colours string // of the maps, as a style sheet
	mixed   bool   // said in several sources

	Title     string
	Facts     []fact // when, where, with whom
	Lead      []block
	Headline  string
	Asked     string // what the headline answers, when there are several questions
	Numbers   []number
	Top       []*top
	Compared  string // room against survey, when more than chance
	Who       []fact
	Sources   string        // empty when all was said in the room
	Overview  template.HTML // all questions, inside of a page
	Questions []*question
	Across    []findings // what the questions have to do with each other
	Parked    string     // a sentence; empty when nothing is
	Actions   []action
	Closing   []fact // next steps, thanks, contact
	How       []string
}

// fact is one thing that is known of the event. One without a value is left out, or is a gap to be filled in.
type fact struct {
	Name, Value string
	gap         bool // it is one that people fill in
}

// action is what somebody will do.
type action struct {
	Text, By string
	Done     string // empty until it is
}

// newContent reads the board.
func newContent(b *mindmap.Board, o Options) *content {
	c := &content{voice: o.Voice, apart: o.Voice.Apart(b.Event.Language), Title: cmp.Or(b.Event.Title, o.Voice.Say(say.WhatWasSaid)), Lead: readLead(o.Lead)}
	said := mindmap.Tally{}
	for _, q := range b.Questions {
		said = said.Plus(q.Tally)
	}
	c.mixed = say.Sources(said) > 1
	for _, q := range b.Questions {
		c.Questions = append(c.Questions, c.question(q, o.By))
		c.tellBallots(b, q.ID)
	}
	c.Facts = []fact{c.fact(dateName, c.voice.Date(b.Event.Date)), c.fact(place, b.Event.Place), c.fact(host, b.Event.Host)}
	c.Who = []fact{c.gap(present, b.Event.Present), c.gap(missing, b.Event.Missing)}
	if said.Total() > said.Of(mindmap.Room) {
		c.Sources = c.voice.Say(sourceAnswers, "sources", c.voice.BySource(said))
	}
	c.begin(gist.Of(b))
	c.tellAcross(o.Across)
	if o.Parked > 0 {
		c.Parked = c.voice.Counted(o.Parked, parked)
	}
	c.Closing = []fact{c.gap(say.Next, b.Event.Next), c.gap(thanks, b.Event.Thanks), c.gap(contact, b.Event.Contact)}
	for _, a := range b.Actions {
		c.Actions = append(c.Actions, c.action(a))
	}
	c.how(b)
	return c
}

func (c *content) fact(name say.Message, value string) fact {
	return fact{c.voice.Say(name), value, false}
}

func (c *content) gap(name say.Message, value string) fact {
	return fact{c.voice.Say(name), value, true}
}

// begin makes the first page: headline, numbers, and the themes that were named most.
func (c *content) begin(g gist.Gist) {
	c.Top = c.strongest(g.Top)
	c.Headline = c.voice.Say(answersQuestions, "answers", c.counted(g.Answers, say.Answers), "questions", c.counted(g.Questions, say.Questions))
	c.headline()
	for _, n := range g.Numbers() {
		c.Numbers = append(c.Numbers, split(c.counted(n.N, n.Of), c.voice.Number(n.N)))
	}
}

func (c *content) action(a *mindmap.Action) action {
	out := action{Text: cmp.Or(a.Text, c.voice.TakenOut()), By: c.voice.ByWhom(a)}
	if a.Done {
		out.Done = c.voice.Say(done)
	}
	return out
}

// how says how all this was made, as far as the wall tells.
func (c *content) how(b *mindmap.Board) {
	c.How = []string{c.voice.Say(howFiled), c.voice.Say(howCounted)}
	for _, q := range c.Questions {
		if slices.ContainsFunc(q.Themes, func(t *theme) bool { return t.best() != nil }) {
			c.How = append(c.How, c.voice.Say(howQuoted))
			break
		}
	}
	if slices.ContainsFunc(b.Rounds, func(r *mindmap.Round) bool { return len(r.Results) > 0 }) {
		c.How = append(c.How, c.voice.Say(say.HowVoted, "votes", c.voice.Votes(mindmap.Votes{Dots: 3})))
	}
	c.How = append(c.How, c.voice.Say(howPublished))
	found, tried := compare(b)
	if !tried {
		return
	}
	even := ""
	if found == nil {
		even = c.voice.Say(comparedEven)
	} else {
		more := roomMore
		if found.survey > found.room {
			more = surveyMore
		}
		c.Compared = c.voice.Say(more, "theme", cmp.Or(found.theme.Text, c.voice.TakenOut()), "room", c.percent(found.room), "survey", c.percent(found.survey))
	}
	c.How = append(c.How, say.Joined(" ", c.voice.Say(compared), even))
}

func (c *content) percent(share float64) string {
	return c.voice.Say(percent, "n", c.voice.Number(int(math.Round(100*share))))
}

// line is an action on one line.
func (a *action) line() string {
	more := say.Joined(", ", a.By, a.Done)
	if more != "" {
		more = "(" + more + ")"
	}
	return say.Joined(" ", a.Text, more)
}

// tellBallots says below a question how many ballots were cast in the rounds that are shown, the latest on its themes and the latest
// on its answers.
func (c *content) tellBallots(b *mindmap.Board, question mindmap.ID) {
	q, last := c.Questions[len(c.Questions)-1], map[mindmap.VoteOn]*mindmap.Round{}
	for _, r := range b.Rounds {
		if r.Shown && r.Question == question {
			last[r.On] = r
		}
	}
	for _, on := range []mindmap.VoteOn{mindmap.OnThemes, mindmap.OnAnswers} {
		if r := last[on]; r != nil && r.Ballots > 0 {
			q.Counts = say.Joined(" · ", q.Counts, c.voice.Say(ballots, "ballots", c.voice.Number(r.Ballots), "votes", c.voice.Number(r.Votes)))
		}
	}
}
