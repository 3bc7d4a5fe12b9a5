package plan_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/plan"
	"mindwall/mindmap/scribe"
	"mindwall/mindmap/shapes"
)

// drawLast makes a wall as a day leaves one: some of it set aside, removed, merged or without words, and every answer secret.
func drawLast(t *rapid.T) *scribe.Scribe {
	s := &scribe.Scribe{Live: fold.NewLive(), Author: "sam", Device: mindmap.ID{1}}
	do := func(op mindmap.Op) mindmap.ID {
		entries, err := s.Do(op)
		if err != nil {
			t.Fatal(err)
		}
		return entries[0].ID
	}
	do(mindmap.DescribeEvent{Title: new("Our day"), Date: new("2026-03-09"), Place: new("secret place"), Host: new("The Trust"), Thanks: new("secret thanks")})
	for q := range rapid.IntRange(1, 3).Draw(t, "questions") {
		question := do(mindmap.AskQuestion{Text: fmt.Sprint("Question ", q)})
		var themes []mindmap.ID
		for i := range rapid.IntRange(0, 6).Draw(t, "themes") {
			op := mindmap.AddTheme{Question: question, Text: fmt.Sprint("Theme ", i)}
			if len(themes) > 0 && rapid.Bool().Draw(t, "under another") {
				op.Parent = rapid.SampledFrom(themes).Draw(t, "parent")
			}
			themes = append(themes, do(op))
		}
		for range rapid.IntRange(0, 8).Draw(t, "answers") {
			op := mindmap.AddAnswer{Question: question, Caption: "secret answer", Quote: "secret quote", Tally: rapid.IntRange(1, 4).Draw(t, "tally")}
			if len(themes) > 0 {
				op.Theme = rapid.SampledFrom(append(themes, mindmap.ID{})).Draw(t, "theme")
			}
			op.Inbox = rapid.IntRange(0, 5).Draw(t, "inbox") == 0
			do(op)
		}
		for _, id := range themes {
			switch rapid.IntRange(0, 9).Draw(t, "then") {
			case 0:
				do(mindmap.Remove{Node: id})
			case 1:
				do(mindmap.Redact{Entries: []mindmap.ID{id}})
			case 2:
				if id != themes[0] {
					do(mindmap.MergeTheme{Theme: id, Into: themes[0]})
				}
			case 3:
				do(mindmap.SortTheme{Theme: id, ByTally: true})
			}
		}
		if rapid.IntRange(0, 5).Draw(t, "aside") == 0 {
			do(mindmap.SetAsideQuestion{Question: question, Aside: true})
		}
	}
	for i := range rapid.IntRange(0, 4).Draw(t, "actions") {
		action := do(mindmap.AddAction{Text: fmt.Sprint("Action ", i), Who: "Ruth", Due: "May"})
		switch rapid.IntRange(0, 3).Draw(t, "then") {
		case 0:
			do(mindmap.FinishAction{Action: action, Done: true})
		case 1:
			do(mindmap.Remove{Node: action})
		}
	}
	return s
}

// branch is what is compared of a theme.
type branch struct {
	Name string
	Was  mindmap.ID
	Said int
	Subs []branch
}

// branches are those of the last wall that have words; what is under one that has none goes up.
func branches(themes []*mindmap.Theme) (list []branch) {
	for _, t := range themes {
		subs := branches(t.Themes)
		if t.Text == "" {
			list = append(list, subs...)
			continue
		}
		list = append(list, branch{t.Text, t.ID, t.Tally.Total(), subs})
	}
	return list
}

// followed are the themes of a wall as it knows them from last time.
func followed(under mindmap.ID, themes []*mindmap.Theme, known map[mindmap.ID]mindmap.Followed) (list []branch) {
	for _, theme := range themes {
		if is := known[theme.ID]; is.Under == under {
			list = append(list, branch{theme.Text, is.Was, is.Said, followed(theme.ID, theme.Themes, known)})
		}
	}
	return list
}

// TestAWallThatFollowsUp holds that it asks the same, with the same themes and open actions and last time's counts; that no id of
// the last wall is one of its own; and that nothing which somebody said is in it, nor what was true of that day alone.
func TestAWallThatFollowsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		last := drawLast(t)
		next := &scribe.Scribe{Live: fold.NewLive(), Author: "sam", Device: mindmap.ID{2}}
		if err := next.RecordEach(plan.FollowUp(last.Live.Board(), last.Live.WallID(), next.ID)...); err != nil {
			t.Fatal(err)
		}
		was, is := last.Live.Board(), next.Live.Board()
		if last.Live.WallID() == next.Live.WallID() {
			t.Fatal("it passes for a copy")
		}
		for _, e := range next.Live.Entries() {
			if last.Live.Has(e.ID) || strings.Contains(string(e.Body), "secret") {
				t.Fatalf("it has %s", e.Body)
			}
		}
		if is.Event != (mindmap.Event{Title: "Our day", Host: "The Trust"}) {
			t.Fatalf("the event is %+v", is.Event)
		}
		if len(was.Questions) == 0 {
			return
		}
		if is.Follows.Wall != last.Live.WallID() || is.Follows.Date != "2026-03-09" || len(is.Questions) != len(was.Questions) || len(is.Follows.Questions) != len(was.Questions) {
			t.Fatalf("it knows %+v", is.Follows)
		}
		themes := map[mindmap.ID]mindmap.Followed{}
		for _, one := range is.Follows.Themes {
			themes[one.ID] = one
		}
		for i, q := range is.Questions {
			from, known := was.Questions[i], is.Follows.Questions[i]
			if q.Text != from.Text || q.Answers != 0 || known.ID != q.ID || known.Was != from.ID || known.Said != from.Tally.Total() {
				t.Fatalf("question %d is %q, and of last time %+v", i+1, q.Text, known)
			}
			if diff := cmp.Diff(branches(from.Themes), followed(q.ID, q.Themes, themes)); diff != "" {
				t.Fatal(diff)
			}
		}
		var open []*mindmap.Action
		for _, a := range was.Actions {
			if !a.Done {
				open = append(open, a)
			}
		}
		if len(open) != len(is.Actions) || len(open) != len(is.Follows.Actions) {
			t.Fatalf("%d actions are open, and %d carried over", len(open), len(is.Actions))
		}
		for i, a := range is.Actions {
			if a.Text != open[i].Text || a.Who != "Ruth" || a.Due != "May" || is.Follows.Actions[i] != (mindmap.Followed{ID: a.ID, Was: open[i].ID}) {
				t.Fatalf("carried over: %+v", a)
			}
		}
	})
}

// A wall of any shape and size is followed up.
func TestAnyWallIsFollowedUp(t *testing.T) {
	for _, shape := range shapes.All() {
		last := fold.NewLive()
		last.Add(shape.Make(3 * mindmap.MaxFollowed)...)
		next := &scribe.Scribe{Live: fold.NewLive(), Author: "sam", Device: mindmap.ID{2}}
		if err := next.RecordEach(plan.FollowUp(last.Board(), last.WallID(), next.ID)...); err != nil {
			t.Errorf("%s: %v", shape.Name, err)
		}
		if a, b := len(last.Board().Questions), len(next.Live.Board().Questions); a != b {
			t.Errorf("%s: %d questions, want %d", shape.Name, b, a)
		}
	}
}
