package comparison

import (
	"cmp"
	"html/template"
	"slices"

	"mindwall/mindmap"
	"mindwall/mindmap/compare"
	"mindwall/mindmap/say"
)

// question is a question of the comparison.
type question struct {
	Number   int
	Text     string
	Alone    bool // only one wall asks it, so that there is nothing to compare
	Pictured bool
	Asked    []column // how much was said to it in each
	Notes    []string // what it was called, and that nobody confirmed that it is the same
	Themes   []*theme // in the order of the comparison, and then what is under none
	Rows     [][]string

	Picture template.HTML // inside of a page
	said    []int
	told    map[mindmap.ID]bool // the answers of the first column that stand as gone, or as what was said again
	figure  *figure
}

// theme is a theme of the comparison, or what is under none.
type theme struct {
	Text     string
	Unsorted bool
	Depth    int // 1 at the top
	Status   compare.Status
	Word     string // for the status; none between groups
	Sure     bool   // its share differs by more than chance
	Chance   string // in words
	Times    string // how often it was said, from column to column
	Shares   string
	Notes    []string
	Columns  []side
	Again    []shownAnswer // said again, those with quotes first
	Themes   []*theme

	question *question
	source   *compare.Theme
	chance   compare.Chance
	by       float64 // how much its share changed
}

// side is a theme in one column.
type side struct {
	Column string
	Said   string // how often
	Share  string
	Width  int // of its bar, in hundredths of the longest of the question
	Hidden bool
	Last   bool
	Head   string        // of its answers: new, gone, or none
	First  []shownAnswer // answers of this column alone; in columns between first and last, those with quotes
	Rest   []shownAnswer
	More   string // how many are left out

	value float64 // how often
	share float64
}

// each goes through a theme and those below it.
func (t *theme) each(do func(*theme)) {
	do(t)
	for _, sub := range t.Themes {
		sub.each(do)
	}
}

// differs reports whether anything of a theme changed.
func (t *theme) differs() bool {
	if t.Word == "" {
		return t.by != 0
	}
	return t.Status != compare.Same || t.Sure
}

func (c *content) question(q *compare.Question, number int) *question {
	out := &question{Number: number, Text: cmp.Or(q.Text, c.voice.TakenOut()), said: q.Said, told: map[mindmap.ID]bool{}}
	asking := 0
	for i, said := range q.Said {
		col := column{Name: c.Names[i], Said: c.voice.Say(notAsked)}
		if c.grouped() || q.In[i] != nil {
			asking++
			answers := 0
			if i < len(q.Answers) {
				answers = q.Answers[i]
			}
			col.Said = c.said(answers, said)
		}
		out.Asked = append(out.Asked, col)
	}
	out.Alone, out.Pictured = asking < 2, Pictured(q)
	out.Notes = c.ties(q.Ties, out.Text)
	all := slices.Clone(q.Themes)
	if q.Unsorted != nil {
		all = append(all, q.Unsorted)
	}
	out.tell(all)
	for _, t := range q.Themes {
		out.Themes = append(out.Themes, c.theme(out, t, 1))
	}
	if q.Unsorted != nil {
		t := c.theme(out, q.Unsorted, 1)
		t.Unsorted, t.Text = true, c.voice.Say(say.AlsoSaid)
		if len(q.Themes) == 0 {
			t.Text = c.voice.Say(whatWasSaid)
		}
		out.Themes = append(out.Themes, t)
	}
	c.measure(out)
	c.table(out)
	out.figure = c.figure(out)
	return out
}

// before is what a theme was called in the first column, where that was otherwise.
func (t *theme) before() string {
	if in := t.source.In; len(in) > 0 && in[0] != nil && in[0].Text != t.Text {
		return in[0].Text
	}
	return ""
}

// tell notes which answers of the first column will be told.
func (q *question) tell(themes []*compare.Theme) {
	one := func(a *mindmap.Answer) {
		q.told[a.ID] = true
		for _, m := range a.Merged {
			q.told[m.ID] = true
		}
	}
	for _, t := range themes {
		for _, a := range t.Gone {
			one(a)
		}
		for _, k := range t.Kept {
			if !say.IsTakenOut(k.Now) {
				one(k.Then)
			}
		}
		q.tell(t.Themes)
	}
}

