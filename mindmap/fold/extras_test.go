package fold

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mindwall/mindmap"
)

// story writes operations one after the other, each an act of its own: the n-th has the id n and the act 100+n.
type story struct {
	t       *testing.T
	entries []mindmap.Entry
}

func tell(t *testing.T, ops ...mindmap.Op) *story {
	t.Helper()
	s := &story{t: t}
	s.add(ops...)
	return s
}

func (s *story) add(ops ...mindmap.Op) {
	s.t.Helper()
	for _, op := range ops {
		n := len(s.entries) + 1
		e, err := mindmap.NewEntry(mindmap.Entry{ID: id(n), Clock: uint64(n), Device: id(90), Author: "sam", At: testTime, Act: id(100 + n)}, op)
		if err != nil {
			s.t.Fatal(err)
		}
		s.entries = append(s.entries, e)
	}
}

// board is the fold of the story, which a live board must agree with.
func (s *story) board() *mindmap.Board {
	s.t.Helper()
	live := NewLive()
	for _, e := range s.entries {
		live.Add(e)
	}
	b, want := live.Board(), Of(s.entries)
	want.Revision = b.Revision
	if diff := cmp.Diff(toJSON(want), toJSON(b)); diff != "" {
		s.t.Fatal("live board differs from the fold (-want +got):\n", diff)
	}
	return b
}

func results(r *mindmap.Round) string {
	said := fmt.Sprintf("%d ballots:", r.Ballots)
	for _, o := range r.Results {
		said += fmt.Sprintf(" %d=%d+%d", o.Node[15], o.Dots, o.Hands)
	}
	return said
}

