package fold_test

import (
	"slices"
	"testing"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/scribe"
)

func TestActQuestions(t *testing.T) {
	s := &scribe.Scribe{Live: fold.NewLive(), Author: "sam", Device: mindmap.ID{1}}
	do := func(ops ...mindmap.Op) mindmap.Entry {
		t.Helper()
		entries, err := s.Do(ops...)
		if err != nil {
			t.Fatal(err)
		}
		return entries[0]
	}
	one, two := do(mindmap.AskQuestion{Text: "One?"}), do(mindmap.AskQuestion{Text: "Two?"})
	theme := do(mindmap.AddTheme{Question: two.ID, Text: "Money", Letter: "A", Side: mindmap.Right})
	rent := do(mindmap.AddAnswer{Question: two.ID, Theme: theme.ID, Caption: "Rent"})
	moved := do(mindmap.Move{Node: rent.ID, Question: one.ID})
	undone := do(mindmap.Undo{Act: moved.Act})
	for _, c := range []struct {
		name string
		act  mindmap.Entry
		want []string
	}{
		{"a question", one, []string{"One?"}},
		{"a theme", theme, []string{"Two?"}},
		{"an answer", rent, []string{"Two?"}},
		{"a move from one to the other", moved, []string{"One?", "Two?"}},
		{"an undo", undone, []string{"One?", "Two?"}},
		{"the event", do(mindmap.DescribeEvent{}), nil},
	} {
		var got []string
		for _, q := range s.Live.ActQuestions(c.act.Act) {
			got = append(got, q.Text)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s is about %q, want %q", c.name, got, c.want)
		}
	}
}
