package table

import (
	"bytes"
	"encoding/json"
	"flag"
	"io"
	"os"
	"path/filepath"
	"testing"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"

	"mindwall/export/internal/walltest"
)

var update = flag.Bool("update", false, "write the goldens anew")

// golden compares what is written with a file of testdata.
func golden(t *testing.T, name string, write func(io.Writer) error) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := write(&out); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(out.Bytes(), want) {
		t.Errorf("%s differs; run the test with -update and read the difference. Got:\n%s", name, out.Bytes())
	}
	return out.Bytes()
}

// The shape as a reader in another language declares it, from the documentation alone.
type (
	readAnswer struct {
		ID, Text, Quote, Source, Author, At, Question string
		Publish                                       bool
		Tally                                         int
		Wordings                                      []string
	}
	readTheme struct {
		ID, Text, Side string
		Tally          int
		Themes         []readTheme
		Answers        []readAnswer
	}
	readWall struct {
		Mindwall int
		Event    struct{ Title, Date, Place, Host string }

		Questions []struct {
			ID, Text string
			Number   int
			Themes   []readTheme
			Unsorted []readAnswer
		}
		Parked, Recovered []readAnswer
	}
)

func TestJSONGolden(t *testing.T) {
	board := walltest.Day()
	data := golden(t, "day.json", func(w io.Writer) error { return WriteJSON(w, board, Options{}) })
	if bytes.Contains(data, []byte("null")) {
		t.Error("a list is null")
	}
	var wall readWall
	if err := json.Unmarshal(data, &wall); err != nil {
		t.Fatal(err)
	}
	if wall.Mindwall != 1 || wall.Event.Title != board.Event.Title || len(wall.Questions) != 3 || len(wall.Parked) != 1 {
		t.Errorf("read back %+v", wall)
	}
	if p := wall.Parked[0]; p.Question != wall.Questions[1].ID || p.Quote == "" {
		t.Errorf("the parked answer reads %+v", p)
	}
	for i, q := range wall.Questions {
		if q.ID != board.Questions[i].ID.String() || q.Number != i+1 {
			t.Errorf("question %d reads %s, %d", i, q.ID, q.Number)
		}
		answers, people := len(q.Unsorted), 0
		for _, a := range q.Unsorted {
			people += a.Tally
		}
		for _, th := range q.Themes {
			n, p := count(t, th)
			answers, people = answers+n, people+p
		}
		if answers != board.Questions[i].Answers || people != board.Questions[i].Tally.Total() {
			t.Errorf("question %d adds up to %d answers, %d people; the wall has %d, %d", i, answers, people,
				board.Questions[i].Answers, board.Questions[i].Tally.Total())
		}
	}
	if w := wall.Questions[1].Themes[0].Answers[0]; len(w.Wordings) != 1 || w.Tally != 6 {
		t.Errorf("the merged answer reads %+v", w)
	}
}

// count adds up a theme, and holds that its tally is that of all below it.
func count(t *testing.T, th readTheme) (answers, people int) {
	t.Helper()
	answers = len(th.Answers)
	for _, a := range th.Answers {
		people += a.Tally
	}
	for _, sub := range th.Themes {
		n, p := count(t, sub)
		answers, people = answers+n, people+p
	}
	if people != th.Tally || th.Side != "left" && th.Side != "right" {
		t.Errorf("theme %q says %d people, side %q; its answers say %d", th.Text, th.Tally, th.Side, people)
	}
	return answers, people
}

func TestJSONOfNothing(t *testing.T) {
	var out bytes.Buffer
	if err := WriteJSON(&out, &mindmap.Board{}, Options{}); err != nil {
		t.Fatal(err)
	}
	var wall map[string]any
	if err := json.Unmarshal(out.Bytes(), &wall); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"questions", "parked", "recovered"} {
		if list, ok := wall[key].([]any); !ok || len(list) != 0 {
			t.Errorf("%s is %v", key, wall[key])
		}
	}
}

