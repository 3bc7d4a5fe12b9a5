package table

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"slices"

	"github.com/xuri/excelize/v2"

	"mindwall/mindmap/survey/meaning"
)

// separatedReader reads separated values as spreadsheets do: a cell that begins with a quote runs to the closing quote
// over line breaks, two quotes in it are one, and quotes elsewhere are plain characters. Rows end at LF, CR LF or CR;
// blank ones are rows too, so that row numbers are those a spreadsheet shows.
type separatedReader struct {
	r     *bufio.Reader
	comma byte // 0 when each row is one cell
	plain bool // quotes mean nothing
	lim   Limits
	row   int // number of the row read last
	loose int // characters that followed a closing quote; none in a file that a program wrote

	buf   []byte // the kept bytes of the row
	ends  []int  // where each cell ends in buf
	cells [][]byte
}

func newSeparatedReader(r io.Reader, comma byte, lim Limits) *separatedReader {
	return &separatedReader{r: bufio.NewReaderSize(r, 32<<10), comma: comma, lim: lim}
}

// next returns the cells of the next row, which hold until the one after it is read, or io.EOF. A cell keeps its first
// lim.Cell+1 bytes, so that who takes it sees that it was longer.
func (s *separatedReader) next() ([][]byte, error) {
	s.buf, s.ends, s.cells = s.buf[:0], s.ends[:0], s.cells[:0]
	s.row++
	for {
		last, err := s.readCell()
		if err != nil {
			return nil, err
		}
		if last {
			break
		}
		if len(s.ends) > s.lim.Columns {
			return nil, Problem("has more than %s columns", Grouped(s.lim.Columns)).At(s.row, "")
		}
	}
	start := 0
	for _, end := range s.ends {
		s.cells = append(s.cells, s.buf[start:end])
		start = end
	}
	return s.cells, nil
}

// readCell reads one cell; last reports whether it ends its row. It is io.EOF only where a row would begin.
func (s *separatedReader) readCell() (last bool, err error) {
	start, quoted, closed := len(s.buf), false, false
	for first := true; ; first = false {
		b, err := s.r.ReadByte()
		if err != nil {
			if !errors.Is(err, io.EOF) {
				return true, Problem("cannot be read: %v", err).At(s.row, "")
			}
			if quoted {
				return true, Problem("opens a quote that is never closed").At(s.row, Letter(len(s.ends))).
					Advise("the file may be cut off; export it again")
			}
			if first && len(s.ends) == 0 {
				return true, io.EOF
			}
			s.ends = append(s.ends, len(s.buf))
			return true, nil
		}
		switch {
		case b == 0:
			return true, Problem("holds a zero byte: this is no text").At(s.row, Letter(len(s.ends))).
				Advise("export the answers as .xlsx or .csv")
		case quoted && b == '"':
			if quoted = s.follows('"'); quoted {
				s.keep(start, b)
			}
			closed = !quoted
		case quoted:
			s.keep(start, b)
		case first && b == '"' && !s.plain:
			quoted = true
		case b == s.comma:
			s.ends = append(s.ends, len(s.buf))
			return false, nil
		case b == '\n', b == '\r':
			if b == '\r' {
				s.follows('\n')
			}
			s.ends = append(s.ends, len(s.buf))
			return true, nil
		default:
			if closed {
				s.loose++
			}
			s.keep(start, b)
		}
	}
}

// follows eats the next byte if it is want.
func (s *separatedReader) follows(want byte) bool {
	next, err := s.r.Peek(1)
	if err != nil || next[0] != want {
		return false
	}
	_, _ = s.r.ReadByte()
	return true
}

func (s *separatedReader) keep(start int, b byte) {
	if len(s.buf)-start <= s.lim.Cell {
		s.buf = append(s.buf, b)
	}
}

// readSeparated reads all rows of a decoded text; told is called now and then.
func (t *Table) readSeparated(text io.Reader, plain bool, told func()) *Error {
	s := newSeparatedReader(text, byte(t.Separator), t.lim)
	s.plain = plain
	for {
		cells, err := s.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return asError(err)
		}
		if bad := add(t, s.row, cells); bad != nil {
			return bad
		}
		if s.row%toldRows == 0 {
			told()
		}
	}
}

