package mindmap

import "mindwall/mindmap/text"

var quoteAnswerSpec = spec{kind: "answer.quote", read: decode[QuoteAnswer], about: of(answerNode)}

// QuoteAnswer sets what was said word for word behind a caption; an empty text takes the quote away.
type QuoteAnswer struct {
	Answer   ID     `json:"answer"`
	Text     string `json:"text"`
	Redacted bool   `json:"redacted,omitempty"`
}

// Validate implements [Op].
func (op QuoteAnswer) Validate() error {
	if err := needs(op.Answer, "answer"); err != nil {
		return err
	}
	_, err := text.Quote.Clean(op.Text)
	return err
}

// tell implements [Op].
func (op QuoteAnswer) tell(names) string { return "quote " + quoted(op.Text) }

func (QuoteAnswer) spec() *spec { return &quoteAnswerSpec }

func (op QuoteAnswer) target() ID { return op.Answer }

func (op QuoteAnswer) apply(_ *world, n *node) {
	n.quote = text.Quote.Lenient(op.Text)
	n.redacted = n.redacted || op.Redacted
}

func (op QuoteAnswer) withoutWords() Op {
	op.Text, op.Redacted = "", true
	return op
}
