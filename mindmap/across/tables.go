package across

import (
	"cmp"
	"slices"
	"strings"

	"mindwall/mindmap"
	"mindwall/mindmap/chance"
)

const (
	// MinTables is how many tables there must be for anything to be told of them.
	MinTables = 3
	// MinNotes is how many answers somebody must have noted in the room to count as a table.
	MinNotes = 5

	maxSpreads = 6 // that are told
)

// Tables is what several tables noted. A table is who noted answers in the room under one name, [MinNotes] at least, on the
// maps; when there are fewer than [MinTables], nothing is told. Which table it was is never told.
type Tables struct {
	Wide  []Spread // themes that over half of the tables noted, those of most tables first
	Alone []Spread // themes that one table alone noted, and not by chance
	Same  []Pair   // themes that were noted at the same tables
}

// IsEmpty reports whether nothing is told.
func (t *Tables) IsEmpty() bool { return len(t.Wide) == 0 && len(t.Alone) == 0 && len(t.Same) == 0 }

// Spread is at how many tables a theme was noted, of those that noted something to its question. A table that counts an answer
// which another noted is not told from it.
type Spread struct {
	Named
	At, Of int
}

// tableOf is the name of the table that noted an answer itself; empty when none did.
func tableOf(a *mindmap.Answer) string {
	if a.Source != mindmap.Room {
		return ""
	}
	return strings.ToLower(strings.TrimSpace(a.Author))
}

// tablesOf are the tables that noted an answer, or one that was merged into it.
func tablesOf(known map[string]bool) func(a *mindmap.Answer, yield func(string) bool) {
	return func(a *mindmap.Answer, yield func(string) bool) {
		if t := tableOf(a); known[t] && !yield(t) {
			return
		}
		for _, m := range a.Merged {
			if t := tableOf(m); known[t] && !yield(t) {
				return
			}
		}
	}
}

// notes is how many answers on the maps each name noted.
func notes(answers func(func(*mindmap.Answer) bool)) map[string]int {
	n := map[string]int{}
	for a := range answers {
		n[tableOf(a)]++
		for _, m := range a.Merged {
			n[tableOf(m)]++
		}
	}
	delete(n, "")
	return n
}

// tables looks for what tables tell.
func tables(b *mindmap.Board, themes []branch) Tables {
	all := map[string]int{}
	for _, q := range b.Questions {
		for t, n := range notes(q.AllAnswers) {
			all[t] += n
		}
	}
	known := map[string]bool{}
	for t, n := range all {
		if n >= MinNotes {
			known[t] = true
		}
	}
	if len(known) < MinTables {
		return Tables{}
	}
	u := unitsOf(b, themes, tablesOf(known))
	return Tables{Wide: wide(themes, u), Alone: alone(themes, u, known), Same: pairs(themes, u, 1)}
}

// spread is where a theme was noted.
func (u *units) spread(themes []branch, i int) Spread {
	return Spread{themes[i].Named, u.named[i].size(), u.answered[themes[i].Question.ID].size()}
}

func wide(themes []branch, u *units) []Spread {
	var places []int
	for i := range themes {
		if s := u.spread(themes, i); s.Of >= MinTables && 2*s.At > s.Of {
			places = append(places, i)
		}
	}
	slices.SortStableFunc(places, func(i, j int) int {
		a, b := u.spread(themes, i), u.spread(themes, j)
		return cmp.Or(cmp.Compare(b.At*a.Of, a.At*b.Of), cmp.Compare(themes[j].times(), themes[i].times()))
	})
	var out []Spread
	for _, i := range places[:min(maxSpreads, len(places))] {
		out = append(out, u.spread(themes, i))
	}
	return out
}

// alone are the themes that one table alone noted, when that is more than chance for all themes together. One of which something was counted
// is passed over, as another table may have done that.
func alone(themes []branch, u *units, known map[string]bool) []Spread {
	noted := map[mindmap.ID]map[string]int{}
	var at []int
	var odds []float64
	for i, n := range themes {
		if noted[n.Question.ID] == nil {
			noted[n.Question.ID] = only(notes(n.Question.AllAnswers), known)
		}
		here := only(notes(n.answers), known)
		k := 0
		for _, more := range here {
			k += more
		}
		if k < MinNotes || u.answered[n.Question.ID].size() < MinTables {
			continue
		}
		p := 1.0
		if len(here) == 1 && !n.counted() {
			p = ofOne(noted[n.Question.ID], k)
		}
		at, odds = append(at, i), append(odds, p)
	}
	var out []Spread
	for k, p := range chance.Holm(odds) {
		if p < chance.Level && len(out) < maxSpreads {
			out = append(out, u.spread(themes, at[k]))
		}
	}
	return out
}

// only leaves those of the names that are known.
func only(n map[string]int, known map[string]bool) map[string]int {
	for t := range n {
		if !known[t] {
			delete(n, t)
		}
	}
	return n
}

// counted reports whether something under the theme was counted more than once where it was noted.
func (b branch) counted() bool {
	for a := range b.answers {
		for _, one := range append([]*mindmap.Answer{a}, a.Merged...) {
			if one.Source == mindmap.Room && one.Own > 1 {
				return true
			}
		}
	}
	return false
}

// ofOne is the probability that k answers, drawn from all that tables noted, are all of one table.
func ofOne(noted map[string]int, k int) float64 {
	all, p := 0, 0.0
	var sizes []int
	for _, n := range noted {
		all += n
		sizes = append(sizes, n)
	}
	slices.Sort(sizes) // sums of floating point depend on the order
	for _, n := range sizes {
		here := 1.0
		for i := range k {
			here *= float64(max(n-i, 0)) / float64(all-i)
		}
		p += here
	}
	return p
}
