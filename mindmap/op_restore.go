package mindmap

var restoreSpec = spec{
	kind: "node.restore", read: decode[Restore], about: of(ThemeNode, AnswerNode, ActionNode), frame: withNode,
}

// Restore brings back what [Remove] took away.
type Restore struct {
	Node ID `json:"node"`
}

func (op Restore) Validate() error { return needs(op.Node, "node") }

func (op Restore) Tell(of Names) string { return "restore " + of.Called(op.Node) }

func (Restore) spec() *spec { return &restoreSpec }

func (op Restore) Target() ID { return op.Node }

func (Restore) Apply(_ World, n *Facts) { n.Removed = false }
