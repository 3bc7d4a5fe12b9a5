package table

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"mindwall/mindmap"
	"mindwall/mindmap/say"
	"mindwall/mindmap/text"
)

// Back is a wall that was read back from a table of ours.
type Back struct {
	Board *mindmap.Board
	Told  []string // what a person should know: what was left out
	// Known reports whether its answers have the ids that they had on their wall. Without, their ids follow from their
	// words and their place.
	Known bool
}

// maxTable bounds what is read, in bytes. A table of a million answers has half of it.
const maxTable = 512 << 20

// errForeign says that a table is none of ours.
var errForeign = errors.New("no table of mindwall")

// IsForeign reports whether an error of reading says that the table is none of ours.
func IsForeign(err error) bool { return errors.Is(err, errForeign) }

// gatherer puts a board together. What comes from a file is not trusted: ids are given once, texts pass the gate.
type gatherer struct {
	back Back
	ids  map[mindmap.ID]bool
	met  map[string]int
}

func newGatherer() *gatherer {
	return &gatherer{back: Back{Board: &mindmap.Board{}}, ids: map[mindmap.ID]bool{}, met: map[string]int{}}
}

// id is the id that a file gives, when it is sound and no other has it, else one that follows from a place.
func (g *gatherer) id(given, place string) mindmap.ID {
	id, err := mindmap.ParseID(given)
	for err != nil || id.IsZero() || g.ids[id] {
		err = nil
		id = mindmap.KeyID(fmt.Sprintf("%s\x1f%d", place, g.met[place]))
		g.met[place]++
	}
	g.ids[id] = true
	return id
}

func (g *gatherer) tell(format string, args ...any) {
	g.back.Told = append(g.back.Told, fmt.Sprintf(format, args...))
}

// question makes a question; number is 0 for one that is set aside.
func (g *gatherer) question(id, words string, aside bool) *mindmap.Question {
	words = cmp.Or(text.Question.Lenient(words), "?")
	q := &mindmap.Question{ID: g.id(id, "question\x1f"+words), Text: words}
	b := g.back.Board
	if aside {
		b.Aside = append(b.Aside, q)
	} else {
		b.Questions = append(b.Questions, q)
		q.Number = len(b.Questions)
	}
	return q
}

func (g *gatherer) theme(id, words string, q *mindmap.Question, parent *mindmap.Theme) *mindmap.Theme {
	words = cmp.Or(text.Theme.Lenient(words), say.English.TakenOut())
	t := &mindmap.Theme{Question: q.ID, Text: words}
	siblings := &q.Themes
	if parent != nil {
		t.Parent, siblings = parent.ID, &parent.Themes
	}
	t.ID = g.id(id, fmt.Sprintf("theme\x1f%s\x1f%s\x1f%s", q.ID, t.Parent, words))
	*siblings = append(*siblings, t)
	return t
}

// words passes the words of an answer through the gate; ok is false when nothing is to be seen of it.
func (g *gatherer) words(a *mindmap.Answer, caption, quote string) (ok bool) {
	if caption = text.Clean(caption); caption == "" && a.Redacted {
		a.Quote = text.Quote.Lenient(quote)
		return true
	}
	var err error
	a.Text, a.Quote, _, err = text.CleanAnswer(caption, quote)
	if errors.As(err, new(*text.EmptyError)) {
		return false
	}
	if err != nil {
		a.Text, a.Quote = text.Caption.Lenient(caption), text.Quote.Lenient(quote)
	}
	return true
}

// sourceOf is the source of that name, or the room.
func sourceOf(name string) mindmap.Source {
	return mindmap.Sources[max(0, slices.Index(mindmap.Sources[:], mindmap.Source(name)))]
}

// tallyOf counts so many people of one source.
func tallyOf(s mindmap.Source, n int) (t mindmap.Tally) {
	t[slices.Index(mindmap.Sources[:], s)] = max(n, 1)
	return t
}

// settle counts who is behind an answer alone.
func settle(a *mindmap.Answer) {
	a.Own = a.Tally.Total()
	for _, m := range a.Merged {
		a.Own -= m.Own
	}
	a.Own = max(a.Own, 1)
}
