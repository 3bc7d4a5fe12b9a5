package mindmap

import "mindwall/mindmap/text"

var askQuestionSpec = spec{kind: "question.ask", read: decode[AskQuestion], makes: questionNode, frame: always}

// AskQuestion makes a question.
type AskQuestion struct {
	Text string `json:"text"`
	Rank string `json:"rank,omitempty"` // where it stands among questions; empty is last
}

// Validate implements [Op].
func (op AskQuestion) Validate() error {
	if err := text.Question.Require(op.Text); err != nil {
		return err
	}
	return validateRank(op.Rank)
}

// tell implements [Op].
func (op AskQuestion) tell(names) string { return "ask " + quoted(op.Text) }

func (AskQuestion) spec() *spec { return &askQuestionSpec }

func (AskQuestion) target() ID { return ID{} }

func (op AskQuestion) apply(_ *world, n *node) {
	n.text = text.Question.Lenient(op.Text)
	n.order = lenientRank(op.Rank)
}
