package columns

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"mindwall/mindmap"
	"mindwall/mindmap/compare"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/plan"
	"mindwall/mindmap/scribe"
	"mindwall/mindmap/years"
)

func wall(name string, entries []mindmap.Entry) compare.Wall {
	live := fold.NewLive()
	live.Add(entries...)
	return Of(name, live)
}

// Two years as people spoke: themes that got another name are proposed, and what says the same is said again.
func TestTwoYears(t *testing.T) {
	c := Compare([]compare.Wall{wall("first", years.First()), wall("second", years.Second())}, nil)
	var asked []string
	for _, p := range c.Proposals() {
		if p.Theme != nil {
			asked = append(asked, p.Texts[0]+" = "+p.Texts[1])
		}
	}
	for _, want := range []string{"My colleagues = The team", "No two days the same = Every day is different", "Money worries = Cost of living"} {
		if !slices.Contains(asked, want) {
			t.Errorf("it does not ask whether %s: %q", want, asked)
		}
	}
	if len(asked) > 5 {
		t.Errorf("it asks too much: %q", asked)
	}
	again := map[string]string{}
	for _, q := range c.Questions {
		if q.In[0] == nil || q.In[1] == nil {
			t.Errorf("%q is alone", q.Text)
		}
		for _, th := range q.Themes {
			for _, k := range th.Kept {
				again[k.Now.Text] = k.Then.Text
			}
		}
	}
	for now, then := range map[string]string{
		"Letters in English only": "Letters only in English", "Getting worse while they wait": "They get worse while they wait",
		"An hour, not ten minutes": "An hour, not ten minutes",
	} {
		if again[now] != then {
			t.Errorf("%q says %q again, want %q", now, again[now], then)
		}
	}
}

// Turned round, what was new is gone: likeness is the same from both sides.
func TestTwoYearsTurnedRound(t *testing.T) {
	tell := func(walls []compare.Wall, then, now int, come, gone func(*compare.Theme) []*mindmap.Answer) (told []string) {
		for _, q := range Compare(walls, nil).Questions {
			for th := range q.AllThemes {
				told = append(told, fmt.Sprint(q.In[now].Text, th.In[then] != nil, th.In[now] != nil, th.Said[then], th.Said[now], texts(come(th)), texts(gone(th)), th.Chance.Verdict))
			}
		}
		slices.Sort(told)
		return told
	}
	fresh, gone := func(th *compare.Theme) []*mindmap.Answer { return th.New }, func(th *compare.Theme) []*mindmap.Answer { return th.Gone }
	first, second := wall("first", years.First()), wall("second", years.Second())
	forth := tell([]compare.Wall{first, second}, 0, 1, fresh, gone)
	if back := tell([]compare.Wall{second, first}, 1, 0, gone, fresh); !slices.Equal(forth, back) {
		t.Errorf("forth\n%s\nback\n%s", strings.Join(forth, "\n"), strings.Join(back, "\n"))
	}
}

func texts(answers []*mindmap.Answer) (words []string) {
	for _, a := range answers {
		words = append(words, a.Text)
	}
	slices.Sort(words)
	return words
}

// What one wall repeats is no news in it: a wall with itself is the same, and nothing is asked.
func TestAWallWithItself(t *testing.T) {
	w := wall("first", years.First())
	c := Compare([]compare.Wall{w, w}, nil)
	for _, q := range c.Questions {
		for _, th := range append(slices.Clone(q.Themes), q.Unsorted) {
			if th.Status != compare.Same || len(th.New)+len(th.Gone) > 0 {
				t.Errorf("%q is %s", th.Text, th.Status)
			}
		}
	}
	if len(c.Proposals()) > 0 {
		t.Errorf("it asks %v", c.Proposals())
	}
}

