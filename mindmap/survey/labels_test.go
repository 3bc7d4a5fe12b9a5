package survey

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// answersOf reads a survey with labels and proposes what answers one question.
func answersOf(t *testing.T, s *Sheet, question string) []string {
	t.Helper()
	m := Mapping{}
	for _, c := range s.Columns {
		if c.Question == question && c.Kind == QuestionKind {
			m[c.Index] = way.ID
		}
	}
	return captions(propose(t, s, m, Choices{}))
}

func xlsForm() []tab {
	return []tab{
		{"survey", [][]any{
			{"type", "name", "label::English (en)"}, {"start", "start", ""}, {"select_multiple ways", "helps", "What helps?"},
			{"select_one often", "often", "How often do you come?"}, {"text", "way", "What gets in the way?"},
		}},
		{"choices", [][]any{
			{"list_name", "name", "label::English (en)"}, {"ways", "peer", "Peer support"}, {"ways", "lift", "A lift, if needed"}, {"ways", "cake", "Cake"},
			{"often", "1", "Never"}, {"often", "2", "Every week"}, {"often", "99", "No answer"},
		}},
	}
}

// Kobo's codes, with choices and questions in sheets of the same workbook, in a file beside, and with the choices in columns.
func TestCodesOfKobo(t *testing.T) {
	rows := [][]any{
		{"start", "helps", "often", "way", "_id"}, {"2024-03-01T09:10:21.120+00:00", "peer lift", "1", "The stairs", 4415},
		{"2024-03-01T09:11:21.120+00:00", "cake", "2", "", 4425}, {"2024-03-01T09:12:21.120+00:00", "lift cake peer", "99", "Waiting", 4435},
		{"2024-03-01T09:13:21.120+00:00", "", "2", "Waiting", 4445},
	}
	want3 := []string{"Peer support", "A lift, if needed", "Cake", "A lift, if needed", "Cake", "Peer support"}
	form := makeWorkbook(t, xlsForm()...)
	csv := []byte(asText(rows, ","))
	for name, s := range map[string]*Sheet{
		"one workbook":  openBytes(t, "kobo.xlsx", makeWorkbook(t, append([]tab{{"Form answers", rows}}, xlsForm()...)...), Options{}),
		"a file beside": openBytes(t, "kobo.csv", csv, Options{Labels: &Beside{Name: "form.xlsx", ReaderAt: bytes.NewReader(form), Size: int64(len(form))}}),
	} {
		want(t, name+", many", answersOf(t, s, "What helps?"), want3)
		want(t, name+", one", answersOf(t, s, "How often do you come?"), []string{"Never", "Every week", "Every week"})
		want(t, name+", open", answersOf(t, s, "What gets in the way?"), []string{"The stairs", "Waiting", "Waiting"})
		if !strings.Contains(strings.Join(s.Notes, "\n"), "labels") {
			t.Errorf("%s: notes %q", name, s.Notes)
		}
	}
	spread := [][]any{
		{"start", "g/helps", "g/helps/peer", "g/helps/lift", "g/helps/cake", "g/often"}, {"2024-03-01T09:10:21.120+00:00", "peer lift", 1, 1, 0, 1},
		{"2024-03-01T09:11:21.120+00:00", "cake", 0, 0, 1, 2}, {"2024-03-01T09:12:21.120+00:00", "peer", 1, 0, 0, 2},
	}
	s := openBytes(t, "kobo.xlsx", makeWorkbook(t, append([]tab{{"Answers", spread}}, xlsForm()...)...), Options{})
	want(t, "in columns", answersOf(t, s, "What helps?"), []string{"Peer support", "A lift, if needed", "Cake", "Peer support"})
	want(t, "in a group", answersOf(t, s, "How often do you come?"), []string{"Never", "Every week", "Every week"})
}

// A second sheet that lists variables, values and their labels, as statistics programs write it.
func TestCodesOfACodebook(t *testing.T) {
	answers := [][]any{{"recnum", "Q1", "Q2", "Q3"}, {"", "How are you?", "What helps?", "And else?"}, {1, 1, 2, "Tea"}, {2, 3, 1, "1"}, {3, 2, 2, "Cake"}, {4, -1, 1, ""}}
	for name, book := range map[string][][]any{
		"each row":  {{"Variable", "Value", "Label"}, {"Q1", 1, "Well"}, {"Q1", 2, "So so"}, {"Q1", 3, "Badly"}, {"Q2", 1, "Walks"}, {"Q2", 2, "Choir"}},
		"first row": {{"Spremenljivka", "Koda", "Oznaka"}, {"Q1", 1, "Well"}, {"", 2, "So so"}, {"", 3, "Badly"}, {"Q2", 1, "Walks"}, {"", 2, "Choir"}},
	} {
		s := openBytes(t, "x.xlsx", makeWorkbook(t, tab{"Data", answers}, tab{"Codebook", book}), Options{})
		want(t, name, s.Tab, "Data")
		want(t, name, answersOf(t, s, "How are you?"), []string{"Well", "Badly", "So so"})
		want(t, name, answersOf(t, s, "What helps?"), []string{"Choir", "Walks", "Choir", "Walks"})
		want(t, name, answersOf(t, s, "And else?"), []string{"Tea", "1", "Cake"})
	}
	plain := openBytes(t, "x.csv", []byte("When,What helps?\n2024/01/02 9:00:00,a b\n2024/01/02 9:01:00,b\n2024/01/02 9:02:00,c a\n"),
		Options{Labels: &Beside{Name: "l.csv", ReaderAt: strings.NewReader("code,label\na,Walks\nb,Choir\nc,Tea\n"), Size: 35}})
	want(t, "any column", answersOf(t, plain, "What helps?"), []string{"Walks", "Choir", "Choir", "Tea", "Walks"})
	other := "Name,Answer\nAnn,Tea\n"
	if _, err := Open("x.csv", strings.NewReader(other), int64(len(other)), Options{Labels: &Beside{Name: "y.csv", ReaderAt: strings.NewReader(other), Size: int64(len(other))}}); err == nil {
		t.Error("answers were taken for labels")
	}
}

// asText writes rows that need no quotes.
func asText(rows [][]any, comma string) string {
	var b strings.Builder
	for _, row := range rows {
		for i, c := range row {
			if i > 0 {
				b.WriteString(comma)
			}
			b.WriteString(strings.TrimSpace(strings.ReplaceAll(fmt.Sprint(c), comma, " ")))
		}
		b.WriteByte('\n')
	}
	return b.String()
}
