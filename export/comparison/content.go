package comparison

import (
	"cmp"
	"slices"
	"strconv"

	"mindwall/mindmap"
	"mindwall/mindmap/compare"
	"mindwall/mindmap/crosstab"
	"mindwall/mindmap/say"
)

// Options are how a comparison is told.
type Options struct {
	// Voice says what is not the walls' own.
	Voice say.Voice
	// NoSystemFonts draws with the embedded font alone.
	NoSystemFonts bool
	// Note, when not nil, is told what people should know of the pictures.
	Note func(string)
}

const (
	topThemes = 3   // that stand before all questions
	longQuote = 240 // runes; what stands before all questions is shorter
	// longestChange is how many columns a change is told of on a line; of more, the first and the last.
	longestChange = 4
	firstAnswers  = 5 // of a list, which stand as bullets; the others follow in small type
)

// content is what a comparison says, in the order in which it says it.
type content struct {
	*compare.Comparison
	voice say.Voice
	apart string // the language of the walls' own texts, where it is another than the voice's

	Title     string
	Event     string   // that all columns have; it may be empty
	Changed   string   // what the page is about, beside the event
	Names     []string // of the columns
	Columns   []column
	Headline  string
	Asked     string // what the headline is about, when there are several questions
	Numbers   []number
	Top       []*theme
	Questions []*question
	How       []string
}

// column is a wall, or a group.
type column struct{ Name, More, Said string }

// number is how many top-level themes have a status.
type number struct {
	Number string
	Status compare.Status
	Word   string
}

// newContent reads a comparison.
func newContent(of *compare.Comparison, o Options) *content {
	c := &content{Comparison: of, voice: o.Voice, apart: o.Voice.Apart(of.Language)}
	c.Names = c.names()
	c.Event, c.Changed = c.event(), c.changed()
	c.Title = say.Joined(" – ", c.Event, c.Changed)
	for i, q := range of.Questions {
		c.Questions = append(c.Questions, c.question(q, i+1))
	}
	for i := range of.Columns {
		c.Columns = append(c.Columns, c.column(i))
	}
	c.count()
	c.strongest()
	c.headline()
	c.how()
	return c
}

// changed says what is compared.
func (c *content) changed() string {
	if c.By != "" {
		return c.voice.Say(byAttribute, "attribute", c.voice.Quoted(c.By))
	}
	if c.event() == "" {
		return c.voice.Say(named, "name", c.voice.Say(whatChanged), "value", c.voice.List(c.Names...))
	}
	return c.voice.Say(whatChanged)
}

// grouped reports whether columns are groups of one wall. They have no order, so that nothing grew, and nobody is told who said what.
func (c *content) grouped() bool { return c.By != "" }

// MostHead is the head of the themes that come first.
func (c *content) MostHead() string {
	if c.grouped() {
		return c.voice.Say(differMost)
	}
	return c.voice.Say(changedMost)
}

func (c *content) last() int { return len(c.Comparison.Columns) - 1 }

// event is the title that all walls have; empty when they have different ones.
func (c *content) event() string {
	title := c.Comparison.Columns[0].Event.Title
	if slices.ContainsFunc(c.Comparison.Columns, func(col compare.Column) bool { return col.Event.Title != title }) {
		return ""
	}
	return title
}

// names are what columns are called: by their years, their dates, their titles, places or files, whichever tells all of
// them apart first, and else by their numbers; groups by what they are.
func (c *content) names() []string {
	if c.grouped() {
		return c.called(func(col *compare.Column) string { return cmp.Or(col.Name, c.voice.Say(everybodyElse)) })
	}
	year := func(col *compare.Column) string {
		if date := col.Event.Date; c.voice.Date(date) != date {
			return date[:min(4, len(date))]
		}
		return ""
	}
	for _, by := range []func(*compare.Column) string{
		year, func(col *compare.Column) string { return c.voice.Date(col.Event.Date) }, func(col *compare.Column) string { return col.Event.Title },
		func(col *compare.Column) string { return col.Event.Place }, func(col *compare.Column) string { return col.Name },
	} {
		if names := c.called(by); apart(names) {
			return names
		}
	}
	names := make([]string, len(c.Comparison.Columns))
	for i := range names {
		names[i] = strconv.Itoa(i + 1)
	}
	return names
}

func (c *content) called(by func(*compare.Column) string) []string {
	names := make([]string, len(c.Comparison.Columns))
	for i := range names {
		names[i] = by(&c.Comparison.Columns[i])
	}
	return names
}

// apart reports whether no two names are the same, and none is missing.
func apart(names []string) bool {
	sorted := slices.Sorted(slices.Values(names))
	return !slices.Contains(names, "") && len(slices.Compact(sorted)) == len(names)
}

