package mindmap

import (
	"mindwall/mindmap/internal/rank"
	"mindwall/mindmap/text"
)

var askQuestionSpec = spec{kind: "question.ask", read: decode[AskQuestion], makes: QuestionNode, frame: always}

// AskQuestion makes a question.
type AskQuestion struct {
	Text string `json:"text"`
	Rank string `json:"rank,omitempty"` // where it stands among questions; empty is last
}

func (op AskQuestion) Validate() error {
	if err := text.Question.Require(op.Text); err != nil {
		return err
	}
	return rank.Validate(op.Rank)
}

func (op AskQuestion) Tell(Names) string { return "ask " + text.Quoted(op.Text) }

func (AskQuestion) spec() *spec { return &askQuestionSpec }

func (AskQuestion) Target() ID { return ID{} }

func (op AskQuestion) Apply(_ World, n *Facts) {
	n.Text = text.Question.Lenient(op.Text)
	n.Order = rank.Lenient(op.Rank)
}
