package survey

import (
	"slices"
	"strings"
	"unicode/utf8"

	"mindwall/mindmap/survey/meaning"
	"mindwall/mindmap/survey/table"
)

// MaxHeader is how many rows a header may have.
const MaxHeader = 3

// sampledRows is how many rows of answers are compared with what may be their header.
const sampledRows = 40

// head are the first rows of a table, in which its header is looked for.
type head struct {
	records []table.Record
	reach   []int // how many rows its cells reach down, by record
}

// newHead takes the rows that tell of a header in the first ones, or in the one of that index.
func newHead(t *table.Table, header int) *head {
	n := min(t.Rows(), max(header, headerRows)+MaxHeader+sampledRows)
	h := &head{records: make([]table.Record, n), reach: make([]int, n)}
	for i := range n {
		h.records[i], h.reach[i] = t.Record(i), t.Reach(i)
	}
	return h
}

// measure finds by its shape how many rows the header has that begins in l.header, and what stands in which of them:
// in the top row the questions with their choices below, as SurveyMonkey and merged cells have it, or codes with the
// wording below, as Qualtrics and 1KA have it. Rows is how many it has if somebody said so; 0 finds it out.
func (l *layout) measure(t *head, rows int) {
	l.depth, l.choices = 1, -1
	for n := 1; n < MaxHeader && l.header+n < len(t.records); n++ {
		sure := n < t.reach[l.header]
		if rows > 0 && n >= rows || rows == 0 && (l.header+n+1 >= len(t.records) || !sure && !isUnder(t, l.header, n)) {
			break
		}
		l.depth++
	}
	// The tools' codes for machines say nothing to anybody.
	last := l.depth - 1
	if last > 0 && isImportIDs(&t.records[l.header+last]) {
		last--
	}
	for n := range last {
		upper, lower := &t.records[l.header+n], &t.records[l.header+n+1]
		switch {
		case fillsGaps(upper, lower) && areSections(upper, lower):
			l.names = n + 1
		case fillsGaps(upper, lower):
			l.names, l.choices = n, n+1
		case l.choices < 0 && readsBetter(upper, lower):
			l.names = n + 1
		}
	}
}

// isUnder reports whether the n-th record below the top of a header belongs to it, by what the columns hold below: a
// text over numbers or times, a choice over cells that all repeat it, or nothing where every respondent has something.
func isUnder(t *head, top, n int) bool {
	r := &t.records[top+n]
	if isImportIDs(r) {
		return true
	}
	if top+n+1 < len(t.records) && isImportIDs(&t.records[top+n+1]) && n+1 < MaxHeader {
		return true
	}
	v := voteFor(t, top+n, top+n+1, &t.records[top])
	switch {
	case v.against > 0 && v.against*4 > v.typed:
		return false
	case v.asks > 0, v.typed > 1, v.gaps > 0 && v.typed+v.labels+v.blanks > 0:
		return true
	}
	return v.typed > 0 && isCodes(&t.records[top])
}

// isCodes reports whether most of a record's cells are codes.
func isCodes(r *table.Record) bool {
	n := 0
	for _, c := range r.Cells {
		if isCode(c) {
			n++
		}
	}
	return n*2 > r.Filled()
}

// votes are what the columns of a table say of one of its records.
type votes struct {
	typed   int // columns of numbers or times over which it says words
	labels  int // columns whose cells all repeat it
	asks    int // columns where it asks what is answered below
	against int // columns where it says what cells below say too
	blanks  int // columns where it says nothing and the cells below do
	gaps    int // columns where it says something and the record above does not
}

// voteFor compares a record with those of answers, which begin at from. Above is the top of the header that it may belong to; nil when the
// record itself is the top.
func voteFor(t *head, at, from int, above *table.Record) votes {
	var v votes
	r := &t.records[at]
	width := len(r.Cells)
	if above != nil {
		width = max(width, len(above.Cells))
	}
	for c := range width {
		below := look(t, from, c)
		head, top := r.Cell(c), ""
		if above != nil {
			top = above.Cell(c)
		}
		switch {
		case meaning.IsBlank(head):
			if above != nil && (below.kind != meaning.Words || isRowsOwn(top)) && below.full && !meaning.IsBlank(top) {
				v.blanks++
			}
			continue
		case above != nil && meaning.IsBlank(top):
			v.gaps++
		}
		switch {
		case below.n == 0:
		case below.kind != meaning.Words && meaning.ValueOf(head) == below.kind, below.several && below.has[meaning.Fold(head)]:
			v.against++
		case meaning.Says(head, "blank"):
		case above != nil && (isAnyAnswer(head) || isCode(top) && asks(head) && !below.asks):
			v.asks++
		case below.kind != meaning.Words:
			v.typed++
		case above != nil && !below.several && below.has[meaning.Fold(head)] && meaning.Fold(head) != meaning.Fold(top):
			v.labels++
		}
	}
	return v
}

