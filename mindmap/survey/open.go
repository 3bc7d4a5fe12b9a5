package survey

import (
	"io"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"mindwall/mindmap/survey/meaning"
	"mindwall/mindmap/survey/table"
	"mindwall/mindmap/text"
)

// NoHeader as [Options.HeaderRow] says that the first row is an answer already.
const NoHeader = -1

// Options settle what [Open] would else find out by itself. The zero value finds out everything.
type Options struct {
	Preset    Preset
	Tab       string   // the sheet of a workbook
	HeaderRow int      // where the header begins, as a spreadsheet counts, from 1, or [NoHeader]
	Headers   int      // how many rows it has, from 1 to 3
	Encoding  Encoding // of a text file
	Separator rune     // of a text file: ',', ';', '\t' or '|'

	// Labels is a file beside that tells what codes stand for; nil when there is none.
	Labels *Beside
	// Progress is told how far the reading is; nil is not.
	Progress func(done, of int64)
}

// IsZero reports whether everything is to be found out.
func (o *Options) IsZero() bool {
	return o.Preset == "" && o.Tab == "" && o.HeaderRow == 0 && o.Headers == 0 && o.Encoding == "" && o.Separator == 0 && o.Labels == nil
}

// Beside is a file that is read beside another.
type Beside struct {
	Name string
	io.ReaderAt
	Size  int64
	Maybe bool // it was found by its name, and may be something else
}

// What is read of files, and what is wrong with them.
type (
	Encoding = table.Encoding
	Error    = table.Error
)

// Sheet is a survey tool's export, read whole. It is immutable.
type Sheet struct {
	table.Source
	Name      string // of the file, without its folder
	Preset    Preset
	HeaderRow int // where the header begins, as a spreadsheet counts; 0 when there is none
	Headers   int // how many rows it has
	Rows      int // rows of answers
	Columns   []Column
	Asked     []Asked  // what the columns answer
	Notes     []string // what a person should know about how the file was read

	t      *table.Table
	beside []*table.Table // sheets of labels
	layout layout
	topics []string   // of a table with one answer a row: its questions, folded, as the column of questions has them
	idents []rowIdent // of each row of answers
}

// Open reads an export of a survey tool. Name is shown in errors and kept as the origin of answers; size is in bytes.
// It fails with an [*Error].
func Open(name string, r io.ReaderAt, size int64, o Options) (*Sheet, error) {
	return open(name, r, size, o, table.DefaultLimits())
}

func open(name string, r io.ReaderAt, size int64, o Options, lim table.Limits) (*Sheet, error) {
	s := &Sheet{Name: baseName(name)}
	if bad := s.read(r, size, o, lim); bad != nil {
		bad.File = lastName(name)
		return nil, bad
	}
	return s, nil
}

