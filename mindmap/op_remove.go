package mindmap

const kindRemove Kind = "node.remove"

// Remove takes an answer or a theme off the map. A removed theme frees what hangs under it: that moves up to the
// nearest living ancestor. [Restore] brings back what was removed.
type Remove struct {
	Node ID `json:"node"`
}

// Kind implements [Op].
func (Remove) Kind() Kind { return kindRemove }

// Validate implements [Op].
func (op Remove) Validate() error { return needs(op.Node, "node") }

// Summary implements [Op].
func (Remove) Summary() string { return "remove" }

func (op Remove) target() ID { return op.Node }

func (Remove) apply(_ *world, n *node) { n.removed = true }
