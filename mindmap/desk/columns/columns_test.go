package columns

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"mindwall/mindmap"
	"mindwall/mindmap/compare"
	"mindwall/mindmap/fold"
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

// A wall that follows another says what became of what, whatever it is called now.
func TestAFollowUp(t *testing.T) {
	first := wall("first", years.First())
	was := first.Board.Questions[0]
	s := &scribe.Scribe{Live: fold.NewLive(), Author: "ruth", Device: mindmap.ID{0xff}}
	q, theme := s.ID(), s.ID()
	_, err := s.Record(
		mindmap.Draft{ID: q, Op: mindmap.AskQuestion{Text: "Something else?"}},
		mindmap.Draft{ID: theme, Op: mindmap.AddTheme{Question: q, Text: "Kettle", Letter: "A", Side: mindmap.Right}},
		mindmap.Draft{ID: s.ID(), Op: mindmap.FollowEvent{
			Wall: first.ID, Questions: []mindmap.Followed{{ID: q, Was: was.ID}}, Themes: []mindmap.Followed{{ID: theme, Was: was.Themes[1].ID}},
		}},
	)
	if err != nil {
		t.Fatal(err)
	}
	next := Of("next", s.Live)
	tied := Compare([]compare.Wall{first, next}, nil).Questions[0]
	if len(tied.Ties) != 1 || tied.Ties[0].How != compare.ByLineage || next.ID == first.ID {
		t.Errorf("the question is tied by %+v", tied.Ties)
	}
	for th := range tied.AllThemes {
		if th.Text == "Kettle" && (len(th.Ties) != 1 || th.Ties[0].How != compare.ByLineage || th.In[0].ID != was.Themes[1].ID) {
			t.Errorf("the theme is tied by %+v", th.Ties)
		}
	}
}
