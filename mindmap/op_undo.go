package mindmap

const kindUndo Kind = "act.undo"

// Undo takes back one act: the fold treats its entries as absent. Undoing an undo is redo. So a colleague's later
// correction is never overwritten.
type Undo struct {
	Act ID `json:"act"`
}

// Kind implements [Op].
func (Undo) Kind() Kind { return kindUndo }

// Validate implements [Op].
func (op Undo) Validate() error { return needs(op.Act, "act") }

// Summary implements [Op].
func (Undo) Summary() string { return "undo" }

func (Undo) target() ID { return ID{} }

func (Undo) apply(*world, *node) {}
