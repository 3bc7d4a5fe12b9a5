package survey

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"mindwall/mindmap/survey/meaning"
)

// rowIdent tells one row of answers from every other, in this export and in later ones of the same survey.
type rowIdent [16]byte

// whoReader gives every row its identity: the respondent's id where the tool gives one, with the time, because every
// form of Microsoft's begins at 1; else what the row says. Rows that are alike are told apart by their order.
type whoReader struct {
	s       *Sheet
	ids     []int
	when    int // column of the time; -1 when there is none
	content []int

	shown [][]*string // by column of the table and text: what an identity takes of it, once it was asked for
	parts []string
	said  []string
}

func newWhoReader(s *Sheet) *whoReader {
	w := &whoReader{s: s, shown: make([][]*string, s.t.Columns())}
	for _, c := range s.Columns {
		switch c.role {
		case idRole:
			w.ids = append(w.ids, c.at)
		case noRole, personRole:
			if !slices.Contains(w.content, c.at) {
				w.content = append(w.content, c.at)
			}
		}
	}
	if s.layout.rows {
		w.content = append(w.content, s.layout.question)
	}
	// The beginning is better than the end, which moves when a respondent comes back to change something.
	if w.when = s.columnOf(beganRole); w.when < 0 {
		w.when = s.columnOf(timeRole)
	}
	return w
}

// columnOf is the first column of the table with a role; -1 when there is none.
func (s *Sheet) columnOf(r role) int {
	if i := slices.IndexFunc(s.Columns, func(c Column) bool { return c.role == r }); i >= 0 {
		return s.Columns[i].at
	}
	return -1
}

func (w *whoReader) identify() []rowIdent {
	seen := make(map[rowIdent]int, w.s.Rows)
	idents := make([]rowIdent, w.s.Rows)
	for i := range idents {
		id := w.ident(i)
		n := seen[id]
		seen[id]++
		if n > 0 {
			id = digest(string(id[:]), "again", strconv.Itoa(n))
		}
		idents[i] = id
	}
	return idents
}

// rounded are ids that a spreadsheet saved as 1.14E+11, which made many of them one.
var rounded = meaning.Pattern(`^\d[.,]\d+[Ee]\+\d+$`)

func (w *whoReader) ident(i int) rowIdent {
	w.parts = append(w.parts[:0], "row")
	known := len(w.ids) > 0
	for _, column := range w.ids {
		id := w.show(i, column, meaning.Fold)
		if id == "" || strings.Contains(id, "e+") && rounded().MatchString(id) {
			known = false
			continue
		}
		w.parts = append(w.parts, "id", id)
	}
	unique := known && w.s.Preset == surveyMonkey
	if w.when >= 0 && !unique && !meaning.IsBlank(w.s.cell(i, w.when)) {
		w.parts = append(w.parts, "at", w.show(i, w.when, meaning.Print))
		unique = known && !w.s.layout.rows
	}
	if !unique {
		w.addSaid(i)
	}
	return digest(w.parts...)
}

// show is what a function makes of a cell. Each column is asked for by one function only.
func (w *whoReader) show(i, column int, as func(string) string) string {
	if w.shown[column] == nil {
		w.shown[column] = make([]*string, len(w.s.t.Texts(column)))
	}
	of := &w.shown[column][w.s.code(i, column)]
	if *of == nil {
		*of = new(as(w.s.cell(i, column)))
	}
	return **of
}

// addSaid adds what the row's cells say, in no order, so that a column that is added later or moved makes no difference.
func (w *whoReader) addSaid(i int) {
	w.said = w.said[:0]
	for _, column := range w.content {
		if text := w.show(i, column, spaced); text != "" {
			w.said = append(w.said, text)
		}
	}
	slices.Sort(w.said)
	w.parts = append(w.parts, w.said...)
}

// spaced is a text with single blanks.
func spaced(s string) string { return strings.Join(strings.Fields(norm.NFC.String(s)), " ") }

// key names the answer in a column of a row: 32 hexadecimal digits that hold no words.
func (s *Sheet) key(row int, c *Column) string {
	id := s.idents[row]
	sum := digest("answer", string(id[:]), c.ident)
	return hexKey(sum)
}

func hexKey(sum rowIdent) string { return hex.EncodeToString(sum[:]) }

// partKey names the n-th answer, from 1, in a cell that was split.
func partKey(key string, n int) string { return key + "-" + strconv.Itoa(n) }

// digest hashes texts so that no two lists of texts run together.
func digest(parts ...string) rowIdent {
	var room [1024]byte
	all := room[:0]
	for _, p := range parts {
		all = binary.BigEndian.AppendUint64(all, uint64(len(p)))
		all = append(all, p...)
	}
	sum := sha256.Sum256(all)
	return rowIdent(sum[:16])
}
