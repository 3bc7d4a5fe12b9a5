package across

import (
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"mindwall/mindmap"
	"mindwall/mindmap/chance"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/say"
	"mindwall/mindmap/scribe"
)

func id(n int) (id mindmap.ID) {
	binary.BigEndian.PutUint64(id[8:], uint64(n))
	return id
}

// event writes entries of an event, by tables and from a survey.
type event struct {
	t       testing.TB
	live    *fold.Live
	entries []mindmap.Entry
	ids     int
	themes  [][]mindmap.ID // by question
	asked   []mindmap.ID
}

func newEvent(t testing.TB, questions ...int) *event {
	e := &event{t: t, live: fold.NewLive()}
	for i, themes := range questions {
		e.asked = append(e.asked, e.by("host", mindmap.AskQuestion{Text: fmt.Sprintf("Question %d?", i+1)}))
		e.themes = append(e.themes, nil)
		for k := range themes {
			theme := e.by("host", mindmap.AddTheme{Question: e.asked[i], Text: fmt.Sprintf("Theme %d%c", i+1, 'A'+k), Side: mindmap.Right})
			e.themes[i] = append(e.themes[i], theme)
		}
	}
	return e
}

func (e *event) by(who string, op mindmap.Op) mindmap.ID {
	s := &scribe.Scribe{
		Live: e.live, Author: who, Device: id(1<<32 + len(who)), Now: func() time.Time { return time.Unix(0, 0) },
		NewID: func() mindmap.ID { e.ids++; return id(e.ids) },
	}
	entries, err := s.Do(op)
	if err != nil {
		e.t.Fatal(err)
	}
	e.entries = append(e.entries, entries...)
	return entries[0].ID
}

// row adds what a row of a survey says to a question: under a theme, or none below 0.
func (e *event) row(row, question, theme int) mindmap.ID {
	op := mindmap.AddAnswer{
		Question: e.asked[question], Caption: fmt.Sprintf("row %d to %d", row, question), Source: mindmap.Survey, Tally: 1,
		Origin: &mindmap.Origin{File: "s.csv", Row: row, Key: fmt.Sprintf("%d-%d-%d", row, question, e.ids)},
	}
	if theme >= 0 {
		op.Theme = e.themes[question][theme]
	}
	return e.by("host", op)
}

// note adds what a table noted under a theme.
func (e *event) note(table string, question, theme, tally int) mindmap.ID {
	return e.by(table, mindmap.AddAnswer{
		Question: e.asked[question], Theme: e.themes[question][theme], Caption: fmt.Sprintf("noted %d", e.ids), Source: mindmap.Room, Tally: tally,
	})
}

func (e *event) find() *Found { return Find(e.live.Board(), none) }

func none(*mindmap.Board, func(first, second *mindmap.Answer, words []string) bool) {}

// told is all that is said of what was found, and every number of it.
func told(f *Found) string {
	var out []string
	for i := range f.Together {
		out = append(out, f.Together[i].Where(say.English), f.Together[i].Say(say.English))
	}
	for i := range f.Tables.Wide {
		out = append(out, f.Tables.Wide[i].Name(say.English), f.Tables.Wide[i].Say(say.English))
	}
	for i := range f.Tables.Same {
		out = append(out, f.Tables.Same[i].SayTables(say.English))
	}
	for i := range f.Tables.Alone {
		out = append(out, f.Tables.Alone[i].SayAlone(say.English))
	}
	for _, e := range f.Echoes {
		for i, a := range e.Answers {
			out = append(out, Numbered(say.English, e.Questions[i])+" "+a.Text)
		}
		out = append(out, e.Say(say.English))
	}
	return strings.Join(out, "\n")
}

func TestNothingStandsOut(t *testing.T) {
	e := newEvent(t, 2, 2)
	if f := e.find(); !f.IsEmpty() {
		t.Errorf("of an empty wall: %s", told(f))
	}
	for i := range 40 {
		e.row(i+1, 0, i%2)
		e.row(i+1, 1, i/2%2)
		e.note("one", 0, i%2, 1)
	}
	if f := e.find(); !f.IsEmpty() {
		t.Errorf("of a wall where nothing goes together, and of one table: %s", told(f))
	}
	if f := Find(&mindmap.Board{}, none); !f.IsEmpty() {
		t.Error("of nothing")
	}
}

