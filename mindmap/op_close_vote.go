package mindmap

var closeVoteSpec = spec{kind: "vote.close", read: decode[CloseVote], about: of(RoundNode)}

// CloseVote closes a round: what comes after it in the order of entries does not count.
type CloseVote struct {
	Round ID `json:"round"`
}

func (op CloseVote) Validate() error { return needs(op.Round, "round") }

func (CloseVote) Tell(Names) string { return "close a vote" }

func (CloseVote) spec() *spec { return &closeVoteSpec }

func (op CloseVote) Target() ID { return op.Round }

func (CloseVote) Apply(_ World, n *Facts) { n.Votes.Closed = true }
