package mindmap

import "fmt"

var publishQuoteSpec = spec{kind: "answer.publish", read: decode[PublishQuote], about: of(answerNode)}

// PublishQuote marks an answer's quote as one that may leave the wall, or takes the mark away.
type PublishQuote struct {
	Answer  ID   `json:"answer"`
	Publish bool `json:"publish"`
}

// Validate implements [Op].
func (op PublishQuote) Validate() error { return needs(op.Answer, "answer") }

// tell implements [Op].
func (op PublishQuote) tell(of names) string {
	if op.Publish {
		return "let the quote of " + of.called(op.Answer) + " be published"
	}
	return "take back publishing the quote of " + of.called(op.Answer)
}

// tellMany implements [plural].
func (op PublishQuote) tellMany(n int, _ names) string {
	if op.Publish {
		return fmt.Sprintf("let %d quotes be published", n)
	}
	return fmt.Sprintf("take back publishing %d quotes", n)
}

func (PublishQuote) spec() *spec { return &publishQuoteSpec }

func (op PublishQuote) target() ID { return op.Answer }

func (op PublishQuote) apply(_ *world, n *node) { n.publish = op.Publish }