// TestPeople tells of people who named two themes, by numbers where these are of enough.
func TestPeople(t *testing.T) {
	for _, c := range []struct {
		both, first, second, neither int
		want                         string
	}{
		{9, 5, 6, 30, "Of those who named “Theme 1A”, 9 of 14 also named “Theme 2A”; of the others, 6 of 36."},
		{9, 6, 5, 30, "Of those who named “Theme 2A”, 9 of 14 also named “Theme 1A”; of the others, 6 of 36."},
		{12, 4, 6, 30, "Most of those who named “Theme 1A” also named “Theme 2A”; most of the others did not."},
		{12, 0, 0, 30, "Most of those who named “Theme 1A” also named “Theme 2A”; most of the others did not."},
		{9, 12, 3, 60, "Most of those who named “Theme 2A” also named “Theme 1A”; most of the others did not."},
		{8, 30, 3, 100, "Most of those who named “Theme 2A” also named “Theme 1A”; most of the others did not."},
		{4, 0, 0, 30, ""}, {5, 5, 5, 5, ""}, {9, 14, 18, 30, ""}, {0, 20, 20, 0, ""},
	} {
		e := newEvent(t, 2, 2)
		n := 0
		say := func(times, first, second int) {
			for range times {
				n++
				e.row(n, 0, first)
				e.row(n, 1, second)
			}
		}
		say(c.both, 0, 0)
		say(c.first, 0, 1)
		say(c.second, -1, 0)
		say(c.neither, -1, -1)
		for range 20 { // who answered one question alone is no part of it
			n++
			e.row(n, 0, 0)
		}
		got := ""
		f := e.find()
		for i := range f.Together {
			if p := &f.Together[i]; strings.HasSuffix(p.First.Theme.Text, "A") && strings.HasSuffix(p.Second.Theme.Text, "A") {
				got = p.Say(english)
			}
		}
		if got != c.want {
			t.Errorf("%+v: %q", c, got)
		}
	}
}

var english = say.English

// TestTables tells of tables, and of those that noted enough alone.
func TestTables(t *testing.T) {
	e := newEvent(t, 4)
	for _, table := range []string{"Table 1", "table 2", "Table 3", "Table 4", "TABLE 2"} {
		for range 6 {
			e.note(table, 0, 0, 1)
		}
	}
	for _, table := range []string{"Table 1", "table 2", "Table 3"} {
		e.note(table, 0, 1, 2)
	}
	e.note("Passing by", 0, 1, 1)
	for range 8 {
		e.note("Table 3", 0, 2, 1)
		e.note("Table 4", 0, 3, 1)
	}
	e.note("Table 4", 0, 3, 2)
	f := e.find()
	want := strings.Join([]string{
		"Theme 1A", "4 of 4 tables", "Theme 1B", "3 of 4 tables",
		"“Theme 1C” was noted at one table alone. That is more than chance.",
	}, "\n")
	if d := cmp.Diff(want, told(f)); d != "" {
		t.Error(d)
	}
}

// TestTablesBroughtTogether takes the themes of one name for one, as each table has made its own.
func TestTablesBroughtTogether(t *testing.T) {
	e := newEvent(t, 1)
	for i, name := range []string{"Buses", "buses ", "BUSES", "Alone"} {
		theme := e.by("host", mindmap.AddTheme{Question: e.asked[0], Text: strings.TrimSpace(name), Side: mindmap.Right})
		e.themes[0] = append(e.themes[0], theme)
		for range 9 {
			e.note(fmt.Sprint("table ", i), 0, i+1, 1)
		}
	}
	want := "Buses\n3 of 4 tables\n“Alone” was noted at one table alone. That is more than chance."
	if d := cmp.Diff(want, told(e.find())); d != "" {
		t.Error(d)
	}
}

// TestTheSameTables tells of themes that the same tables noted, of tables enough for chance to be ruled out.
func TestTheSameTables(t *testing.T) {
	e := newEvent(t, 3, 2)
	for i := range 12 {
		table := fmt.Sprintf("table %d", i)
		for range MinNotes {
			e.note(table, 0, 2, 1)
		}
		e.note(table, 1, 1, 1)
		if i < 6 {
			e.note(table, 0, 0, 1)
			e.note(table, 1, 0, 1)
		}
	}
	if got, want := told(&Found{Tables: Tables{Same: e.find().Tables.Same}}), "“Theme 1A” and “Theme 2A” were noted at the same tables: both at 6, one alone at 0, neither at 6."; got != want {
		t.Errorf("%q", got)
	}
}

