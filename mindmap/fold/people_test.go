package fold

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"mindwall/mindmap"
	"mindwall/mindmap/plan"
)

// table is one copy of a wall whose scribe imports a survey: rows of an open question, one answer each, and rows of a
// closed one, counted.
type table struct {
	entries []mindmap.Entry
	n       int
}

func (s *table) act(ops ...mindmap.Draft) (act mindmap.ID) {
	live := NewLive()
	live.Add(s.entries...)
	clock := live.Clock()
	s.n++
	act = id(s.n)
	for _, d := range ops {
		s.n++
		clock++
		if d.ID.IsZero() {
			d.ID = id(s.n)
		}
		e, err := mindmap.NewEntry(mindmap.Entry{ID: d.ID, Clock: clock, Device: id(s.n / 1000), Author: "sam", At: testTime, Act: act}, d.Op)
		if err != nil {
			panic(err)
		}
		s.entries = append(s.entries, e)
	}
	return act
}

// importRows takes in the rows from and below to that are not known yet, as an import does.
func (s *table) importRows(question mindmap.ID, from, to int) (act mindmap.ID) {
	live := NewLive()
	live.Add(s.entries...)
	known := live.Known()
	var drafts []mindmap.Draft
	said := map[string][]mindmap.CountedRow{}
	for row := from; row < to; row++ {
		if key := fmt.Sprint("open ", row); !known.Has(key) {
			drafts = append(drafts, mindmap.Draft{Op: mindmap.AddAnswer{Question: question, Caption: fmt.Sprint("What row ", row, " says"), Source: mindmap.Survey,
				Origin: &mindmap.Origin{File: "a.csv", Row: row, Key: key, Attributes: map[string]string{"role": "nurse"}}}})
		}
		choice := []string{"bus", "car", "foot"}[row%3]
		said[choice] = append(said[choice], mindmap.CountedRow{Key: fmt.Sprint("closed ", row), Row: row})
	}
	for i, choice := range []string{"bus", "car", "foot"} {
		answer := known.Answer(question, choice)
		if answer.IsZero() {
			answer = id(s.n + 500 + i)
			drafts = append(drafts, mindmap.Draft{ID: answer, Op: mindmap.AddAnswer{Question: question, Caption: choice, Source: mindmap.Survey, Counted: true,
				Origin: &mindmap.Origin{File: "a.csv", Key: choice}}})
		}
		rows := slices.DeleteFunc(said[choice], func(r mindmap.CountedRow) bool { return known.Has(r.Key) })
		drafts = append(drafts, plan.Count(answer, "a.csv", rows)...)
	}
	return s.act(drafts...)
}

// said tells of a question's answers with their tallies, in no order.
func said(b *mindmap.Board) string {
	var lines []string
	for a := range b.Questions[0].AllAnswers {
		lines = append(lines, fmt.Sprint(a.Text, " ", a.Tally.Total()))
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// TestEachRespondentCountsOnce lets two copies import the same survey, one of them a longer version of it, or the rows in
// two pieces, and merges them in either order.
func TestEachRespondentCountsOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		question := id(5)
		start := table{n: 4}
		start.act(mindmap.Draft{ID: question, Op: mindmap.AskQuestion{Text: "How do you come?"}})
		one, two := table{n: 1000}, table{n: 2000}
		one.entries, two.entries = slices.Clone(start.entries), slices.Clone(start.entries)
		for range rapid.IntRange(0, 3).Draw(t, "typed meanwhile") {
			one.act(mindmap.Draft{Op: mindmap.AskQuestion{Text: "And else?"}})
		}
		rows := rapid.IntRange(1, 12).Draw(t, "rows")
		more := rows + rapid.IntRange(0, 6).Draw(t, "more rows")
		first := one.importRows(question, 0, rows)
		if piece := rapid.IntRange(0, more).Draw(t, "piece"); piece > 0 {
			two.importRows(question, more-piece, more)
		}
		two.importRows(question, 0, more)

		all := table{n: 3000, entries: start.entries}
		all.importRows(question, 0, more)
		want := said(Of(all.entries))
		for _, order := range [][]mindmap.Entry{slices.Concat(one.entries, two.entries), slices.Concat(two.entries, one.entries)} {
			if got := said(Of(order)); got != want {
				t.Fatalf("merged:\n%s\nwant\n%s", got, want)
			}
		}
		// Taking back one import leaves the other's.
		merged := slices.Concat(two.entries, one.entries)
		merged = append(merged, entryOf(9000, 9000, id(1), id(9001), mindmap.Undo{Act: first}))
		if got := said(Of(merged)); got != want {
			t.Fatalf("after the undo of one:\n%s\nwant\n%s", got, want)
		}
	})
}

