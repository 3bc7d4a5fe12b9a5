package mindmap

var undoSpec = spec{kind: "act.undo", read: decode[Undo], frame: withAct}

// Undo takes back one act: the fold treats its entries as absent. Undoing an undo is redo. So a colleague's later
// correction is never overwritten.
type Undo struct {
	Act ID `json:"act"`
}

func (op Undo) Validate() error { return needs(op.Act, "act") }

func (Undo) Tell(Names) string { return "undo" }

func (Undo) spec() *spec { return &undoSpec }

func (Undo) Target() ID { return ID{} }

func (Undo) Apply(World, *Facts) {}