func TestVotes(t *testing.T) {
	q, a, b, c, round := id(1), id(2), id(3), id(4), id(5)
	ballot := func(n int, choices ...mindmap.ID) mindmap.Op {
		return mindmap.CastBallot{Round: round, Ballot: id(n), Choices: choices}
	}
	s := tell(t, mindmap.AskQuestion{Text: "Why?"}, mindmap.AddAnswer{Question: q, Caption: "Rent"}, mindmap.AddAnswer{Question: q, Caption: "Rents"},
		mindmap.AddAnswer{Question: q, Caption: "Food", Tally: 7}, mindmap.OpenVote{Question: q, On: mindmap.OnAnswers, Votes: 2})
	check := func(want string) {
		t.Helper()
		if got := s.board().Rounds[0]; got.Shown || len(got.Results) > 0 {
			t.Errorf("told before it is shown: %+v", got)
		}
		if got := results(s.shown(round).Rounds[0]); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	s.add(ballot(50, a), ballot(51, b, c, a), ballot(50, c, c)) // the second one's third choice does not count
	check("2 ballots: 4=3+0 3=1+0")
	s.add(mindmap.CountHands{Round: round, Node: b, Delta: 4}, mindmap.CountHands{Round: round, Node: c, Delta: 1}, mindmap.CountHands{Round: round, Node: c, Delta: -3})
	check("2 ballots: 4=3+0 3=1+4")
	s.add(mindmap.MergeAnswer{Answer: b, Into: a}, ballot(52, a, b))
	check("3 ballots: 2=3+4 4=3+0")
	s.add(mindmap.ParkAnswer{Answer: c, Parked: true})
	check("3 ballots: 2=3+4")
	s.add(mindmap.ParkAnswer{Answer: c}, mindmap.CloseVote{Round: round})
	closed := id(100 + len(s.entries))
	s.add(ballot(52), ballot(53, c), mindmap.CountHands{Round: round, Node: c, Delta: 9})
	check("3 ballots: 2=3+4 4=3+0")
	if r := s.board().Rounds[0]; !r.Closed {
		t.Error("the round is not closed")
	}
	if q := s.board().Questions[0]; q.Tally.Total() != 9 {
		t.Errorf("votes are mixed with the tally of %d", q.Tally.Total())
	}
	// A ballot that was cast before the end and arrives after it counts.
	late := s.entries[5]
	late.ID, late.Act, late.Body = id(70), id(170), []byte(`{"round":"`+round.String()+`","ballot":"`+id(54).String()+`","choices":["`+c.String()+`"]}`)
	s.entries = append(s.entries, late)
	check("4 ballots: 4=4+0 2=3+4")
	s.add(mindmap.Undo{Act: closed}) // then all that came since counts
	check("4 ballots: 4=5+7 2=1+4")  // the one that took all its votes back is none
}

// shown is the board with a round shown.
func (s *story) shown(round mindmap.ID) *mindmap.Board {
	s.t.Helper()
	more := story{s.t, slices.Clone(s.entries)}
	more.add(mindmap.CloseVote{Round: round, Show: true})
	return more.board()
}

// Votes stand beside what they are for from the moment on that the round is shown, those for what was merged into it
// included; a later round hides them when it is shown itself, and undo hides them as well.
func TestVotesStandBesideWhatTheyAreFor(t *testing.T) {
	q, a, b, money, round, again := id(1), id(2), id(3), id(4), id(5), id(9)
	s := tell(t, mindmap.AskQuestion{Text: "Why?"}, mindmap.AddAnswer{Question: q, Caption: "Rent"}, mindmap.AddAnswer{Question: q, Caption: "Rents"},
		mindmap.AddTheme{Question: q, Text: "Money"}, mindmap.OpenVote{Question: q, On: mindmap.OnAnswers, Votes: 3},
		mindmap.CastBallot{Round: round, Ballot: id(50), Choices: []mindmap.ID{a, b, b}}, mindmap.CountHands{Round: round, Node: a, Delta: 4},
		mindmap.CloseVote{Round: round})
	check := func(answer, theme mindmap.Votes) {
		t.Helper()
		q := s.board().Questions[0]
		for a := range q.AllAnswers {
			if a.ID == id(2) && a.Votes != answer {
				t.Errorf("beside the answer: %+v, want %+v", a.Votes, answer)
			}
		}
		if got := q.Themes[0].Votes; got != theme {
			t.Errorf("beside the theme: %+v, want %+v", got, theme)
		}
	}
	check(mindmap.Votes{}, mindmap.Votes{})
	s.add(mindmap.OpenVote{Question: q, On: mindmap.OnThemes, Votes: 1}, mindmap.CloseVote{Round: round, Show: true})
	check(mindmap.Votes{Dots: 1, Hands: 4}, mindmap.Votes{})
	s.add(mindmap.MergeAnswer{Answer: b, Into: a}, mindmap.Move{Node: a, Question: q, Theme: money})
	check(mindmap.Votes{Dots: 3, Hands: 4}, mindmap.Votes{})
	s.add(mindmap.CastBallot{Round: again, Ballot: id(50), Choices: []mindmap.ID{money}}, mindmap.CloseVote{Round: again, Show: true})
	shown := id(100 + len(s.entries))
	check(mindmap.Votes{Dots: 3, Hands: 4}, mindmap.Votes{Dots: 1})
	s.add(mindmap.OpenVote{Question: q, On: mindmap.OnThemes, Votes: 1})
	check(mindmap.Votes{Dots: 3, Hands: 4}, mindmap.Votes{Dots: 1})
	s.add(mindmap.CloseVote{Round: id(len(s.entries)), Show: true})
	check(mindmap.Votes{Dots: 3, Hands: 4}, mindmap.Votes{}) // the later one, in which nobody voted
	s.add(mindmap.Undo{Act: id(100 + len(s.entries))}, mindmap.Undo{Act: shown})
	check(mindmap.Votes{Dots: 3, Hands: 4}, mindmap.Votes{})
	s.add(mindmap.Undo{Act: id(100 + len(s.entries))})
	check(mindmap.Votes{Dots: 3, Hands: 4}, mindmap.Votes{Dots: 1})
}

func TestWhoRunsAVoteKnowsIt(t *testing.T) {
	q, a, money, round := id(1), id(2), id(3), id(4)
	s := tell(t, mindmap.AskQuestion{Text: "Why?"}, mindmap.AddAnswer{Question: q, Caption: "Rent"}, mindmap.AddTheme{Question: q, Text: "Money"})
	l := NewLive()
	l.Add(s.entries...)
	if _, ok := l.Vote(); ok {
		t.Error("a vote that nobody opened")
	}
	s.add(mindmap.OpenVote{Question: q, On: mindmap.OnThemes, Votes: 2}, mindmap.CastBallot{Round: round, Ballot: id(50), Choices: []mindmap.ID{money}},
		mindmap.CountHands{Round: round, Node: money, Delta: 4})
	l.Add(s.entries...)
	v, ok := l.Vote()
	if !ok || v.ID != round || v.Question.ID != q || len(v.Choices()) != 1 || v.Choices()[0] != (Choice{money, "Money"}) {
		t.Errorf("the vote is %+v", v)
	}
	if v.On = mindmap.OnAnswers; len(v.Choices()) != 1 || v.Choices()[0].ID != a {
		t.Errorf("the answers to vote for are %+v", v.Choices())
	}
	if n := l.Hands(round, money); n != 4 || len(l.Ballot(round, id(50))) != 1 || l.Ballot(round, id(51)) != nil {
		t.Errorf("%d hands, ballot %v", n, l.Ballot(round, id(50)))
	}
	tells := func() (n int) {
		for _, e := range l.Entries() {
			if l.TellsVotes(&e) {
				n++
			}
		}
		return n
	}
	if tells() != 2 {
		t.Errorf("%d entries tell how it goes, want 2", tells())
	}
	s.add(mindmap.CloseVote{Round: round, Show: true})
	if l.Add(s.entries...); tells() != 0 {
		t.Errorf("%d entries are secret after it is shown", tells())
	}
	s.add(mindmap.OpenVote{Question: q, On: mindmap.OnThemes, Votes: 1}, mindmap.OpenVote{Question: q, On: mindmap.OnThemes, Votes: 2})
	older, newer := s.entries[len(s.entries)-2].ID, s.entries[len(s.entries)-1].ID
	for _, want := range []mindmap.ID{newer, older, newer} { // two that are open, one, and none
		if l.Add(s.entries...); func() mindmap.ID { v, _ := l.Vote(); return v.ID }() != want {
			t.Errorf("the vote is another than %v", want)
		}
		s.add(mindmap.CloseVote{Round: want})
	}
	s.add(mindmap.SetAsideQuestion{Question: q, Aside: true})
	l.Add(s.entries...)
	if _, ok := l.Vote(); ok {
		t.Error("a vote on a question that was set aside")
	}
}

func TestVotesOnThemesFollowMerges(t *testing.T) {
	q, money, costs, round := id(1), id(2), id(3), id(4)
	s := tell(t, mindmap.AskQuestion{Text: "Why?"}, mindmap.AddTheme{Question: q, Text: "Money"}, mindmap.AddTheme{Question: q, Text: "Costs"},
		mindmap.OpenVote{Question: q, On: mindmap.OnThemes, Votes: 3},
		mindmap.CastBallot{Round: round, Ballot: id(50), Choices: []mindmap.ID{money, costs, q}}, mindmap.MergeTheme{Theme: money, Into: costs})
	if got := results(s.shown(round).Rounds[0]); got != "1 ballots: 3=2+0" {
		t.Error(got)
	}
	s.add(mindmap.Remove{Node: costs})
	if got := results(s.shown(round).Rounds[0]); got != "1 ballots:" {
		t.Errorf("votes for what is removed: %s", got)
	}
	s.add(mindmap.Restore{Node: costs}, mindmap.Undo{Act: id(106)})
	if got := results(s.shown(round).Rounds[0]); got != "1 ballots: 2=1+0 3=1+0" {
		t.Errorf("after the undo: %s", got)
	}
}

func TestActions(t *testing.T) {
	ask := id(1)
	s := tell(t, mindmap.AddAction{Text: "Ask the council", Who: "Ruth", Due: "May"}, mindmap.AddAction{Text: "Book the hall"},
		mindmap.FinishAction{Action: ask, Done: true}, mindmap.Reword{Node: ask, Text: "Ask the councillor"}, mindmap.Reorder{Node: id(2), Rank: "a"})
	b := s.board()
	if len(b.Actions) != 2 || b.Actions[0].ID != id(2) {
		t.Fatalf("actions %s", toJSON(b.Actions))
	}
	if a := b.Actions[1]; a.Text != "Ask the councillor" || a.Who != "Ruth" || a.Due != "May" || !a.Done {
		t.Errorf("action %+v", a)
	}
	s.add(mindmap.Remove{Node: ask})
	if b := s.board(); len(b.Actions) != 1 || len(b.RemovedActions) != 1 {
		t.Errorf("after removing one: %s", toJSON(b))
	}
	s.add(mindmap.Restore{Node: ask}, mindmap.FinishAction{Action: ask})
	if a := s.board().Actions[1]; a.Done {
		t.Error("it is still done")
	}
	l := NewLive()
	l.Add(s.entries...)
	s.add(mindmap.Redact{Entries: l.WordEntries(ask)})
	if a := s.board().Actions[1]; a.Text+a.Who+a.Due != "" || !a.Redacted {
		t.Errorf("words are left: %+v", a)
	}
}

// TestOlderBlankOfAnAction holds that what an older program leaves of an action is what this one leaves of it.
func TestOlderBlankOfAnAction(t *testing.T) {
	s := tell(t, mindmap.AddAction{Text: "Ask the council", Who: "Ruth"}, mindmap.FinishAction{Action: id(1), Done: true}, mindmap.Redact{Entries: []mindmap.ID{id(1)}})
	want := s.board()
	s.entries[0].Body = []byte(`""`)
	got := s.board()
	if diff := cmp.Diff(toJSON(want), toJSON(got)); diff != "" {
		t.Error(diff)
	}
	if e := mindmap.Blank(s.entries[0]); string(e.Body) != `""` {
		t.Errorf("it was blanked again: %s", e.Body)
	}
}

func TestEventSaysMore(t *testing.T) {
	s := tell(t, mindmap.DescribeEvent{Title: new("Day"), Host: new("Ruth"), Contact: new("Ruth, ruth@example.org"), Notice: new("No\nnames")})
	if e := s.board().Event; e.Contact != "Ruth, ruth@example.org" || e.Notice != "No names" {
		t.Errorf("event %+v", e)
	}
	s.add(mindmap.Redact{Entries: []mindmap.ID{id(1)}})
	if e := s.board().Event; e != (mindmap.Event{Title: "Day"}) {
		t.Errorf("event %+v, want the title alone", e)
	}
}

func TestMeTooCountsWhereItWasSaid(t *testing.T) {
	q, a := id(1), id(2)
	s := tell(t, mindmap.AskQuestion{Text: "Why?"}, mindmap.AddAnswer{Question: q, Caption: "Rent", Source: mindmap.Survey, Tally: 2})
	for _, c := range []struct {
		op   mindmap.TallyAnswer
		want mindmap.Tally
	}{
		{mindmap.TallyAnswer{Answer: a, Delta: 2, Source: mindmap.Phone}, mindmap.Tally{0, 2, 2}},
		{mindmap.TallyAnswer{Answer: a, Delta: 1, Source: mindmap.Room}, mindmap.Tally{1, 2, 2}},
		{mindmap.TallyAnswer{Answer: a, Delta: 1}, mindmap.Tally{1, 3, 2}},
		{mindmap.TallyAnswer{Answer: a, Delta: -5}, mindmap.Tally{0, 0, 1}}, // what is counted off always shows
		{mindmap.TallyAnswer{Answer: a, Delta: -5}, mindmap.Tally{0, 1, 0}}, // and somebody said it
	} {
		s.add(c.op)
		if got := s.board().Questions[0].Unsorted[0]; got.Tally != c.want || got.Own != c.want.Total() {
			t.Errorf("after %+v: tally %v, own %d, want %v", c.op, got.Tally, got.Own, c.want)
		}
	}
}
