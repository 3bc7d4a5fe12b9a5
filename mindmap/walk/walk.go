// Package walk goes from a question to all that hangs on it. The console, the room, pictures, outlines and the write-up go
// this way, so that they show the same branches in the same order under the same names, each in a layout of its own.
package walk

import (
	"cmp"
	"slices"

	"mindwall/mindmap"
)

// NoColour is the colour of what hangs under no theme.
const NoColour = -1

// Branch is a theme, or the answers of a question that are under none.
type Branch struct {
	Theme   *mindmap.Theme // nil for the unsorted
	Name    string
	Letter  string // of a top-level theme; others are drawn without one
	Colour  int    // number of the theme's colour, or [NoColour]
	Depth   int    // 1 at the top
	Side    mindmap.Side
	Count   int           // answers below, sub-themes included
	Tally   mindmap.Tally // people behind those
	Votes   mindmap.Votes // for the theme, where they are shown
	Answers []*mindmap.Answer
}

// Themes are the top-level themes of a question, in order, with no more below them than [Shallow] has.
func Themes(q *mindmap.Question) []Branch { return branches(ShallowThemes(q)) }

// ShallowThemes are the top-level themes of a question as [Shallow] has them.
func ShallowThemes(q *mindmap.Question) []*mindmap.Theme { return shallow(q.Themes, new(int)) }

// Branches are the top-level themes of a question, in order, and after them the unsorted, under a name, when there are any.
func Branches(q *mindmap.Question, unsorted string) []Branch {
	out := Themes(q)
	if len(q.Unsorted) > 0 {
		out = append(out, UnsortedOf(q, unsorted))
	}
	return out
}

// UnsortedOf is the unsorted of a question, also when there are none.
func UnsortedOf(q *mindmap.Question, name string) Branch {
	return Branch{
		Name: name, Colour: NoColour, Depth: 1, Side: q.UnsortedSide(), Count: len(q.Unsorted),
		Tally: q.Own.Tally, Answers: q.Unsorted,
	}
}

func of(t *mindmap.Theme) Branch {
	b := Branch{
		Theme: t, Name: t.Text, Colour: t.Colour, Depth: t.Depth, Side: t.Side, Count: t.Count, Tally: t.Tally, Votes: t.Votes, Answers: t.Answers,
	}
	if t.Depth == 1 {
		b.Letter = t.Letter
	}
	return b
}

func branches(themes []*mindmap.Theme) []Branch {
	out := make([]Branch, len(themes), len(themes)+1)
	for i, t := range themes {
		out[i] = of(t)
	}
	return out
}

// Branches are the sub-themes, in order.
func (b *Branch) Branches() []Branch {
	if b.Theme == nil {
		return nil
	}
	return branches(b.Theme.Themes)
}

// Strongest are the branch's own answers, those said more often first.
func (b *Branch) Strongest() []*mindmap.Answer {
	list := slices.Clone(b.Answers)
	Order(list)
	return list
}

// Order puts answers said more often first, and keeps the order of the others.
func Order(answers []*mindmap.Answer) {
	slices.SortStableFunc(answers, func(a, b *mindmap.Answer) int { return cmp.Compare(b.Tally.Total(), a.Tally.Total()) })
}

// ID is the theme's id; zero for the unsorted.
func (b *Branch) ID() mindmap.ID {
	if b.Theme == nil {
		return mindmap.ID{}
	}
	return b.Theme.ID
}
