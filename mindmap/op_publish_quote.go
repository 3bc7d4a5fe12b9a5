package mindmap

import "fmt"

var publishQuoteSpec = spec{kind: "answer.publish", read: decode[PublishQuote], about: of(AnswerNode)}

// PublishQuote marks an answer's quote as one that may leave the wall, or takes the mark away.
type PublishQuote struct {
	Answer  ID   `json:"answer"`
	Publish bool `json:"publish"`
}

func (op PublishQuote) Validate() error { return needs(op.Answer, "answer") }

func (op PublishQuote) Tell(of Names) string {
	if op.Publish {
		return "let the quote of " + of.Called(op.Answer) + " be published"
	}
	return "take back publishing the quote of " + of.Called(op.Answer)
}

func (op PublishQuote) TellMany(n int, _ Names) string {
	if op.Publish {
		return fmt.Sprintf("let %d quotes be published", n)
	}
	return fmt.Sprintf("take back publishing %d quotes", n)
}

func (PublishQuote) spec() *spec { return &publishQuoteSpec }

func (op PublishQuote) Target() ID { return op.Answer }

func (op PublishQuote) Apply(_ World, n *Facts) { n.Publish = op.Publish }
