package mindmap

import (
	"errors"
	"fmt"
)

var countHandsSpec = spec{
	kind: "vote.hands", read: decode[CountHands], about: of(roundNode), many: "count hands for %d of a vote",
}

// CountHands counts hands that were raised for a node in a round; like tallies, hands add up.
type CountHands struct {
	Round ID  `json:"round"`
	Node  ID  `json:"node"`
	Delta int `json:"delta"` // negative takes back
}

// Validate implements [Op].
func (op CountHands) Validate() error {
	if op.Delta == 0 || op.Delta < -MaxTally || op.Delta > MaxTally {
		return fmt.Errorf("%d hands are out of range: 1 to %d, or its negative", op.Delta, MaxTally)
	}
	return errors.Join(needs(op.Round, "round"), needs(op.Node, "node"))
}

// tell implements [Op].
func (op CountHands) tell(of names) string {
	return fmt.Sprintf("count %+d hands for %s", op.Delta, of.called(op.Node))
}

func (CountHands) spec() *spec { return &countHandsSpec }

func (op CountHands) target() ID { return op.Round }

func (op CountHands) apply(_ *world, n *node) {
	if !n.votes.closed {
		n.votes.hands[op.Node] += min(max(op.Delta, -MaxTally), MaxTally)
	}
}
