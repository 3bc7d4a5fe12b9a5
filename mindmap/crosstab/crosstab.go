// Package crosstab counts the people behind answers by what surveys say of them, such as a role, and hides small counts, so
// that nobody can be told from all tables of a wall together.
package crosstab

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"mindwall/mindmap"
)

// Hidden stands in a table for a count that is not shown.
const Hidden = -1

// MinCell is how many people a count must be of to be shown.
const MinCell = 5

// Table tells how often people of whom an attribute is known, such as a role, said something to a question.
// Small counts are hidden; see [By].
type Table struct {
	Question mindmap.ID
	Values   []string     // a column each; the last is empty when there is one for all other values
	Themes   []mindmap.ID // a row each: top-level themes in which they said something; the zero ID is what is unsorted
	Counts   [][]int      // by row and column, in people as tallies count them, or Hidden
	ByValue  []int        // the sums of the columns
	ByTheme  []int        // the sums of the rows, or Hidden
}

// Attributes lists what surveys say of the people behind the answers to all questions that are asked.
func Attributes(b *mindmap.Board) []string {
	names := map[string]bool{}
	for _, q := range b.Questions {
		for a := range q.AllAnswers {
			for p := range a.Persons {
				for name := range p.Attributes {
					names[name] = true
				}
			}
		}
	}
	return slices.Sorted(maps.Keys(names))
}

// By makes a table by an attribute for each question to which people answered of whom it is known. From all
// tables of a wall together nobody can tell how often fewer than 5 people said something:
//
//   - A value that fewer than 5 gave in one of the questions has no column of its own in any.
//   - A sum and a count of fewer than 5 people is hidden, and so are other counts in its row and column, as many as it takes for no
//     hidden one to follow from those that are shown and from the sums, were they all known.
//
// The hidden ones are all that lie in some rows and some columns, at least two of each. Sums of such a block leave each
// of its counts open when no row and no column of it sums to nothing: a count lies between max(0, r+c-n) and min(r, c)
// for sums r, c and n of its row, its column and the block, and these are equal only where r or c is 0 or n.
func By(b *mindmap.Board, name string) []Table {
	var tallies []*tabulation
	for _, q := range b.Questions {
		if t := tabulate(q, name); t != nil {
			tallies = append(tallies, t)
		}
	}
	columns := chooseColumns(tallies)
	if len(columns) == 0 {
		return nil
	}
	tables := make([]Table, len(tallies))
	for i, t := range tallies {
		tables[i] = t.table(columns)
	}
	return tables
}

// tabulation is who said what to one question, before anything is joined or hidden. Values are in lower case.
type tabulation struct {
	question mindmap.ID
	themes   []mindmap.ID
	cells    []map[string]*cell // by row and value
	names    map[string]string  // of values as people write them
}

// cell is how often something was said, and by whom.
type cell struct {
	count  int
	people map[any]bool
}

// merge adds another; nil is an empty one.
func (c *cell) merge(other *cell) {
	if other != nil {
		c.count += other.count
		maps.Copy(c.people, other.people)
	}
}

func newCell() *cell { return &cell{people: map[any]bool{}} }

// tabulate goes through the answers to a question; it returns nil when the attribute is known of nobody.
func tabulate(q *mindmap.Question, name string) *tabulation {
	t := &tabulation{question: q.ID, names: map[string]string{}}
	for _, theme := range q.Themes {
		t.row(theme.ID, name, (&mindmap.Question{Themes: []*mindmap.Theme{theme}}).AllAnswers)
	}
	t.row(mindmap.ID{}, name, (&mindmap.Question{Unsorted: q.Unsorted}).AllAnswers)
	if len(t.names) == 0 {
		return nil
	}
	return t
}

func (t *tabulation) row(theme mindmap.ID, name string, answers func(func(*mindmap.Answer) bool)) {
	row := map[string]*cell{}
	of := func(value string) *cell {
		if row[value] == nil {
			row[value] = newCell()
		}
		return row[value]
	}
	for a := range answers {
		left := a.Tally.Total()
		for p := range a.Persons {
			value := p.Attributes[name]
			if value == "" || left == 0 {
				continue
			}
			left--
			folded := strings.ToLower(value)
			if known, ok := t.names[folded]; !ok || value < known {
				t.names[folded] = value
			}
			c := of(folded)
			c.count++
			c.people[identity(p)] = true
		}
	}
	if len(row) > 0 {
		t.themes, t.cells = append(t.themes, theme), append(t.cells, row)
	}
}

// identity tells a person from others over the columns of a survey.
func identity(p *mindmap.Person) any {
	if p.Row > 0 {
		return struct {
			file string
			row  int
		}{p.File, p.Row}
	}
	return p.Key
}

// others is who gave a value that has no column.
func (t *tabulation) others(columns []string) *cell {
	all := newCell()
	for _, row := range t.cells {
		for value, c := range row {
			if !slices.Contains(columns, value) {
				all.merge(c)
			}
		}
	}
	return all
}

// size is how many people gave a value.
func (t *tabulation) size(value string) int {
	all := newCell()
	for _, row := range t.cells {
		all.merge(row[value])
	}
	return len(all.people)
}

