package mindmap

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"mindwall/mindmap/internal/rank"
)

// id makes the n-th id of a test, from 1.
func id(n int) ID { return ID{14: byte(n >> 8), 15: byte(n)} }

var testTime = time.Date(2026, 3, 9, 12, 0, 0, 0, time.UTC)

// opCases hold every operation with every field set, the body that is its contract on disk, and its summary.
var opCases = []struct {
	op      Op
	body    string
	summary string
}{
	{DescribeEvent{Title: new("Day"), Date: new("2026-03-09"), Place: new("Hall"), Host: new("Us"), Language: new("en")},
		`{"title":"Day","date":"2026-03-09","place":"Hall","host":"Us","language":"en"}`,
		"describe the event: title “Day”, date “2026-03-09”, place “Hall”, host “Us”, language “en”"},
	{DescribeEvent{Contact: new("Ruth"), Thanks: new("All"), Next: new("A letter"), Notice: new("No names"), Present: new("30"), Missing: new("Two"),
		WriteUp: new("https://example.org/day")},
		`{"contact":"Ruth","thanks":"All","next":"A letter","notice":"No names","present":"30","missing":"Two","write_up":"https://example.org/day"}`,
		"describe the event: contact “Ruth”, thanks “All”, next “A letter”, notice “No names”, present “30”, missing “Two”, write-up “https://example.org/day”"},
	{DescribeEvent{Title: new("")}, `{"title":""}`, "describe the event: title (no words)"},
	{AskQuestion{Text: "Why?", Rank: "m"}, `{"text":"Why?","rank":"m"}`, "ask “Why?”"},
	{SetAsideQuestion{Question: id(1), Aside: true}, `{"question":"` + hex1 + `","aside":true}`, "set it aside"},
	{SetAsideQuestion{Question: id(1)}, `{"question":"` + hex1 + `","aside":false}`, "take it up again"},
	{AddAnswer{Question: id(1), Theme: id(2), Caption: "Time", Quote: "No time", Source: Survey, Tally: 3, Inbox: true,
		Origin: &Origin{File: "a.csv", Row: 2, Column: "Q1", Time: "9:00", Key: "k"}},
		`{"question":"` + hex1 + `","theme":"` + hex2 + `","caption":"Time","quote":"No time","source":"survey","tally":3,` +
			`"origin":{"file":"a.csv","row":2,"column":"Q1","time":"9:00","key":"k"},"inbox":true}`, "receive “Time”"},
	{AddAnswer{Question: id(1), Caption: "Rent", Counted: true, Origin: &Origin{Key: "k", Attributes: map[string]string{"role": "nurse"}}},
		`{"question":"` + hex1 + `","caption":"Rent","origin":{"key":"k","attributes":{"role":"nurse"}},"counted":true}`, "add “Rent”"},
	{CountAnswer{Answer: id(1), File: "a.csv", Rows: []CountedRow{{Key: "k", Row: 2, Attributes: map[string]string{"role": "nurse"}}, {Gone: id(3)}}},
		`{"answer":"` + hex1 + `","file":"a.csv","rows":[{"key":"k","row":2,"attributes":{"role":"nurse"}},{"gone":"` + hex3 + `"}]}`, "count 2 rows for it"},
	{RedactRows{Rows: []ID{id(1)}}, `{"rows":["` + hex1 + `"]}`, "take 1 rows out for good"},
	{AddAnswer{Question: id(1), Caption: "Time"}, `{"question":"` + hex1 + `","caption":"Time"}`, "add “Time”"},
	{AddAnswer{Question: id(1), Redacted: true}, `{"question":"` + hex1 + `","caption":"","redacted":true}`, "add (no words)"},
	{AdmitAnswer{Answer: id(1)}, `{"answer":"` + hex1 + `"}`, "let it on to the wall"},
	{QuoteAnswer{Answer: id(1), Text: "So"}, `{"answer":"` + hex1 + `","text":"So"}`, "quote “So”"},
	{TallyAnswer{Answer: id(1), Delta: -2}, `{"answer":"` + hex1 + `","delta":-2}`, "count -2 for it"},
	{TallyAnswer{Answer: id(1), Delta: 1, Source: Phone}, `{"answer":"` + hex1 + `","delta":1,"source":"phone"}`, "count +1 for it"},
	{MergeAnswer{Answer: id(1), Into: id(2)}, `{"answer":"` + hex1 + `","into":"` + hex2 + `"}`, "merge it into it"},
	{SplitAnswer{Answer: id(1)}, `{"answer":"` + hex1 + `"}`, "split off it"},
	{PublishQuote{Answer: id(1), Publish: true}, `{"answer":"` + hex1 + `","publish":true}`, "let the quote of it be published"},
	{PublishQuote{Answer: id(1)}, `{"answer":"` + hex1 + `","publish":false}`, "take back publishing the quote of it"},
	{ParkAnswer{Answer: id(1), Parked: true}, `{"answer":"` + hex1 + `","parked":true}`, "park it"},
	{ParkAnswer{Answer: id(1)}, `{"answer":"` + hex1 + `","parked":false}`, "bring back it"},
	{AddTheme{Question: id(1), Parent: id(2), Text: "Money", Side: Left, Letter: "C", Colour: 2, Rank: "m"},
		`{"question":"` + hex1 + `","parent":"` + hex2 + `","text":"Money","side":"left","letter":"C","colour":2,"rank":"m"}`,
		"add theme “Money”"},
	{SideTheme{Theme: id(1), Side: Right}, `{"theme":"` + hex1 + `","side":"right"}`, "put it on the right"},
	{SortTheme{Theme: id(1), ByTally: true}, `{"theme":"` + hex1 + `","by_tally":true}`, "sort it by tally"},
	{MergeTheme{Theme: id(1), Into: id(2)}, `{"theme":"` + hex1 + `","into":"` + hex2 + `"}`, "merge the theme it into it"},
	{Reword{Node: id(1), Text: "So"}, `{"node":"` + hex1 + `","text":"So"}`, "reword as “So”"},
	{Reorder{Node: id(1), Rank: "m1"}, `{"node":"` + hex1 + `","rank":"m1"}`, "put it in another place"},
	{Move{Node: id(1), Question: id(2)}, `{"node":"` + hex1 + `","question":"` + hex2 + `"}`, "take it out of its theme"},
	{Move{Node: id(1), Question: id(2), Theme: id(3), Rank: "m", Side: Left, Letter: "27", Colour: new(0)},
		`{"node":"` + hex1 + `","question":"` + hex2 + `","theme":"` + hex3 + `","rank":"m","side":"left","letter":"27","colour":0}`,
		"file it"},
	{Remove{Node: id(1)}, `{"node":"` + hex1 + `"}`, "remove it"},
	{Restore{Node: id(1)}, `{"node":"` + hex1 + `"}`, "restore it"},
	{AddAction{Text: "Ask", Who: "Sam", Due: "May"}, `{"text":"Ask","who":"Sam","due":"May"}`, "add the action “Ask”"},
	{FinishAction{Action: id(1), Done: true}, `{"action":"` + hex1 + `","done":true}`, "mark it as done"},
	{FinishAction{Action: id(1)}, `{"action":"` + hex1 + `","done":false}`, "mark it as not done"},
	{OpenVote{Question: id(1), On: OnAnswers, Votes: 3}, `{"question":"` + hex1 + `","on":"answers","votes":3}`, "open a vote on answers"},
	{CastBallot{Round: id(1), Ballot: id(2), Choices: []ID{id(3)}},
		`{"round":"` + hex1 + `","ballot":"` + hex2 + `","choices":["` + hex3 + `"]}`, "cast a ballot"},
	{CountHands{Round: id(1), Node: id(2), Delta: -2}, `{"round":"` + hex1 + `","node":"` + hex2 + `","delta":-2}`, "count hands in a vote"},
	{CloseVote{Round: id(1)}, `{"round":"` + hex1 + `"}`, "close a vote"},
	{CloseVote{Round: id(1), Show: true}, `{"round":"` + hex1 + `","show":true}`, "show how a vote went"},
	{Redact{Entries: []ID{id(1), id(2)}}, `{"entries":["` + hex1 + `","` + hex2 + `"]}`,
		"take the words out of 2 entries for good"},
	{FollowEvent{
		Wall: id(1), Title: "Our day", Date: "2026-03-09", Questions: []Followed{{ID: id(1), Was: id(2), Said: 5}},
		Themes: []Followed{{ID: id(3), Was: id(1), Under: id(1), Said: 4}}, Actions: []Followed{{ID: id(2), Was: id(3)}},
	}, `{"wall":"` + hex1 + `","title":"Our day","date":"2026-03-09","questions":[{"id":"` + hex1 + `","was":"` + hex2 + `","said":5}],` +
		`"themes":[{"id":"` + hex3 + `","was":"` + hex1 + `","under":"` + hex1 + `","said":4}],"actions":[{"id":"` + hex2 + `","was":"` + hex3 + `"}]}`,
		"follow up “Our day” of 2026-03-09"},
	{Undo{Act: id(1)}, `{"act":"` + hex1 + `"}`, "undo"},
}

