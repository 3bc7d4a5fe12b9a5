package mindmap

import "errors"

const kindReorder Kind = "node.reorder"

// Reorder gives a node another place among its brothers. See [PlanSwap].
type Reorder struct {
	Node ID     `json:"node"`
	Rank string `json:"rank"` // empty goes back to the order of making
}

// Kind implements [Op].
func (Reorder) Kind() Kind { return kindReorder }

// Validate implements [Op].
func (op Reorder) Validate() error {
	return errors.Join(needs(op.Node, "node"), validateRank(op.Rank))
}

// Summary implements [Op].
func (Reorder) Summary() string { return "reorder" }

func (op Reorder) target() ID { return op.Node }

func (op Reorder) apply(_ *world, n *node) { n.order = lenientRank(op.Rank) }
