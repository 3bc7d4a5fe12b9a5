package table

import (
	"fmt"
	"strconv"
	"strings"

	"mindwall/mindmap/survey/meaning"
	"mindwall/mindmap/text"
)

// Error says what is wrong with a file, and where.
type Error struct {
	File    string // base name
	Row     int    // as a spreadsheet counts, from 1; 0 when the fault is the whole file's
	Column  string // header or letter; empty when the fault is the row's
	Problem string // reads on after the column: "is a formula error"
	advice  string // what to do about it; may be empty
}

func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(text.TellPath(e.File))
	b.WriteByte(':')
	if e.Row > 0 {
		b.WriteString(strconv.Itoa(e.Row))
		b.WriteByte(':')
	}
	b.WriteByte(' ')
	if e.Column != "" {
		fmt.Fprintf(&b, "column %q ", e.Column)
	}
	b.WriteString(e.Problem)
	return b.String()
}

// Hint tells what to do about it; empty when there is nothing to say.
func (e *Error) Hint() string { return e.advice }

// Problem makes an error of a line that may be shown: libraries put bytes of the file into theirs.
func Problem(format string, args ...any) *Error {
	return &Error{Problem: meaning.OneLine(fmt.Sprintf(format, args...))}
}

// Advise adds what to do about it.
func (e *Error) Advise(advice string) *Error {
	e.advice = advice
	return e
}

// At says where it is.
func (e *Error) At(row int, column string) *Error {
	e.Row, e.Column = row, column
	return e
}