func (c *content) theme(q *question, t *compare.Theme, depth int) *theme {
	out := &theme{
		Text: cmp.Or(t.Text, c.voice.TakenOut()), Depth: depth, Status: t.Status, Sure: t.Chance.Verdict == compare.Unlikely, question: q, source: t,
		chance: t.Chance, Notes: c.ties(t.Ties, t.Text),
	}
	if t.Moved {
		out.Notes = append(out.Notes, c.voice.Say(elsewhere))
	}
	var times, shares []string
	for i, n := range t.Said {
		s := side{Column: c.Names[i], Said: c.voice.Say(hidden), Hidden: n == compare.Hidden, Last: i == c.last()}
		if !s.Hidden {
			s.value, s.share = float64(n), t.Shares[i]
			s.Said, s.Share = c.voice.Number(n), c.percent(s.share)
			times, shares = append(times, c.voice.Times(n)), append(shares, s.Share)
		}
		out.Columns = append(out.Columns, s)
	}
	if len(times) == len(t.Said) {
		from := 0
		if len(times) == 2 && t.Status == compare.New {
			from = 1 // there is no change from nothing to tell
		}
		if !c.grouped() {
			out.Times, out.Shares = c.fromTo(times[from:]), c.fromTo(shares[from:])
		}
		out.by = c.differs(t.Shares)
	}
	if c.grouped() || q.Alone {
		out.Status = ""
	} else {
		out.Word = c.status(t.Status)
	}
	if !q.Alone {
		out.Chance = c.chance(out)
	}
	c.fill(out, t)
	for _, sub := range t.Themes {
		out.Themes = append(out.Themes, c.theme(q, sub, depth+1))
	}
	return out
}

// differs is how much a share changed; between groups, which have no order, how far the greatest is from the least.
func (c *content) differs(shares []float64) float64 {
	if c.grouped() {
		return slices.Max(shares) - slices.Min(shares)
	}
	return shares[c.last()] - shares[0]
}

// chance is an honest word on whether a theme's share differs by more than chance would have it.
func (c *content) chance(t *theme) string {
	switch t.chance.Verdict {
	case compare.Unlikely:
		switch {
		case c.grouped():
			return c.voice.Say(notChance)
		case t.by < 0:
			return c.voice.Say(fell)
		}
		return c.voice.Say(rose)
	case compare.Possible:
		return c.voice.Say(maybeChance)
	case compare.TooFew:
		return c.voice.Say(tooFew)
	}
	return ""
}

// fill takes in the answers of a theme: what is new, what is gone, what was said again, and, in the columns between, what may be
// quoted. Of groups nobody is told who said what.
func (c *content) fill(out *theme, t *compare.Theme) {
	if c.grouped() {
		return
	}
	for i, quoted := range t.Quotes {
		if i > 0 && i < c.last() {
			out.Columns[i].First, out.Columns[i].Rest = c.answers(quoted)
		}
	}
	c.alone(out, &out.Columns[0], c.voice.Say(goneAnswers), t.Gone)
	c.alone(out, &out.Columns[c.last()], c.voice.Say(newAnswers), t.New)
	var kept []shownAnswer
	said := map[string]bool{}
	for _, k := range t.Kept {
		if say.IsTakenOut(k.Now) {
			continue
		}
		now, then := c.answer(k.Now), c.answer(k.Then)
		if then.Text != now.Text && !say.IsTakenOut(k.Then) {
			now.Before = c.voice.Say(named, "name", c.Names[0], "value", then.Text)
		}
		if a, b := k.Said[0], k.Said[1]; a > 1 || b > 1 {
			now.Count = c.voice.Times(b)
			if a != b {
				now.Count = c.fromTo([]string{c.voice.Times(a), c.voice.Times(b)})
			}
		}
		if !slices.Equal(then.Quotes, now.Quotes) {
			now.Then = then.Quotes
		}
		if k.Elsewhere {
			now.Count = say.Joined(" ", now.Count, "("+c.voice.Say(elsewhere)+")")
		}
		if said[now.Text] && k.Said == [2]int{} && len(now.Quotes)+len(now.Then) == 0 { // it is counted with the one in the same words
			continue
		}
		said[now.Text] = true
		kept = append(kept, now)
	}
	for _, a := range quotesOf(t, 0) { // of what was said again in the words of another
		if quotes := say.Quotes(a, false); !out.question.told[a.ID] && len(quotes) > 0 {
			kept = append(kept, shownAnswer{Text: c.voice.Caption(a), Then: quotes})
		}
	}
	quotedFirst(kept)
	out.Again = kept
}

// ties says what a thing was called elsewhere, and what nobody has confirmed.
func (c *content) ties(ties []compare.Tie, now string) []string {
	var notes []string
	add := func(s string) {
		if !slices.Contains(notes, s) {
			notes = append(notes, s)
		}
	}
	for i := range ties {
		t := &ties[i]
		for end, text := range t.Texts {
			if text != now && text != "" {
				add(c.voice.Say(named, "name", c.Names[t.Columns[end]], "value", c.voice.Quoted(text)))
			}
		}
		if t.Proposed() {
			add(c.voice.Say(byLikeness))
		}
	}
	return notes
}

// quoted is an answer with its quotes, and the column that it is of.
type quoted struct {
	Column string
	Answer shownAnswer
}
