package survey

import (
	"bytes"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

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
}

// Sheet is a survey tool's export, read whole. It is immutable.
type Sheet struct {
	Name      string // of the file, without its folder
	Preset    Preset
	Workbook  bool
	Tab       string   // the sheet that was read, and
	Tabs      []string // all there are; of a workbook
	Encoding  Encoding // of a text file
	Separator rune     // of a text file; 0 when each row is one cell
	HeaderRow int      // where the header begins, as a spreadsheet counts; 0 when there is none
	Headers   int      // how many rows it has
	Rows      int      // rows of answers
	Columns   []Column
	Asked     []Asked  // what the columns answer
	Notes     []string // what a person should know about how the file was read

	t      *table
	layout layout
	idents []rowIdent // of each row of answers
	moment *moments
}

// Open reads an export of a survey tool. Name is shown in errors and kept as the origin of answers; size is in bytes.
// It fails with an [*Error].
func Open(name string, r io.ReaderAt, size int64, o Options) (*Sheet, error) {
	return open(name, r, size, o, defaultLimits())
}

func open(name string, r io.ReaderAt, size int64, o Options, lim limits) (*Sheet, error) {
	s := &Sheet{Name: baseName(name), moment: newMoments()}
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

func (s *Sheet) read(r io.ReaderAt, size int64, o Options, lim limits) *Error {
	if o.Preset != "" && !slices.Contains(Presets[:], o.Preset) {
		return problem("cannot be read as %q: no such preset", string(o.Preset))
	}
	if size > lim.file {
		return problem("is larger than %s", megabytes(lim.file)).advise("split the file and import the parts")
	}
	head := make([]byte, min(size, 8))
	if _, err := r.ReadAt(head, 0); err != nil && err != io.EOF {
		return problem("cannot be read: %v", err)
	}
	var bad *Error
	if s.Workbook = bytes.HasPrefix(head, []byte("PK")); s.Workbook {
		bad = s.readWorkbook(r, size, o, lim)
	} else {
		bad = s.readText(r, size, o, lim)
	}
	if bad != nil {
		return bad
	}
	bad = s.arrange()
	if bad == nil {
		s.noteEncoding(o)
	}
	return bad
}

func (s *Sheet) readText(r io.ReaderAt, size int64, o Options, lim limits) *Error {
	data, err := io.ReadAll(io.NewSectionReader(r, 0, size))
	if err != nil {
		return problem("cannot be read: %v", err)
	}
	if len(bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF")))) == 0 {
		return problem("is empty")
	}
	if bad := foreign(data); bad != nil {
		return bad
	}
	s.setEncoding(data, o)
	head := make([]byte, sniffed)
	n, _ := io.ReadFull(decoded(data, s.Encoding), head)
	head = head[:n]
	if looksBinary(head) {
		return problem("is no text").advise("export the answers as .xlsx or .csv")
	}
	comma, length := separatorLine(head)
	text := decoded(data, s.Encoding)
	_, _ = io.CopyN(io.Discard, text, int64(length))
	head = head[length:]
	cut := n == sniffed
	switch {
	case o.Separator > 0 && o.Separator < utf8.RuneSelf:
		comma = byte(o.Separator)
	case comma == 0:
		comma = detectSeparator(head, cut, lim)
	}
	s.Separator = rune(comma)
	t, bad := readSeparated(text, comma, comma == 0 && quotesArePlain(head, cut, lim), lim)
	if bad != nil {
		return bad
	}
	s.t = t
	return s.layOut(o)
}

// setEncoding decides how a text file is encoded, and notes what a person should look at.
func (s *Sheet) setEncoding(data []byte, o Options) {
	if s.Encoding = o.Encoding; s.Encoding != "" {
		return
	}
	s.Encoding = detectEncoding(data)
	if s.Encoding == plainUTF8 && !utf8.Valid(data) {
		s.Notes = append(s.Notes, "some characters are damaged and show as \uFFFD")
	}
}

// noteEncoding shows how letters read when their encoding was found out by what they look like.
func (s *Sheet) noteEncoding(o Options) {
	if s.Encoding == "" || s.Encoding == plainUTF8 || s.Encoding == utf16LE || s.Encoding == utf16BE || o.Encoding != "" {
		return
	}
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
		text = hide(clip(oneLine(text), sampleLength))
		if len(some) < n && !slices.Contains(some, text) && strings.ContainsFunc(text, func(r rune) bool { return r >= utf8.RuneSelf }) {
			some = append(some, text)
		}
	}
	for _, r := range s.records()[:min(len(s.records()), 1000)] {
		for i := range s.Columns {
			if s.Columns[i].Kind == QuestionKind {
				foreign(r.cell(s.Columns[i].at))
			}
		}
	}
	for i := range s.Columns {
		foreign(s.Columns[i].header)
	}
	return some
}

