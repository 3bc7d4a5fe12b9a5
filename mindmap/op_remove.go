package mindmap

var removeSpec = spec{
	kind: "node.remove", read: decode[Remove], about: of(ThemeNode, AnswerNode, ActionNode), frame: withNode, many: "remove %d answers",
}

// Remove takes an answer or a theme off the map. A removed theme frees what hangs under it: that moves up to the
// nearest living ancestor. [Restore] brings back what was removed.
type Remove struct {
	Node ID `json:"node"`
}

func (op Remove) Validate() error { return needs(op.Node, "node") }

func (op Remove) Tell(of Names) string { return "remove " + of.Called(op.Node) }

func (Remove) spec() *spec { return &removeSpec }

func (op Remove) Target() ID { return op.Node }

func (Remove) Apply(_ World, n *Facts) { n.Removed = true }
