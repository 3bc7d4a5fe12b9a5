package survey

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"mindwall/mindmap"

	"github.com/google/go-cmp/cmp"
)

// openBytes reads a survey that must be readable.
func openBytes(t testing.TB, name string, data []byte, o Options) *Sheet {
	t.Helper()
	s, err := Open(name, bytes.NewReader(data), int64(len(data)), o)
	if err != nil {
		t.Fatalf("open: %v", err)
	}
	return s
}

func openFixture(t testing.TB, name string) *Sheet {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return openBytes(t, "/home/ann/"+name, data, Options{})
}

var (
	way  = &mindmap.Question{ID: mindmap.ID{1}, Text: "What gets in the way?"}
	help = &mindmap.Question{ID: mindmap.ID{2}, Text: "What helps?"}
)

// mapAll maps every question column to one question.
func mapAll(s *Sheet) Mapping {
	m := Mapping{}
	for _, c := range s.Columns {
		if c.Kind == QuestionKind {
			m[c.Index] = way.ID
		}
	}
	return m
}

func propose(t testing.TB, s *Sheet, m Mapping, ch Choices) Proposal {
	t.Helper()
	p, err := s.Answers(t.Context(), m, ch)
	if err != nil {
		t.Fatalf("answers: %v", err)
	}
	return p
}

func captions(p Proposal) []string {
	var all []string
	for _, a := range p.Answers {
		all = append(all, a.Caption)
	}
	return all
}

// kinds lists the columns as "kind name".
func kinds(s *Sheet) []string {
	var all []string
	for _, c := range s.Columns {
		all = append(all, string(c.Kind)+" "+c.Name())
	}
	return all
}

func want[T any](t *testing.T, what string, got, want T) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%s (-want +got):\n%s", what, d)
	}
}

func TestGoogleFormsCSV(t *testing.T) {
	s := openFixture(t, "google.csv")
	want(t, "preset", s.Preset, googleForms)
	want(t, "columns", kinds(s), []string{"time Timestamp", "person Email Address", "question What gets in the way?",
		"question What helps? (tick all)", "person Your name"})
	want(t, "samples of a person", s.Columns[1].Samples, []string{"•••"})
	m := Guess(s.Columns, []*mindmap.Question{way}, nil)
	want(t, "guess", m, Mapping{2: way.ID})
	p := propose(t, s, m, Choices{})
	want(t, "captions", captions(p), []string{"Waiting, mostly", `He said "no money" and left`, "No bus"})
	want(t, "counts", p.Counts, Counts{New: 3, Empty: 1, Several: 1})
	o := p.Answers[1].Origin
	want(t, "key length", len(o.Key), 32)
	o.Key = ""
	want(t, "origin", o, mindmap.Origin{File: "google.csv", Row: 3, Column: "What gets in the way?", Time: "2013/10/16 8:25:10 PM GMT"})
	var left []string
	for _, c := range p.Left {
		left = append(left, c.Name())
	}
	want(t, "left out", left, []string{"Timestamp", "Email Address", "What helps? (tick all)", "Your name"})
}

func TestGoogleCheckBoxesAreOfferedToBeSplit(t *testing.T) {
	s := openFixture(t, "google.csv")
	m := Mapping{3: help.ID}
	p := propose(t, s, m, Choices{})
	want(t, "whole", captions(p), []string{"Walking group", "Walking group, Choir", "Walking group, Choir", "Choir"})
	want(t, "offer", p.Answers[1].Parts, []string{"Walking group", "Choir"})
	p = propose(t, s, m, Choices{Split: SplitAll})
	want(t, "split", captions(p), []string{"Walking group", "Walking group", "Choir", "Walking group", "Choir", "Choir"})
	free := propose(t, s, Mapping{2: way.ID}, Choices{})
	want(t, "a comma in a sentence", len(free.Answers[0].Parts), 0)
}

func TestSurveyMonkeyCSV(t *testing.T) {
	s := openFixture(t, "surveymonkey.csv")
	want(t, "preset", s.Preset, surveyMonkey)
	want(t, "columns", kinds(s)[9:], []string{"question What do you like most?", "question What gets in the way? – Waiting times",
		"question What gets in the way? – Money", "question What gets in the way? – Other (please specify)", "question Anything else?"})
	for _, c := range s.Columns[:9] {
		if c.Kind == QuestionKind {
			t.Errorf("column %q is taken for a question", c.header)
		}
	}
	m := Guess(s.Columns, []*mindmap.Question{way}, nil)
	want(t, "guess takes every choice of the question", m, Mapping{10: way.ID, 11: way.ID, 12: way.ID})
	p := propose(t, s, m, Choices{})
	want(t, "captions", captions(p), []string{"Waiting times", "No bus after six", "Waiting times", "Money"})
	want(t, "time", p.Answers[0].Origin.Time, "10/16/2013 08:30:01 PM")
	want(t, "first row", p.Answers[0].Origin.Row, 3)
}

func TestSurveyMonkeyOldHeader(t *testing.T) {
	s := openFixture(t, "surveymonkey-old.csv")
	want(t, "preset", s.Preset, surveyMonkey)
	want(t, "captions", captions(propose(t, s, mapAll(s), Choices{})), []string{"Meeting people", "Being trusted"})
}

func TestFormsSavedAgainByExcel(t *testing.T) {
	s := openFixture(t, "forms-resaved.csv")
	want(t, "preset", s.Preset, microsoftForms)
	want(t, "encoding", s.Encoding, windows1252)
	want(t, "separator", s.Separator, ';')
	want(t, "columns", kinds(s)[5:], []string{"question What gets in the way?", "question What helps?", "question What helps?2"})
	m := Guess(s.Columns, []*mindmap.Question{way, help}, nil)
	want(t, "a question asked again goes with the first", m, Mapping{5: way.ID, 6: help.ID, 7: help.ID})
	want(t, "captions", captions(propose(t, s, m, Choices{})), []string{"Café closed – no heating", "Choir", "Walks", "Long queue", "Bus"})
}

func TestGenericTSV(t *testing.T) {
	s := openFixture(t, "generic.tsv")
	want(t, "preset", s.Preset, generic)
	want(t, "header", s.HeaderRow, 3)
	p := propose(t, s, Mapping{1: way.ID}, Choices{})
	want(t, "captions", captions(p), []string{"Waiting lists", "Money worries", "Waiting lists"})
	want(t, "rows count as in a spreadsheet", p.Answers[2].Origin.Row, 6)
	if p.Answers[0].Origin.Key == p.Answers[2].Origin.Key {
		t.Error("two people who said the same have one key")
	}
}

func TestListOfOneAnswerALine(t *testing.T) {
	s := openFixture(t, "list.txt")
	want(t, "separator", s.Separator, 0)
	want(t, "captions", captions(propose(t, s, mapAll(s), Choices{})),
		[]string{"Waiting, long waiting", `"Nobody calls back" is what I hear`, "Money", "No bus, no car, no phone"})
}