// TestEchoes makes groups of pairs: one answer to each question, each like all others, in words that all have.
func TestEchoes(t *testing.T) {
	e := newEvent(t, 1, 1, 1)
	a, b, c, d := e.note("x", 0, 0, 1), e.note("x", 1, 0, 1), e.note("x", 2, 0, 1), e.note("x", 2, 0, 1)
	mine, too := e.row(7, 0, 0), e.row(7, 1, 0)
	board := e.live.Board()
	on := map[mindmap.ID]*mindmap.Answer{}
	for _, q := range board.Questions {
		for a := range q.AllAnswers {
			on[a.ID] = a
		}
	}
	pairs := []struct {
		first, second mindmap.ID
		words         []string
	}{
		{mine, too, []string{"mine"}},
		{b, c, []string{"bus", "five"}}, {a, b, []string{"bus", "late"}}, {a, c, []string{"bus"}}, {a, d, []string{"bus"}},
	}
	echoes := func() string {
		return told(Find(board, func(_ *mindmap.Board, yield func(first, second *mindmap.Answer, words []string) bool) {
			for _, p := range pairs {
				if !yield(on[p.first], on[p.second], p.words) {
					return
				}
			}
		}))
	}
	line := func(q int, a mindmap.ID) string { return fmt.Sprintf("%d. Question %d? %s\n", q, q, on[a].Text) }
	if got, want := echoes(), line(1, a)+line(2, b)+line(3, c)+"In common: bus"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	pairs = slices.Delete(pairs, 3, 4)
	if got, want := echoes(), line(2, b)+line(3, c)+"In common: bus, five\n"+line(1, a)+line(3, d)+"In common: bus"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// drawEvent draws an event of which something may stand out.
func drawEvent(t *rapid.T, tb testing.TB) *event {
	e := newEvent(tb, rapid.IntRange(1, 4).Draw(t, "themes"), rapid.IntRange(1, 4).Draw(t, "themes"), 2)
	strength, spread := rapid.IntRange(0, 3).Draw(t, "strength"), rapid.IntRange(2, 8).Draw(t, "spread")
	r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0)) // drawn one by one they are mostly alike
	of := func(who, themes int) int {
		if r.IntN(4) <= strength {
			return who % themes
		}
		return r.IntN(themes)
	}
	for row := range rapid.SampledFrom([]int{60, 100, 12, 0}).Draw(t, "rows") {
		for q := range e.themes {
			for range r.IntN(3) {
				theme := of(row, len(e.themes[q]))
				if r.IntN(8) == 0 {
					theme = -1
				}
				e.row(row+1, q, theme)
			}
		}
	}
	for range rapid.SampledFrom([]int{90, 30, 0}).Draw(t, "notes") {
		q, table := r.IntN(3), 1+r.IntN(spread)
		e.note(fmt.Sprintf("Жtable %d", table), q, of(table, len(e.themes[q])), 1)
	}
	return e
}

// TestEveryNumberIsTrue counts each number again, one answer after the other, and holds that nothing tells of too few people.
func TestEveryNumberIsTrue(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		e := drawEvent(rt, t)
		f := e.find()
		board := e.live.Board()
		for _, p := range f.Together {
			rows := func(n Named) (named, asked map[int]bool) {
				named, asked = map[int]bool{}, map[int]bool{}
				for a := range n.Question.AllAnswers {
					if a.Origin != nil {
						asked[a.Origin.Row] = true
						if a.Theme == n.Theme.ID {
							named[a.Origin.Row] = true
						}
					}
				}
				return named, asked
			}
			first, askedFirst := rows(p.First)
			second, askedSecond := rows(p.Second)
			var both, alone, other, neither int
			for row := range askedFirst {
				switch {
				case !askedSecond[row]:
				case first[row] && second[row]:
					both++
				case first[row]:
					alone++
				case second[row]:
					other++
				default:
					neither++
				}
			}
			least := min(both, alone, other, neither)
			if both < MinPeople || chance.Fisher(both, alone, other, neither) >= chance.Level || alone > other {
				rt.Errorf("%d %d %d %d is told", both, alone, other, neither)
			}
			want := Pair{First: p.First, Second: p.Second, Both: both, FirstAlone: alone, SecondAlone: other, Neither: neither}
			if least < MinPeople {
				want = Pair{First: p.First, Second: p.Second, Hidden: true, Mostly: both > alone && neither > other}
			}
			if p != want {
				rt.Errorf("%+v, want %+v", p, want)
			}
		}
		for _, s := range append(slices.Clone(f.Tables.Wide), f.Tables.Alone...) {
			notes, here, of := map[string]int{}, map[string]bool{}, map[string]bool{}
			for _, q := range board.Questions {
				for a := range q.AllAnswers {
					if a.Source == mindmap.Room {
						notes[a.Author]++
					}
				}
			}
			for a := range s.Question.AllAnswers {
				if a.Source == mindmap.Room && notes[a.Author] >= MinNotes {
					of[a.Author] = true
					if a.Theme == s.Theme.ID {
						here[a.Author] = true
					}
				}
			}
			if s.At != len(here) || s.Of != len(of) || s.Of < MinTables {
				rt.Errorf("%d of %d tables, want %d of %d", s.At, s.Of, len(here), len(of))
			}
		}
		if text := told(f); strings.Contains(text, "Ж") {
			rt.Errorf("who noted something is told:\n%s", text)
		}
	})
}

