package mindmap

import "mindwall/mindmap/text"

const kindQuoteAnswer Kind = "answer.quote"

// QuoteAnswer sets what was said word for word behind a caption; an empty text takes the quote away.
type QuoteAnswer struct {
	Answer   ID     `json:"answer"`
	Text     string `json:"text"`
	Redacted bool   `json:"redacted,omitempty"`
}

// Kind implements [Op].
func (QuoteAnswer) Kind() Kind { return kindQuoteAnswer }

// Validate implements [Op].
func (op QuoteAnswer) Validate() error {
	if err := needs(op.Answer, "answer"); err != nil {
		return err
	}
	_, err := text.Quote.Clean(op.Text)
	return err
}

// Summary implements [Op].
func (op QuoteAnswer) Summary() string { return "quote " + quoted(op.Text) }

func (op QuoteAnswer) target() ID { return op.Answer }

func (op QuoteAnswer) apply(_ *world, n *node) {
	n.quote = text.Quote.Lenient(op.Text)
	n.redacted = n.redacted || op.Redacted
}

func (op QuoteAnswer) withoutWords() Op {
	op.Text, op.Redacted = "", true
	return op
}