// toldRows is after how many rows it is told how far it is.
const toldRows = 2_000

func asError(err error) *Error {
	if e, ok := errors.AsType[*Error](err); ok {
		return e
	}
	return Problem("cannot be read: %v", err)
}

// separatorLine takes Excel's own first line, such as "sep=;", off a text. Excel does not show it as a row.
func separatorLine(head []byte) (comma byte, length int) {
	line, _, found := bytes.Cut(head, []byte("\n"))
	trimmed := bytes.Trim(bytes.TrimSuffix(line, []byte("\r")), `"`)
	if !found || len(trimmed) != 5 || !bytes.EqualFold(trimmed[:4], []byte("sep=")) {
		return 0, 0
	}
	return trimmed[4], len(line) + 1
}

// detectSeparator looks for the separator that gives the head of a text the steadiest rows: 0 when none does, as in a
// list of one answer a line, where commas are part of what was said.
func detectSeparator(head []byte, cut bool, lim Limits) byte {
	best, bestShare, bestWidth := byte(0), 0.0, 0
	for _, comma := range []byte{',', ';', '\t', '|'} {
		widths := sampleWidths(head, cut, comma, lim)
		if len(widths) == 0 {
			continue
		}
		if comma == ';' && endsEntities(head) {
			continue
		}
		width, share := steadiest(widths)
		if lead := slices.Index(widths, width); lead > 0 && width >= 2 {
			// A title above the table, or a list of sentences: in prose, a blank follows.
			if _, share = steadiest(widths[lead:]); share < 0.9 || followedByBlank(head, comma) {
				continue
			}
		}
		if width < 2 || share < 0.5 {
			continue
		}
		if share > bestShare+0.05 || share > bestShare-0.05 && width > bestWidth {
			best, bestShare, bestWidth = comma, share, width
		}
	}
	return best
}

// endsEntities reports whether most semicolons end what HTML writes as &amp; and the like.
func endsEntities(head []byte) bool {
	return 2*len(entity().FindAllIndex(head, -1)) > bytes.Count(head, []byte{';'})
}

var entity = meaning.Pattern(`&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});`)

// followedByBlank reports whether a blank follows most of the separators, as it does in prose.
func followedByBlank(head []byte, comma byte) bool {
	return comma != '\t' && 2*bytes.Count(head, []byte{comma, ' '}) > bytes.Count(head, []byte{comma})
}

// quotesArePlain reports whether the quotes in a list of one answer a line are part of what was said: when one is never
// closed, or something follows it on its line.
func quotesArePlain(head []byte, cut bool, lim Limits) bool {
	s := newSeparatedReader(bytes.NewReader(head), 0, lim)
	for {
		if _, err := s.next(); err != nil {
			return s.loose > 0 || !cut && !errors.Is(err, io.EOF)
		}
	}
}

// sampleWidths are the cells in each row of the head that is not blank. The last row is left out if the head was cut.
func sampleWidths(head []byte, cut bool, comma byte, lim Limits) []int {
	var widths []int
	s := newSeparatedReader(bytes.NewReader(head), comma, lim)
	for len(widths) < 200 {
		cells, err := s.next()
		if err != nil {
			if !errors.Is(err, io.EOF) {
				cut = false // the row that broke was not counted
			}
			break
		}
		if !slices.ContainsFunc(cells, func(c []byte) bool { return !meaning.IsBlank(string(c)) }) {
			continue
		}
		widths = append(widths, len(cells))
	}
	if cut && len(widths) > 1 && len(widths) < 200 {
		widths = widths[:len(widths)-1]
	}
	return widths
}

// steadiest is the commonest width of at least 2, and the share of rows that have it.
func steadiest(widths []int) (width int, share float64) {
	count := map[int]int{}
	for _, w := range widths {
		count[w]++
	}
	for w, n := range count {
		if w >= 2 && (n > count[width] || n == count[width] && w > width) {
			width = w
		}
	}
	return width, float64(count[width]) / float64(len(widths))
}

// Letter is a spreadsheet's name of a column counted from 0: A to Z, AA and so on.
func Letter(i int) string {
	name, err := excelize.ColumnNumberToName(i + 1)
	if err != nil {
		return "?" // beyond the last that a spreadsheet has; far above our limit
	}
	return name
}
