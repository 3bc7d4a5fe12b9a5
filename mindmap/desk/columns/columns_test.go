package columns

import (
	"slices"
	"testing"

	"mindwall/mindmap"
	"mindwall/mindmap/compare"
	"mindwall/mindmap/fold"
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
	back := Compare([]compare.Wall{wall("second", years.Second()), wall("first", years.First())}, nil)
	if len(back.Proposals()) != len(c.Proposals()) {
		t.Errorf("turned round it asks %d, not %d", len(back.Proposals()), len(c.Proposals()))
	}
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
