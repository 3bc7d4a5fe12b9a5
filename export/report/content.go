package report

import (
	"cmp"
	"fmt"

	"mindwall/mindmap"
	"mindwall/mindmap/say"
	"mindwall/mindmap/walk"
)

// maxInSentence is how many captions are read as one sentence; more are a list.
const maxInSentence = 8

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

	colour int // its number; negative for none
}

// said is one answer: its caption, and how often it was said and where unless it was once in the room.
type said struct {
	Text  string
	Count string
}

// Sentence reports whether what was said is short enough to be read as one sentence.
func (t *theme) Sentence() bool { return len(t.Said) <= maxInSentence }

// newContent reads the board.
func newContent(b *mindmap.Board, parked int) *content {
	c := &content{Title: cmp.Or(b.Event.Title, "What was said"), Language: cmp.Or(b.Event.Language, "en")}
	for _, f := range []fact{{"Date", say.English.Date(b.Event.Date)}, {"Place", b.Event.Place}, {"Host", b.Event.Host}} {
		if f.Value != "" {
			c.Facts = append(c.Facts, f)
		}
	}
	answers, times := 0, mindmap.Tally{}
	for _, q := range b.Questions {
		c.Questions = append(c.Questions, newQuestion(q))
		answers, times = answers+q.Answers, times.Plus(q.Tally)
	}
	c.Mixed = say.Sources(times) > 1
	c.Lead = lead(len(b.Questions), answers, times)
	if parked > 0 {
		c.Parked = fmt.Sprintf("%s set aside for later and %s not part of this write-up.",
			say.Counted(parked, "answer")+oneOr(parked, " was", " were"), oneOr(parked, "is", "are"))
	}
	c.How = how(b, times)
	return c
}

// lead is the first sentence: how much was said, and where it came from.
func lead(questions, answers int, times mindmap.Tally) string {
	s := fmt.Sprintf("%s, %s", say.Counted(questions, "question"), say.AnswersSaid(answers, times.Total()))
	if say.Sources(times) < 2 {
		return s + "."
	}
	return s + ": " + say.English.BySource(times) + "."
}

// how says how to read the counts and the words, as far as the wall tells.
func how(b *mindmap.Board, times mindmap.Tally) []string {
	out := []string{
		"Each answer stands here as a short caption, under the theme that it was filed under on the wall.",
		"A number behind an answer, such as ×3, is how many people said it. One person may have said several answers, so " +
			"the numbers do not add up to the people who took part.",
	}
	if say.Sources(times) > 1 {
		out = append(out, "Answers come from more than one source: "+say.English.BySource(times)+".")
	}
	for _, q := range b.Questions {
		for a := range q.AllAnswers {
			if len(say.Quotes(a, false)) > 0 {
				return append(out, "Quotes are word for word, and only those that were marked for publishing.")
			}
		}
	}
	return out
}

func newQuestion(q *mindmap.Question) *question {
	out := &question{
		Number: q.Number, Text: q.Text, Answers: q.Answers, Times: q.Tally.Total(), Sources: q.Tally[:], Source: q,
		Counts: say.AnswersSaid(q.Answers, q.Tally.Total()),
	}
	for _, b := range walk.Themes(q) {
		out.Themes = append(out.Themes, newTheme(&b))
	}
	if n := len(q.Themes); n > 0 {
		out.Counts += ", " + say.Counted(n, "theme")
	}
	if len(q.Unsorted) > 0 {
		b := walk.UnsortedOf(q, say.English.Text(say.Unsorted))
		if len(q.Themes) == 0 {
			b.Name = "What was said"
		}
		out.Unsorted = newTheme(&b)
	}
	return out
}

func newTheme(b *walk.Branch) *theme {
	times := b.Tally()
	out := &theme{
		Letter: b.Letter, Text: cmp.Or(b.Name, say.English.TakenOut()), Depth: b.Depth, colour: b.Colour, Answers: b.Count,
		Times: times.Total(), Sources: times[:], Counts: say.AnswersSaid(b.Count, times.Total()),
	}
	out.say(b.Strongest())
	for _, sub := range b.Branches() {
		out.Themes = append(out.Themes, newTheme(&sub))
	}
	return out
}

// say takes in the captions and quotes of answers.
func (t *theme) say(answers []*mindmap.Answer) {
	for _, a := range answers {
		t.Said = append(t.Said, said{say.Caption(a), countOf(a.Tally)})
		t.Quotes = append(t.Quotes, say.Quotes(a, false)...)
	}
}

// countOf says how often it was said, and where when it was not in the room alone; empty for once in the room.
func countOf(t mindmap.Tally) string {
	n := t.Total()
	switch elsewhere := n != t.Of(mindmap.Room); {
	case n == 1 && elsewhere:
		return "(" + sourceOf(t) + ")"
	case elsewhere:
		return fmt.Sprintf("×%d (%s)", n, say.English.BySource(t))
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

func oneOr(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}
