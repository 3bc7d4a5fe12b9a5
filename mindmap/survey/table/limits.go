package table

import (
	"strconv"

	"mindwall/mindmap/text"
)

// Limits bound what a file may make the program hold. They are far above any survey of an event and far below what
// would hurt the machine.
type Limits struct {
	File     int64 // bytes of the file itself
	Unpacked int64 // bytes of all parts of a workbook that are read
	Parts    int   // entries in a workbook's zip
	Columns  int   // cells in a row
	Memory   int   // bytes that the table takes, about
	Cell     int   // bytes of one cell that are kept; the rest is left out
}

// DefaultLimits are those for people's files.
func DefaultLimits() Limits {
	return Limits{
		File: 512 << 20, Unpacked: 256 << 20, Parts: 2_000, Columns: 2_000, Memory: 192 << 20,
		// One byte more than the longest quote can have: such a cell is refused, never imported in part.
		Cell: 4*text.Quote.Limit() + 1,
	}
}

const splitUp = "split the file and import the parts"

func tooMany(what string, limit int) *Error {
	return Problem("more than %s %s", Grouped(limit), what).Advise(splitUp)
}

// Grouped writes a number with commas between thousands.
func Grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

func megabytes(n int64) string { return Grouped(int(n>>20)) + " MB" }
