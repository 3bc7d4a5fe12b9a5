package mindmap

import "testing"

func TestActSummaryNamesWhatWasDone(t *testing.T) {
	question, money, food, rent, fear := id(1), id(2), id(3), id(4), id(5)
	clock := uint64(0)
	l := NewLive()
	do := func(act ID, drafts ...Draft) {
		t.Helper()
		for i, d := range drafts {
			clock++
			if d.ID.IsZero() {
				d.ID = ID{9, byte(clock), byte(i)}
			}
			e, err := NewEntry(Entry{ID: d.ID, Clock: clock, Device: ID{1}, Author: "sam", Act: act}, d.Op)
			if err != nil {
				t.Fatal(err)
			}
			l.Add(e)
		}
	}
	add := func(id ID, text string) Draft {
		return Draft{ID: id, Op: AddAnswer{Question: question, Caption: text, Source: Room, Tally: 1}}
	}
	do(id(50), Draft{ID: question, Op: AskQuestion{Text: "Why?"}})
	for i, c := range []struct {
		want string
		acts []Draft
	}{
		{"add “Rent” under “Money”", []Draft{
			{ID: money, Op: AddTheme{Question: question, Text: "Money", Side: Right, Letter: "A"}},
			{ID: rent, Op: AddAnswer{Question: question, Theme: money, Caption: "Rent", Source: Room, Tally: 1}},
		}},
		{"add 2 answers", []Draft{add(food, "Food"), add(fear, "Fear")}},
		{"file “Food” under “Money”", []Draft{{Op: Move{Node: food, Question: question, Theme: money}}}},
		{"file 2 answers under “Money”", []Draft{
			{Op: Move{Node: food, Question: question, Theme: money}}, {Op: Move{Node: fear, Question: question, Theme: money}},
		}},
		{"take “Fear” out of its theme", []Draft{{Op: Move{Node: fear, Question: question}}}},
		{"count +3 for “Rent”", []Draft{{Op: TallyAnswer{Answer: rent, Delta: 3}}}},
		{"count “Bills” with “Rent”", []Draft{add(id(6), "Bills"), {Op: MergeAnswer{Answer: id(6), Into: rent}}}},
		{"merge “Food” into “Rent”", []Draft{{Op: MergeAnswer{Answer: food, Into: rent}}}},
		{"file “Rent” under “Money”", []Draft{
			{Op: Move{Node: rent, Question: question, Theme: money}}, {Op: Move{Node: food, Question: question, Theme: money}},
		}},
		{"split off “Food”", []Draft{{Op: SplitAnswer{Answer: food}}}},
		{"sort “Money” by tally", []Draft{{Op: SortTheme{Theme: money, ByTally: true}}}},
		{"put “Money” on the left", []Draft{{Op: SideTheme{Theme: money, Side: Left}}}},
		{"reword as “Terror”", []Draft{{Op: Reword{Node: fear, Text: "Terror"}}}},
		{"park “Terror”", []Draft{{Op: ParkAnswer{Answer: fear, Parked: true}}}},
		{"let the quote of “Rent” be published", []Draft{{Op: PublishQuote{Answer: rent, Publish: true}}}},
		{"merge “Food” into “Rent”", []Draft{{Op: MergeAnswer{Answer: food, Into: rent}}}},
		{"take back publishing 2 quotes", []Draft{{Op: PublishQuote{Answer: rent}}, {Op: PublishQuote{Answer: food}}}}, // also of a merged one
		{"let 2 quotes be published", []Draft{{Op: PublishQuote{Answer: food, Publish: true}}, {Op: PublishQuote{Answer: rent, Publish: true}}}},
		{"remove “Money”", []Draft{{Op: Remove{Node: money}}}},
		{"add the action “Ask the council”", []Draft{{ID: id(7), Op: AddAction{Text: "Ask the council"}}}},
		{"mark “Ask the council” as done", []Draft{{Op: FinishAction{Action: id(7), Done: true}}}},
		{"open a vote on answers", []Draft{{ID: id(8), Op: OpenVote{Question: question, On: OnAnswers, Votes: 1}}}},
		{"cast 2 ballots", []Draft{{Op: CastBallot{Round: id(8), Ballot: id(9)}}, {Op: CastBallot{Round: id(8), Ballot: id(10)}}}},
		{"count +2 hands for “Rent”", []Draft{{Op: CountHands{Round: id(8), Node: rent, Delta: 2}}}},
		{"close a vote", []Draft{{Op: CloseVote{Round: id(8)}}}},
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
	l.Add(entryOf(501, 1, id(9), id(601), AskQuestion{Text: "One?"}), entryOf(502, 2, id(9), id(602), AskQuestion{Text: "Two?"}),
		entryOf(503, 3, id(9), id(603), AddAnswer{Question: id(501), Caption: "Rent"}))
	for _, c := range []struct {
		op   Move
		want string
	}{
		{Move{Node: id(503), Question: id(502)}, "move “Rent” to the question “Two?”"},
		{Move{Node: id(503), Question: id(501)}, "take “Rent” out of its theme"},
	} {
		w.write(c.op)
		act, _ := l.Undoable(w.device, nil)
		if got := l.ActSummary(act); got != c.want {
			t.Errorf("it is told as %q, want %q", got, c.want)
		}
	}
}