// A wall that follows up another belongs to it whatever its questions and themes are called now, and stands behind it.
func TestAWallThatFollowsUp(t *testing.T) {
	last := fold.NewLive()
	last.Add(years.First()...)
	next := &scribe.Scribe{Live: fold.NewLive(), Author: "sam", Device: mindmap.ID{9}}
	if err := next.RecordEach(plan.FollowUp(last.Board(), last.WallID(), next.ID)...); err != nil {
		t.Fatal(err)
	}
	date := "2020-01-01" // a slip
	ops := []mindmap.Op{mindmap.DescribeEvent{Date: &date}}
	themes := 0
	for i, q := range next.Live.Board().Questions {
		ops = append(ops, mindmap.Reword{Node: q.ID, Text: strings.Repeat("x", i+1)})
		for theme := range q.AllThemes {
			themes++
			ops = append(ops, mindmap.Reword{Node: theme.ID, Text: strings.Repeat("y", themes)}, mindmap.AddAnswer{Question: q.ID, Theme: theme.ID, Caption: "Said now"})
		}
	}
	if _, err := next.Do(ops...); err != nil {
		t.Fatal(err)
	}
	walls := InOrder(Of("next", next.Live), Of("last", last))
	if walls[0].Name != "last" || InOrder(walls[0], walls[1])[0].Name != "last" {
		t.Fatal("the later one stands first")
	}
	c, carried := Compare(walls, nil), 0
	var look func(list []*compare.Theme)
	look = func(list []*compare.Theme) {
		for _, th := range list {
			if len(th.Ties) == 1 && th.Ties[0].How == compare.ByLineage {
				carried++
			}
			look(th.Themes)
		}
	}
	for _, q := range c.Questions {
		if len(q.Ties) != 1 || q.Ties[0].How != compare.ByLineage {
			t.Errorf("%q is not carried over: %v", q.Text, q.Ties)
		}
		look(q.Themes)
	}
	if carried != themes || len(c.Proposals()) > 0 {
		t.Errorf("%d of %d themes are carried over, and it asks %v", carried, themes, c.Proposals())
	}
}

// Walls stand in the order of their dates, where both have one.
func TestWallsStandInOrder(t *testing.T) {
	dated := func(name, date string) compare.Wall {
		return compare.Wall{ID: mindmap.KeyID(name), Name: name, Board: &mindmap.Board{Event: mindmap.Event{Date: date}}}
	}
	for _, c := range []struct{ a, b, first string }{
		{"2026-03-09", "2026-09-14", "a"}, {"2026-09-14", "2026-03-09", "b"}, {"2026-09-14", "spring", "a"}, {"", "2026-03-09", "a"}, {"", "", "a"},
	} {
		if got := InOrder(dated("a", c.a), dated("b", c.b))[0].Name; got != c.first {
			t.Errorf("of %q and %q %s is first", c.a, c.b, got)
		}
	}
}

// What one wall took out for good is not told of an older copy of it, though it has other words there now.
func TestAnOlderCopyKeepsToWhatWasTakenOut(t *testing.T) {
	old, now := fold.NewLive(), &scribe.Scribe{Live: fold.NewLive(), Author: "sam", Device: mindmap.ID{9}}
	old.Add(years.First()...)
	now.Live.Add(years.First()...)
	q := now.Live.Board().Questions[0]
	theme := q.Themes[0]
	answer := theme.Answers[0]
	taken := mindmap.Redact{Entries: append(now.Live.WordEntries(theme.ID), now.Live.WordEntries(answer.ID)...)}
	if _, err := now.Do(taken, mindmap.Reword{Node: theme.ID, Text: "Another name"}, mindmap.Reword{Node: answer.ID, Text: "Other words"}); err != nil {
		t.Fatal(err)
	}
	c := Compare([]compare.Wall{Of("old", old), Of("now", now.Live)}, nil)
	told := fmt.Sprint(c.Questions[0].Themes)
	for th := range c.Questions[0].AllThemes {
		told += fmt.Sprint(th.Ties, th.In[0].Text)
		for _, k := range th.Kept {
			told += k.Then.Text + k.Now.Text
		}
	}
	if strings.Contains(told, theme.Text) || strings.Contains(told, answer.Text) || !strings.Contains(told, "Other words") {
		t.Errorf("%q and %q in %s", theme.Text, answer.Text, told)
	}
}
