package mindmap

const kindPublishQuote Kind = "answer.publish"

// PublishQuote marks an answer's quote as one that may leave the wall, or takes the mark away.
type PublishQuote struct {
	Answer  ID   `json:"answer"`
	Publish bool `json:"publish"`
}

// Kind implements [Op].
func (PublishQuote) Kind() Kind { return kindPublishQuote }

// Validate implements [Op].
func (op PublishQuote) Validate() error { return needs(op.Answer, "answer") }

// Summary implements [Op].
func (op PublishQuote) Summary() string {
	if op.Publish {
		return "mark a quote for publishing"
	}
	return "take back a quote's mark for publishing"
}

func (op PublishQuote) target() ID { return op.Answer }

func (op PublishQuote) apply(_ *world, n *node) { n.publish = op.Publish }
