package table

import (
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"mindwall/mindmap/survey/meaning"
)

// A column's format is known after it was the same in formatSure numbers; no more than maxShown rows are read for that,
// because formatting is by far the slowest part of reading a workbook.
const (
	formatSure = 20
	maxShown   = 2_000
)

// formats learns how the numbers of each column are shown. Times are spelled in full from what is stored, since how
// they are shown depends on who saved the file and often lacks the seconds; other numbers are taken as shown.
type formats struct {
	w     *workbook
	shown *excelize.Rows // reads the same tab; behind the row in hand, and advanced only as needed
	at    int            // number of the row that shown is at
	read  int            // rows that were read from shown
	seen  []formatCount
}

// formatCount counts how the numbers of a column were shown.
type formatCount struct{ plain, time, other int }

func (c formatCount) sure() bool {
	n := c.plain + c.time + c.other
	return n >= formatSure && (c.plain == n || c.time == n)
}

// apply changes the stored cells of a row to what they stand for.
func (f *formats) apply(number int, cells []string) error {
	for len(f.seen) < len(cells) {
		f.seen = append(f.seen, formatCount{})
	}
	numbers, unsure := f.numbers(cells)
	if !unsure || f.read >= maxShown {
		for i, n := range numbers {
			if c := f.seen[i]; c.time > c.plain+c.other {
				cells[i] = f.spell(cells[i], n)
			} else {
				cells[i] = plainNumber(cells[i], n)
			}
		}
		return nil
	}
	shown, err := f.row(number)
	if err != nil {
		return err
	}
	for i, n := range numbers {
		if i < len(shown) {
			cells[i] = f.learn(i, cells[i], shown[i], n)
		}
	}
	return nil
}

// numbers are the numbers among stored cells; unsure reports whether the format of any of them is not known yet.
func (f *formats) numbers(cells []string) (numbers map[int]float64, unsure bool) {
	for i, c := range cells {
		if c == "" || c[0] > '9' || len(c) > 32 {
			continue
		}
		n, err := strconv.ParseFloat(c, 64)
		if err != nil {
			continue
		}
		if numbers == nil {
			numbers = map[int]float64{}
		}
		numbers[i] = n
		unsure = unsure || !f.seen[i].sure()
	}
	return numbers, unsure
}

// row is the row as shown.
func (f *formats) row(number int) ([]string, error) {
	for f.at < number {
		if !f.shown.Next() {
			return nil, f.shown.Error()
		}
		f.at++
	}
	f.read++
	return f.shown.Columns()
}

// learn counts how a number is shown and returns what it stands for.
func (f *formats) learn(column int, stored, shown string, n float64) string {
	c := &f.seen[column]
	switch {
	case stored == shown || shown == "" || isNumber(shown):
		c.plain++
		return plainNumber(stored, n)
	case meaning.LooksLikeDate(shown):
		c.time++
		return f.spell(stored, n)
	default:
		c.other++
		return shown
	}
}

// spell writes a stored number as a time, unless it is out of a spreadsheet's range.
func (f *formats) spell(stored string, n float64) string {
	if n < 1 || n >= 2_958_466 {
		return stored
	}
	return meaning.SerialTime(n, f.w.old)
}

// plainNumber writes a stored number as a spreadsheet shows it without a format: in full and to 15 digits. It does not
// ask how the number was shown, so that a row reads the same wherever in a file it stands. Text of digits is kept.
func plainNumber(stored string, n float64) string {
	if !strings.Contains(stored, "E+") && !strings.Contains(stored, "E-") && (len(stored) <= 16 || !strings.Contains(stored, ".")) {
		return stored
	}
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(n, 'g', 15, 64), 64)
	if err != nil || rounded >= 1e21 || rounded <= -1e21 {
		return stored
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}

func isNumber(s string) bool {
	_, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	return err == nil
}
