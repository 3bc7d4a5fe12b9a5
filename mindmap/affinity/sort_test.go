package affinity

import (
	"cmp"
	"context"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"mindwall/mindmap"
	"mindwall/mindmap/affinity/internal/cluster"
)

func TestSortFilesWhatIsAlike(t *testing.T) {
	x, names := New("en"), map[mindmap.ID]string{}
	question, money, empty := mindmap.ID{1}, mindmap.ID{2}, mindmap.ID{3}
	x.AddTheme(money, Place{Question: question}, "Money worries")
	x.AddTheme(empty, Place{Question: question}, "The weather")
	var unsorted []mindmap.ID
	add := func(theme mindmap.ID, text string) {
		id := mindmap.ID{15: byte(len(names) + 1)}
		x.AddAnswer(id, Place{Question: question, Theme: theme}, text)
		names[id] = text
		if theme.IsZero() {
			unsorted = append(unsorted, id)
		}
	}
	add(money, "No money for the bus fare")
	add(money, "Worries about paying the rent")
	for _, text := range []string{
		"Letters only in English", "Worries about money for food", "English is a second language", "Zebra", "",
	} {
		add(mindmap.ID{}, text)
	}
	filings, left := x.Sort(t.Context(), question, append(unsorted, mindmap.ID{9, 9}))
	var got []string
	for _, f := range filings {
		name := f.Name
		if f.Theme == money {
			name = "(money)"
		}
		for _, m := range f.Members {
			got = append(got, name+": "+names[m.Answer])
		}
		if len(f.Words) == 0 {
			t.Errorf("no words tell why answers go under %q", name)
		}
	}
	for _, id := range left {
		got = append(got, "left: "+names[id])
	}
	want := []string{
		"(money): Worries about money for food", "Language and jargon: English is a second language",
		"Language and jargon: Letters only in English", "left: Zebra", "left: ",
	}
	if d := gocmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestNamesBeginLarge(t *testing.T) {
	for name, want := range map[string]string{"waiting lists": "Waiting lists", "élan": "Élan", "iPhone costs": "iPhone costs", "": ""} {
		if got := cluster.Capitalised(name); got != want {
			t.Errorf("%q begins as %q", name, got)
		}
	}
}

func TestCommonestKeepsSpelling(t *testing.T) {
	if d := gocmp.Diff([]string{"NHS", "waiting"}, commonest([]string{"waiting", "NHS", "nhs"})); d != "" {
		t.Error(d)
	}
}

// Whoever leaves while a large wall is sorted does not pay for the rest of it.
func TestSortEndsWithItsContext(t *testing.T) {
	x, ids, _ := filled(200)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if filings, left := x.Sort(ctx, asked, ids); filings != nil || left != nil {
		t.Errorf("%d filings and %d left when nobody waits", len(filings), len(left))
	}
	if p := x.propose(ctx, ids); len(p) != 0 {
		t.Errorf("%d themes when nobody waits", len(p))
	}
}

// TestSortAsksForOneAnswerAfterTheOther holds that sorting many gives what asking for each does.
func TestSortAsksForOneAnswerAfterTheOther(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := New("en")
		for range rapid.IntRange(0, 60).Draw(t, "changes") {
			change(t, x)
		}
		var answers []mindmap.ID
		want := map[mindmap.ID]Suggestion{}
		for _, it := range x.items {
			answers = append(answers, it.id)
		}
		slices.SortFunc(answers, func(a, b mindmap.ID) int { return cmp.Compare(idNumber(a), idNumber(b)) })
		for _, id := range answers {
			if it := x.items[id]; !it.theme && len(it.said) > 0 {
				if s := x.Suggest(asked, it.said[0].text, 1); len(s) > 0 && s[0].Score >= Confident {
					want[id] = s[0]
				}
			}
		}
		filings, left := x.Sort(t.Context(), asked, answers)
		for _, id := range left {
			if _, ok := want[id]; ok {
				t.Fatalf("answer %v is left, want it under %v", id, want[id].Theme)
			}
		}
		got := 0
		for _, f := range filings {
			if f.Theme.IsZero() {
				continue
			}
			for _, m := range f.Members {
				s, ok := want[m.Answer]
				if !ok {
					continue // what would be a new theme is called like this one
				}
				got++
				if s.Theme != f.Theme || s.Score != m.Fit {
					t.Fatalf("answer %v goes under %v with %v, want %+v", m.Answer, f.Theme, m.Fit, s)
				}
			}
		}
		if got != len(want) {
			t.Fatalf("%d answers are filed, want %d", got, len(want))
		}
	})
}
