package mindmap

import "mindwall/mindmap/text"

var rewordSpec = spec{
	kind: "node.reword", read: decode[Reword], about: of(questionNode, themeNode, answerNode, actionNode), frame: withNode,
}

// Reword changes the text of a question, a theme or an answer.
type Reword struct {
	Node     ID     `json:"node"`
	Text     string `json:"text"`
	Redacted bool   `json:"redacted,omitempty"`
}

// Validate implements [Op]. What kind of node it is cannot be known here, so the widest limit holds; a text over the
// node's own limit is shortened where it is applied.
func (op Reword) Validate() error {
	if err := needs(op.Node, "node"); err != nil {
		return err
	}
	if op.Redacted {
		return nil
	}
	return text.Caption.Require(op.Text)
}

// tell implements [Op].
func (op Reword) tell(names) string { return "reword as " + quoted(op.Text) }

func (Reword) spec() *spec { return &rewordSpec }

func (op Reword) target() ID { return op.Node }

func (op Reword) apply(_ *world, n *node) {
	field := text.Caption
	switch n.kind {
	case questionNode:
		field = text.Question
	case themeNode:
		field = text.Theme
	}
	n.text = field.Lenient(op.Text)
	n.redacted = n.redacted || op.Redacted
}

func (op Reword) withoutWords() Op {
	op.Text, op.Redacted = "", true
	return op
}