const (
	hex1 = "00000000000000000000000000000001"
	hex2 = "00000000000000000000000000000002"
	hex3 = "00000000000000000000000000000003"
)

// nobody knows no words of any node.
type nobody struct{}

func (nobody) Called(ID) string     { return "it" }
func (nobody) Under(ID) string      { return "" }
func (nobody) Moved(_, _ ID) string { return "" }

func envelope() Entry {
	return Entry{ID: id(9), Clock: 1, Device: id(8), Author: "sam", At: testTime, Act: id(7)}
}

// roundTrip carries an operation through an entry and through the entry's JSON, and returns what comes out.
func roundTrip(t interface {
	Helper()
	Fatal(...any)
}, op Op) (Entry, Op) {
	t.Helper()
	sealed, err := NewEntry(envelope(), op)
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(sealed)
	if err != nil {
		t.Fatal(err)
	}
	var read Entry
	if err := json.Unmarshal(text, &read); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(sealed, read); diff != "" {
		t.Fatal("entry changed on its way through JSON (-want +got):\n", diff)
	}
	back, err := read.Op()
	if err != nil {
		t.Fatal(err)
	}
	return sealed, back
}

func TestOpsSurviveARoundTrip(t *testing.T) {
	kinds := map[Kind]bool{}
	for _, c := range opCases {
		kinds[KindOf(c.op)] = true
		t.Run(string(KindOf(c.op)), func(t *testing.T) {
			sealed, back := roundTrip(t, c.op)
			if !reflect.DeepEqual(back, c.op) {
				t.Errorf("got %#v, want %#v", back, c.op)
			}
			if string(sealed.Body) != c.body {
				t.Errorf("body on disk\n got %s\nwant %s", sealed.Body, c.body)
			}
			if got := c.op.Tell(nobody{}); got != c.summary {
				t.Errorf("summary %q, want %q", got, c.summary)
			}
		})
	}
	if len(kinds) != len(specs) {
		t.Errorf("the table holds %d kinds, want all %d", len(kinds), len(specs))
	}
}

