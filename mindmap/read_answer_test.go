package mindmap

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"mindwall/mindmap/internal/flat"
)

// sameAsJSON wants a body to be read as encoding/json reads it.
func sameAsJSON(t interface{ Fatalf(string, ...any) }, body []byte) {
	if got, want := flat.Valid(body), json.Valid(body); got != want {
		t.Fatalf("%q is JSON: %v, want %v", body, got, want)
	}
	got, err := decodeAnswer(body)
	want, wanted := decode[AddAnswer](body)
	if (err == nil) != (wanted == nil) || !reflect.DeepEqual(got, want) {
		t.Fatalf("%q is read as %#v, %v, want %#v, %v", body, got, err, want, wanted)
	}
	got, err = decodeCount(body)
	want, wanted = decode[CountAnswer](body)
	if (err == nil) != (wanted == nil) || !reflect.DeepEqual(got, want) {
		t.Fatalf("%q is read as %#v, %v, want %#v, %v", body, got, err, want, wanted)
	}
}

// TestAnswersAreReadAsJSON puts bodies together of pieces that are sound, and of some that are not.
func TestAnswersAreReadAsJSON(t *testing.T) {
	names := []string{
		"question", "theme", "caption", "quote", "source", "tally", "counted", "inbox", "redacted", "origin", "file", "row", "column",
		"time", "key", "attributes", "answer", "rows", "gone", "Caption", "CAPTION", "capt\\u0069on", "else", "",
	}
	values := []string{
		`"00000000000000000000000000000001"`, `"ABCDEFabcdef00112233445566778899"`, `"0000000000000000000000000000000g"`, `""`, `"room"`,
		`"survey"`, `"elsewhere"`, `"said & meant"`, `"\u003cb\u003e"`, `"a\"b\\"`, `"\ud800"`, `"\x"`, "\"\xff\"", "\"\t\"", `"open`, `0`, `7`, `007`, `-1`,
		`1.5`, `1e3`, `123456789`, `12345678901234567890`, `true`, `false`, `null`, `tru`, `{}`, `[]`, `[1,2]`, `{"a":{"b":1}}`,
	}
	rapid.Check(t, func(t *rapid.T) {
		var object func(depth int) string
		object = func(depth int) string {
			var b strings.Builder
			b.WriteString("{")
			for i := range rapid.IntRange(0, 5).Draw(t, "fields") {
				if i > 0 {
					b.WriteString(rapid.SampledFrom([]string{",", ",", ",", ", ", ""}).Draw(t, "comma"))
				}
				b.WriteString(`"` + rapid.SampledFrom(names).Draw(t, "name") + `"` + rapid.SampledFrom([]string{":", ":", ":", " :"}).Draw(t, "colon"))
				if depth < 3 && rapid.IntRange(0, 3).Draw(t, "deeper") == 0 {
					b.WriteString(rapid.SampledFrom([]string{
						object(depth + 1), "[" + object(depth+1) + "]", "[" + object(depth+1) + "," + object(depth+1) + "]",
					}).Draw(t, "within"))
				} else {
					b.WriteString(rapid.SampledFrom(values).Draw(t, "value"))
				}
			}
			return b.String() + rapid.SampledFrom([]string{"}", "}", "}", "", "} ", "}}"}).Draw(t, "end")
		}
		sameAsJSON(t, []byte(object(0)))
	})
}

// TestWhatIsWrittenIsReadQuickly holds that the bodies of this program are those that need no help.
func TestWhatIsWrittenIsReadQuickly(t *testing.T) {
	for _, op := range []AddAnswer{
		{Question: id(1), Caption: "Buses"},
		{Question: id(1), Theme: id(2), Caption: "“Rent” & food <3", Quote: "She said \"no\".\n\u2028", Source: Phone, Tally: 3, Inbox: true},
		{Question: id(1), Caption: "等待", Source: Survey, Origin: &Origin{File: "a.csv", Row: 14, Column: "C", Time: "9:00", Key: "k"}, Counted: true},
		{Question: id(1), Redacted: true},
	} {
		body, err := json.Marshal(op)
		if err != nil {
			t.Fatal(err)
		}
		if got, ok := readAnswer(body); !ok || !reflect.DeepEqual(got, op) {
			t.Errorf("%s is read as %#v, %v", body, got, ok)
		}
		f := flat.New(body)
		for f.Next() {
			f.Skip()
		}
		if !f.Done() {
			t.Errorf("%s is not taken for JSON at once", body)
		}
	}
}

func TestRowsAreReadQuickly(t *testing.T) {
	op := CountAnswer{Answer: id(1), File: "a “b”.csv", Rows: []CountedRow{
		{Key: id(2).String(), Row: 3}, {Key: id(2).String() + "-1", Row: 104_000, Attributes: map[string]string{"Role": "Nurse", "Age": "<30"}}, {Gone: id(4)},
	}}
	body, err := json.Marshal(op)
	if err != nil {
		t.Fatal(err)
	}
	if got, ok := readCount(body); !ok || !reflect.DeepEqual(got, op) {
		t.Errorf("%s is read as %#v, %v", body, got, ok)
	}
}

func FuzzAnswerIsReadAsJSON(f *testing.F) {
	f.Add([]byte(`{"question":"00000000000000000000000000000001","caption":"x\u0026","tally":2,"origin":{"row":3},"inbox":true}`))
	f.Add([]byte(`{"caption":"a","Caption":"b","origin":{"key":"k"},"origin":{}}`))
	f.Fuzz(func(t *testing.T, body []byte) { sameAsJSON(t, body) })
}