func TestRowsOfTwoImportsStandTogether(t *testing.T) {
	q, money, ours, theirs, other := id(1), id(2), id(3), id(4), id(5)
	row := func(key string) *mindmap.Origin { return &mindmap.Origin{File: "a.csv", Row: 2, Key: key} }
	s := tell(t, mindmap.AskQuestion{Text: "Why?"}, mindmap.AddTheme{Question: q, Text: "Money"},
		mindmap.AddAnswer{Question: q, Caption: "Rent", Origin: row("k")}, mindmap.AddAnswer{Question: q, Caption: "The rent", Origin: row("k")},
		mindmap.AddAnswer{Question: q, Caption: "High rents", Tally: 2})
	s.add(mindmap.TallyAnswer{Answer: theirs, Delta: 2}) // two more were counted at the other table
	a := s.board().Questions[0].Unsorted[0]
	if a.ID != ours || len(a.Merged) != 1 || a.Merged[0].ID != theirs || a.Tally.Total() != 3 {
		t.Errorf("answer %s", toJSON(a))
	}
	s.add(mindmap.Move{Node: theirs, Question: q, Theme: money}) // what one table filed is not unsorted at the other
	if list := s.board().Questions[0].Themes[0].Answers; len(list) != 1 || list[0].ID != ours {
		t.Errorf("under the theme: %s", toJSON(list))
	}
	s.add(mindmap.MergeAnswer{Answer: ours, Into: other}) // the row counts once also when it was merged by hand
	if q := s.board().Questions[0]; q.Answers != 1 || q.Tally.Total() != 5 {
		t.Errorf("%d answers of %d people, want one of 5", q.Answers, q.Tally.Total())
	}
	s.add(mindmap.SplitAnswer{Answer: ours}, mindmap.Remove{Node: ours})
	if q := s.board().Questions[0]; q.Answers != 2 || q.Themes[0].Answers[0].ID != theirs || q.Tally.Total() != 5 {
		t.Errorf("with the first removed: %s", toJSON(q))
	}
	s.add(mindmap.Restore{Node: ours}, mindmap.AskQuestion{Text: "Where?"})
	s.add(mindmap.Move{Node: theirs, Question: id(len(s.entries))}) // under another question it is said there
	if b := s.board(); b.Questions[0].Answers != 2 || b.Questions[1].Answers != 1 {
		t.Errorf("after a move to another question: %s", toJSON(b.Questions))
	}
}

func TestCountedRows(t *testing.T) {
	q, bus, car := id(1), id(2), id(3)
	nurse := map[string]string{"role": "nurse"}
	rows := func(keys ...string) (rows []mindmap.CountedRow) {
		for i, k := range keys {
			rows = append(rows, mindmap.CountedRow{Key: k, Row: i + 2, Attributes: nurse})
		}
		return rows
	}
	s := tell(t, mindmap.AskQuestion{Text: "How?"}, mindmap.AddAnswer{Question: q, Caption: "By bus", Source: mindmap.Survey, Counted: true},
		mindmap.AddAnswer{Question: q, Caption: "By car", Source: mindmap.Survey, Tally: 4, Origin: &mindmap.Origin{Key: "a"}})
	check := func(bus, car int) {
		t.Helper()
		list := s.board().Questions[0].Unsorted
		if got := []int{list[0].Tally.Of(mindmap.Survey), list[1].Tally.Of(mindmap.Survey)}; !slices.Equal(got, []int{bus, car}) {
			t.Errorf("counted %v, want [%d %d]", got, bus, car)
		}
	}
	check(1, 4) // somebody said it
	s.add(mindmap.CountAnswer{Answer: bus, File: "a.csv", Rows: rows("a", "b", "b", "c")}, mindmap.CountAnswer{Answer: car, Rows: rows("a", "b")})
	check(3, 5)
	s.add(mindmap.CountAnswer{Answer: bus, Rows: rows("b", "c", "d")})
	check(4, 5)
	s.add(mindmap.Undo{Act: id(104)})
	check(3, 5)
	s.add(mindmap.Undo{Act: id(100 + len(s.entries))}) // redo
	check(4, 5)

	s.add(mindmap.RedactRows{Rows: []mindmap.ID{mindmap.KeyID("b")}})
	check(4, 5)
	s.add(mindmap.CountAnswer{Answer: bus, Rows: rows("b")}) // an import that knows nothing of it
	check(4, 5)
	for _, p := range s.board().Questions[0].Unsorted[0].Counted {
		if gone := p.Key == mindmap.KeyID("b"); gone != (p.Attributes == nil) || gone != (p.Row == 0) {
			t.Errorf("row %+v", p)
		}
	}
	l := NewLive()
	l.Add(s.entries...)
	for _, e := range l.Entries() {
		if e.Kind == mindmap.KindOf(mindmap.CountAnswer{}) && strings.Contains(string(e.Body), `"b"`) {
			t.Errorf("the key is still in %s", e.Body)
		}
	}
	s.add(mindmap.Redact{Entries: l.WordEntries(bus)})
	check(4, 5)
	if p := s.board().Questions[0].Unsorted[0].Counted; p[0].Attributes != nil || p[0].File != "" {
		t.Errorf("row %+v", p[0])
	}
}

// TestCountSplits holds the bound of a body, also for keys and attributes that take most room as JSON.
func TestCountSplits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := make([]mindmap.CountedRow, rapid.IntRange(0, 3000).Draw(t, "rows"))
		value := strings.Repeat(rapid.SampledFrom([]string{"x", "\x01", "é", "<", "🙂"}).Draw(t, "sign"), rapid.IntRange(0, 100).Draw(t, "length"))
		for i := range rows {
			rows[i] = mindmap.CountedRow{Key: fmt.Sprint(value, i), Row: i, Attributes: map[string]string{"role": value}}
		}
		n := 0
		for _, d := range plan.Count(id(1), "a.csv", rows) {
			e := entryOf(1, 1, id(1), id(2), d.Op)
			if len(e.Body) > 256<<10 {
				t.Fatalf("a body of %d bytes", len(e.Body))
			}
			n += len(d.Op.(mindmap.CountAnswer).Rows)
		}
		if n != len(rows) {
			t.Fatalf("%d rows of %d", n, len(rows))
		}
	})
}
