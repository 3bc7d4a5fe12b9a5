package table

import (
	"slices"
	"strings"

	"mindwall/mindmap/survey/meaning"
	"mindwall/mindmap/text"
)

// Source is where a table was read from, and how.
type Source struct {
	Workbook  bool
	Tab       string   // the sheet that was read, and
	Tabs      []string // all there are; of a workbook
	Encoding  Encoding // of a text file
	Separator rune     // of a text file; 0 when each row is one cell
}

// Table is what was read: the rows that are not blank. It does not change any more.
type Table struct {
	Source
	Damaged bool     // some characters of a text file cannot be read
	Beside  []*Table // other sheets of the workbook, as far as they were asked for

	lim     Limits
	numbers []int32 // of the rows, as a spreadsheet counts, from 1
	widths  []int32 // of the rows: cells that the file has, empty ones at the end included
	columns []*column
	merged  []merge
	size    int // bytes, about
}

// column keeps each of its texts once. Its rows hold places in texts; a row beyond the last is empty.
type column struct {
	texts []string // the first is empty
	rows  []uint32
	cut   map[uint32]bool // texts of which only the head was kept
	known map[string]uint32
}

// merge is a cell that stands over several columns or rows; all count from 0.
type merge struct{ row, lastRow, from, to int }

// Record is one row, as it is read beside others.
type Record struct {
	Number int      // as a spreadsheet counts, from 1
	Cells  []string // empty ones at the end left out
}

// Cell is one of its cells; empty beyond the last.
func (r *Record) Cell(i int) string {
	if i < 0 || i >= len(r.Cells) {
		return ""
	}
	return r.Cells[i]
}

// Filled counts the cells with something in them.
func (r *Record) Filled() int {
	n := 0
	for _, c := range r.Cells {
		if !meaning.IsBlank(c) {
			n++
		}
	}
	return n
}

// Rows is how many rows there are.
func (t *Table) Rows() int { return len(t.numbers) }

// Columns is how many columns the widest row has.
func (t *Table) Columns() int { return len(t.columns) }

// Number is what a spreadsheet calls a row.
func (t *Table) Number(row int) int { return int(t.numbers[row]) }

// Width is how many cells the file has in a row, empty ones at the end included.
func (t *Table) Width(row int) int { return int(t.widths[row]) }

// Cell is what a cell says; empty where there is none.
func (t *Table) Cell(row, column int) string {
	if column < 0 || column >= len(t.columns) {
		return ""
	}
	return t.columns[column].texts[t.Code(row, column)]
}

// Code is the place in [Table.Texts] of what a cell says; 0 when it is empty.
func (t *Table) Code(row, column int) uint32 {
	if rows := t.columns[column].rows; row < len(rows) {
		return rows[row]
	}
	return 0
}

// Texts are what the cells of a column say, each once, the empty text first.
func (t *Table) Texts(column int) []string { return t.columns[column].texts }

// IsCut reports whether only the head of a text was kept.
func (t *Table) IsCut(column int, code uint32) bool { return t.columns[column].cut[code] }

// Record is a row, to be looked at whole.
func (t *Table) Record(row int) Record {
	r := Record{Number: t.Number(row), Cells: make([]string, len(t.columns))}
	last := 0
	for c := range r.Cells {
		if r.Cells[c] = t.Cell(row, c); r.Cells[c] != "" {
			last = c + 1
		}
	}
	r.Cells = r.Cells[:last]
	return r
}

// Over is what stands over a column in a row of the header: its cell, or the merged cell that reaches over it.
func (t *Table) Over(row, column int) string {
	if own := t.Cell(row, column); !meaning.IsBlank(own) {
		return own
	}
	for _, m := range t.merged {
		if m.row == t.Number(row)-1 && m.from < column && column <= m.to {
			return t.Cell(row, m.from)
		}
	}
	return ""
}

// Reach is how many rows the cells that begin in a row reach down, itself included.
func (t *Table) Reach(row int) int {
	n := 1
	for _, m := range t.merged {
		if m.row == t.Number(row)-1 {
			n = max(n, m.lastRow-m.row+1)
		}
	}
	return n
}

// add takes the next row; cell is its i-th of n cells, and need not last. Blank rows are counted by their number alone.
func add[T string | []byte](t *Table, number int, cells []T) *Error {
	width := len(cells)
	for len(cells) > 0 && meaning.IsBlank(string(cells[len(cells)-1])) {
		cells = cells[:len(cells)-1]
	}
	if len(cells) == 0 {
		return nil
	}
	if len(cells) > t.lim.Columns {
		return Problem("has %s columns, more than %s", Grouped(len(cells)), Grouped(t.lim.Columns)).At(number, "")
	}
	for len(t.columns) < len(cells) {
		t.columns = append(t.columns, &column{texts: []string{""}, known: map[string]uint32{}})
	}
	row := len(t.numbers)
	t.numbers, t.widths = append(t.numbers, int32(number)), append(t.widths, int32(width))
	t.size += rowBytes
	for i, cell := range cells {
		if len(cell) == 0 {
			continue
		}
		c := t.columns[i]
		code, known := c.known[string(cell)]
		if !known {
			code = t.learn(c, string(cell))
		}
		if code == 0 {
			continue
		}
		before := len(c.rows)
		if before <= row {
			c.rows = slices.Grow(c.rows, row+1-before)[:row+1]
			clear(c.rows[before:])
		}
		c.rows[row] = code
		t.size += cellBytes * (row + 1 - before)
	}
	if t.size > t.lim.Memory {
		return Problem("takes more than %s of memory", megabytes(int64(t.lim.Memory))).At(number, "").Advise(splitUp)
	}
	return nil
}

// What things take, in bytes: a row, with what tells it from others; a cell; and a text beside its letters, with the entry
// by which it is found again.
const (
	rowBytes  = 64
	cellBytes = 4
	textBytes = 64
)

// learn keeps a text that a column has not had yet.
func (t *Table) learn(c *column, cell string) uint32 {
	text, cut := cell, len(cell) > t.lim.Cell
	if cut {
		text = strings.Clone(cell[:t.lim.Cell]) // so that the whole can be freed
	}
	text = unwrap(text)
	t.size += len(text) + textBytes
	code, known := uint32(0), text == ""
	if text != cell && !known && !cut {
		code, known = c.known[text]
	}
	if !known {
		code = uint32(len(c.texts))
		c.texts = append(c.texts, text)
	}
	if cut {
		if c.cut == nil {
			c.cut = map[uint32]bool{}
		}
		c.cut[code] = true
		return code // what is too long is refused: whether it comes again does not matter
	}
	if text != cell {
		c.known[text] = code
		t.size += len(cell)
	}
	c.known[cell] = code
	return code
}

// settle lets go of what only reading needs.
func (t *Table) settle() *Table {
	for _, c := range t.columns {
		c.known, c.texts, c.rows = nil, slices.Clip(c.texts), slices.Clip(c.rows)
	}
	return t
}

// unwrap is what a cell says without what programs put around it: the apostrophe and the ="…" that keep a spreadsheet
// from reckoning with it, and HTML.
func unwrap(cell string) string {
	if len(cell) > 1 && cell[0] == '\'' && strings.IndexByte("=+-@\t\r", cell[1]) >= 0 {
		cell = cell[1:]
	}
	if inner, ok := strings.CutPrefix(cell, `="`); ok && strings.HasSuffix(inner, `"`) && strings.Count(inner, `"`)%2 == 1 {
		cell = strings.ReplaceAll(inner[:len(inner)-1], `""`, `"`)
	}
	return text.PlainHTML(cell)
}
