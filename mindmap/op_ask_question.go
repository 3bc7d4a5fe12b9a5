package mindmap

import "mindwall/mindmap/text"

const kindAskQuestion Kind = "question.ask"

// AskQuestion makes a question.
type AskQuestion struct {
	Text string `json:"text"`
	Rank string `json:"rank,omitempty"` // where it stands among questions; empty is last
}

// Kind implements [Op].
func (AskQuestion) Kind() Kind { return kindAskQuestion }

// Validate implements [Op].
func (op AskQuestion) Validate() error {
	if err := text.Question.Require(op.Text); err != nil {
		return err
	}
	return validateRank(op.Rank)
}

// Summary implements [Op].
func (op AskQuestion) Summary() string { return "ask " + quoted(op.Text) }

func (AskQuestion) target() ID { return ID{} }

func (AskQuestion) makes() nodeKind { return questionNode }

func (op AskQuestion) apply(_ *world, n *node) {
	n.text = text.Question.Lenient(op.Text)
	n.order = lenientRank(op.Rank)
}