// TestOrderIsNothingToIt takes the entries in in any order, twice.
func TestOrderIsNothingToIt(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		e := drawEvent(rt, t)
		shuffled := append(slices.Clone(e.entries), e.entries...)
		seed := rapid.Uint64().Draw(rt, "seed")
		rand.New(rand.NewPCG(seed, 0)).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		other := fold.NewLive()
		other.Add(shuffled...)
		if d := cmp.Diff(told(e.find()), told(Find(other.Board(), none))); d != "" {
			rt.Error(d)
		}
	})
}

// TestWhatIsNotShownIsNothingToIt holds that what is parked, removed, undone, in the inbox or taken out, and quotes, change nothing.
func TestWhatIsNotShownIsNothingToIt(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		e := drawEvent(rt, t)
		before := told(e.find())
		for i := range 12 {
			add := mindmap.AddAnswer{
				Question: e.asked[0], Theme: e.themes[0][0], Caption: "Жhidden", Quote: "Жquote", Source: mindmap.Survey, Tally: 1,
				Origin: &mindmap.Origin{File: "s.csv", Row: i + 1, Key: fmt.Sprint("hidden", i)}, Inbox: i%3 == 0,
			}
			if i%2 == 1 {
				add.Source, add.Origin = mindmap.Room, nil
			}
			a := e.by(fmt.Sprintf("table %d", i%4), add)
			switch i % 3 {
			case 1:
				e.by("host", mindmap.ParkAnswer{Answer: a, Parked: true})
			case 2:
				e.by("host", mindmap.Remove{Node: a})
			}
		}
		if d := cmp.Diff(before, told(e.find())); d != "" {
			rt.Error(d)
		}
	})
}

func BenchmarkFind(b *testing.B) {
	e := newEvent(b, 20, 20, 20)
	r := rand.New(rand.NewPCG(1, 2))
	for row := range 2500 {
		for q := range e.asked {
			e.row(row+1, q, r.IntN(20))
		}
		e.note(fmt.Sprintf("table %d", row%20), row%3, r.IntN(20), 1)
	}
	board := e.live.Board()
	for b.Loop() {
		Find(board, none)
	}
}

// TestAllThatStandsOutIsTold goes through all pairs of themes, and holds that those which Holm's method leaves are told, and no other.
func TestAllThatStandsOutIsTold(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		e := drawEvent(rt, t)
		var themes []Named
		rows, asked := map[mindmap.ID]map[int]bool{}, map[mindmap.ID]map[int]bool{}
		for _, q := range e.live.Board().Questions {
			asked[q.ID] = map[int]bool{}
			for _, theme := range q.Themes {
				themes, rows[theme.ID] = append(themes, Named{q, theme}), map[int]bool{}
			}
			for a := range q.AllAnswers {
				if a.Origin == nil {
					continue
				}
				asked[q.ID][a.Origin.Row] = true
				if !a.Theme.IsZero() {
					rows[a.Theme][a.Origin.Row] = true
				}
			}
		}
		twice := map[mindmap.ID]bool{}
		type cells struct{ both, first, second, neither int }
		var tried []cells
		var odds []float64
		for pass := range 2 { // whether somebody named two themes of a question must be known first
			for i, a := range themes {
				for _, b := range themes[i+1:] {
					var c cells
					for row := range asked[a.Question.ID] {
						first, second := rows[a.Theme.ID][row], rows[b.Theme.ID][row]
						switch {
						case !asked[b.Question.ID][row]:
						case first && second:
							c.both++
						case first:
							c.first++
						case second:
							c.second++
						default:
							c.neither++
						}
					}
					same := a.Question == b.Question
					if pass == 0 {
						twice[a.Question.ID] = twice[a.Question.ID] || same && c.both > 0
						continue
					}
					if same && !twice[a.Question.ID] || min(c.both+c.first, c.both+c.second, c.second+c.neither, c.first+c.neither) < MinPeople {
						continue
					}
					p := 1.0
					if c.both*c.neither > c.first*c.second {
						p = chance.Fisher(c.both, c.first, c.second, c.neither)
					}
					tried, odds = append(tried, c), append(odds, p)
				}
			}
		}
		want := 0
		for i, p := range chance.Holm(odds) {
			if p < chance.Level && tried[i].both >= MinPeople {
				want++
			}
		}
		if got := len(e.find().Together); got != min(want, maxPairs) {
			rt.Errorf("%d pairs are told, want %d", got, want)
		}
	})
}
