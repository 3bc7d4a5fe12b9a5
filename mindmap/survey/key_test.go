package survey

import (
	"maps"
	"os"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"mindwall/mindmap/survey/meaning"
)

// keysOf are the keys of every answer of a survey, by caption and place.
func keysOf(t testing.TB, s *Sheet, ch Choices) map[string]bool {
	t.Helper()
	keys := map[string]bool{}
	p := propose(t, s, mapAll(s), ch)
	for _, a := range p.Answers {
		if keys[a.Origin.Key] {
			t.Fatalf("two answers have the key %s", a.Origin.Key)
		}
		keys[a.Origin.Key] = true
	}
	return keys
}

// again proposes what a survey adds to what keys know.
func again(t testing.TB, s *Sheet, keys map[string]bool, ch Choices) Proposal {
	t.Helper()
	ch.Known = func(key string) bool { return keys[key] }
	return propose(t, s, mapAll(s), ch)
}

func TestTheSameFileAgainAddsNothing(t *testing.T) {
	for _, name := range []string{"google.csv", "surveymonkey.csv", "surveymonkey-old.csv", "forms-resaved.csv", "generic.tsv", "list.txt"} {
		keys := keysOf(t, openFixture(t, name), Choices{})
		p := again(t, openFixture(t, name), keys, Choices{})
		if p.Counts.New != 0 || p.Counts.Known != len(keys) || len(keys) == 0 {
			t.Errorf("%s: counts %+v of %d answers", name, p.Counts, len(keys))
		}
	}
}

