package fold

import (
	"bytes"
	"fmt"
	"strings"

	"mindwall/mindmap"
)

// Changes is what became of the answers of a board on a later one of the same wall, in numbers of answers. One that
// changed in several ways counts for each.
type Changes struct {
	Gone      int // undone, by whoever
	Removed   int
	Aside     int // parked, in the inbox, without a question, or with a question that was set aside
	Redacted  int // without their words now
	Reworded  int // or quoted otherwise
	Moved     int // under another theme or question
	Merged    int // standing for others, or with them, that they did not before, or no longer
	Recounted int
	Published int // quotes that may leave the wall now
}

// None reports whether nothing changed.
func (c Changes) None() bool { return c == Changes{} }

// String tells of the changes in words; it is empty when nothing changed.
func (c Changes) String() string {
	var told []string
	for _, of := range []struct {
		n    int
		what string
	}{
		{c.Gone, "undone"}, {c.Removed, "removed"}, {c.Aside, "set aside"}, {c.Redacted, "without words now"},
		{c.Reworded, "reworded"}, {c.Moved, "moved"}, {c.Merged, "merged or split"}, {c.Recounted, "counted anew"},
		{c.Published, "with a quote for publishing now"},
	} {
		if of.n > 0 {
			told = append(told, fmt.Sprintf("%d %s", of.n, of.what))
		}
	}
	return strings.Join(told, ", ")
}

// Compare finds what became of the answers of a board.
func Compare(before, after *mindmap.Board) Changes {
	var c Changes
	now := everyAnswer(after)
	for id, was := range everyAnswer(before) {
		is, ok := now[id]
		if !ok {
			c.Gone++
			continue
		}
		count := func(n *int, changed bool) {
			if changed {
				*n++
			}
		}
		redacted := is.a.Redacted && !was.a.Redacted
		count(&c.Removed, is.list == listRemoved && was.list != listRemoved)
		count(&c.Aside, is.list == listAside && was.list != listAside)
		count(&c.Redacted, redacted)
		count(&c.Reworded, !redacted && (is.a.Text != was.a.Text || is.a.Quote != was.a.Quote))
		count(&c.Moved, is.a.Question != was.a.Question || is.a.Theme != was.a.Theme)
		count(&c.Merged, is.with != was.with)
		count(&c.Recounted, is.a.Own != was.a.Own)
		count(&c.Published, is.a.Publish && !was.a.Publish)
	}
	return c
}

// list says where an answer stands, in as much as it matters to who looks for it.
type list int8

const (
	listMap list = iota
	listAside
	listRemoved
)

type standing struct {
	a    *mindmap.Answer
	list list
	with mindmap.ID // the answer that stands for it
}

// everyAnswer are the answers of all lists of a board, merged ones included.
func everyAnswer(b *mindmap.Board) map[mindmap.ID]standing {
	all := map[mindmap.ID]standing{}
	add := func(a *mindmap.Answer, in list) {
		all[a.ID] = standing{a, in, a.ID}
		for _, m := range a.Merged {
			all[m.ID] = standing{m, in, a.ID}
		}
	}
	for i, questions := range [][]*mindmap.Question{b.Questions, b.Aside} {
		for _, q := range questions {
			for a := range q.AllAnswers {
				add(a, list(i))
			}
		}
	}
	for _, list := range [][]*mindmap.Answer{b.Parked, b.Inbox, b.Recovered} {
		for _, a := range list {
			add(a, listAside)
		}
	}
	for _, a := range b.Removed {
		add(a, listRemoved)
	}
	return all
}

// Unlike counts the entries that are here as well and say something else here, words that were taken out aside. Two that
// share an id share all; so one of them is forged, or was changed by another program.
func (l *Live) Unlike(entries []mindmap.Entry) (n int) {
	for _, e := range entries {
		r := l.record(e.ID)
		if r == nil {
			continue
		}
		there, here := mindmap.Blank(l.redacted.Blank(e)), mindmap.Blank(r.entry)
		if there.Stamp() != here.Stamp() || there.Act != here.Act || there.Kind != here.Kind || !bytes.Equal(there.Body, here.Body) {
			n++
			continue
		}
		// Words are compared when neither lost them.
		if words := l.redacted.Blank(e); !bytes.Equal(words.Body, r.entry.Body) && !bytes.Equal(r.entry.Body, here.Body) &&
			!bytes.Equal(words.Body, there.Body) {
			n++
		}
	}
	return n
}