func FuzzJSON(f *testing.F) {
	f.Add("Title", "What?", "Theme", "Caption", "Quote")
	f.Add("\u2028", "</script>", `"\`, "\xff", "\x00")
	f.Fuzz(func(t *testing.T, title, question, theme, caption, quote string) {
		b := walltest.Of(title, question, theme, caption, quote)
		var out bytes.Buffer
		if err := WriteJSON(&out, b, Options{}); err != nil {
			t.Fatal(err)
		}
		var wall readWall
		if err := json.Unmarshal(out.Bytes(), &wall); err != nil {
			t.Fatal(err)
		}
		a, th := b.Questions[0].Themes[0].Answers[0], b.Questions[0].Themes[0]
		r := wall.Questions[0].Themes[0].Answers[0]
		if r.Text != a.Text || r.Quote != a.Quote || wall.Questions[0].Themes[0].Text != th.Text ||
			wall.Questions[0].Text != b.Questions[0].Text || wall.Event.Title != b.Event.Title {
			t.Errorf("read back %+v", wall)
		}
	})
}

// TestJSONOfActionsAndVotes holds that how a round went is told. A board has no results before a round is shown.
func TestJSONOfActionsAndVotes(t *testing.T) {
	b := walltest.Day()
	theme := b.Questions[0].Themes[0].ID
	b.Event.Thanks = "To all of you"
	b.Actions = []*mindmap.Action{{ID: mindmap.ID{1}, Text: "Ask the council", Who: "Ruth", Due: "May", Done: true}}
	results := []mindmap.Outcome{{Node: theme, Votes: mindmap.Votes{Dots: 3, Hands: 2}}}
	b.Rounds = []*mindmap.Round{
		{ID: mindmap.ID{2}, Question: b.Questions[0].ID, On: mindmap.OnThemes, Votes: 3, Ballots: 2, Results: results, Closed: true, Shown: true},
		{ID: mindmap.ID{3}, Question: b.Questions[0].ID, On: mindmap.OnThemes, Votes: 3, Ballots: 2},
	}
	b.Questions[0].Themes[0].Votes = results[0].Votes
	var out bytes.Buffer
	if err := WriteJSON(&out, b, Options{}); err != nil {
		t.Fatal(err)
	}
	var wall struct {
		Event   struct{ Thanks string }
		Actions []struct {
			Text, Who, Due string
			Done           bool
		}
		Questions []struct {
			Themes []struct{ Votes *struct{ Dots, Hands int } }
		}
		Votes []struct {
			On             string
			Votes, Ballots int
			Closed, Shown  bool
			Results        []struct {
				Node        string
				Dots, Hands int
			}
		}
	}
	if err := json.Unmarshal(out.Bytes(), &wall); err != nil {
		t.Fatal(err)
	}
	if wall.Event.Thanks != "To all of you" || len(wall.Actions) != 1 || wall.Actions[0].Who != "Ruth" || !wall.Actions[0].Done {
		t.Errorf("read back %+v", wall)
	}
	if v := wall.Votes; len(v) != 2 || len(v[1].Results) != 0 || len(v[0].Results) != 1 || v[0].Results[0].Node != theme.String() ||
		v[0].Results[0].Dots != 3 || v[0].Results[0].Hands != 2 || !v[0].Shown || v[1].Shown {
		t.Errorf("votes %+v", v)
	}
	if t0, t1 := wall.Questions[0].Themes[0].Votes, wall.Questions[0].Themes[1].Votes; t0 == nil || t0.Dots != 3 || t0.Hands != 2 || t1 != nil {
		t.Errorf("votes beside themes: %+v, %+v", t0, t1)
	}
}

// TestJSONKeepsAttributes holds that what a survey says of people is written only when it is asked for, and once each.
func TestJSONKeepsAttributes(t *testing.T) {
	live := fold.NewLive()
	nurse, porter := map[string]string{"role": "nurse"}, map[string]string{"role": "porter"}
	for i, op := range []mindmap.Op{
		mindmap.AskQuestion{Text: "How?"},
		mindmap.AddAnswer{Question: mindmap.ID{1}, Caption: "By bus", Origin: &mindmap.Origin{Key: "a", Attributes: nurse}},
		mindmap.CountAnswer{Answer: mindmap.ID{2}, Rows: []mindmap.CountedRow{{Key: "a", Attributes: nurse}, {Key: "b", Attributes: porter}, {Key: "c"}}},
	} {
		id := mindmap.ID{byte(i + 1)}
		e, err := mindmap.NewEntry(mindmap.Entry{ID: id, Clock: uint64(i + 1), Act: id}, op)
		if err != nil {
			t.Fatal(err)
		}
		live.Add(e)
	}
	for _, private := range []bool{false, true} {
		var out bytes.Buffer
		if err := WriteJSON(&out, live.Board(), Options{Private: private}); err != nil {
			t.Fatal(err)
		}
		var wall struct {
			Questions []struct {
				Unsorted []struct {
					Tally      int
					Attributes []map[string]string
				}
			}
		}
		if err := json.Unmarshal(out.Bytes(), &wall); err != nil {
			t.Fatal(err)
		}
		a := wall.Questions[0].Unsorted[0]
		if a.Tally != 3 || private != bytes.Contains(out.Bytes(), []byte("porter")) || private && len(a.Attributes) != 2 {
			t.Errorf("private %v: %+v", private, a)
		}
	}
}
