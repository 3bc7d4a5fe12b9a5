package mindmap

var removeSpec = spec{
	kind: "node.remove", read: decode[Remove], about: of(themeNode, answerNode, actionNode), frame: withNode, many: "remove %d answers",
}

// Remove takes an answer or a theme off the map. A removed theme frees what hangs under it: that moves up to the
// nearest living ancestor. [Restore] brings back what was removed.
type Remove struct {
	Node ID `json:"node"`
}

// Validate implements [Op].
func (op Remove) Validate() error { return needs(op.Node, "node") }

// tell implements [Op].
func (op Remove) tell(of names) string { return "remove " + of.called(op.Node) }

func (Remove) spec() *spec { return &removeSpec }

func (op Remove) target() ID { return op.Node }

func (Remove) apply(_ *world, n *node) { n.removed = true }
