package replay

import (
	"encoding/binary"

	"mindwall/mindmap"
)

// votes are the rounds whose votes stand beside a question's themes and answers, as they were shown.
func (s *story) votes(q *mindmap.Question) (all []change) {
	for _, on := range []mindmap.VoteOn{mindmap.OnThemes, mindmap.OnAnswers} {
		var shown *mindmap.Round
		for _, r := range s.live.Board().Rounds {
			if r.Question == q.ID && r.On == on && r.Shown && (shown == nil || r.Made.After(shown.Made)) {
				shown = r
			}
		}
		if shown != nil {
			all = append(all, change{when: s.shows[shown.ID], kind: voting, question: q.ID, said: shows(shown, q)})
		}
	}
	return all
}

// shows is a round of which all is known already: who voted what is not told, as many ballots are cast as there are dots.
func shows(r *mindmap.Round, q *mindmap.Question) []said {
	what := []said{{r.Made, mindmap.OpenVote{Question: q.ID, On: r.On, Votes: mindmap.MaxVotes}}}
	var ballot mindmap.ID
	count := func(node mindmap.ID, v mindmap.Votes) {
		for dots := v.Dots; dots > 0; dots -= mindmap.MaxVotes {
			binary.BigEndian.PutUint64(ballot[:], uint64(len(what)))
			choices := make([]mindmap.ID, min(dots, mindmap.MaxVotes))
			for i := range choices {
				choices[i] = node
			}
			what = append(what, said{op: mindmap.CastBallot{Round: r.ID, Ballot: ballot, Choices: choices}})
		}
		for hands := v.Hands; hands > 0; hands -= mindmap.MaxTally {
			what = append(what, said{op: mindmap.CountHands{Round: r.ID, Node: node, Delta: min(hands, mindmap.MaxTally)}})
		}
	}
	if r.On == mindmap.OnThemes {
		for t := range q.AllThemes {
			count(t.ID, t.Votes)
		}
	} else {
		for a := range q.AllAnswers {
			count(a.ID, a.Votes)
		}
	}
	return append(what, said{op: mindmap.CloseVote{Round: r.ID, Show: true}})
}
