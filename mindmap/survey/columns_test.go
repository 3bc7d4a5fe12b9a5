package survey

import (
	"strings"
	"testing"

	"mindwall/mindmap"
	"mindwall/mindmap/survey/meaning"
)

// sharedWords is a likeness for tests: the share of the words of the shorter text that the other has too.
func sharedWords(a, b string) float64 {
	wordsA, wordsB := strings.Fields(meaning.Fold(a)), strings.Fields(meaning.Fold(b))
	if len(wordsA) > len(wordsB) {
		wordsA, wordsB = wordsB, wordsA
	}
	n := 0
	for _, w := range wordsA {
		for _, v := range wordsB {
			if strings.Trim(w, "?,.") == strings.Trim(v, "?,.") {
				n++
				break
			}
		}
	}
	return float64(n) / float64(max(len(wordsA), 1))
}

func TestGuess(t *testing.T) {
	questions := []*mindmap.Question{
		{ID: mindmap.ID{1}, Text: "What do you like most about the job?"},
		{ID: mindmap.ID{2}, Text: "What gets in the way of the people you support?"},
	}
	columns := func(kind Kind, asked ...string) []Column {
		var all []Column
		for i, q := range asked {
			all = append(all, Column{Index: i, header: q, Question: q, Kind: kind})
		}
		return all
	}
	for _, tc := range []struct {
		name    string
		columns []Column
		like    func(a, b string) float64
		want    Mapping
	}{
		{"nothing alike", columns(QuestionKind, "Postcode area", "Years of service"), sharedWords, Mapping{}},
		{"other words", columns(QuestionKind, "Which part of your job do you like most about all", "What gets in the way of people"), sharedWords,
			Mapping{0: mindmap.ID{1}, 1: mindmap.ID{2}}},
		{"same words without a likeness", columns(QuestionKind, "what do you like  most about the job?"), nil, Mapping{0: mindmap.ID{1}}},
		{"the likest wins", columns(QuestionKind, "the job of the people", "What do you like most about the job?"), sharedWords,
			Mapping{1: mindmap.ID{1}, 0: mindmap.ID{2}}},
		{"persons never", columns(personKind, "What do you like most about the job?"), sharedWords, Mapping{}},
	} {
		t.Run(tc.name, func(t *testing.T) { want(t, "mapping", Guess(tc.columns, questions, tc.like), tc.want) })
	}
}

func TestPersonsAreImportedOnlyWhenMapped(t *testing.T) {
	s := openFixture(t, "google.csv")
	p := propose(t, s, Mapping{4: way.ID}, Choices{})
	want(t, "captions", captions(p), []string{"Ann", "Bob"})
}

func TestMappingOfNoColumn(t *testing.T) {
	s := openFixture(t, "google.csv")
	if _, err := s.Answers(t.Context(), Mapping{9: way.ID}, Choices{}); err == nil || err.Error() != "google.csv: has no column 10" {
		t.Errorf("error %v", err)
	}
}

func TestFind(t *testing.T) {
	s := openFixture(t, "surveymonkey.csv")
	for name, index := range map[string]int{
		"what do you like MOST?": 9, "What gets in the way? – Money": 11, "What gets in the way?": 10, "D": 3, "n": 13, "2": 1,
	} {
		if c := s.Find(name); len(c) == 0 || c[0].Index != index {
			t.Errorf("Find(%q) = %+v; want column %d", name, c, index)
		}
	}
	for _, name := range []string{"", "0", "99", "What else?"} {
		if c := s.Find(name); len(c) > 0 {
			t.Errorf("Find(%q) = %q", name, c[0].Name())
		}
	}
}

func TestPersonHeaders(t *testing.T) {
	for _, h := range []string{"Name", "Your name", "What is your name?", "Email Address", "E-mail:", "First name", "IP Address", "Your email (optional)",
		"Please enter your phone number", "User Name", "NHS number"} {
		if !meaning.IsPersonHeader(meaning.Fold(h)) {
			t.Errorf("%q is not taken for a person's", h)
		}
	}
	for _, h := range []string{"Name one barrier", "How do you use email?", "What is in a name?", "Which address do people struggle to reach?", "Who helps?"} {
		if meaning.IsPersonHeader(meaning.Fold(h)) {
			t.Errorf("%q is taken for a person's", h)
		}
	}
}

