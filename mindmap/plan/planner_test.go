package plan_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/plan"
	"mindwall/mindmap/scribe"
	"mindwall/mindmap/text"
)

// TestOneActMakesEachThemeOnce drafts many answers of one act, whose themes are there, made by an answer before, or new: each
// stands under the theme that it names, no name stands twice beside itself, and no letter does.
func TestOneActMakesEachThemeOnce(t *testing.T) {
	name := rapid.SampledFrom([]string{"Money", "money ", "Debt", "Rent", "Mind", "A", "B"})
	rapid.Check(t, func(t *rapid.T) {
		s := &scribe.Scribe{Live: fold.NewLive(), Author: "sam", Device: mindmap.ID{1}}
		asked, err := s.Do(mindmap.AskQuestion{Text: "Why?"})
		if err != nil {
			t.Fatal(err)
		}
		under := map[mindmap.ID][]string{}
		for range 2 {
			planner := plan.New(s.Live.Board(), s.Live.Question(asked[0].ID), s.ID)
			var drafts []mindmap.Draft
			for i := range rapid.IntRange(1, 8).Draw(t, "answers") {
				path := rapid.SliceOfN(name, 0, 3).Draw(t, "path")
				id, some, _, err := planner.Answer(plan.Said{Caption: fmt.Sprint("Answer ", i), Theme: path})
				if err != nil {
					t.Fatal(err)
				}
				under[id] = path
				drafts = append(drafts, some...)
			}
			if _, err := s.Record(drafts...); err != nil {
				t.Fatal(err)
			}
		}
		for id, path := range under {
			got := s.Live.ThemePath(s.Live.Answer(id).Theme)
			if !slices.EqualFunc(got, path, text.SameName) {
				t.Fatalf("an answer for %q stands under %q", path, got)
			}
		}
		q, seen := s.Live.Question(asked[0].ID), map[string]bool{}
		for th := range q.AllThemes {
			names := strings.ToLower(strings.Join(s.Live.ThemePath(th.ID), "/"))
			if seen[names] || th.Depth == 1 && seen["letter "+th.Letter] {
				t.Fatalf("two themes %q, or two letters %s", names, th.Letter)
			}
			seen[names], seen["letter "+th.Letter] = true, th.Depth == 1
		}
	})
}

func TestAPlanThatIsRefusedDraftsNothing(t *testing.T) {
	s := &scribe.Scribe{Live: fold.NewLive(), Author: "sam", Device: mindmap.ID{1}}
	asked, err := s.Do(mindmap.AskQuestion{Text: "Why?"})
	if err != nil {
		t.Fatal(err)
	}
	planner := plan.New(s.Live.Board(), s.Live.Question(asked[0].ID), s.ID)
	for _, said := range []plan.Said{
		{Caption: "", Theme: []string{"Money"}},
		{Caption: strings.Repeat("x", 20_001), Theme: []string{"Money"}},
		{Caption: "Rent", Theme: []string{"Money", strings.Repeat("x", 61)}},
	} {
		if _, drafts, _, err := planner.Answer(said); err == nil || drafts != nil {
			t.Errorf("%.20q under %.20q is drafted: %v, %v", said.Caption, said.Theme, drafts, err)
		}
	}
	if _, drafts, err := planner.Theme([]string{"Money"}); err != nil || len(drafts) != 1 {
		t.Errorf("%d drafts for a theme that none of the refused ones made: %v", len(drafts), err)
	}
}

// TestAThemeIsFoundByItsIDAmongNamesakes plans under one of two themes of the same name, as they come of a merge.
func TestAThemeIsFoundByItsIDAmongNamesakes(t *testing.T) {
	s := &scribe.Scribe{Live: fold.NewLive(), Author: "sam", Device: mindmap.ID{1}}
	asked, err := s.Do(mindmap.AskQuestion{Text: "Why?"})
	if err != nil {
		t.Fatal(err)
	}
	q := s.Live.Question(asked[0].ID)
	var twins []mindmap.ID
	for range 2 {
		made, err := s.Do(plan.NewTheme(s.Live.Board(), s.Live.Question(q.ID), mindmap.ID{}, "Money"))
		if err != nil {
			t.Fatal(err)
		}
		twins = append(twins, made[0].ID)
	}
	planner := plan.New(s.Live.Board(), s.Live.Question(q.ID), s.ID)
	for _, twin := range twins {
		if got, drafts, err := planner.ThemeUnder(twin, nil); got != twin || len(drafts) > 0 || err != nil {
			t.Errorf("under itself: %v, %d drafts, %v", got, len(drafts), err)
		}
		debt, drafts, err := planner.ThemeUnder(twin, []string{"Debt"})
		if err != nil || len(drafts) != 1 || drafts[0].Op.(mindmap.AddTheme).Parent != twin {
			t.Errorf("a sub-theme: %+v, %v", drafts, err)
		}
		if again, drafts, err := planner.ThemeUnder(twin, []string{"debt"}); again != debt || len(drafts) > 0 || err != nil {
			t.Errorf("the same again: %v, want %v", again, debt)
		}
	}
	if _, drafts, err := planner.ThemeUnder(twins[0], []string{"Rent", " "}); err == nil || len(drafts) > 0 {
		t.Errorf("a name of blanks: %+v, %v", drafts, err)
	}
}