func TestValidateNamesTheFault(t *testing.T) {
	long := strings.Repeat("x", 301)
	for _, c := range []struct {
		op   Op
		want string
	}{
		{DescribeEvent{Title: &long}, "title is too long: 301 characters, at most 120"},
		{AskQuestion{Text: " \t"}, "question is empty"},
		{AskQuestion{Text: long}, "question is too long: 301 characters, at most 200"},
		{AskQuestion{Text: "Why?", Rank: "M"}, "no digit of base 36"},
		{AskQuestion{Text: "Why?", Rank: "m0"}, "ends in a zero"},
		{AskQuestion{Text: "Why?", Rank: strings.Repeat("m", rank.Max+1)}, "rank is 1025 digits long, at most 1024"},
		{SetAsideQuestion{}, "no question given"},
		{AddAnswer{Caption: "x"}, "no question given"},
		{AddAnswer{Question: id(1), Caption: "\u200d"}, "caption is empty"},
		{AddAnswer{Question: id(1), Caption: long}, "caption is too long: 301 characters, at most 300"},
		{AddAnswer{Question: id(1), Caption: "x", Quote: strings.Repeat("x", 20_001)}, "quote is too long: 20001 characters"},
		{AddAnswer{Question: id(1), Caption: "x", Source: "fax"}, `unknown source "fax": want room, survey or phone`},
		{AddAnswer{Question: id(1), Caption: "x", Tally: -1}, "tally -1 is out of range"},
		{AddAnswer{Question: id(1), Caption: "x", Tally: MaxTally + 1}, "tally 100001 is out of range"},
		{AdmitAnswer{}, "no answer given"},
		{QuoteAnswer{Text: "x"}, "no answer given"},
		{TallyAnswer{Answer: id(1)}, "tally by 0 is out of range"},
		{TallyAnswer{Delta: 1}, "no answer given"},
		{MergeAnswer{Answer: id(1), Into: id(1)}, "into itself"},
		{MergeAnswer{Answer: id(1)}, "no answer to merge into given"},
		{SplitAnswer{}, "no answer given"},
		{PublishQuote{}, "no answer given"},
		{ParkAnswer{}, "no answer given"},
		{AddTheme{Text: "x"}, "no question given"},
		{AddTheme{Question: id(1), Text: long[:61]}, "theme is too long: 61 characters, at most 60"},
		{AddTheme{Question: id(1), Text: "x", Letter: "a"}, `letter "a" is neither A to Z nor a number`},
		{AddTheme{Question: id(1), Text: "x", Letter: "26"}, `letter "26" is neither`},
		{AddTheme{Question: id(1), Text: "x", Colour: -1}, "colour -1 is out of range"},
		{SideTheme{Side: Left}, "no theme given"},
		{SortTheme{}, "no theme given"},
		{MergeTheme{Theme: id(1), Into: id(1)}, "into itself"},
		{TallyAnswer{Answer: id(1), Delta: 1, Source: "post"}, `unknown source "post": want room, survey or phone`},
		{DescribeEvent{Notice: new(strings.Repeat("x", 1001))}, "note is too long: 1001 characters, at most 1000"},
		{DescribeEvent{WriteUp: new("javascript:alert(1)")}, "“javascript:alert(1)” is no address of a page"},
		{CountAnswer{Answer: id(1)}, "no rows to count"},
		{CountAnswer{Answer: id(1), Rows: []CountedRow{{}}}, "a row to count has no key"},
		{CountAnswer{Rows: []CountedRow{{Key: "k"}}}, "no answer given"},
		{CountAnswer{Answer: id(1), Rows: []CountedRow{{Key: "k", Attributes: map[string]string{"": "x"}}}}, "name of an attribute: theme is empty"},
		{AddAnswer{Question: id(1), Caption: "x", Origin: &Origin{Attributes: map[string]string{"role": long[:121]}}}, "attribute “role”: title is too long"},
		{RedactRows{}, "no rows named"},
		{RedactRows{Rows: []ID{{}}}, "a row named has no key"},
		{AddAction{}, "caption is empty"},
		{AddAction{Text: "x", Who: long[:121]}, "title is too long"},
		{FinishAction{}, "no action given"},
		{OpenVote{Question: id(1), On: "walls", Votes: 1}, `votes on "walls": want themes or answers`},
		{OpenVote{Question: id(1), On: OnThemes}, "0 votes a ballot is out of range: 1 to 20"},
		{OpenVote{On: OnThemes, Votes: 1}, "no question given"},
		{CastBallot{Ballot: id(1)}, "no round given"},
		{CastBallot{Round: id(1)}, "no ballot given"},
		{CastBallot{Round: id(1), Ballot: id(2), Choices: make([]ID, 21)}, "21 choices on a ballot, at most 20"},
		{CastBallot{Round: id(1), Ballot: id(2), Choices: make([]ID, 1)}, "a choice on a ballot has no id"},
		{CountHands{Round: id(1), Node: id(2)}, "0 hands are out of range"},
		{CountHands{Round: id(1), Delta: 1}, "no node given"},
		{CloseVote{}, "no round given"},
		{Reword{Text: "x"}, "no node given"},
		{Reword{Node: id(1)}, "caption is empty"},
		{Reorder{Rank: "m"}, "no node given"},
		{Move{Node: id(1)}, "no question given"},
		{Move{Node: id(1), Question: id(2), Theme: id(1)}, "under itself"},
		{Remove{}, "no node given"},
		{Restore{}, "no node given"},
		{FollowEvent{}, "no wall given"},
		{FollowEvent{Wall: id(1), Title: long}, "title is too long"},
		{FollowEvent{Wall: id(1), Questions: []Followed{{ID: id(1)}}}, "has no id"},
		{FollowEvent{Wall: id(1), Themes: []Followed{{Was: id(1)}}}, "has no id"},
		{FollowEvent{Wall: id(1), Themes: []Followed{{ID: id(1), Was: id(1), Said: -1}}}, "a count below 0"},
		{FollowEvent{Wall: id(1), Actions: slices.Repeat([]Followed{{ID: id(1), Was: id(1)}}, MaxFollowed+1)}, "4001 things of last time, at most 4000"},
		{Redact{}, "no entries named"},
		{Redact{Entries: []ID{{}}}, "has no id"},
		{Undo{}, "no act given"},
		{Undo{Act: id(7)}, "undoes its own act"},
	} {
		if _, err := NewEntry(envelope(), c.op); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%#v: error %v, want one with %q", c.op, err, c.want)
		}
	}
}

