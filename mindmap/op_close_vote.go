package mindmap

const kindCloseVote Kind = "vote.close"

// CloseVote closes a round: what comes after it in the order of entries does not count.
type CloseVote struct {
	Round ID `json:"round"`
}

// Kind implements [Op].
func (CloseVote) Kind() Kind { return kindCloseVote }

// Validate implements [Op].
func (op CloseVote) Validate() error { return needs(op.Round, "round") }

// Summary implements [Op].
func (CloseVote) Summary() string { return "close a vote" }

func (op CloseVote) target() ID { return op.Round }

func (CloseVote) apply(_ *world, n *node) { n.votes.closed = true }
