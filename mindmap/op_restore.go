package mindmap

const kindRestore Kind = "node.restore"

// Restore brings back what [Remove] took away.
type Restore struct {
	Node ID `json:"node"`
}

// Kind implements [Op].
func (Restore) Kind() Kind { return kindRestore }

// Validate implements [Op].
func (op Restore) Validate() error { return needs(op.Node, "node") }

// Summary implements [Op].
func (Restore) Summary() string { return "restore" }

func (op Restore) target() ID { return op.Node }

func (Restore) apply(_ *world, n *node) { n.removed = false }
