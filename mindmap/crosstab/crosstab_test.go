package crosstab

import (
	"encoding/binary"
	"fmt"
	"math/big"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"mindwall/mindmap"
)

// drawSurveyed makes a wall of a few questions to which people of a few roles answered, some more than once and some of
// no role. It also returns who said what: by question, theme and role the rows of those who said it, one for each time.
func drawSurveyed(t *rapid.T) (*mindmap.Board, map[mindmap.ID]map[mindmap.ID]map[string][]int) {
	b, said := &mindmap.Board{}, map[mindmap.ID]map[mindmap.ID]map[string][]int{}
	roles := []string{"nurse", "porter", "cook", "clerk", ""}[:rapid.IntRange(2, 5).Draw(t, "roles")]
	n := 0
	for i := range rapid.IntRange(1, 3).Draw(t, "questions") {
		q := &mindmap.Question{ID: id(100 * (i + 1))}
		said[q.ID] = map[mindmap.ID]map[string][]int{}
		for j := range rapid.IntRange(0, 4).Draw(t, "themes") {
			q.Themes = append(q.Themes, &mindmap.Theme{ID: id(100*(i+1) + j + 1)})
		}
		people := rapid.IntRange(1, 60).Draw(t, "people")
		spread := rapid.IntRange(1, 6).Draw(t, "spread")
		for k := range people {
			row := rapid.IntRange(max(k-1, 1), k+1).Draw(t, "row")
			role := roles[min(rapid.IntRange(0, spread).Draw(t, "role"), len(roles)-1)]
			n++
			a := &mindmap.Answer{ID: id(1000 + n), Own: 1, Tally: mindmap.Tally{0, 1, 0}, Origin: &mindmap.Origin{File: "a.csv", Row: row, Key: fmt.Sprint(n)}}
			if role != "" {
				a.Origin.Attributes = map[string]string{"role": role}
			}
			theme := rapid.IntRange(0, len(q.Themes)).Draw(t, "theme")
			under := mindmap.ID{}
			if theme < len(q.Themes) {
				q.Themes[theme].Answers = append(q.Themes[theme].Answers, a)
				under = q.Themes[theme].ID
			} else {
				q.Unsorted = append(q.Unsorted, a)
			}
			if said[q.ID][under] == nil {
				said[q.ID][under] = map[string][]int{}
			}
			if role != "" {
				said[q.ID][under][role] = append(said[q.ID][under][role], row)
			}
		}
		b.Questions = append(b.Questions, q)
	}
	return b, said
}

// TestSmallCountsCannotBeSolved holds what [ByAttribute] promises, with solvers that know nothing of how it hides.
func TestSmallCountsCannotBeSolved(t *testing.T) {
	hid, showed := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		b, said := drawSurveyed(t)
		tables := By(b, "role")
		var system equations
		for _, table := range tables {
			truth := checkShown(t, &table, said[table.Question])
			for i, row := range table.Counts {
				for j, n := range row {
					if n != Hidden {
						showed++
						continue
					}
					hid++
					if !hasAnother(table.Counts, truth, i, j) {
						t.Fatalf("%v: row %d, column %d can only be %d", table.Counts, i, j, truth[i][j])
					}
				}
			}
			system.add(table.Counts)
		}
		if at := system.solved(); at >= 0 {
			t.Fatalf("unknown %d of the tables %v follows from the others", at, tables)
		}
	})
	if hid == 0 || showed == 0 {
		t.Errorf("%d counts were hidden, %d shown: the test tests nothing", hid, showed)
	}
}

// checkShown compares what a table shows with what was said, and returns all counts.
func checkShown(t *rapid.T, table *Table, said map[mindmap.ID]map[string][]int) (truth [][]int) {
	byValue := make([][]int, len(table.Values))
	for i, theme := range table.Themes {
		left := map[string][]int{}
		all := []int{}
		for role, rows := range said[theme] {
			left[role] = rows
			all = append(all, rows...)
		}
		counts := make([]int, len(table.Values))
		for j, value := range table.Values {
			rows := left[value]
			delete(left, value)
			if value == "" {
				for _, other := range left {
					rows = append(rows, other...)
				}
			}
			counts[j] = len(rows)
			byValue[j] = append(byValue[j], rows...)
			if shown := table.Counts[i][j]; shown != Hidden && (shown != len(rows) || distinct(rows) < 5) {
				t.Fatalf("row %d, column %d shows %d, of %d people who said %d", i, j, shown, distinct(rows), len(rows))
			}
		}
		if shown := table.ByTheme[i]; shown != Hidden && (shown != len(all) || distinct(all) < 5) {
			t.Fatalf("row %d sums to %d, of %d people who said %d", i, shown, distinct(all), len(all))
		}
		truth = append(truth, counts)
	}
	for j, rows := range byValue {
		if table.ByValue[j] != len(rows) || distinct(rows) < 5 {
			t.Fatalf("column %d sums to %d, of %d people who said %d", j, table.ByValue[j], distinct(rows), len(rows))
		}
	}
	return truth
}

func distinct(rows []int) int {
	return len(slices.Compact(slices.Sorted(slices.Values(rows))))
}