// chooseColumns are the values that get a column of their own in all tables, in order. The others together have enough
// people in each table as well, or there are none. It is empty when there is nothing to tell apart.
func chooseColumns(all []*tabulation) []string {
	least := map[string]int{} // the fewest people of a value in a question
	for _, t := range all {
		for value := range t.names {
			least[value] = t.size(value)
		}
	}
	for value := range least {
		for _, t := range all {
			least[value] = min(least[value], t.size(value))
		}
	}
	columns := slices.SortedFunc(maps.Keys(least), func(a, b string) int { return cmp.Or(cmp.Compare(least[a], least[b]), cmp.Compare(a, b)) })
	for len(columns) > 0 && (least[columns[0]] < MinCell || !enoughOthers(all, columns, len(least))) {
		columns = columns[1:]
	}
	if len(columns) == 1 && len(least) == 1 {
		return nil
	}
	slices.Sort(columns)
	return columns
}

func enoughOthers(all []*tabulation, columns []string, values int) bool {
	return len(columns) == values || !slices.ContainsFunc(all, func(t *tabulation) bool {
		return len(t.others(columns).people) < MinCell
	})
}

// table joins what has no column of its own, and hides what is too small.
func (t *tabulation) table(columns []string) Table {
	out := Table{Question: t.question, Themes: t.themes}
	for _, value := range columns {
		out.Values = append(out.Values, t.names[value])
	}
	rest := t.others(columns).count > 0
	if rest {
		out.Values = append(out.Values, "")
	}
	small := make([][]bool, len(t.cells))
	people := make([]int, len(t.cells)) // by row
	for i, row := range t.cells {
		one := &tabulation{cells: []map[string]*cell{row}}
		people[i] = len(one.others(nil).people)
		var cells []*cell
		for _, value := range columns {
			c := newCell()
			c.merge(row[value])
			cells = append(cells, c)
		}
		if rest {
			cells = append(cells, one.others(columns))
		}
		out.Counts = append(out.Counts, make([]int, len(cells)))
		for j, c := range cells {
			out.Counts[i][j] = c.count
			small[i] = append(small[i], len(c.people) < MinCell)
		}
	}
	out.sum()
	out.hide(small)
	for i, n := range people {
		if n < MinCell {
			out.ByTheme[i] = Hidden
		}
	}
	return out
}

func (t *Table) sum() {
	t.ByValue, t.ByTheme = make([]int, len(t.Values)), make([]int, len(t.Themes))
	for i, row := range t.Counts {
		for j, n := range row {
			t.ByTheme[i] += n
			t.ByValue[j] += n
		}
	}
}

// block is some rows and columns of a table.
type block struct {
	t             *Table
	rows, columns []bool
}

// hide hides the smallest block there is that holds all small counts and leaves each of its counts open. With one row or
// one column the counts are the sums, which are known.
func (t *Table) hide(small [][]bool) {
	if len(t.Themes) < 2 || len(t.Values) < 2 {
		return
	}
	b := block{t: t, rows: make([]bool, len(t.Themes)), columns: make([]bool, len(t.Values))}
	for i, row := range small {
		for j, hidden := range row {
			b.rows[i] = b.rows[i] || hidden
			b.columns[j] = b.columns[j] || hidden
		}
	}
	if !slices.Contains(b.rows, true) {
		return
	}
	for b.grow() {
	}
	for i := range t.Counts {
		for j := range t.Counts[i] {
			if b.rows[i] && b.columns[j] {
				t.Counts[i][j] = Hidden
			}
		}
	}
}

// grow adds a row or a column that the block needs, and reports whether it did: for there to be two of each, and for none
// to sum to nothing, as then its counts would be known to be 0. Every row and column of the table has something in it.
func (b *block) grow() bool {
	for i, in := range b.rows {
		if sum := b.sum(func(k, j int) bool { return k == i && b.columns[j] }); in && sum == 0 {
			return b.addColumn(func(j int) bool { return b.t.Counts[i][j] > 0 })
		}
	}
	for j, in := range b.columns {
		if sum := b.sum(func(i, k int) bool { return k == j && b.rows[i] }); in && sum == 0 {
			return b.addRow(func(i int) bool { return b.t.Counts[i][j] > 0 })
		}
	}
	if count(b.rows) < 2 {
		return b.addRow(func(int) bool { return true })
	}
	if count(b.columns) < 2 {
		return b.addColumn(func(int) bool { return true })
	}
	return false
}

func (b *block) sum(of func(i, j int) bool) (n int) {
	for i, row := range b.t.Counts {
		for j, count := range row {
			if of(i, j) {
				n += count
			}
		}
	}
	return n
}

// addRow adds the smallest row that will do.
func (b *block) addRow(will func(int) bool) bool { return addSmallest(b.rows, b.t.ByTheme, will) }

func (b *block) addColumn(will func(int) bool) bool { return addSmallest(b.columns, b.t.ByValue, will) }

func addSmallest(in []bool, sums []int, will func(int) bool) bool {
	best := -1
	for i := range in {
		if !in[i] && will(i) && (best < 0 || sums[i] < sums[best]) {
			best = i
		}
	}
	if best < 0 {
		return false
	}
	in[best] = true
	return true
}

func count(in []bool) (n int) {
	for _, yes := range in {
		if yes {
			n++
		}
	}
	return n
}
