package report

import (
	"fmt"
	"strings"
	"time"

	"mindwall/mindmap"
)

// takenOut stands where a person's words were taken out for good.
const takenOut = "(words taken out)"

// mostInSentence is the most captions that are read as one sentence; more are a list.
const mostInSentence = 8

// content is what the write-up says, in the order in which it says it.
type content struct {
	Title     string
	Language  string // BCP 47
	Facts     []fact // when, where, who
	Lead      string
	Mixed     bool // answers came from more than one source
	Overview  figure
	Questions []*question
	Parked    string // a sentence; empty when nothing is
	How       []string
}

// fact is one line of what is known of the event.
type fact struct{ Name, Value string }

// question is one question of the write-up.
type question struct {
	Number   int
	Text     string
	Answers  int
	Times    int   // how often its answers were said
	Sources  []int // the same by source, in the order of mindmap.Sources
	Counts   string
	Themes   []*theme
	Unsorted *theme // nil when there is none
	Source   *mindmap.Question

	Map, Chart figure
}

// theme is one theme of the write-up, or what is unsorted.
type theme struct {
	ID      mindmap.ID
	Letter  string // of a top-level theme
	Text    string
	Depth   int // 1 at the top
	Answers int
	Times   int
	Sources []int
	Counts  string
	Said    []said
	Quotes  []string
	Themes  []*theme

	Light, Dark string // its colour in the two looks, as #rrggbb; empty when it has none
}

// said is one answer: its caption, and how often it was said and where unless it was once in the room.
type said struct {
	Text  string
	Count string
}

// Sentence tells whether what was said is short enough to be read as one sentence.
func (t *theme) Sentence() bool { return len(t.Said) <= mostInSentence }

// newContent reads the board.
func newContent(b *mindmap.Board, parked int) *content {
	c := &content{Title: or(b.Event.Title, "What was said"), Language: or(b.Event.Language, "en")}
	for _, f := range []fact{{"Date", dateInWords(b.Event.Date)}, {"Place", b.Event.Place}, {"Host", b.Event.Host}} {
		if f.Value != "" {
			c.Facts = append(c.Facts, f)
		}
	}
	answers, times := 0, mindmap.Tally{}
	for _, q := range b.Questions {
		c.Questions = append(c.Questions, newQuestion(q))
		answers, times = answers+q.Answers, times.Plus(q.Tally)
	}
	c.Mixed = sources(times) > 1
	c.Lead = lead(len(b.Questions), answers, times)
	if parked > 0 {
		c.Parked = fmt.Sprintf("%s set aside for later and %s not part of this write-up.",
			plural(parked, "answer was", "answers were"), oneOr(parked, "is", "are"))
	}
	c.How = how(b, times)
	return c
}

// lead is the first sentence: how much was said, and where it came from.
func lead(questions, answers int, times mindmap.Tally) string {
	s := fmt.Sprintf("%s, %s", plural(questions, "question", "questions"), answersSaid(answers, times.Total()))
	if sources(times) < 2 {
		return s + "."
	}
	return s + ": " + bySource(times) + "."
}

// how says how to read the counts and the words, as far as the wall tells.
func how(b *mindmap.Board, times mindmap.Tally) []string {
	out := []string{
		"Each answer stands here as a short caption, under the theme that it was filed under on the wall.",
		"A number behind an answer, such as ×3, is how many people said it. One person may have said several answers, so " +
			"the numbers do not add up to the people who took part.",
	}
	if sources(times) > 1 {
		out = append(out, "Answers come from more than one source: "+bySource(times)+".")
	}
	for _, q := range b.Questions {
		for a := range q.AllAnswers {
			if len(quotesOf(a)) > 0 {
				return append(out, "Quotes are word for word, and only those that were marked for publishing.")
			}
		}
	}
	return out
}