func TestEnvelopeIsChecked(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(*Entry)
	}{
		{"has no id", func(e *Entry) { e.ID = ID{} }},
		{"has no act", func(e *Entry) { e.Act = ID{} }},
		{"clock 0 is out of range", func(e *Entry) { e.Clock = 0 }},
		{"clock 1099511627777 is out of range", func(e *Entry) { e.Clock = MaxClock + 1 }},
		{"kind", func(e *Entry) { e.Kind = "" }},
		{"kind", func(e *Entry) { e.Kind = "answer.\x1b[2J" }},
		{"kind", func(e *Entry) { e.Kind = Kind(strings.Repeat("x", 65)) }},
		{"body is", func(e *Entry) { e.Body = make([]byte, maxBody+1) }},
		{"time is not in", func(e *Entry) { e.At = testTime.AddDate(9000, 0, 0) }},
		{"author", func(e *Entry) { e.Author = "sam\x1b[2J" }},
		{"author", func(e *Entry) { e.Author = strings.Repeat("x", 121) }},
		{"body is not JSON", func(e *Entry) { e.Kind, e.Body = "answer.sing", []byte("{") }},
		{"unreadable body", func(e *Entry) { e.Body = []byte(`{"text":7}`) }},
	} {
		e, err := NewEntry(envelope(), AskQuestion{Text: "Why?"})
		if err != nil {
			t.Fatal(err)
		}
		c.spoil(&e)
		if err := e.Validate(); err == nil || !strings.Contains(err.Error(), c.name) {
			t.Errorf("error %v, want one with %q", err, c.name)
		}
	}
}

func TestAnAnswerKnowsTheThemesThatItWasMovedOutOf(t *testing.T) {
	a, b := ID{1}, ID{2}
	for _, c := range []struct{ moves, want []ID }{
		{[]ID{a}, nil},
		{[]ID{{}, a}, nil},
		{[]ID{a, a}, nil},
		{[]ID{a, b}, []ID{a}},
		{[]ID{a, {}}, []ID{a}},
		{[]ID{a, b, {}}, []ID{a, b}},
		{[]ID{a, b, a}, []ID{b}},
		{[]ID{a, {}, a, {}}, []ID{a}},
	} {
		var left []ID
		at := ID{}
		for _, to := range c.moves {
			left, at = Leaving(left, at, to), to
		}
		if !slices.Equal(left, c.want) {
			t.Errorf("moved to %v: left %v, want %v", c.moves, left, c.want)
		}
	}
}
