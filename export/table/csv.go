package table

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"mindwall/mindmap"
	"mindwall/mindmap/say"
)

// WriteCSV writes a row an answer as CSV by RFC 4180: with a byte order mark, by which Excel knows UTF-8, and commas.
// Cells that a spreadsheet would take for a formula are made harmless by an apostrophe; see [harmless].
func WriteCSV(w io.Writer, b *mindmap.Board, o Options) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	o.Voice = say.English
	o = o.forBoard(b)
	cols := columns(o)
	cells := make([]string, len(cols))
	for i, c := range cols {
		cells[i] = harmless(c.title)
	}
	if err := out.Write(cells); err != nil {
		return err
	}
	for _, r := range allRows(b, o) {
		for i, c := range cols {
			cells[i] = harmless(fmt.Sprint(c.cell(&r)))
		}
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func allRows(b *mindmap.Board, o Options) []row {
	var out []row
	for _, q := range b.Questions {
		out = append(out, rowsOf(q, say.OnTheMap, o.Voice)...)
	}
	if o.Private {
		out = append(out, looseRows(b, o.Voice)...)
	}
	return out
}

// harmless puts an apostrophe before a cell that spreadsheets would run as a formula: one that begins with = + - @, their
// wide forms, a tab or a carriage return, behind apostrophes of its own or not. See
// https://owasp.org/www-community/attacks/CSV_Injection
func harmless(cell string) string {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(cell, "'"))
	if first != utf8.RuneError && strings.ContainsRune("=+-@\t\r\n＝＋－＠", first) {
		return "'" + cell
	}
	return cell
}

// bare takes off what harmless puts before a cell, and the ="…" of other programs around it.
func bare(cell string) string {
	if rest, guarded := strings.CutPrefix(cell, "'"); guarded && harmless(rest) != rest {
		return rest
	}
	if inner, ok := strings.CutPrefix(cell, `="`); ok && strings.HasSuffix(inner, `"`) && strings.Count(inner, `"`)%2 == 1 {
		return strings.ReplaceAll(inner[:len(inner)-1], `""`, `"`)
	}
	return cell
}