func TestAddressesUnderAnotherHeaderAreAPersons(t *testing.T) {
	s := openBytes(t, "x.csv", []byte("How may we reach you,What helps,When\na@example.org,Choir,2024-01-02 10:00\n,Bus,2024-01-02 11:00\nb@example.org,,2024-01-02 12:00\n"), Options{})
	want(t, "columns", kinds(s), []string{"person How may we reach you", "question What helps", "time When"})
	want(t, "time", propose(t, s, mapAll(s), Choices{}).Answers[0].Origin.Time, "2024-01-02 10:00")
}

func TestFormsInOtherLanguages(t *testing.T) {
	s := openBytes(t, "x.csv", []byte("ID;Startzeit;Fertigstellungszeit;E-Mail;Name;Was hilft?\n1;03.10.24 09:15:02;03.10.24 09:20:31;anonymous;;Chor;\n"), Options{})
	want(t, "preset", s.Preset, microsoftForms)
	want(t, "columns", kinds(s), []string{"meta ID", "time Startzeit", "time Fertigstellungszeit", "person E-Mail", "person Name", "question Was hilft?"})
}

func TestHeaderRows(t *testing.T) {
	data := []byte("Spring event\n\nID,What helps?\n1,Choir\n2,Bus\n")
	for _, tc := range []struct {
		row    int
		header int
		want   []string
	}{
		{0, 3, []string{"Choir", "Bus"}},
		{3, 3, []string{"Choir", "Bus"}},
		{4, 4, []string{"2", "Bus"}},
		{NoHeader, 0, []string{"Spring event", "ID", "What helps?", "1", "Choir", "2", "Bus"}},
	} {
		s := openBytes(t, "x.csv", data, Options{HeaderRow: tc.row, Separator: ','})
		want(t, "header", s.HeaderRow, tc.header)
		m := Mapping{}
		for _, c := range s.Columns {
			if c.Kind != metaKind {
				m[c.Index] = way.ID
			}
		}
		want(t, "captions", captions(propose(t, s, m, Choices{})), tc.want)
	}
	if bad := refused(t, "x.csv", data, Options{HeaderRow: 2}); bad.Error() != "x.csv:2: is blank, so it is no header" {
		t.Errorf("error %q", bad)
	}
	if bad := refused(t, "x.csv", data, Options{Preset: surveyMonkey}); !strings.Contains(bad.Error(), "no header of SurveyMonkey") || bad.Hint() == "" {
		t.Errorf("error %q", bad)
	}
}

func TestAnotherToolThanTheHeaderTellsCanBeNamed(t *testing.T) {
	data := []byte("Timestamp,What helps?\n2024/01/02 9:00:00 AM GMT,Choir\n")
	want(t, "found", openBytes(t, "x.csv", data, Options{}).Preset, googleForms)
	want(t, "named", openBytes(t, "x.csv", data, Options{Preset: generic}).Preset, generic)
}

func TestParts(t *testing.T) {
	for _, tc := range []struct {
		cell string
		want []string
	}{
		{"Choir", nil},
		{"Choir; and walks", []string{"Choir", "and walks"}},
		{"a;b;", []string{"a", "b"}},
		{"a;", nil},
		{"- no bus\n- no phone", []string{"no bus", "no phone"}},
		{"1. no bus\r\n2) no phone\r\n", []string{"no bus", "no phone"}},
		{"• no bus • no phone", []string{"no bus", "no phone"}},
		{"* no bus\n\n*no phone", []string{"no bus", "*no phone"}},
		{"no bus\n-\n", nil},
		{"a) no bus\nb) no phone", []string{"no bus", "no phone"}},
		{"I wait\nand wait", []string{"I wait", "and wait"}},
		{"no bus, no phone", nil},
	} {
		got := new(Column).parts(tc.cell)
		if len(got) == 1 {
			got = nil
		}
		want(t, tc.cell, got, tc.want)
	}
}