// hasAnother reports whether a hidden count may be another than it is, when all sums are known: whether one can be moved
// into it or out of it, round a circle of hidden counts none of which falls below nothing. In a table of sums of rows
// and columns there is another solution in whole numbers exactly when there is such a circle.
func hasAnother(shown, truth [][]int, row, column int) bool {
	reach := func(up bool) bool {
		seenRows, seenColumns := map[int]bool{}, map[int]bool{column: true}
		columns := []int{column}
		for len(columns) > 0 {
			j := columns[0]
			columns = columns[1:]
			for i := range shown {
				// In column j another count changes the other way, in its row a further one as the first.
				if shown[i][j] != Hidden || i == row && j == column || seenRows[i] || up && truth[i][j] == 0 {
					continue
				}
				if seenRows[i] = true; i == row {
					return true
				}
				for k := range shown[i] {
					if shown[i][k] == Hidden && !seenColumns[k] && k != j && (up || truth[i][k] > 0) {
						seenColumns[k] = true
						columns = append(columns, k)
					}
				}
			}
		}
		return false
	}
	return reach(true) || truth[row][column] > 0 && reach(false)
}

// equations are what all tables of a wall together say of the hidden counts: a row of coefficients for each sum.
type equations struct {
	rows [][]*big.Rat
	n    int // unknowns
}

func (e *equations) add(counts [][]int) {
	at := map[[2]int]int{}
	sums := map[[2]int]map[int]bool{}
	for i, row := range counts {
		for j, n := range row {
			if n != Hidden {
				continue
			}
			at[[2]int{i, j}] = e.n
			for _, sum := range [][2]int{{0, i}, {1, j}} {
				if sums[sum] == nil {
					sums[sum] = map[int]bool{}
				}
				sums[sum][e.n] = true
			}
			e.n++
		}
	}
	for _, unknowns := range sums {
		row := make([]*big.Rat, 0, e.n)
		for k := range e.n {
			one := int64(0)
			if unknowns[k] {
				one = 1
			}
			row = append(row, big.NewRat(one, 1))
		}
		e.rows = append(e.rows, row)
	}
}

// solved is an unknown that follows from the equations; -1 when none does.
func (e *equations) solved() int {
	for i, row := range e.rows { // those of earlier tables are shorter
		for len(row) < e.n {
			row = append(row, new(big.Rat))
		}
		e.rows[i] = row
	}
	rank := 0
	for k := 0; k < e.n && rank < len(e.rows); k++ {
		pivot := slices.IndexFunc(e.rows[rank:], func(r []*big.Rat) bool { return r[k].Sign() != 0 })
		if pivot < 0 {
			continue
		}
		e.rows[rank], e.rows[rank+pivot] = e.rows[rank+pivot], e.rows[rank]
		for i, row := range e.rows {
			if i == rank || row[k].Sign() == 0 {
				continue
			}
			factor := new(big.Rat).Quo(row[k], e.rows[rank][k])
			for m := range row {
				row[m] = new(big.Rat).Sub(row[m], new(big.Rat).Mul(factor, e.rows[rank][m]))
			}
		}
		rank++
	}
	for _, row := range e.rows {
		if nonzero := slices.DeleteFunc(slices.Clone(row), func(x *big.Rat) bool { return x.Sign() == 0 }); len(nonzero) == 1 {
			return slices.IndexFunc(row, func(x *big.Rat) bool { return x.Sign() != 0 })
		}
	}
	return -1
}

func TestByAttribute(t *testing.T) {
	q := &mindmap.Question{ID: id(1), Themes: []*mindmap.Theme{{ID: id(2)}, {ID: id(3)}}}
	said := func(theme *mindmap.Theme, role string, n int) {
		for range n {
			key := fmt.Sprint(role, len(theme.Answers), theme.ID)
			theme.Answers = append(theme.Answers, &mindmap.Answer{ID: id(100), Own: 1, Tally: mindmap.Tally{0, 1, 0},
				Counted: []*mindmap.Person{{Key: mindmap.KeyID(key), Attributes: map[string]string{"Role": role}}}})
		}
	}
	said(q.Themes[0], "nurse", 8)
	said(q.Themes[0], "Nurse", 1)
	said(q.Themes[0], "porter", 3)
	said(q.Themes[1], "nurse", 6)
	said(q.Themes[1], "porter", 7)
	said(q.Themes[1], "cook", 5)
	b := &mindmap.Board{Questions: []*mindmap.Question{q}}
	if names := Attributes(b); !slices.Equal(names, []string{"Role"}) {
		t.Errorf("attributes %v", names)
	}
	tables := By(b, "Role")
	if len(tables) != 1 {
		t.Fatalf("%d tables", len(tables))
	}
	// Three porters are hidden, and with them what they would follow from; the cook's nothing is as well.
	want := Table{Question: q.ID, Values: []string{"cook", "Nurse", "porter"}, Themes: []mindmap.ID{id(2), id(3)},
		Counts: [][]int{{Hidden, 9, Hidden}, {Hidden, 6, Hidden}}, ByValue: []int{5, 15, 10}, ByTheme: []int{12, 18}}
	if diff := cmp.Diff(want, tables[0]); diff != "" {
		t.Error(diff)
	}
	if none := By(b, "place"); none != nil {
		t.Errorf("of what nobody said: %v", none)
	}
}

func id(n int) (id mindmap.ID) {
	binary.BigEndian.PutUint64(id[8:], uint64(n))
	return id
}
