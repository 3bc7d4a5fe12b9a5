package table

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"mindwall/mindmap/say"
	"mindwall/mindmap/text"
)

// maxUnpacked is how large a workbook may be when it is unpacked, in bytes.
const maxUnpacked = 512 << 20

// ReadCSV reads what [WriteCSV] writes, also as spreadsheets save it again: with other separators, in UTF-16 or in the
// letters of Windows. A table of others is known by its beginning.
func ReadCSV(in io.ReadSeeker) (Back, error) {
	const sniffed = 64 << 10
	head, err := io.ReadAll(io.LimitReader(in, sniffed))
	if err != nil {
		return Back{}, err
	}
	comma := headComma(head)
	if comma == 0 {
		return Back{}, errForeign
	}
	if _, err := in.Seek(0, io.SeekStart); err != nil {
		return Back{}, err
	}
	data, err := io.ReadAll(io.LimitReader(in, maxTable))
	if err != nil {
		return Back{}, err
	}
	data, told := toUTF8(data)
	rows := csv.NewReader(bytes.NewReader(data))
	rows.Comma, rows.FieldsPerRecord, rows.ReuseRecord = comma, -1, true
	r := newRowReader()
	r.back.Told = told
	for {
		cells, err := rows.Read()
		if errors.Is(err, io.EOF) {
			return r.done()
		}
		if err != nil {
			return Back{}, err
		}
		for i := range cells {
			cells[i] = bare(cells[i])
		}
		r.row(cells)
	}
}

// headComma is what stands between the titles of our columns; 0 when these are none of ours.
func headComma(head []byte) rune {
	head, _ = toUTF8(head)
	line, _, _ := bytes.Cut(head, []byte("\n"))
	for _, comma := range []rune{',', ';', '\t'} {
		in := csv.NewReader(bytes.NewReader(line))
		in.Comma, in.LazyQuotes = comma, true
		if titles, err := in.Read(); err == nil && headVoice(titles) != nil {
			return comma
		}
	}
	return 0
}

// toUTF8 is a text without its byte order mark.
func toUTF8(data []byte) (_ []byte, told []string) {
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		if out, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(data); err == nil {
			return out, nil
		}
	case !utf8.Valid(data):
		if out, err := charmap.Windows1252.NewDecoder().Bytes(data); err == nil {
			return out, []string{"read in the letters of Windows (1252): if some look wrong, save it as UTF-8"}
		}
	}
	return bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), nil
}

// ReadXLSX reads what [WriteXLSX] writes, at its sheet with all answers; those off the map follow, and what the event is.
func ReadXLSX(in io.ReaderAt, size int64) (back Back, err error) {
	if !isWorkbook(in, size) {
		return Back{}, errForeign
	}
	defer func() {
		if p := recover(); p != nil { // the library fails so on some broken files
			err = fmt.Errorf("%w: %v", errForeign, p)
		}
	}()
	file, err := excelize.OpenReader(io.NewSectionReader(in, 0, size), excelize.Options{UnzipSizeLimit: maxUnpacked, RawCellValue: true})
	if err != nil {
		return Back{}, fmt.Errorf("%w: %w", errForeign, err)
	}
	defer file.Close()
	names := file.GetSheetList()
	first := slices.IndexFunc(names, func(name string) bool { return firstRow(file, name) != nil })
	if first < 0 {
		return Back{}, errForeign
	}
	voice := *firstRow(file, names[first])
	r := newRowReader()
	for i, name := range names {
		if i == first || name == sheetName(voice.Text(say.SheetOffMap)) && firstRow(file, name) != nil {
			r.head = nil
			if err := eachRow(file, name, r.row); err != nil {
				return Back{}, err
			}
		}
	}
	if todo := sheetName(voice.Text(say.ToDo)); slices.Contains(names, todo) {
		if err := eachRow(file, todo, r.action); err != nil {
			return Back{}, err
		}
	}
	r.event(file)
	return r.done()
}

// isWorkbook reports whether a workbook begins with the titles of our columns, as far as can be seen without reading it whole.
func isWorkbook(in io.ReaderAt, size int64) bool {
	archive, err := zip.NewReader(in, size)
	if err != nil || size > maxTable {
		return false
	}
	var begins strings.Builder
	for _, f := range archive.File {
		if f.Name != "xl/sharedStrings.xml" && f.Name != "xl/worksheets/sheet1.xml" {
			continue
		}
		part, err := f.Open()
		if err != nil {
			return false
		}
		_, _ = io.CopyN(&begins, part, 16<<10) // of a broken one, what there is
		_ = part.Close()
	}
	words := strings.FieldsFunc(begins.String(), func(r rune) bool { return r == '<' || r == '>' })
	return headVoice(words) != nil
}

// firstRow is the voice that a sheet's head speaks with; nil when it is no head of ours.
func firstRow(file *excelize.File, name string) *say.Voice {
	rows, err := file.Rows(name)
	if err != nil {
		return nil
	}
	defer rows.Close()
	if !rows.Next() {
		return nil
	}
	cells, err := rows.Columns()
	if err != nil {
		return nil
	}
	return headVoice(cells)
}

func eachRow(file *excelize.File, name string, take func([]string)) error {
	rows, err := file.Rows(name)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		cells, err := rows.Columns()
		if err != nil {
			return err
		}
		take(cells)
	}
	return rows.Error()
}

// headVoice is the voice that a row has the titles of our columns in; nil when it has not.
func headVoice(cells []string) *say.Voice {
	for _, v := range say.Voices() {
		lacks := func(m say.Message) bool { return !slices.Contains(cells, v.Text(m)) }
		if !slices.ContainsFunc([]say.Message{say.ColumnQuestion, say.ColumnTheme, say.ColumnAnswer, say.ColumnTally, say.ColumnSource}, lacks) {
			return &v
		}
	}
	return nil
}

// event reads what the workbook says of the event.
func (r *rowReader) event(file *excelize.File) {
	e := &r.back.Board.Event
	if p, err := file.GetDocProps(); err == nil && p.Creator == "mindwall" {
		e.Title = text.Title.Lenient(p.Title)
	}
	own, err := file.GetCustomProps()
	if err != nil {
		return
	}
	for _, p := range own {
		if words, ok := p.Value.(string); ok {
			if to := eventProperties(e)[p.Name]; to != nil {
				*to = text.Title.Lenient(words)
			}
		}
	}
}
