package mindmap

import "errors"

var reorderSpec = spec{
	kind: "node.reorder", read: decode[Reorder], about: of(questionNode, themeNode, answerNode, actionNode), frame: withNode,
}

// Reorder gives a node another place among its siblings. See [PlanSwap].
type Reorder struct {
	Node ID     `json:"node"`
	Rank string `json:"rank"` // empty goes back to the order of making
}

// Validate implements [Op].
func (op Reorder) Validate() error {
	return errors.Join(needs(op.Node, "node"), validateRank(op.Rank))
}

// tell implements [Op].
func (op Reorder) tell(of names) string { return "put " + of.called(op.Node) + " in another place" }

func (Reorder) spec() *spec { return &reorderSpec }

func (op Reorder) target() ID { return op.Node }

func (op Reorder) apply(_ *world, n *node) { n.order = lenientRank(op.Rank) }
