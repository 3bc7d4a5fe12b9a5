package survey

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// rowIdent tells one row of answers from every other, in this export and in later ones of the same survey.
type rowIdent [16]byte

// identifyRows gives every row its identity: the respondent's id where the tool gives one, with the time, because
// every form of Microsoft's begins at 1; else what the row says. Rows that are alike are told apart by their order.
func (s *Sheet) identifyRows() {
	who := newWhoReader(s)
	seen := map[rowIdent]int{}
	s.idents = make([]rowIdent, len(s.records()))
	for i := range s.records() {
		id := who.ident(&s.records()[i])
		n := seen[id]
		seen[id]++
		if n > 0 {
			id = digest(string(id[:]), "again", strconv.Itoa(n))
		}
		s.idents[i] = id
	}
}

// whoReader knows which columns tell rows apart.
type whoReader struct {
	s       *Sheet
	ids     []int
	when    int // column of the time; -1 when there is none
	content []int
	rounded *regexp.Regexp
}

func newWhoReader(s *Sheet) *whoReader {
	w := &whoReader{s: s, when: -1, rounded: regexp.MustCompile(`^\d[.,]\d+[Ee]\+\d+$`)}
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

func (w *whoReader) ident(r *record) rowIdent {
	parts := []string{"row"}
	known := len(w.ids) > 0
	for _, i := range w.ids {
		id := fold(r.cell(i))
		// A spreadsheet that saved long ids as 1.14E+11 made many of them one.
		if id == "" || w.rounded.MatchString(id) {
			known = false
			continue
		}
		parts = append(parts, "id", id)
	}
	unique := known && w.s.Preset == surveyMonkey
	if when := r.cell(w.when); !unique && !isBlank(when) {
		parts = append(parts, "at", w.s.moment.print(when))
		unique = known && !w.s.layout.rows
	}
	if !unique {
		parts = append(parts, w.said(r)...)
	}
	return digest(parts...)
}

// said is what the row's cells say, in no order, so that a column that is added later or moved makes no difference.
func (w *whoReader) said(r *record) []string {
	var said []string
	for _, i := range w.content {
		if text := strings.Join(strings.Fields(norm.NFC.String(r.cell(i))), " "); text != "" {
			said = append(said, text)
		}
	}
	slices.Sort(said)
	return said
}

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
	h := sha256.New()
	var n [8]byte
	for _, p := range parts {
		binary.BigEndian.PutUint64(n[:], uint64(len(p)))
		h.Write(n[:])
		h.Write([]byte(p))
	}
	return rowIdent(h.Sum(nil)[:16])
}
