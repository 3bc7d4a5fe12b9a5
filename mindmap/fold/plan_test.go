package fold

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"mindwall/mindmap"
	"mindwall/mindmap/plan"
	"mindwall/mindmap/text"
)

// desk is a wall that a test writes on: every act its own, ids counted up from 1.
type desk struct {
	l *Live
	n int
}

func newDesk() *desk { return &desk{l: NewLive()} }

func (d *desk) id() mindmap.ID {
	d.n++
	return id(d.n)
}

func (d *desk) do(op mindmap.Op) mindmap.ID {
	made := d.id()
	d.draft(mindmap.Draft{ID: made, Op: op})
	return made
}

func (d *desk) draft(drafts ...mindmap.Draft) {
	act := d.id()
	for _, draft := range drafts {
		if draft.ID.IsZero() {
			draft.ID = d.id()
		}
		e := entryOf(0, d.l.Clock()+1, id(1<<40), act, draft.Op)
		e.ID = draft.ID
		if err := e.Validate(); err != nil {
			panic(err)
		}
		d.l.Add(e)
	}
}

func (d *desk) theme(path string) mindmap.ID {
	to, drafts, err := plan.Theme(d.l.Board(), d.question(), text.SplitPath(path), d.id)
	if err != nil {
		panic(err)
	}
	d.draft(drafts...)
	return to
}

func (d *desk) question() *mindmap.Question { return d.l.Board().Questions[0] }

// outline is a question's map in one line: letter, side and name of each theme, its sub-themes and answers in brackets.
func outline(q *mindmap.Question) string {
	var walk func(themes []*mindmap.Theme, answers []*mindmap.Answer) string
	walk = func(themes []*mindmap.Theme, answers []*mindmap.Answer) string {
		var parts []string
		for _, t := range themes {
			s := t.Text
			if t.Depth == 1 {
				s = t.Letter + t.Side.String()[:1] + " " + s
			}
			if below := walk(t.Themes, t.Answers); below != "" {
				s += "[" + below + "]"
			}
			parts = append(parts, s)
		}
		for _, a := range answers {
			parts = append(parts, fmt.Sprintf("%s %d", a.Text, a.Tally.Total()))
		}
		return strings.Join(parts, ", ")
	}
	return walk(q.Themes, q.Unsorted)
}

func (d *desk) want(t *testing.T, what, outlined string) {
	t.Helper()
	if got := outline(d.question()); got != outlined {
		t.Errorf("%s:\n got %s\nwant %s", what, got, outlined)
	}
}

func TestThemesAreFoundOrMade(t *testing.T) {
	d := newDesk()
	q := d.do(mindmap.AskQuestion{Text: "What gets in the way?"})
	money := d.theme("Money")
	fares := d.theme("  money / Fares")
	d.want(t, "nested", "Ar Money[Fares]")
	if again := d.theme("MONEY/fares"); again != fares {
		t.Error("a theme was made anew for other letter case")
	}
	d.theme("Time")
	d.do(mindmap.AddAnswer{Question: q, Theme: fares, Caption: "The bus", Tally: 2})
	d.do(mindmap.AddAnswer{Question: q, Theme: money, Caption: "Heating"})
	d.theme("Place")
	d.theme("a // b")
	d.want(t, "sides", "Ar Money[Fares[The bus 2], Heating 1], Bl Time, Cl Place, Dr a / b")
	if got := d.l.ThemePath(fares); !slices.Equal(got, []string{"Money", "Fares"}) {
		t.Errorf("path %q", got)
	}
}

func TestRemovedThemeFreesItsAnswers(t *testing.T) {
	d := newDesk()
	q := d.do(mindmap.AskQuestion{Text: "What gets in the way?"})
	fares := d.theme("Money/Fares")
	money := d.theme("Money")
	d.do(mindmap.AddAnswer{Question: q, Theme: fares, Caption: "The bus"})
	d.do(mindmap.AddAnswer{Question: q, Theme: money, Caption: "Heating"})
	d.do(mindmap.Remove{Node: fares})
	d.want(t, "to the nearest living ancestor", "Ar Money[The bus 1, Heating 1]")
	d.do(mindmap.Restore{Node: fares})
	d.do(mindmap.Remove{Node: money})
	d.want(t, "sub-themes move up, answers become unsorted", "Ar Fares[The bus 1], Heating 1")
	d.theme("Time")
	d.do(mindmap.Restore{Node: money})
	d.want(t, "all is back, its letter too", "Ar Money[Fares[The bus 1], Heating 1], Bl Time")
}

