package demo

import (
	"crypto/sha256"
	"encoding/hex"
	"reflect"
	"testing"
	"unicode/utf8"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
)

func board(t *testing.T) *mindmap.Board {
	t.Helper()
	entries := Entries()
	for i := range entries {
		if err := entries[i].Validate(); err != nil {
			t.Errorf("entry %d: %v", i, err)
		}
	}
	return fold.Of(entries)
}

func TestIsAlwaysTheSame(t *testing.T) {
	if !reflect.DeepEqual(Entries(), Entries()) {
		t.Error("two calls gave different entries")
	}
}

// A demo wall made by an older version merges with one of today, so what was written once stays as it is.
func TestEntriesAreThoseOfEarlierVersions(t *testing.T) {
	ids, seen := sha256.New(), map[mindmap.ID]bool{}
	for i, e := range Entries() {
		if e.Clock != uint64(i+1) || e.Author != "ruth" && e.Author != "idris" || e.At.IsZero() || seen[e.ID] {
			t.Errorf("entry %d is out of its place: %v", i, e)
		}
		seen[e.ID] = true
		ids.Write(e.ID[:])
		ids.Write(e.Act[:])
		ids.Write(e.Device[:])
	}
	const want = "d8e0bd2a8e922e7496d58d9826bd4943df5d21d6573075480218cf2d159a7f28"
	if got := hex.EncodeToString(ids.Sum(nil)); got != want {
		t.Errorf("the ids are others: %s", got)
	}
}

// What the demo is for: each thing that a newcomer should find is there to be found.
func TestShowsWhatAWallCanHold(t *testing.T) {
	b := board(t)
	if b.Unknown != 0 || len(b.Recovered) != 0 {
		t.Errorf("%d unknown entries, %d recovered answers", b.Unknown, len(b.Recovered))
	}
	if len(b.Questions) != 3 || len(b.Parked) != 1 {
		t.Fatalf("%d questions, %d parked", len(b.Questions), len(b.Parked))
	}
	answers, quotes, published, survey, authors := 0, 0, 0, 0, map[string]bool{}
	for _, q := range b.Questions {
		if len(q.Unsorted) < 2 {
			t.Errorf("question %d leaves %d answers to sort, want some", q.Number, len(q.Unsorted))
		}
		if n := len(q.Themes); n < 3 || n > 8 {
			t.Errorf("question %d has %d themes, want 3 to 8", q.Number, n)
		}
		answers += q.Answers
		survey += q.Tally.Of(mindmap.Survey)
		for a := range q.AllAnswers {
			authors[a.Author] = true
			if a.Quote != "" {
				quotes++
			}
			if a.Publish {
				published++
			}
			if n := utf8.RuneCountInString(a.Text); n > 40 {
				t.Errorf("caption %q is %d characters long", a.Text, n)
			}
		}
	}
	if answers < 36 || answers > 45 || quotes < 8 || published < 5 || published >= quotes || survey < 5 || len(authors) != 2 {
		t.Errorf("%d answers, %d quotes, %d published, %d from the survey, authors %v",
			answers, quotes, published, survey, authors)
	}
}

func TestBarriersAreClustered(t *testing.T) {
	q := board(t).Questions[1]
	for _, name := range []string{"Waiting times", "Mental health", "Money worries", "Covid-19"} {
		if mindmap.FindTheme(q.Themes, name) == nil {
			t.Errorf("no theme %q", name)
		}
	}
	mental := mindmap.FindTheme(q.Themes, "Mental health")
	for _, name := range []string{"Anxiety", "Isolation"} {
		if mindmap.FindTheme(mental.Themes, name) == nil {
			t.Errorf("no sub-theme %q", name)
		}
	}
	var left, right int
	for _, th := range q.Themes {
		if th.Side == mindmap.Left {
			left++
		} else {
			right++
		}
	}
	if left == 0 || right == 0 {
		t.Errorf("%d themes on the left, %d on the right", left, right)
	}
}
