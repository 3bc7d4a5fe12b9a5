package mindmap

var closeVoteSpec = spec{kind: "vote.close", read: decode[CloseVote], about: of(roundNode)}

// CloseVote closes a round: what comes after it in the order of entries does not count.
type CloseVote struct {
	Round ID `json:"round"`
}

// Validate implements [Op].
func (op CloseVote) Validate() error { return needs(op.Round, "round") }

// tell implements [Op].
func (CloseVote) tell(names) string { return "close a vote" }

func (CloseVote) spec() *spec { return &closeVoteSpec }

func (op CloseVote) target() ID { return op.Round }

func (CloseVote) apply(_ *world, n *node) { n.votes.closed = true }