// isRowsOwn reports whether a header stands over what every respondent has.
func isRowsOwn(header string) bool {
	switch toolRole(meaning.Fold(header)) {
	case idRole, beganRole, timeRole:
		return true
	}
	return false
}

// isAnyAnswer tells what tools write under a question that anything may be answered to.
func isAnyAnswer(s string) bool { return meaning.IsHeader(meaning.Fold(s), "response") }

// under is what a column holds below some record.
type under struct {
	n       int
	kind    meaning.Value // of nearly all
	several bool          // texts that differ
	full    bool          // no cell is blank
	asks    bool          // some end in a question mark
	has     map[string]bool
}

func look(t *head, from, column int) under {
	u := under{has: map[string]bool{}}
	kinds := map[meaning.Value]int{}
	rows := t.records[min(from, len(t.records)):min(from+sampledRows, len(t.records))]
	for i := range rows {
		s := rows[i].Cell(column)
		if meaning.IsBlank(s) || isImportID(s) {
			continue
		}
		u.n++
		kinds[meaning.ValueOf(s)]++
		u.has[meaning.Fold(s)] = true
		u.asks = u.asks || asks(s)
	}
	u.full, u.several = u.n == len(rows), len(u.has) > 1
	for k, n := range kinds {
		if n*10 >= u.n*9 {
			u.kind = k
		}
	}
	return u
}

func asks(s string) bool {
	s = strings.TrimSpace(s)
	return strings.ContainsRune(s, ' ') && strings.HasSuffix(s, "?") || strings.HasSuffix(s, "？") || strings.HasSuffix(s, "؟")
}

// isCode reports whether a header is a machine's name of a question: Q1, G01Q02, Q2_4_TEXT.
func isCode(s string) bool {
	s = strings.TrimSpace(s)
	return s != "" && len(s) <= 40 && codePattern().MatchString(s)
}

var codePattern = meaning.Pattern(`^\p{L}{1,12}[_.]?\d+[\p{L}\d_.#\[\]-]*$`)

func isImportID(s string) bool {
	s = strings.TrimSpace(s)
	return strings.HasPrefix(s, `{"ImportId"`) || strings.HasPrefix(s, `{'ImportId'`)
}

// isImportIDs reports whether a record is that of Qualtrics for machines.
func isImportIDs(r *table.Record) bool {
	n := 0
	for _, c := range r.Cells {
		if isImportID(c) {
			n++
		}
	}
	return n > 0 && n*2 >= r.Filled()
}

// fillsGaps reports whether the lower of two rows of a header names choices of what the upper one asks.
func fillsGaps(upper, lower *table.Record) bool {
	for c := range lower.Cells {
		if !meaning.IsBlank(lower.Cell(c)) && (meaning.IsBlank(upper.Cell(c)) || isAnyAnswer(lower.Cell(c))) {
			return true
		}
	}
	return false
}

// areSections reports whether the upper of two rows of a header names parts of the survey, and the lower one asks.
func areSections(upper, lower *table.Record) bool {
	return slices.ContainsFunc(lower.Cells, asks) && !slices.ContainsFunc(upper.Cells, asks)
}

// readsBetter reports whether the lower of two rows of a header has the wording, and the upper one codes.
func readsBetter(upper, lower *table.Record) bool {
	codes, longer, n := 0, 0, 0
	for c := range upper.Cells {
		if meaning.IsBlank(upper.Cell(c)) || meaning.IsBlank(lower.Cell(c)) {
			continue
		}
		n++
		if isCode(upper.Cell(c)) {
			codes++
		}
		if utf8.RuneCountInString(lower.Cell(c)) > utf8.RuneCountInString(upper.Cell(c)) {
			longer++
		}
	}
	return codes > 0 && !slices.ContainsFunc(lower.Cells, isCode) || codes == 0 && longer*2 > n
}
