package survey

import (
	"cmp"
	"slices"
	"strings"
)

// Preset names a survey tool whose exports are known.
type Preset string

// The presets. Generic is any table with one header row.
const (
	microsoftForms Preset = "microsoft-forms"
	googleForms    Preset = "google-forms"
	surveyMonkey   Preset = "surveymonkey"
	mentimeter     Preset = "mentimeter"
	slido          Preset = "slido"
	generic        Preset = "generic"
)

// Presets lists every preset, in the order in which they are shown.
var Presets = [...]Preset{microsoftForms, googleForms, surveyMonkey, mentimeter, slido, generic}

func (p Preset) String() string {
	names := map[Preset]string{
		microsoftForms: "Microsoft Forms", googleForms: "Google Forms", surveyMonkey: "SurveyMonkey", mentimeter: "Mentimeter", slido: "Slido",
	}
	return cmp.Or(names[p], "a table")
}

// headerRows is how far down a header is looked for.
const headerRows = 15

// layout says what stands where in a table.
type layout struct {
	preset   Preset
	header   int  // index of the header in the records; -1 when there is none
	second   bool // the record below the header is its second row
	skip     bool // the record below the header is the tool's own note
	rows     bool // one answer a row: columns for the question and the answer
	question int  // that column, when rows is set
	answer   int
}

// first is the index of the first record of answers.
func (l layout) first() int {
	n := l.header + 1
	if l.second || l.skip {
		n++
	}
	return n
}

// recognise finds the header of a tool in the first rows of a table. Without one, ok is false.
func recognise(t *table, only Preset, isWorkbook bool) (l layout, ok bool) {
	for i := range min(len(t.records), headerRows) {
		if t.records[i].number > headerRows {
			break
		}
		l, ok := recogniseAt(t, i, isWorkbook)
		if ok && (only == "" || only == l.preset) {
			return l, true
		}
	}
	return layout{}, false
}

// recogniseAt tells which tool writes the header that stands in record i, if any.
func recogniseAt(t *table, i int, isWorkbook bool) (layout, bool) {
	l := layout{header: i}
	header := foldAll(t.records[i].cells)
	has := func(names ...string) bool {
		return slices.ContainsFunc(names, func(n string) bool { return slices.Contains(header, n) })
	}
	switch {
	case has("respondent id", "respondentid") && has("collector id", "collectorid"):
		l.preset, l.second = surveyMonkey, isSecondHeader(t, i, header)
	case hasFormsTimes(has):
		l.preset = microsoftForms
	case has("date (utc)") && has("voter", "session"):
		l.preset = mentimeter
	case has("participant id") && has("question") && has("answer", "response"):
		l.preset = mentimeter
		l.rows, l.question, l.answer = rowForm(header)
	case isWorkbook && isSlido(t, i, header):
		l.preset, l.skip = slido, true
	case len(header) > 1 && isHeader(header[0], "google"):
		l.preset = googleForms
	default:
		return layout{}, false
	}
	return l, true
}

// hasFormsTimes looks for the two times with which Microsoft Forms begins, in the languages whose words are known.
func hasFormsTimes(has func(...string) bool) bool {
	return slices.ContainsFunc(headers().Entries("forms"), func(times string) bool {
		began, ended, _ := strings.Cut(times, " | ")
		return has(began) && has(ended)
	})
}

// isSecondHeader reports whether the row below is the second half of SurveyMonkey's header: nothing under the tool's own
// columns, which always have something for a respondent.
func isSecondHeader(t *table, i int, header []string) bool {
	if i+1 >= len(t.records) || t.records[i+1].number != t.records[i].number+1 {
		return false
	}
	for c, h := range header {
		switch h {
		case "respondent id", "respondentid", "collector id", "collectorid":
			if !isBlank(t.records[i+1].cell(c)) {
				return false
			}
		}
	}
	return true
}

// isSlido looks for a user's name near the start, and below it the row of notes that names nobody.
func isSlido(t *table, i int, header []string) bool {
	at := slices.Index(header, "user name")
	return at >= 0 && at < 4 && i+1 < len(t.records) && isBlank(t.records[i+1].cell(at))
}

// rowForm finds the columns of a table with one answer a row.
func rowForm(header []string) (ok bool, question, answer int) {
	question = slices.IndexFunc(header, func(h string) bool { return h == "question" || h == "question title" || h == "question text" })
	answer = slices.IndexFunc(header, func(h string) bool { return h == "answer" || h == "response" || h == "answer text" })
	return question >= 0 && answer >= 0, question, answer
}

// plainLayout is that of a table no tool is known for. The header is in the row given, or the first that reads like
// one: nearly as wide as the table, all words, no word twice.
func plainLayout(t *table, row int) (layout, *Error) {
	l := layout{preset: generic}
	switch {
	case row < 0:
		l.header = -1
		return l, nil
	case row > 0:
		l.header = slices.IndexFunc(t.records, func(r record) bool { return r.number == row })
		if l.header < 0 {
			return l, problem("is blank, so it is no header").at(row, "")
		}
	default:
		l.header = findHeader(t)
	}
	l.rows, l.question, l.answer = rowForm(foldAll(t.records[l.header].cells))
	return l, nil
}

func findHeader(t *table) int {
	width := 0
	for i := range min(len(t.records), 50) {
		width = max(width, filled(&t.records[i]))
	}
	for i := range min(len(t.records), headerRows) {
		n := filled(&t.records[i])
		if n*10 >= width*6 && (n >= 2 || width < 2) && readsLikeHeader(t.records[i].cells) {
			return i
		}
	}
	return 0
}

func filled(r *record) int {
	n := 0
	for _, c := range r.cells {
		if !isBlank(c) {
			n++
		}
	}
	return n
}

// readsLikeHeader reports whether cells are all different and none is a number or an address.
func readsLikeHeader(cells []string) bool {
	seen := map[string]bool{}
	who := whoPattern()
	for _, c := range cells {
		h := fold(c)
		if h == "" {
			continue
		}
		if seen[h] || !strings.ContainsFunc(h, isWordRune) || who.MatchString(c) {
			return false
		}
		seen[h] = true
	}
	return true
}

func foldAll(cells []string) []string {
	folded := make([]string, len(cells))
	for i, c := range cells {
		folded[i] = fold(c)
	}
	return folded
}