func TestSubThemeGetsItsDressWhenItMovesToTheTop(t *testing.T) {
	d := newDesk()
	d.do(mindmap.AskQuestion{Text: "What gets in the way?"})
	fares := d.theme("Money/Fares")
	rent := d.theme("Money/Rent")
	d.draft(plan.Move([]mindmap.ID{fares, rent}, d.question(), mindmap.ID{})...)
	d.want(t, "moved up", "Ar Money, Bl Fares, Cr Rent")
	d.do(mindmap.Remove{Node: d.theme("Money")})
	d.want(t, "the dress keeps", "Bl Fares, Cr Rent")
	d.theme("Time")
	d.want(t, "also beside new ones", "Bl Fares, Cr Rent, Dr Time")
}

func TestMoveUnderItselfIsSkipped(t *testing.T) {
	d := newDesk()
	d.do(mindmap.AskQuestion{Text: "What gets in the way?"})
	fares := d.theme("Money/Fares")
	d.do(mindmap.Move{Node: d.theme("Money"), Question: d.question().ID, Theme: fares})
	d.want(t, "as before", "Ar Money[Fares]")
	if got := plan.Move([]mindmap.ID{fares}, d.question(), fares); len(got) != 0 {
		t.Errorf("planned %v", got)
	}
}

func TestAnswersOfAnUndoneQuestionAreRecovered(t *testing.T) {
	d := newDesk()
	q := d.do(mindmap.AskQuestion{Text: "What gets in the way?"})
	asked := id(d.n) // the act
	d.theme("Money")
	d.do(mindmap.AddAnswer{Question: q, Theme: d.theme("Money"), Caption: "The bus"})
	d.do(mindmap.AddAnswer{Question: id(999), Caption: "A stray"})
	d.do(mindmap.Undo{Act: asked})
	b := d.l.Board()
	if len(b.Questions) != 0 || len(b.Recovered) != 2 || b.Recovered[0].Text != "The bus" || b.Recovered[1].Text != "A stray" {
		t.Errorf("questions %v, recovered %s", b.Questions, toJSON(b.Recovered))
	}
}

func TestTallyAddsUpAndIsAtLeastOne(t *testing.T) {
	d := newDesk()
	q := d.do(mindmap.AskQuestion{Text: "Why?"})
	a := d.do(mindmap.AddAnswer{Question: q, Caption: "Fares", Source: mindmap.Survey})
	b := d.do(mindmap.AddAnswer{Question: q, Caption: "The bus"})
	for _, c := range []struct {
		op   mindmap.Op
		want string
	}{
		{mindmap.TallyAnswer{Answer: a, Delta: 3}, "Fares 4, The bus 1"},
		{mindmap.TallyAnswer{Answer: a, Delta: -9}, "Fares 1, The bus 1"},
		{mindmap.TallyAnswer{Answer: a, Delta: 7}, "Fares 2, The bus 1"},
		{mindmap.MergeAnswer{Answer: b, Into: a}, "Fares 3"},
		{mindmap.TallyAnswer{Answer: b, Delta: 1}, "Fares 4"},
		{mindmap.MergeAnswer{Answer: a, Into: b}, "Fares 4"}, // would close a circle
		{mindmap.SplitAnswer{Answer: b}, "Fares 2, The bus 2"},
	} {
		d.do(c.op)
		d.want(t, fmt.Sprintf("%#v", c.op), c.want)
	}
	if got := d.question().Tally; got.Of(mindmap.Survey) != 2 || got.Of(mindmap.Room) != 2 {
		t.Errorf("tally by source %v", got)
	}
}

func TestSortingByTallyKeepsTheOrderByHand(t *testing.T) {
	d := newDesk()
	q := d.do(mindmap.AskQuestion{Text: "Why?"})
	th := d.theme("Money")
	d.do(mindmap.AddAnswer{Question: q, Theme: th, Caption: "one"})
	d.do(mindmap.AddAnswer{Question: q, Theme: th, Caption: "two", Tally: 2})
	three := d.do(mindmap.AddAnswer{Question: q, Theme: th, Caption: "three", Tally: 3})
	d.do(mindmap.Reorder{Node: three, Rank: rankBetween(nil, d.l.Theme(th).Answers[0])})
	d.want(t, "by hand", "Ar Money[three 3, one 1, two 2]")
	d.do(mindmap.SortTheme{Theme: th, ByTally: true})
	d.want(t, "by tally", "Ar Money[three 3, two 2, one 1]")
	d.do(mindmap.SortTheme{Theme: th})
	d.want(t, "by hand again", "Ar Money[three 3, one 1, two 2]")
}

func TestFindIsInOrderAndByPrefix(t *testing.T) {
	d := newDesk()
	q := d.do(mindmap.AskQuestion{Text: "Why?"})
	a := d.do(mindmap.AddAnswer{Question: q, Caption: "x"})
	if got := d.l.Find(""); !slices.Equal(got, []mindmap.ID{q, a}) {
		t.Errorf("all: %v", got)
	}
	if got := d.l.Find(strings.ToUpper(a.String())); !slices.Equal(got, []mindmap.ID{a}) {
		t.Errorf("one: %v", got)
	}
}
