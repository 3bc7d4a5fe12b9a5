package mindmap

var restoreSpec = spec{
	kind: "node.restore", read: decode[Restore], about: of(themeNode, answerNode, actionNode), frame: withNode,
}

// Restore brings back what [Remove] took away.
type Restore struct {
	Node ID `json:"node"`
}

// Validate implements [Op].
func (op Restore) Validate() error { return needs(op.Node, "node") }

// tell implements [Op].
func (op Restore) tell(of names) string { return "restore " + of.called(op.Node) }

func (Restore) spec() *spec { return &restoreSpec }

func (op Restore) target() ID { return op.Node }

func (Restore) apply(_ *world, n *node) { n.removed = false }
