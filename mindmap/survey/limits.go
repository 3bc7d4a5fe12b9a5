package survey

import (
	"strconv"
	"strings"

	"mindwall/mindmap/text"
)

// limits bound what a file may make the program hold. They are far above any survey of an event and far below what
// would hurt the machine.
type limits struct {
	file     int64 // bytes of the file itself
	unpacked int64 // bytes of all parts of a workbook that are read
	parts    int   // entries in a workbook's zip
	rows     int   // rows that are not blank, those above the answers aside
	columns  int   // cells in a row
	cells    int   // cells in all
	packed   int   // cells of a workbook, which take far more while they are read
	text     int   // bytes of all cells
	answers  int   // in one proposal
	cell     int   // bytes of one cell that are kept; the rest is left out
}

func defaultLimits() limits {
	return limits{
		file: 256 << 20, unpacked: 128 << 20, parts: 2_000,
		rows: 100_000, columns: 2_000, cells: 6_000_000, packed: 1_000_000, text: 192 << 20, answers: 200_000,
		// One byte more than the longest quote can have: such a cell is refused, never imported in part.
		cell: 4*text.Quote.Limit() + 1,
	}
}

// record is one row that is not blank.
type record struct {
	number int      // as a spreadsheet counts, from 1
	width  int      // cells that the file has in this row, empty ones at the end included
	cells  []string // empty ones at the end left out
}

func (r *record) cell(i int) string {
	if i < 0 || i >= len(r.cells) {
		return ""
	}
	return r.cells[i]
}

// place is a cell's: row number and column from 0.
type place struct{ row, column int }

// table is what was read, within its limits.
type table struct {
	lim     limits
	records []record
	cells   int
	text    int
	huge    map[place]bool // cells of which only the head was kept
}

func newTable(lim limits) *table { return &table{lim: lim, huge: map[place]bool{}} }

// add takes the next row. Blank rows are counted by their number alone.
func (t *table) add(number int, cells []string) *Error {
	width := len(cells)
	for len(cells) > 0 && isBlank(cells[len(cells)-1]) {
		cells = cells[:len(cells)-1]
	}
	if len(cells) == 0 {
		return nil
	}
	if len(cells) > t.lim.columns {
		return problem("has %s columns, more than %s", grouped(len(cells)), grouped(t.lim.columns)).at(number, "")
	}
	if len(t.records) == t.lim.rows+headerRows {
		return tooMany("rows", t.lim.rows).at(number, "")
	}
	t.cells += len(cells)
	for i, c := range cells {
		c = unwrap(c)
		cells[i] = c
		if len(c) > t.lim.cell {
			t.huge[place{number, i}] = true
			cells[i] = string([]byte(c[:t.lim.cell])) // a copy, so that the whole can be freed
		}
		t.text += len(cells[i])
	}
	if t.cells > t.lim.cells {
		return tooMany("cells", t.lim.cells).at(number, "")
	}
	if t.text > t.lim.text {
		return problem("more than %s of text", megabytes(int64(t.lim.text))).at(number, "").advise("split the file and import the parts")
	}
	t.records = append(t.records, record{number: number, width: width, cells: cells})
	return nil
}

func tooMany(what string, limit int) *Error {
	return problem("more than %s %s", grouped(limit), what).advise("split the file and import the parts")
}

// grouped writes a number with commas between thousands.
func grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

func megabytes(n int64) string { return grouped(int(n>>20)) + " MB" }

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
