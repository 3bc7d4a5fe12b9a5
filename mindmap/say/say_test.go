package say

import (
	"slices"
	"testing"

	"mindwall/mindmap"
)

func TestSaysTheSameEverywhere(t *testing.T) {
	mixed := mindmap.Tally{4, 2}
	for got, want := range map[string]string{
		English.AnswersSaid(0, 0): "no answers", English.AnswersSaid(1, 1): "1 answer", English.AnswersSaid(2, 5): "2 answers, said 5 times",
		English.BySource(mixed): "room 4, survey 2", English.BySource(mindmap.Tally{}): "",
		English.Votes(mindmap.Votes{}): "", English.Votes(mindmap.Votes{Dots: 5, Hands: 7}): "●5, 7 hands", English.Votes(mindmap.Votes{Hands: 1}): "(1 hand)",
		English.WithVotes("×3", mindmap.Votes{Hands: 2}): "×3, 2 hands", English.WithVotes("×3", mindmap.Votes{Dots: 4}): "×3 ●4",
		English.VotesInWords(mindmap.Votes{Dots: 1, Hands: 2}): "1 vote, 2 hands", English.VotesInWords(mindmap.Votes{}): "",
		Joined(", ", "", "a", "", "b"): "a, b", Side(mindmap.NoSide): "right", Side(mindmap.Left): "left",
		Caption(&mindmap.Answer{Redacted: true}): English.TakenOut(), Caption(&mindmap.Answer{Redacted: true, Text: "new words"}): "new words",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if Sources(mixed) != 2 || Sources(mindmap.Tally{0, 0, 1}) != 1 {
		t.Error("sources are counted wrongly")
	}
}

func TestQuotesLeaveTheWallWhenPublished(t *testing.T) {
	a := &mindmap.Answer{Quote: "private", Merged: []*mindmap.Answer{{Quote: "public", Publish: true}, {Publish: true}}}
	if got := Quotes(a, false); !slices.Equal(got, []string{"public"}) {
		t.Errorf("published: %q", got)
	}
	if got := Quotes(a, true); !slices.Equal(got, []string{"private", "public"}) {
		t.Errorf("all: %q", got)
	}
}