// lastName is the last part of a path of any system.
func lastName(path string) string { return filepath.Base(strings.ReplaceAll(path, `\`, "/")) }

// baseName is the last part of a path of any system, as a text that may stand on a wall.
func baseName(path string) string {
	clean, err := text.Caption.Clean(lastName(path))
	if err != nil || clean == "" {
		return "survey"
	}
	return clean
}

func (s *Sheet) read(r io.ReaderAt, size int64, o Options, lim table.Limits) (bad *Error) {
	if o.Preset != "" && !slices.Contains(Presets[:], o.Preset) {
		return table.Problem("cannot be read as %q: no such preset", string(o.Preset))
	}
	s.t, bad = table.Read(r, size, table.Options{
		Tab: o.Tab, Encoding: o.Encoding, Separator: o.Separator, Progress: o.Progress,
		Known: func(t *table.Table) bool {
			_, ok := recognise(newHead(t, 0), o.Preset, true)
			return ok
		},
		Beside: isLabels,
	}, lim)
	if bad != nil {
		return bad
	}
	s.Source, s.beside = s.t.Source, s.t.Beside
	if o.Labels != nil {
		if bad := s.readBeside(o.Labels, lim); bad != nil && !o.Labels.Maybe {
			return bad
		}
	}
	if s.t.Damaged {
		s.Notes = append(s.Notes, "some characters are damaged and show as \uFFFD")
	}
	if bad := s.layOut(o); bad != nil {
		return bad
	}
	if bad := s.arrange(); bad != nil {
		return bad
	}
	if s.Encoding.IsGuess() && o.Encoding == "" {
		s.noteEncoding()
	}
	return nil
}

// readBeside reads a file of labels, whichever of its sheets has them.
func (s *Sheet) readBeside(b *Beside, lim table.Limits) *Error {
	t, bad := table.Read(b, b.Size, table.Options{Beside: isLabels}, lim)
	if bad != nil {
		bad.Problem = "the labels of " + lastName(b.Name) + ": " + bad.Problem
		return bad
	}
	found := slices.DeleteFunc(append([]*table.Table{t}, t.Beside...), func(t *table.Table) bool { return !isLabels(t) })
	if len(found) == 0 {
		return table.Problem("the labels of %s: there is no table of codes and labels", lastName(b.Name)).
			Advise("name its columns list_name, name and label, as XLSForm does, or variable, value and label")
	}
	s.beside = append(s.beside, found...)
	return nil
}

// noteEncoding shows how letters read when their encoding was found out by what they look like.
func (s *Sheet) noteEncoding() {
	note := "read as " + string(s.Encoding)
	if some := s.Letters(1); len(some) > 0 {
		note += ", as in “" + some[0] + "”"
	}
	s.Notes = append(s.Notes, note+"; if letters look wrong, choose another encoding")
}

// Letters are at most n texts, headers or answers, that have letters beyond ASCII: by them it shows whether the encoding
// is the right one.
func (s *Sheet) Letters(n int) (some []string) {
	foreign := func(text string) {
		if len(some) == n || !strings.ContainsFunc(text, func(r rune) bool { return r >= utf8.RuneSelf }) {
			return
		}
		if text = meaning.Hide(meaning.Clip(meaning.OneLine(text), sampleLength)); !slices.Contains(some, text) {
			some = append(some, text)
		}
	}
	for i := range s.Columns {
		if c := &s.Columns[i]; c.Kind == QuestionKind {
			texts := s.t.Texts(c.at)
			for _, text := range texts[:min(len(texts), 1000)] {
				foreign(text)
			}
		}
	}
	for i := range s.Columns {
		foreign(s.Columns[i].header)
	}
	return some
}

// layOut decides the layout of what was read.
func (s *Sheet) layOut(o Options) *Error {
	if s.t.Rows() == 0 {
		return table.Problem("is empty")
	}
	named := -1
	for i := range s.t.Rows() {
		if o.HeaderRow > 0 && s.t.Number(i) == o.HeaderRow {
			named = i
			break
		}
	}
	t := newHead(s.t, max(named, 0))
	l, ok := layout{}, false
	switch {
	case o.Preset == generic:
	case o.HeaderRow == 0:
		l, ok = recognise(t, o.Preset, s.Workbook)
	case named >= 0:
		l, ok = recogniseAt(t, named, s.Workbook)
		ok = ok && (o.Preset == "" || l.preset == o.Preset)
	}
	switch {
	case ok:
	case o.Preset != "" && o.Preset != generic:
		return table.Problem("has no header of %s in its first %d rows", o.Preset, headerRows).Advise("import it without naming the tool")
	case o.HeaderRow > 0 && named < 0:
		return table.Problem("is blank, so it is no header").At(o.HeaderRow, "")
	case o.HeaderRow > 0:
		l = plainLayout(t, named)
	case o.HeaderRow == 0:
		l = plainLayout(t, findHeader(t))
	default:
		l = plainLayout(t, -1)
	}
	if l.header >= 0 {
		if !l.rows && !l.skip && (l.depth <= 1 || o.Headers > 0) {
			l.measure(t, o.Headers)
		}
		l.depth = max(l.depth, 1)
		s.HeaderRow, s.Headers = s.t.Number(l.header), l.depth
	}
	s.layout, s.Preset = l, l.preset
	return nil
}

// arrange makes the columns and everything that is known of the rows.
func (s *Sheet) arrange() *Error {
	s.Rows = max(s.t.Rows()-s.layout.first(), 0)
	if s.Rows == 0 {
		return table.Problem("has a header and no answers below it").At(s.HeaderRow, "")
	}
	if s.layout.skip {
		s.Notes = append(s.Notes, "row "+table.Grouped(s.number(-1))+" holds the tool's own notes and was left out")
	} else if s.layout.depth > 1 {
		s.Notes = append(s.Notes, table.Grouped(s.layout.depth)+" header rows")
	}
	s.makeColumns()
	s.idents = newWhoReader(s).identify()
	return nil
}

// cell is what the i-th row of answers says in a column of the table.
func (s *Sheet) cell(i, column int) string { return s.t.Cell(s.layout.first()+i, column) }

// code is the place of that among the texts of the column.
func (s *Sheet) code(i, column int) uint32 { return s.t.Code(s.layout.first()+i, column) }

// number is what a spreadsheet calls the i-th row of answers.
func (s *Sheet) number(i int) int { return s.t.Number(s.layout.first() + i) }
