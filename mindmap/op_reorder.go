package mindmap

import (
	"errors"

	"mindwall/mindmap/internal/rank"
)

var reorderSpec = spec{
	kind: "node.reorder", read: decode[Reorder], about: of(QuestionNode, ThemeNode, AnswerNode, ActionNode), frame: withNode,
}

// Reorder gives a node another place among its siblings.
type Reorder struct {
	Node ID     `json:"node"`
	Rank string `json:"rank"` // empty goes back to the order of making
}

func (op Reorder) Validate() error {
	return errors.Join(needs(op.Node, "node"), rank.Validate(op.Rank))
}

func (op Reorder) Tell(of Names) string { return "put " + of.Called(op.Node) + " in another place" }

func (Reorder) spec() *spec { return &reorderSpec }

func (op Reorder) Target() ID { return op.Node }

func (op Reorder) Apply(_ World, n *Facts) { n.Order = rank.Lenient(op.Rank) }
