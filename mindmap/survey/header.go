package survey

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// MaxHeader is how many rows a header may have.
const MaxHeader = 3

// sampledRows is how many rows of answers are compared with what may be their header.
const sampledRows = 40

// measure finds by its shape how many rows the header has that begins in l.header, and what stands in which of them:
// in the top row the questions with their choices below, as SurveyMonkey and merged cells have it, or codes with the
// wording below, as Qualtrics and 1KA have it. Rows is how many it has if somebody said so; 0 finds it out.
func (l *layout) measure(t *table, rows int) {
	l.depth, l.choices = 1, -1
	for n := 1; n < MaxHeader && l.header+n < len(t.records); n++ {
		if rows > 0 && n >= rows || rows == 0 && (l.header+n+1 >= len(t.records) || !isUnder(t, l.header, n)) {
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
		case fillsGaps(upper, lower):
			l.names, l.choices = n, n+1
		case l.choices < 0 && readsBetter(upper, lower):
			l.names = n + 1
		}
	}
}

// isUnder reports whether the n-th record below the top of a header belongs to it, by what the columns hold below: a
// text over numbers or times, a choice over cells that all repeat it, or nothing where every respondent has something.
func isUnder(t *table, top, n int) bool {
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
func isCodes(r *record) bool {
	n := 0
	for _, c := range r.cells {
		if isCode(c) {
			n++
		}
	}
	return n*2 > filled(r)
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
func voteFor(t *table, at, from int, above *record) votes {
	var v votes
	r := &t.records[at]
	width := len(r.cells)
	if above != nil {
		width = max(width, len(above.cells))
	}
	for c := range width {
		below := look(t, from, c)
		head, top := r.cell(c), ""
		if above != nil {
			top = above.cell(c)
		}
		switch {
		case isBlank(head):
			if above != nil && (below.kind != wordsValue || isRowsOwn(top)) && below.full && !isBlank(top) {
				v.blanks++
			}
			continue
		case above != nil && isBlank(top):
			v.gaps++
		}
		switch {
		case below.n == 0:
		case below.kind != wordsValue && valueKindOf(head) == below.kind, below.several && below.has[fold(head)]:
			v.against++
		case says(head, "blank"):
		case above != nil && (isAnyAnswer(head) || isCode(top) && asks(head) && !below.asks):
			v.asks++
		case below.kind != wordsValue:
			v.typed++
		case above != nil && !below.several && below.has[fold(head)] && fold(head) != fold(top):
			v.labels++
		}
	}
	return v
}

// isRowsOwn reports whether a header stands over what every respondent has.
func isRowsOwn(header string) bool {
	switch toolRole(fold(header)) {
	case idRole, beganRole, timeRole:
		return true
	}
	return false
}

// isAnyAnswer tells what tools write under a question that anything may be answered to.
func isAnyAnswer(s string) bool { return isHeader(fold(s), "response") }

// under is what a column holds below some record.
type under struct {
	n       int
	kind    valueKind // of nearly all
	several bool      // texts that differ
	full    bool      // no cell is blank
	asks    bool      // some end in a question mark
	has     map[string]bool
}

func look(t *table, from, column int) under {
	u := under{has: map[string]bool{}}
	kinds := map[valueKind]int{}
	rows := t.records[min(from, len(t.records)):min(from+sampledRows, len(t.records))]
	for i := range rows {
		s := rows[i].cell(column)
		if isBlank(s) || isImportID(s) {
			continue
		}
		u.n++
		kinds[valueKindOf(s)]++
		u.has[fold(s)] = true
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

var codePattern = pattern(`^\p{L}{1,12}[_.]?\d+[\p{L}\d_.#\[\]-]*$`)

func isImportID(s string) bool {
	s = strings.TrimSpace(s)
	return strings.HasPrefix(s, `{"ImportId"`) || strings.HasPrefix(s, `{'ImportId'`)
}

// isImportIDs reports whether a record is that of Qualtrics for machines.
func isImportIDs(r *record) bool {
	n := 0
	for _, c := range r.cells {
		if isImportID(c) {
			n++
		}
	}
	return n > 0 && n*2 >= filled(r)
}

// fillsGaps reports whether the lower of two rows of a header names choices of what the upper one asks.
func fillsGaps(upper, lower *record) bool {
	for c := range lower.cells {
		if !isBlank(lower.cell(c)) && (isBlank(upper.cell(c)) || isAnyAnswer(lower.cell(c))) {
			return true
		}
	}
	return false
}

// readsBetter reports whether the lower of two rows of a header has the wording, and the upper one codes.
func readsBetter(upper, lower *record) bool {
	codes, longer, n := 0, 0, 0
	for c := range upper.cells {
		if isBlank(upper.cell(c)) || isBlank(lower.cell(c)) {
			continue
		}
		n++
		if isCode(upper.cell(c)) {
			codes++
		}
		if utf8.RuneCountInString(lower.cell(c)) > utf8.RuneCountInString(upper.cell(c)) {
			longer++
		}
	}
	return codes > 0 && !slices.ContainsFunc(lower.cells, isCode) || codes == 0 && longer*2 > n
}