func (s *Sheet) readWorkbook(r io.ReaderAt, size int64, o Options, lim limits) *Error {
	w, bad := openWorkbook(r, size, lim, s.moment)
	if bad != nil {
		return bad
	}
	defer w.close()
	tabs, bad := w.tabs()
	if bad != nil {
		return bad
	}
	for _, tab := range tabs {
		s.Tabs = append(s.Tabs, oneLine(tab))
	}
	var tab string
	if o.Tab == "" {
		tab, bad = chooseTab(w, tabs, o.Preset)
	} else {
		tab, bad = s.namedTab(w, o.Tab)
	}
	if bad != nil {
		return bad
	}
	s.Tab = oneLine(tab)
	if s.t, bad = w.read(tab, 0); bad != nil {
		return bad
	}
	return s.layOut(o)
}

// namedTab finds a tab by its name, hidden ones too.
func (s *Sheet) namedTab(w *workbook, name string) (string, *Error) {
	all := w.f.GetSheetList()
	if i := slices.IndexFunc(all, func(tab string) bool { return fold(tab) == fold(name) }); i >= 0 {
		return all[i], nil
	}
	return "", problem("has no tab %q", name).advise("its tabs are " + strings.Join(s.Tabs, ", "))
}

// maxTabs is how many tabs of a workbook are looked at for a known header.
const maxTabs = 32

// chooseTab takes the first tab with the header of a known tool, else the first with anything in it.
func chooseTab(w *workbook, tabs []string, only Preset) (string, *Error) {
	chosen := ""
	for _, tab := range tabs[:min(len(tabs), maxTabs)] {
		t, bad := w.read(tab, headerRows+1)
		if bad != nil {
			return "", bad
		}
		if _, ok := recognise(t, only, true); ok {
			return tab, nil
		}
		if chosen == "" && len(t.records) > 0 {
			chosen = tab
		}
	}
	if chosen == "" {
		return "", problem("has no sheet with anything in it")
	}
	return chosen, nil
}

// layOut decides the layout of what was read.
func (s *Sheet) layOut(o Options) *Error {
	if len(s.t.records) == 0 {
		return problem("is empty")
	}
	l, ok := layout{}, false
	if o.Preset != generic && o.HeaderRow == 0 {
		l, ok = recognise(s.t, o.Preset, s.Workbook)
	}
	if !ok && o.HeaderRow > 0 && o.Preset != generic {
		if i := slices.IndexFunc(s.t.records, func(r record) bool { return r.number == o.HeaderRow }); i >= 0 {
			if l, ok = recogniseAt(s.t, i, s.Workbook); ok && o.Preset != "" && l.preset != o.Preset {
				ok = false
			}
		}
	}
	if !ok && o.Preset != "" && o.Preset != generic {
		return problem("has no header of %s in its first %d rows", o.Preset, headerRows).advise("import it without naming the tool")
	}
	if !ok {
		var bad *Error
		if l, bad = plainLayout(s.t, o.HeaderRow); bad != nil {
			return bad
		}
	}
	if l.header >= 0 {
		if !l.rows && !l.skip && (l.depth == 1 || l.depth == 0 || o.Headers > 0) {
			l.measure(s.t, o.Headers)
		}
		s.HeaderRow, s.Headers = s.t.records[l.header].number, max(l.depth, 1)
		l.depth = s.Headers
	}
	s.layout, s.Preset = l, l.preset
	return nil
}

// records are the rows of answers.
func (s *Sheet) records() []record {
	return s.t.records[min(s.layout.first(), len(s.t.records)):]
}

// arrange makes the columns and everything that is known of the rows.
func (s *Sheet) arrange() *Error {
	s.Rows = len(s.records())
	if s.Rows == 0 {
		return problem("has a header and no answers below it").at(s.HeaderRow, "")
	}
	if s.layout.skip {
		s.Notes = append(s.Notes, "row "+grouped(s.t.records[s.layout.first()-1].number)+" holds the tool's own notes and was left out")
	}
	if s.layout.depth > 1 && !s.layout.skip {
		s.Notes = append(s.Notes, grouped(s.layout.depth)+" header rows")
	}
	s.makeColumns()
	s.identifyRows()
	return nil
}
