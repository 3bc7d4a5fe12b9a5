package mindmap

var closeVoteSpec = spec{kind: "vote.close", read: decode[CloseVote], about: of(RoundNode)}

// CloseVote closes a round: what comes after it in the order of entries does not count.
type CloseVote struct {
	Round ID   `json:"round"`
	Show  bool `json:"show,omitempty"` // how it went is shown from now on
}

func (op CloseVote) Validate() error { return needs(op.Round, "round") }

func (op CloseVote) Tell(Names) string {
	if op.Show {
		return "show how a vote went"
	}
	return "close a vote"
}

func (CloseVote) spec() *spec { return &closeVoteSpec }

func (op CloseVote) Target() ID { return op.Round }

func (op CloseVote) Apply(_ World, n *Facts) {
	n.Votes.Closed, n.Votes.Shown = true, n.Votes.Shown || op.Show
}
