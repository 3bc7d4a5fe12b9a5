package survey

import (
	"cmp"
	"slices"
	"strings"

	"mindwall/mindmap/survey/meaning"
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
	header   int  // index of the header's first record; -1 when there is none
	depth    int  // records of the header
	names    int  // which of them has the wording of the questions, from 0
	choices  int  // which of them has the choices of questions that are spread over columns; -1 when none has
	skip     bool // the last of them is the tool's own note
	rows     bool // one answer a row: columns for the question and the answer
	question int  // that column, when rows is set
	answer   int
}

// first is the index of the first record of answers.
func (l layout) first() int {
	if l.header < 0 {
		return 0
	}
	return l.header + l.depth
}

// recognise finds the header of a tool in the first rows of a table. Without one, ok is false.
func recognise(t *head, only Preset, isWorkbook bool) (l layout, ok bool) {
	for i := range min(len(t.records), headerRows) {
		if t.records[i].Number > headerRows {
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
func recogniseAt(t *head, i int, isWorkbook bool) (layout, bool) {
	l := layout{header: i, depth: 1, choices: -1}
	header := meaning.FoldAll(t.records[i].Cells)
	has := func(names ...string) bool {
		return slices.ContainsFunc(names, func(n string) bool { return slices.Contains(header, n) })
	}
	switch {
	case has("respondent id", "respondentid") && (has("collector id", "collectorid") || fillsBelow(t, i)):
		l.preset = surveyMonkey
		if isSecondHeader(t, i, header) {
			l.depth, l.choices = 2, 1
		}
	case hasFormsTimes(has):
		l.preset = microsoftForms
	case has("date (utc)") && has("voter", "session"):
		l.preset = mentimeter
	case has("participant id") && has("question") && has("answer", "response"):
		l.preset = mentimeter
		l.rows, l.question, l.answer = rowForm(header)
	case isWorkbook && isSlido(t, i, header):
		l.preset, l.skip, l.depth = slido, true, 2
	case len(header) > 1 && meaning.IsHeader(header[0], "google"), !isWorkbook && isGoogleForms(t, i, header):
		l.preset = googleForms
	case isMicrosoftForms(t, i, header):
		l.preset = microsoftForms
	default:
		return layout{}, false
	}
	return l, true
}

// hasFormsTimes looks for the two times with which Microsoft Forms begins, in the languages whose words are known.
func hasFormsTimes(has func(...string) bool) bool {
	return slices.ContainsFunc(meaning.Headers("forms"), func(times string) bool {
		began, ended, _ := strings.Cut(times, " | ")
		return has(began) && has(ended)
	})
}

// fillsBelow reports whether the record below names choices.
func fillsBelow(t *head, i int) bool {
	return i+1 < len(t.records) && fillsGaps(&t.records[i], &t.records[i+1])
}

// isGoogleForms knows the form of Google's in any language: times to the second under one word that nobody asks, and
// then questions.
func isGoogleForms(t *head, i int, header []string) bool {
	if len(header) < 2 || i > 0 || header[0] == "" || toolRole(header[0]) != noRole || asks(header[0]) || len(strings.Fields(header[0])) > 3 {
		return false
	}
	times := look(t, i+1, 0)
	return times.n > 0 && times.full && times.kind == meaning.Time && columnHas(t, i+1, 0, hasSeconds)
}

func hasSeconds(s string) bool { return secondsPattern().MatchString(s) }

var secondsPattern = meaning.Pattern(`\d{1,2}[:.]\d{2}[:.]\d{2}`)

// isMicrosoftForms knows the form of Microsoft's in any language: numbers from 1 on, the times when respondents began
// and ended, then addresses and names, which are empty or "anonymous" when nobody was asked to sign in.
func isMicrosoftForms(t *head, i int, header []string) bool {
	if len(header) < 6 || slices.ContainsFunc(header[:5], func(h string) bool { return h == "" || asks(h) }) {
		return false
	}
	for c, kind := range []meaning.Value{meaning.Number, meaning.Time, meaning.Time} {
		if u := look(t, i+1, c); u.n == 0 || !u.full || u.kind != kind {
			return false
		}
	}
	mail := look(t, i+1, 3)
	return mail.n == 0 || mail.kind == meaning.Who || !mail.several && meaning.IsPersonHeader(header[3])
}

func columnHas(t *head, from, column int, has func(string) bool) bool {
	for r := range t.records[min(from, len(t.records)):min(from+sampledRows, len(t.records))] {
		if s := t.records[from+r].Cell(column); !meaning.IsBlank(s) && !has(s) {
			return false
		}
	}
	return true
}

// isSecondHeader reports whether the row below is the second half of SurveyMonkey's header: nothing under the tool's own
// columns, which always have something for a respondent.
func isSecondHeader(t *head, i int, header []string) bool {
	if i+1 >= len(t.records) || t.records[i+1].Number != t.records[i].Number+1 {
		return false
	}
	for c, h := range header {
		switch h {
		case "respondent id", "respondentid", "collector id", "collectorid":
			if !meaning.IsBlank(t.records[i+1].Cell(c)) {
				return false
			}
		}
	}
	return true
}

// isSlido looks for a user's name near the start, and below it the row of notes that names nobody.
func isSlido(t *head, i int, header []string) bool {
	at := slices.Index(header, "user name")
	return at >= 0 && at < 4 && i+1 < len(t.records) && meaning.IsBlank(t.records[i+1].Cell(at))
}

// rowForm finds the columns of a table with one answer a row.
func rowForm(header []string) (ok bool, question, answer int) {
	question = slices.IndexFunc(header, func(h string) bool { return h == "question" || h == "question title" || h == "question text" })
	answer = slices.IndexFunc(header, func(h string) bool { return h == "answer" || h == "response" || h == "answer text" })
	return question >= 0 && answer >= 0, question, answer
}

// plainLayout is that of a table no tool is known for, with the header where it is said to begin, or none at -1.
func plainLayout(t *head, header int) layout {
	l := layout{preset: generic, header: header, choices: -1}
	if header >= 0 {
		l.rows, l.question, l.answer = rowForm(meaning.FoldAll(t.records[header].Cells))
	}
	return l
}

// findHeader is the index of the record where the header begins, the first that reads like one: nearly as wide as the
// table, all words, no word twice; -1 when the first record says what those below say.
func findHeader(t *head) int {
	width := 0
	for i := range min(len(t.records), 50) {
		width = max(width, t.records[i].Filled())
	}
	for i := range min(len(t.records), headerRows) {
		r := &t.records[i]
		n := r.Filled()
		if n >= 2 && t.reach[i] > 1 && t.reach[i] <= MaxHeader && i+t.reach[i] < len(t.records) {
			return i
		}
		if n >= 2 && n*10 < width*6 && i+2 < len(t.records) && fillsBelow(t, i) && isUnder(t, i, 1) {
			n = max(n, t.records[i+1].Filled())
		}
		if n*10 >= width*6 && (n >= 2 || width < 2) && readsLikeHeader(r.Cells) && !repeatsBelow(t, i) {
			return i
		}
	}
	if repeatsBelow(t, 0) {
		return -1
	}
	return 0
}

// repeatsBelow reports whether a record is one of answers: it says what the cells below say.
func repeatsBelow(t *head, at int) bool {
	l := layout{header: at}
	l.measure(t, 0)
	v := voteFor(t, at, l.first(), nil)
	return v.against > v.typed
}

// readsLikeHeader reports whether cells are all different, but for a question over all of its columns, and none is a number or an address.
func readsLikeHeader(cells []string) bool {
	seen := map[string]bool{}
	last := ""
	for _, c := range cells {
		h := meaning.Fold(c)
		if h == "" {
			continue
		}
		if seen[h] && h != last || !strings.ContainsFunc(h, meaning.IsWordRune) || meaning.ValueOf(c) == meaning.Who {
			return false
		}
		seen[h], last = true, h
	}
	return true
}
