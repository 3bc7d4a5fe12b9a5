// Package across tells what the questions of an event have to do with each other: which themes the same people named, or the
// same tables noted, more often than by chance; at how many tables a theme was noted; and which answers to different questions
// speak of the same.
//
// It tells what is on the wall, counted, and draws no conclusion; where nothing stands out it is empty. It counts what is on the
// maps: nothing that is parked, set aside, removed, or waits. Nobody can be told from it: see [Pair] and [Tables]. It is pure, and
// fast enough for ten thousand answers in a second.
package across

import (
	"mindwall/mindmap"
	"mindwall/mindmap/text"
)

// Found is what was found. Each list has what is most certain first, and not everything: a few things that stand out.
type Found struct {
	Together []Pair // themes that the same rows of surveys named
	Tables   Tables
	Echoes   []Echo
}

// IsEmpty reports whether nothing stands out.
func (f *Found) IsEmpty() bool {
	return len(f.Together) == 0 && f.Tables.IsEmpty() && len(f.Echoes) == 0
}

// Named is a theme at the top of a question. Where several have one name, it stands for all of them.
type Named struct {
	Question *mindmap.Question
	Theme    *mindmap.Theme
}

// Alike calls yield for each two answers to different questions that speak of the same, the likest first, with the words that both
// have, until yield is false.
type Alike func(b *mindmap.Board, yield func(first, second *mindmap.Answer, words []string) bool)

// Find looks through a wall. Likeness is asked of alike.
func Find(b *mindmap.Board, alike Alike) *Found {
	themes := branches(b)
	return &Found{
		Together: hidden(pairs(themes, people(b, themes), MinPeople)), Tables: tables(b, themes), Echoes: echoes(b, alike),
	}
}

// branch is the themes of one name at the top of a question, as tables that were brought together have them; the first stands for
// all.
type branch struct {
	Named
	all []*mindmap.Theme
}

// branches are those of a wall that somebody named, in order.
func branches(b *mindmap.Board) []branch {
	var out []branch
	for _, q := range b.Questions {
		at := map[string]int{}
		for _, t := range q.Themes {
			if t.Count == 0 {
				continue
			}
			key := text.NameKey(t.Text)
			i, known := at[key]
			if !known || t.Text == "" {
				i, at[key] = len(out), len(out)
				out = append(out, branch{Named: Named{q, t}})
			}
			out[i].all = append(out[i].all, t)
		}
	}
	return out
}

// answers are all below its themes.
func (b branch) answers(yield func(*mindmap.Answer) bool) {
	(&mindmap.Question{Themes: b.all}).AllAnswers(yield)
}

// times is how often it was said.
func (b branch) times() (n int) {
	for _, t := range b.all {
		n += t.Tally.Total()
	}
	return n
}