func TestALongerFileAddsOnlyWhatIsNew(t *testing.T) {
	for _, name := range []string{"google.csv", "surveymonkey.csv", "generic.tsv"} {
		data, err := os.ReadFile("testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.SplitAfter(string(data), "\n")
		short := strings.Join(lines[:len(lines)-2], "")
		before := openBytes(t, name, []byte(short), Options{})
		after := openBytes(t, "renamed "+name, data, Options{})
		p := again(t, after, keysOf(t, before, Choices{}), Choices{})
		for _, a := range p.Answers {
			if last := after.number(after.Rows - 1); a.Origin.Row != last {
				t.Errorf("%s: row %d is proposed again, last is %d", name, a.Origin.Row, last)
			}
		}
		if p.Counts.New == 0 {
			t.Errorf("%s: the new row is not proposed", name)
		}
	}
}

func TestFormsSavedAgainAsCSVAreKnown(t *testing.T) {
	keys := keysOf(t, openBytes(t, "forms.xlsx", makeWorkbook(t, formsQuiz()), Options{}), Choices{})
	csv := "ID;Start time;Completion time;Email;Name;What gets in the way?;What helps?;What helps?2\n" +
		"1;03/10/2024 09:15;03/10/2024 09:20;anonymous;;Waiting lists;Choir;Bus\n" +
		"2;10/3/24 9:16:00;10/3/24 9:21:59;anonymous;;no phone;;\n" +
		"3;10/4/24 9:16:00;10/4/24 9:21:59;anonymous;;Money;;\n"
	p := again(t, openBytes(t, "forms.csv", []byte(csv), Options{}), keys, Choices{})
	want(t, "new", captions(p), []string{"Money"})
}

func TestGoogleFormsAsCSVAndAsSheetAreOne(t *testing.T) {
	csv := openFixture(t, "google.csv")
	rows := [][]any{{"Timestamp", "Email Address", "What gets in the way?", "What helps? (tick all)", "Your name"},
		{at("2013-10-16 20:24:52"), "ann@example.org", "Waiting, mostly", "Walking group", "Ann"},
		{at("2013-10-16 20:25:10"), "bob@example.org", "He said \"no money\"\nand left", "Walking group, Choir", "Bob"},
		{at("2013-10-16 20:25:10"), "", "No bus", "Walking group, Choir"},
		{at("2013-10-17 09:01:00"), "", "", "Choir"}}
	sheet := openBytes(t, "x.xlsx", makeWorkbook(t, tab{"Form Responses 1", rows}), Options{})
	p := again(t, sheet, keysOf(t, csv, Choices{}), Choices{})
	want(t, "new", captions(p), nil)
	want(t, "known", p.Counts.Known, 7)
}

func TestAnotherFormsFirstRespondentIsNotKnown(t *testing.T) {
	form := func(time string) *Sheet {
		return openBytes(t, "forms.csv", []byte("ID,Start time,Completion time,Email,Name,What helps?\n1,"+time+",1/1/24 10:00:00,anonymous,,Choir\n"), Options{})
	}
	p := again(t, form("2/3/24 9:00:00"), keysOf(t, form("1/1/24 9:00:00"), Choices{}), Choices{})
	want(t, "new", p.Counts.New, 1)
}

func TestRoundedIdsDoNotMakePeopleOne(t *testing.T) {
	data := "Respondent ID,Collector ID,Start Date,End Date,What helps?\n1.14E+11,4,1/1/24,1/1/24,Choir\n1.14E+11,4,1/1/24,1/1/24,Walks\n"
	keys := keysOf(t, openBytes(t, "sm.csv", []byte(data), Options{}), Choices{})
	want(t, "keys", len(keys), 2)
	swapped := "Respondent ID,Collector ID,Start Date,End Date,What helps?\n1.14E+11,4,1/1/24,1/1/24,Walks\n1.14E+11,4,1/1/24,1/1/24,Choir\n"
	want(t, "in another order", keysOf(t, openBytes(t, "sm.csv", []byte(swapped), Options{}), Choices{}), keys)
}

func TestAColumnAddedLaterChangesNoKey(t *testing.T) {
	before := openBytes(t, "x.csv", []byte("Timestamp,What helps?\n2024/01/02 9:00:00 AM GMT,Choir\n"), Options{})
	after := openBytes(t, "x.csv", []byte("Timestamp,Email Address,What helps?,Anything else?\n2024/01/02 9:00:00 AM GMT,,Choir,\n"), Options{})
	want(t, "keys", keysOf(t, after, Choices{}), keysOf(t, before, Choices{}))
}

func TestSplitAndWholeKnowEachOther(t *testing.T) {
	s := openBytes(t, "forms.xlsx", makeWorkbook(t, formsQuiz()), Options{})
	whole, parts := keysOf(t, s, Choices{}), keysOf(t, s, Choices{Split: SplitAll})
	want(t, "parts after whole", again(t, s, whole, Choices{Split: SplitAll}).Counts.New, 0)
	want(t, "whole after parts", again(t, s, parts, Choices{}).Counts.New, 0)
	want(t, "parts after parts", again(t, s, parts, Choices{Split: SplitAll}).Counts.New, 0)
}

func TestKeysHoldNoWords(t *testing.T) {
	hex := regexp.MustCompile(`^[0-9a-f]{32}(-\d+)?$`)
	for key := range keysOf(t, openFixture(t, "google.csv"), Choices{Split: SplitAll}) {
		if !hex.MatchString(key) {
			t.Errorf("key %q", key)
		}
	}
}

func TestMomentPrint(t *testing.T) {
	for _, same := range [][]string{
		{"2013/10/16 8:24:52 PM GMT", "10/16/13 20:24", "16.10.2013 20:24:52", "2013-10-16T20:24:52Z", "2013-10-16 20:24:52", "41563.8506", "10/16/2013 8:24 pm",
			"2013/10/16 8:24:52 PM GMT+2", "2013-10-16T20:24:52.123+02:00"},
		{"3/10/24 12:05 AM", "2024-10-03 00:05"},
		{"2024-10-03", "03/10/2024", "45568"},
	} {
		for _, s := range same {
			if meaning.Print(s) != meaning.Print(same[0]) {
				t.Errorf("%q prints as %q, but %q as %q", s, meaning.Print(s), same[0], meaning.Print(same[0]))
			}
		}
	}
	if meaning.Print("1/2/24 9:00") == meaning.Print("1/2/24 9:01") || meaning.Print("1/2/24 9:00 AM") == meaning.Print("1/2/24 9:00 PM") {
		t.Error("two meaning.Moments print alike")
	}
}

// Whatever the rows are and however often they repeat, keys differ within an export, and rows that are appended to it
// change none of them.
func TestKeysProperty(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		row := rapid.Custom(func(rt *rapid.T) string {
			return rapid.SampledFrom([]string{"1/2/24 9:00", "1/2/24 9:01", ""}).Draw(rt, "time") + "," +
				rapid.SampledFrom([]string{"Choir", "Walks", "Bus"}).Draw(rt, "helps") + "," +
				rapid.SampledFrom([]string{"Choir", "Money", ""}).Draw(rt, "way") + "\n"
		})
		rows := rapid.SliceOfN(row, 2, 30).Draw(rt, "rows")
		n := rapid.IntRange(1, len(rows)).Draw(rt, "first export")
		header := "When,What helps?,What gets in the way?\n"
		read := func(rows []string) map[string]bool {
			return keysOf(t, openBytes(t, "x.csv", []byte(header+strings.Join(rows, "")), Options{HeaderRow: 1}), Choices{})
		}
		short, long := read(rows[:n]), read(rows)
		maps.DeleteFunc(short, func(key string, _ bool) bool { return long[key] })
		if len(short) > 0 {
			rt.Fatalf("%d keys changed", len(short))
		}
	})
}
