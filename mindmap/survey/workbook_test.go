package survey

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"mindwall/mindmap"

	"github.com/xuri/excelize/v2"
)

// tab is a sheet of a workbook to be made.
type tab struct {
	name string
	rows [][]any
}

// makeWorkbook writes tabs as a workbook. Times are stored as serial numbers, shown by a format.
func makeWorkbook(t testing.TB, tabs ...tab) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, tab := range tabs {
		if i == 0 {
			if err := f.SetSheetName("Sheet1", tab.name); err != nil {
				t.Fatal(err)
			}
		} else if _, err := f.NewSheet(tab.name); err != nil {
			t.Fatal(err)
		}
		for r, row := range tab.rows {
			cell, _ := excelize.CoordinatesToCellName(1, r+1)
			if err := f.SetSheetRow(tab.name, cell, &row); err != nil {
				t.Fatal(err)
			}
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func at(s string) time.Time {
	t, err := time.Parse(time.DateTime, s)
	if err != nil {
		panic(err)
	}
	return t
}

// formsQuiz is a quiz of Microsoft Forms, with line breaks and no-break spaces in headers and a question asked twice.
func formsQuiz(more ...[]any) tab {
	rows := [][]any{
		{"ID", "Start time", "Completion time", "Email", "Name", "Total points", "Quiz feedback", "Last modified time",
			"What gets\u00a0in\nthe way?\u00a0", "Points - What gets\u00a0in\nthe way?", "Feedback - What gets\u00a0in\nthe way?",
			"What helps?", "Points - What helps?", "Feedback - What helps?", "What helps?2", "Points - What helps?2", "Feedback - What helps?2"},
		{1, at("2024-10-03 09:15:02"), at("2024-10-03 09:20:31"), "anonymous", "", nil, "", nil,
			"Waiting lists", nil, "", "Choir;Walks;", nil, "", "Bus;", nil, ""},
		{2, at("2024-10-03 09:16:00"), at("2024-10-03 09:21:59"), "anonymous", "", 3, "", nil,
			"- no phone\n- no bus", 1, "good", "Choir;", nil, "", nil, nil, ""},
	}
	return tab{"Sheet1", append(rows, more...)}
}

func TestMicrosoftFormsQuiz(t *testing.T) {
	s := openBytes(t, "forms.xlsx", makeWorkbook(t, formsQuiz()), Options{})
	want(t, "preset", s.Preset, microsoftForms)
	want(t, "columns", kinds(s), []string{"meta ID", "time Start time", "time Completion time", "person Email", "person Name",
		"meta Total points", "meta Quiz feedback", "time Last modified time",
		"question What gets in the way?", "meta Points - What gets in the way?", "meta Feedback - What gets in the way?",
		"question What helps?", "meta Points - What helps?", "meta Feedback - What helps?",
		"question What helps?2", "meta Points - What helps?2", "meta Feedback - What helps?2"})
	m := Guess(s.Columns, []*mindmap.Question{way, help}, nil)
	want(t, "guess", m, Mapping{8: way.ID, 11: help.ID, 14: help.ID})
	p := propose(t, s, m, Choices{})
	want(t, "whole", captions(p), []string{"Waiting lists", "Choir;Walks", "Bus", "- no phone - no bus", "Choir"})
	want(t, "counts", p.Counts, Counts{New: 5, Empty: 1, Several: 2})
	want(t, "time", p.Answers[0].Origin.Time, "2024-10-03 09:20:31")
	p = propose(t, s, m, Choices{Split: SplitAll})
	want(t, "split", captions(p), []string{"Waiting lists", "Choir", "Walks", "Bus", "no phone", "no bus", "Choir"})
}

func TestGoogleSheetsWorkbook(t *testing.T) {
	data := makeWorkbook(t,
		tab{"Notes", [][]any{{"Nothing to see"}}},
		tab{"Form Responses 1", [][]any{
			{"Timestamp", "Email address", "What gets in the way?"},
			{41563.850601851853, "ann@example.org", "Waiting lists"},
			{at("2013-10-17 09:01:00"), "", "No bus"},
		}})
	s := openBytes(t, "responses.xlsx", data, Options{})
	want(t, "preset", s.Preset, googleForms)
	want(t, "tab", s.Tab, "Form Responses 1")
	p := propose(t, s, Guess(s.Columns, []*mindmap.Question{way}, nil), Choices{})
	want(t, "captions", captions(p), []string{"Waiting lists", "No bus"})
	want(t, "serial number", p.Answers[0].Origin.Time, "2013-10-16 20:24:52")
	want(t, "formatted time", p.Answers[1].Origin.Time, "2013-10-17 09:01:00")
	if _, err := Open("responses.xlsx", bytes.NewReader(data), int64(len(data)), Options{Tab: "Notes"}); err == nil {
		t.Error("a tab with a header only was read")
	}
}

func TestMentimeterWide(t *testing.T) {
	s := openBytes(t, "menti.xlsx", makeWorkbook(t, tab{"Voters", [][]any{
		{"Mentimeter"}, {"Spring event"}, {}, {"Exported on", "2024-10-03"}, {},
		{"Date (UTC)", "Session", "Voter", "Instructions", "What gets in the way?", "What helps?"},
		{"2024-10-03", 1, "Voter 1", "", "Waiting lists", "Choir"},
		{"2024-10-03", 1, "Voter 2", "", "Money", ""},
	}}), Options{})
	want(t, "preset", s.Preset, mentimeter)
	want(t, "header", s.HeaderRow, 6)
	want(t, "columns", kinds(s), []string{"time Date (UTC)", "meta Session", "meta Voter", "meta Instructions",
		"question What gets in the way?", "question What helps?"})
	p := propose(t, s, mapAll(s), Choices{})
	want(t, "captions", captions(p), []string{"Waiting lists", "Choir", "Money"})
	want(t, "row", p.Answers[2].Origin.Row, 8)
}

func TestMentimeterRows(t *testing.T) {
	s := openBytes(t, "menti.xlsx", makeWorkbook(t, tab{"Answers", [][]any{
		{"Spring event"},
		{"Participant ID", "Question", "Answer"},
		{"p-1", "What gets in the way?", "Waiting lists"},
		{"p-1", "What gets in the way?", "Money"},
		{"p-1", "What helps?", "Choir"},
		{"p-2", "What gets in the way?", "Waiting lists"},
		{"p-2", "What helps?", ""},
	}}), Options{})
	want(t, "preset", s.Preset, mentimeter)
	want(t, "columns", kinds(s), []string{"meta Participant ID", "question What gets in the way?", "question What helps?"})
	want(t, "filled", []int{s.Columns[1].Filled, s.Columns[2].Filled}, []int{3, 1})
	p := propose(t, s, Guess(s.Columns, []*mindmap.Question{way, help}, nil), Choices{})
	want(t, "captions", captions(p), []string{"Waiting lists", "Money", "Choir", "Waiting lists"})
	want(t, "counts", p.Counts, Counts{New: 4, Empty: 1})
	keys := map[string]bool{}
	for _, a := range p.Answers {
		keys[a.Origin.Key] = true
	}
	want(t, "keys", len(keys), 4)
}

func TestSlido(t *testing.T) {
	s := openBytes(t, "slido.xlsx", makeWorkbook(t, tab{"Polls per user", [][]any{
		{"User Name", "User Email", "User Company", "What gets in the way?", "What helps?"},
		{"", "", "", "Open text", "Multiple choice"},
		{"", "", "", "Waiting lists", "Choir"},
		{"Bob", "bob@example.org", "", "Money", ""},
	}}), Options{})
	want(t, "preset", s.Preset, slido)
	want(t, "columns", kinds(s), []string{"person User Name", "person User Email", "person User Company", "question What gets in the way?", "question What helps?"})
	p := propose(t, s, mapAll(s), Choices{})
	want(t, "the row of notes is left out, the anonymous are not", captions(p), []string{"Waiting lists", "Choir", "Money"})
	want(t, "notes", s.Notes, []string{"row 2 holds the tool's own notes and was left out"})
}

func TestSurveyMonkeyWorkbook(t *testing.T) {
	s := openBytes(t, "sm.xlsx", makeWorkbook(t, tab{"Sheet", [][]any{
		{"Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Email Address", "First Name", "Last Name", "Custom Data 1",
			"What gets in the way?", "", "What helps?"},
		{"", "", "", "", "", "", "", "", "", "Waiting times", "Money", "Open-Ended Response"},
		{114029384756, 420011, at("2013-10-16 20:24:52"), at("2013-10-16 20:30:01"), "10.0.0.1", "", "", "", "", "Waiting times", "Money", "Choir"},
	}}), Options{})
	want(t, "preset", s.Preset, surveyMonkey)
	p := propose(t, s, Guess(s.Columns, []*mindmap.Question{way, help}, nil), Choices{})
	want(t, "captions", captions(p), []string{"Waiting times", "Money", "Choir"})
	want(t, "time", p.Answers[0].Origin.Time, "2013-10-16 20:30:01")
}

// The fixtures hold the same answers as other libraries write them: with texts in the cells or in a table, with a change
// of font within a cell, with days that count from 1904, with a chart for a tab.
func TestWorkbooksOfOtherWriters(t *testing.T) {
	var first Proposal
	for i, name := range []string{"forms-openpyxl.xlsx", "forms-rich-text.xlsx", "forms-days-from-1904.xlsx"} {
		s := openFixture(t, name)
		want(t, "preset", s.Preset, microsoftForms)
		p := propose(t, s, mapAll(s), Choices{})
		if i == 0 {
			first = p
		}
		for j := range 3 {
			want(t, name+" caption", strings.TrimPrefix(p.Answers[j].Caption, "_x000D_ "), strings.TrimPrefix(first.Answers[j].Caption, "_x000D_ "))
			want(t, name+" time", p.Answers[j].Origin.Time, []string{"2024-10-03 09:20:31", "2024-10-03 09:20:31", "2024-10-03 09:21:59"}[j])
			want(t, name+" key", p.Answers[j].Origin.Key, first.Answers[j].Origin.Key)
		}
		if name == "forms-rich-text.xlsx" {
			want(t, "rich text", p.Answers[3].Caption, "Waiting rich")
		}
	}
}
