package mindmap

import (
	"errors"
	"fmt"
)

var countHandsSpec = spec{
	kind: "vote.hands", read: decode[CountHands], about: of(RoundNode), many: "count hands for %d of a vote",
}

// CountHands counts hands that were raised for a node in a round; like tallies, hands add up.
type CountHands struct {
	Round ID  `json:"round"`
	Node  ID  `json:"node"`
	Delta int `json:"delta"` // negative takes back
}

func (op CountHands) Validate() error {
	if op.Delta == 0 || op.Delta < -MaxTally || op.Delta > MaxTally {
		return fmt.Errorf("%d hands are out of range: 1 to %d, or its negative", op.Delta, MaxTally)
	}
	return errors.Join(needs(op.Round, "round"), needs(op.Node, "node"))
}

// Tell does not tell for what: rounds do not show before they are over.
func (CountHands) Tell(Names) string { return "count hands in a vote" }

func (CountHands) spec() *spec { return &countHandsSpec }

func (op CountHands) Target() ID { return op.Round }

func (op CountHands) Apply(_ World, n *Facts) {
	if !n.Votes.Closed {
		n.Votes.Hands[op.Node] += min(max(op.Delta, -MaxTally), MaxTally)
	}
}
