package mindmap

import "mindwall/mindmap/text"

var rewordSpec = spec{
	kind: "node.reword", read: decode[Reword], about: of(QuestionNode, ThemeNode, AnswerNode, ActionNode), frame: withNode,
}

// Reword changes the text of a question, a theme or an answer.
type Reword struct {
	Node     ID     `json:"node"`
	Text     string `json:"text"`
	Redacted bool   `json:"redacted,omitempty"`
}

// Validate cannot know what kind of node it is, so the widest limit holds; a text over the
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

func (op Reword) Tell(Names) string { return "reword as " + text.Quoted(op.Text) }

func (Reword) spec() *spec { return &rewordSpec }

func (op Reword) Target() ID { return op.Node }

func (op Reword) Apply(_ World, n *Facts) {
	field := text.Caption
	switch n.Kind {
	case QuestionNode:
		field = text.Question
	case ThemeNode:
		field = text.Theme
	}
	n.Text = field.Lenient(op.Text)
	n.Redacted = n.Redacted || op.Redacted
}

func (op Reword) withoutWords() Op {
	op.Text, op.Redacted = "", true
	return op
}