// column says what is known of one, and how much was said in it.
func (c *content) column(i int) column {
	out, answers, times := column{Name: c.Names[i]}, 0, 0
	for _, q := range c.Comparison.Questions {
		if i < len(q.Answers) {
			answers += q.Answers[i]
		}
		times += q.Said[i]
	}
	out.Said = c.said(answers, times)
	if c.grouped() {
		return out
	}
	e := &c.Comparison.Columns[i].Event
	for _, more := range []string{e.Title, c.voice.Date(e.Date), e.Place, e.Host} {
		if more != out.Name && more != c.Event {
			out.More = say.Joined(" · ", out.More, more)
		}
	}
	return out
}

// said is how many answers there are, and how often they were said; of groups the latter alone is known.
func (c *content) said(answers, times int) string {
	if c.grouped() || answers == 0 && times > 0 {
		return c.voice.Counted(times, timesSaid)
	}
	return c.voice.AnswersSaid(answers, times)
}

// count counts the themes of each status.
func (c *content) count() {
	if c.grouped() {
		return
	}
	counts := map[compare.Status]int{}
	for _, q := range c.Questions {
		for _, t := range q.Themes {
			if !t.Unsorted && !q.Alone {
				counts[t.Status]++
			}
		}
	}
	for _, s := range []compare.Status{compare.New, compare.Grown, compare.Same, compare.Shrunk, compare.Gone} {
		if n := counts[s]; n > 0 {
			c.Numbers = append(c.Numbers, number{c.voice.Number(n), s, c.status(s)})
		}
	}
}

// status is a status in a word. What is in the one group alone is neither new nor gone.
func (c *content) status(s compare.Status) string {
	switch s {
	case compare.Grown:
		return c.voice.Say(grown)
	case compare.Shrunk:
		return c.voice.Say(shrunk)
	case compare.New:
		return c.voice.Say(newTheme)
	case compare.Gone:
		return c.voice.Say(gone)
	}
	return c.voice.Say(unchanged)
}

// how says how all this was made, as far as it is of use here.
func (c *content) how() {
	quoted, hides := false, false
	for _, q := range c.Questions {
		for _, t := range q.Themes {
			t.each(func(t *theme) {
				hides = hides || slices.ContainsFunc(t.Columns, func(s side) bool { return s.Hidden })
				quoted = quoted || slices.ContainsFunc(t.Columns, func(s side) bool { return s.quoted() })
			})
		}
	}
	add := func(m say.Message) { c.How = append(c.How, c.voice.Say(m)) }
	if !c.grouped() {
		add(howTied)
	}
	add(howCounted)
	if !c.grouped() {
		add(howChanged)
	}
	if c.weighed() {
		add(howChance)
	}
	if !c.grouped() {
		add(howAgain)
	}
	if hides {
		c.How = append(c.How, c.voice.Say(hiddenWhy, "attribute", c.voice.Quoted(c.By), "n", c.voice.Number(crosstab.MinCell)))
	}
	if quoted {
		add(howQuoted)
	}
	add(howPublished)
}

// fromTo is a change: what was first, what came then unless that is much, and what is last. What never changed is said once.
func (c *content) fromTo(texts []string) string {
	out := texts[0]
	if len(texts) > longestChange {
		texts = []string{out, texts[len(texts)-1]}
	}
	if !slices.ContainsFunc(texts, func(t string) bool { return t != out }) {
		return out
	}
	for _, t := range texts[1:] {
		out = c.voice.Say(fromTo, "first", out, "last", t)
	}
	return out
}

func (c *content) percent(share float64) string {
	return c.voice.Say(percent, "n", c.voice.Number(compare.Percent(share)))
}

// shownAnswer is one answer: its caption, how often it was said when more than once, and its quotes that are published.
type shownAnswer struct {
	Text   string
	Count  string
	Before string // what it was, when it was said again in other words
	Quotes []string
	Then   []string // those of what it was
}

func (c *content) answer(a *mindmap.Answer) shownAnswer {
	out := shownAnswer{Text: c.voice.Caption(a), Quotes: say.Quotes(a, false)}
	if n := a.Tally.Total(); n > 1 {
		out.Count = c.voice.Times(n)
	}
	return out
}

// answers are a list of them: those that stand as bullets, and the others, of which those with a quote come first.
func (c *content) answers(list []*mindmap.Answer) (first, rest []shownAnswer) {
	all := make([]shownAnswer, len(list))
	for i, a := range list {
		all[i] = c.answer(a)
	}
	return parted(all)
}

func parted(all []shownAnswer) (first, rest []shownAnswer) {
	n := min(len(all), firstAnswers)
	quotedFirst(all[n:])
	return all[:n], all[n:]
}

// quotedFirst puts answers with quotes first, so that the others are one list.
func quotedFirst(list []shownAnswer) {
	quotes := func(a shownAnswer) int { return min(1, len(a.Quotes)+len(a.Then)) }
	slices.SortStableFunc(list, func(a, b shownAnswer) int { return cmp.Compare(quotes(b), quotes(a)) })
}
