package mindmap

import "mindwall/mindmap/text"

var quoteAnswerSpec = spec{kind: "answer.quote", read: decode[QuoteAnswer], about: of(AnswerNode)}

// QuoteAnswer sets what was said word for word behind a caption; an empty text takes the quote away.
type QuoteAnswer struct {
	Answer   ID     `json:"answer"`
	Text     string `json:"text"`
	Redacted bool   `json:"redacted,omitempty"`
}

func (op QuoteAnswer) Validate() error {
	if err := needs(op.Answer, "answer"); err != nil {
		return err
	}
	_, err := text.Quote.Clean(op.Text)
	return err
}

func (op QuoteAnswer) Tell(Names) string { return "quote " + text.Quoted(op.Text) }

func (QuoteAnswer) spec() *spec { return &quoteAnswerSpec }

func (op QuoteAnswer) Target() ID { return op.Answer }

func (op QuoteAnswer) Apply(_ World, n *Facts) {
	n.Quote = text.Quote.Lenient(op.Text)
	n.Redacted = n.Redacted || op.Redacted
}

func (op QuoteAnswer) withoutWords() Op {
	op.Text, op.Redacted = "", true
	return op
}
