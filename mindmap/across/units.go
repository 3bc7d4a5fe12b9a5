package across

import (
	"math/bits"

	"mindwall/mindmap"
)

// set is a set of units by their numbers.
type set []uint64

func (s *set) add(n int) {
	for len(*s) <= n/64 {
		*s = append(*s, 0)
	}
	(*s)[n/64] |= 1 << (n % 64)
}

// and is what is in both.
func (s set) and(o set) set {
	out := make(set, min(len(s), len(o)))
	for i := range out {
		out[i] = s[i] & o[i]
	}
	return out
}

func (s set) size() (n int) {
	for _, word := range s {
		n += bits.OnesCount64(word)
	}
	return n
}

// units are those who said things: people, or tables.
type units struct {
	named    []set              // by theme, who named it
	answered map[mindmap.ID]set // by question, who answered it
}

// unitsOf asks of each answer on the maps who said it.
func unitsOf[Unit comparable](b *mindmap.Board, themes []branch, whoSaid func(a *mindmap.Answer, yield func(Unit) bool)) *units {
	u := &units{named: make([]set, len(themes)), answered: map[mindmap.ID]set{}}
	numbers := map[Unit]int{}
	of := func(who Unit) int {
		n, known := numbers[who]
		if !known {
			n = len(numbers)
			numbers[who] = n
		}
		return n
	}
	for _, q := range b.Questions {
		var all set
		for a := range q.AllAnswers {
			for who := range func(yield func(Unit) bool) { whoSaid(a, yield) } {
				all.add(of(who))
			}
		}
		u.answered[q.ID] = all
	}
	for i, n := range themes {
		for a := range n.answers {
			for who := range func(yield func(Unit) bool) { whoSaid(a, yield) } {
				u.named[i].add(of(who))
			}
		}
	}
	return u
}

// row is a person as a survey tells of one: a row of it, in whatever columns.
type row struct {
	file string
	row  int
}

// rowsOf are the people behind an answer whom a survey tells of.
func rowsOf(a *mindmap.Answer, yield func(row) bool) {
	for p := range a.Persons {
		if p.Row > 0 && !yield(row{p.File, p.Row}) {
			return
		}
	}
}

// people are those whom surveys tell of.
func people(b *mindmap.Board, themes []branch) *units { return unitsOf(b, themes, rowsOf) }

// or is what is in either.
func (s set) or(o set) set {
	if len(s) < len(o) {
		s, o = o, s
	}
	out := append(set{}, s...)
	for i := range o {
		out[i] |= o[i]
	}
	return out
}