func newQuestion(q *mindmap.Question) *question {
	out := &question{
		Number: q.Number, Text: q.Text, Answers: q.Answers, Times: q.Tally.Total(), Sources: q.Tally[:], Source: q,
		Counts: answersSaid(q.Answers, q.Tally.Total()),
	}
	for _, t := range q.Themes {
		out.Themes = append(out.Themes, newTheme(t))
	}
	if n := len(q.Themes); n > 0 {
		out.Counts += ", " + plural(n, "theme", "themes")
	}
	if len(q.Unsorted) > 0 {
		u := &theme{Text: "Unsorted", Depth: 1, Answers: len(q.Unsorted)}
		if len(q.Themes) == 0 {
			u.Text = "What was said"
		}
		var times mindmap.Tally
		for _, a := range q.Unsorted {
			times = times.Plus(a.Tally)
		}
		u.Times, u.Sources = times.Total(), times[:]
		u.Counts = answersSaid(u.Answers, u.Times)
		u.say(q.Unsorted)
		out.Unsorted = u
	}
	return out
}

func newTheme(t *mindmap.Theme) *theme {
	out := &theme{
		ID: t.ID, Text: or(t.Text, takenOut), Depth: t.Depth, Answers: t.Count, Times: t.Tally.Total(), Sources: t.Tally[:],
		Counts: answersSaid(t.Count, t.Tally.Total()),
	}
	if t.Depth == 1 {
		out.Letter = t.Letter
	}
	out.say(t.Answers)
	for _, sub := range t.Themes {
		out.Themes = append(out.Themes, newTheme(sub))
	}
	return out
}

// say takes in the captions and quotes of answers.
func (t *theme) say(answers []*mindmap.Answer) {
	for _, a := range answers {
		text := a.Text
		if text == "" && a.Redacted {
			text = takenOut
		}
		t.Said = append(t.Said, said{text, countOf(a.Tally)})
		t.Quotes = append(t.Quotes, quotesOf(a)...)
	}
}

// countOf says how often it was said, and where when it was not in the room alone; empty for once in the room.
func countOf(t mindmap.Tally) string {
	n := t.Total()
	switch elsewhere := n != t.Of(mindmap.Room); {
	case n == 1 && elsewhere:
		return "(" + sourceOf(t) + ")"
	case elsewhere:
		return fmt.Sprintf("×%d (%s)", n, bySource(t))
	case n > 1:
		return fmt.Sprintf("×%d", n)
	}
	return ""
}

// sourceOf is the first source that a tally counts.
func sourceOf(t mindmap.Tally) string {
	for _, s := range mindmap.Sources {
		if t.Of(s) > 0 {
			return string(s)
		}
	}
	return ""
}

// quotesOf are the quotes of an answer, and of those merged into it, that may leave the wall.
func quotesOf(a *mindmap.Answer) []string {
	var out []string
	for _, one := range append([]*mindmap.Answer{a}, a.Merged...) {
		if one.Publish && one.Quote != "" {
			out = append(out, one.Quote)
		}
	}
	return out
}

// answersSaid says how many answers there are, and how often they were said when that differs. It does not speak of
// people, as one may have said several.
func answersSaid(answers, times int) string {
	switch {
	case answers == 0:
		return "no answers"
	case times > answers:
		return fmt.Sprintf("%s, said %d times", plural(answers, "answer", "answers"), times)
	}
	return plural(answers, "answer", "answers")
}

func bySource(t mindmap.Tally) string {
	var parts []string
	for _, s := range mindmap.Sources {
		if n := t.Of(s); n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", s, n))
		}
	}
	return strings.Join(parts, ", ")
}

// sources is how many sources a tally counts.
func sources(t mindmap.Tally) int {
	n := 0
	for _, v := range t {
		if v > 0 {
			n++
		}
	}
	return n
}

func plural(n int, one, many string) string { return fmt.Sprintf("%d %s", n, oneOr(n, one, many)) }

func oneOr(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

func or(text, other string) string {
	if text == "" {
		return other
	}
	return text
}

// dateInWords turns 2026-03-09 into 9 March 2026, and leaves what it does not know as it is.
func dateInWords(date string) string {
	if d, err := time.Parse(time.DateOnly, strings.TrimSpace(date)); err == nil {
		return d.Format("2 January 2006")
	}
	return date
}
