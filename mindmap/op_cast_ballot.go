package mindmap

import (
	"errors"
	"fmt"
)

var castBallotSpec = spec{kind: "vote.ballot", read: decode[CastBallot], about: of(RoundNode), many: "cast %d ballots"}

// CastBallot says what one ballot votes for in a round, in place of what it said before. As many of the choices count,
// from the first on, as the round has votes; one that is named twice has two of them.
type CastBallot struct {
	Round   ID   `json:"round"`
	Ballot  ID   `json:"ballot"` // tells ballots apart, and nobody who casts them
	Choices []ID `json:"choices"`
}

func (op CastBallot) Validate() error {
	if len(op.Choices) > MaxVotes {
		return fmt.Errorf("%d choices on a ballot, at most %d", len(op.Choices), MaxVotes)
	}
	for _, c := range op.Choices {
		if c.IsZero() {
			return errors.New("a choice on a ballot has no id")
		}
	}
	return errors.Join(needs(op.Round, "round"), needs(op.Ballot, "ballot"))
}

// Tell does not tell what was voted for.
func (CastBallot) Tell(Names) string { return "cast a ballot" }

func (CastBallot) spec() *spec { return &castBallotSpec }

func (op CastBallot) Target() ID { return op.Round }

func (op CastBallot) Apply(_ World, n *Facts) {
	r := n.Votes
	if r.Closed {
		return
	}
	for _, c := range r.Ballots[op.Ballot] {
		r.Dots[c]--
	}
	counted := op.Choices[:min(len(op.Choices), r.Votes)]
	for _, c := range counted {
		r.Dots[c]++
	}
	if r.Ballots[op.Ballot] = counted; len(counted) == 0 { // all votes were taken back
		delete(r.Ballots, op.Ballot)
	}
}
