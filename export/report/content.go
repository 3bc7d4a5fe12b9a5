package report

import (
	"cmp"
	"html/template"
	"math"
	"slices"
	"unicode/utf8"

	"mindwall/mindmap"
	"mindwall/mindmap/say"
	"mindwall/mindmap/walk"
)

const (
	firstAnswers = 5   // of a theme, which stand as bullets; the others follow in small type
	topThemes    = 3   // on the first page, at least one for each of
	topQuestions = 6   // questions
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
	Parked    string // a sentence; empty when nothing is
	Actions   []action
	Closing   []fact // next steps, thanks, contact
	How       []string
}

// fact is one thing that is known of the event. One without a value is left out, or is a gap to be filled in.
type fact struct {
	Name, Value string
	gap         bool // it is one that people fill in
}

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

// action is what somebody will do.
type action struct {
	Text, By string
	Done     string // empty until it is
}

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

// newContent reads the board.
func newContent(b *mindmap.Board, o Options) *content {
	c := &content{voice: o.Voice, apart: o.Voice.Apart(b.Event.Language), Title: cmp.Or(b.Event.Title, o.Voice.Say(whatWasSaid)), Lead: readLead(o.Lead)}
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
	c.begin(said)
	if o.Parked > 0 {
		c.Parked = c.voice.Counted(o.Parked, parked)
	}
	c.Closing = []fact{c.gap(next, b.Event.Next), c.gap(thanks, b.Event.Thanks), c.gap(contact, b.Event.Contact)}
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
func (c *content) begin(all mindmap.Tally) {
	answers, themes, published := 0, 0, 0
	for _, q := range c.Questions {
		answers += q.Answers
		for _, t := range q.Themes {
			if t.colour >= 0 {
				themes++
			}
			t.each(func(s *said) { published += len(s.Quotes) })
		}
	}
	c.Top = c.strongest()
	c.Headline = c.voice.Say(answersQuestions, "answers", c.counted(answers, say.Answers), "questions", c.counted(len(c.Questions), say.Questions))
	c.headline()
	times := all.Total()
	if times == answers {
		times = 0
	}
	asked := len(c.Questions)
	if asked == 1 {
		asked = 0
	}
	for _, n := range []struct {
		n  int
		of say.Message
	}{{answers, say.Answers}, {times, timesSaid}, {themes, say.Themes}, {asked, say.Questions}, {published, quotes}} {
		if n.n > 0 && len(c.Numbers) < 3 {
			c.Numbers = append(c.Numbers, split(c.counted(n.n, n.of), c.voice.Number(n.n)))
		}
	}
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

// strongest are the themes of the first page: of each question the one that was named most, and as many more as there is room
// for, the strongest first.
func (c *content) strongest() []*top {
	var leaders, others []*top
	for _, q := range c.Questions {
		for i, t := range q.Themes {
			if t.colour < 0 {
				continue
			}
			one := &top{theme: t, Of: c.voice.Counted(t.Times, ofTimes, "total", c.voice.Number(q.Times)), Best: t.best(), all: q.Times}
			if len(c.Questions) > 1 {
				one.Question = q.Text
			}
			if i == 0 {
				leaders = append(leaders, one)
			} else {
				others = append(others, one)
			}
		}
	}
	strongest := func(a, b *top) int { return cmp.Compare(b.Times, a.Times) }
	slices.SortStableFunc(leaders, strongest)
	slices.SortStableFunc(others, strongest)
	leaders = leaders[:min(len(leaders), topQuestions)]
	more := max(0, min(topThemes-len(leaders), len(others)))
	leaders = append(leaders, others[:more]...)
	slices.SortStableFunc(leaders, strongest)
	return leaders
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
			name = c.voice.Say(whatWasSaid)
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

// line is an action on one line.
func (a *action) line() string {
	more := say.Joined(", ", a.By, a.Done)
	if more != "" {
		more = "(" + more + ")"
	}
	return say.Joined(" ", a.Text, more)
}

// Part is how much of what was said to its question a theme is, in hundredths.
func (t *top) Part() int { return (100*t.Times + t.all - 1) / t.all }

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
