package fold

import (
	"testing"

	"mindwall/mindmap"
)

func TestActSummaryNamesWhatWasDone(t *testing.T) {
	question, money, food, rent, fear := id(1), id(2), id(3), id(4), id(5)
	clock := uint64(0)
	l := NewLive()
	do := func(act mindmap.ID, drafts ...mindmap.Draft) {
		t.Helper()
		for i, d := range drafts {
			clock++
			if d.ID.IsZero() {
				d.ID = mindmap.ID{9, byte(clock), byte(i)}
			}
			e, err := mindmap.NewEntry(mindmap.Entry{ID: d.ID, Clock: clock, Device: mindmap.ID{1}, Author: "sam", Act: act}, d.Op)
			if err != nil {
				t.Fatal(err)
			}
			l.Add(e)
		}
	}
	add := func(id mindmap.ID, text string) mindmap.Draft {
		return mindmap.Draft{ID: id, Op: mindmap.AddAnswer{Question: question, Caption: text, Source: mindmap.Room, Tally: 1}}
	}
	do(id(50), mindmap.Draft{ID: question, Op: mindmap.AskQuestion{Text: "Why?"}})
	for i, c := range []struct {
		want string
		acts []mindmap.Draft
	}{
		{"add “Rent” under “Money”", []mindmap.Draft{
			{ID: money, Op: mindmap.AddTheme{Question: question, Text: "Money", Side: mindmap.Right, Letter: "A"}},
			{ID: rent, Op: mindmap.AddAnswer{Question: question, Theme: money, Caption: "Rent", Source: mindmap.Room, Tally: 1}},
		}},
		{"add 2 answers", []mindmap.Draft{add(food, "Food"), add(fear, "Fear")}},
		{"file “Food” under “Money”", []mindmap.Draft{{Op: mindmap.Move{Node: food, Question: question, Theme: money}}}},
		{"file 2 answers under “Money”", []mindmap.Draft{
			{Op: mindmap.Move{Node: food, Question: question, Theme: money}}, {Op: mindmap.Move{Node: fear, Question: question, Theme: money}},
		}},
		{"take “Fear” out of its theme", []mindmap.Draft{{Op: mindmap.Move{Node: fear, Question: question}}}},
		{"count +3 for “Rent”", []mindmap.Draft{{Op: mindmap.TallyAnswer{Answer: rent, Delta: 3}}}},
		{"count “Bills” with “Rent”", []mindmap.Draft{add(id(6), "Bills"), {Op: mindmap.MergeAnswer{Answer: id(6), Into: rent}}}},
		{"merge “Food” into “Rent”", []mindmap.Draft{{Op: mindmap.MergeAnswer{Answer: food, Into: rent}}}},
		{"file “Rent” under “Money”", []mindmap.Draft{
			{Op: mindmap.Move{Node: rent, Question: question, Theme: money}}, {Op: mindmap.Move{Node: food, Question: question, Theme: money}},
		}},
		{"split off “Food”", []mindmap.Draft{{Op: mindmap.SplitAnswer{Answer: food}}}},
		{"sort “Money” by tally", []mindmap.Draft{{Op: mindmap.SortTheme{Theme: money, ByTally: true}}}},
		{"put “Money” on the left", []mindmap.Draft{{Op: mindmap.SideTheme{Theme: money, Side: mindmap.Left}}}},
		{"reword as “Terror”", []mindmap.Draft{{Op: mindmap.Reword{Node: fear, Text: "Terror"}}}},
		{"park “Terror”", []mindmap.Draft{{Op: mindmap.ParkAnswer{Answer: fear, Parked: true}}}},
		{"let the quote of “Rent” be published", []mindmap.Draft{{Op: mindmap.PublishQuote{Answer: rent, Publish: true}}}},
		{"merge “Food” into “Rent”", []mindmap.Draft{{Op: mindmap.MergeAnswer{Answer: food, Into: rent}}}},
		{"take back publishing 2 quotes", []mindmap.Draft{{Op: mindmap.PublishQuote{Answer: rent}}, {Op: mindmap.PublishQuote{Answer: food}}}}, // also of a merged one
		{"let 2 quotes be published", []mindmap.Draft{{Op: mindmap.PublishQuote{Answer: food, Publish: true}}, {Op: mindmap.PublishQuote{Answer: rent, Publish: true}}}},
		{"remove “Money”", []mindmap.Draft{{Op: mindmap.Remove{Node: money}}}},
		{"add the action “Ask the council”", []mindmap.Draft{{ID: id(7), Op: mindmap.AddAction{Text: "Ask the council"}}}},
		{"mark “Ask the council” as done", []mindmap.Draft{{Op: mindmap.FinishAction{Action: id(7), Done: true}}}},
		{"open a vote on answers", []mindmap.Draft{{ID: id(8), Op: mindmap.OpenVote{Question: question, On: mindmap.OnAnswers, Votes: 1}}}},
		{"cast 2 ballots", []mindmap.Draft{{Op: mindmap.CastBallot{Round: id(8), Ballot: id(9)}}, {Op: mindmap.CastBallot{Round: id(8), Ballot: id(10)}}}},
		{"count hands in a vote", []mindmap.Draft{{Op: mindmap.CountHands{Round: id(8), Node: rent, Delta: 2}}}},
		{"close a vote", []mindmap.Draft{{Op: mindmap.CloseVote{Round: id(8)}}}},
	} {
		act := id(100 + i)
		do(act, c.acts...)
		if got := l.ActSummary(act); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

// TestAMoveToAnotherQuestionIsToldAsOne holds the words for what F4 does: nothing is taken out of a theme.
func TestAMoveToAnotherQuestionIsToldAsOne(t *testing.T) {
	l := NewLive()
	w := &writer{l: l, device: id(1)}
	l.Add(entryOf(501, 1, id(9), id(601), mindmap.AskQuestion{Text: "One?"}), entryOf(502, 2, id(9), id(602), mindmap.AskQuestion{Text: "Two?"}),
		entryOf(503, 3, id(9), id(603), mindmap.AddAnswer{Question: id(501), Caption: "Rent"}))
	for _, c := range []struct {
		op   mindmap.Move
		want string
	}{
		{mindmap.Move{Node: id(503), Question: id(502)}, "move “Rent” to the question “Two?”"},
		{mindmap.Move{Node: id(503), Question: id(501)}, "take “Rent” out of its theme"},
	} {
		w.write(c.op)
		act, _ := l.Undoable(w.device, nil)
		if got := l.ActSummary(act); got != c.want {
			t.Errorf("it is told as %q, want %q", got, c.want)
		}
	}
}
