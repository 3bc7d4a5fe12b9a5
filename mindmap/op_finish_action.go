package mindmap

var finishActionSpec = spec{
	kind: "action.done", read: decode[FinishAction], about: of(actionNode), many: "mark %d actions",
}

// FinishAction marks an action as done, or as not done after all.
type FinishAction struct {
	Action ID   `json:"action"`
	Done   bool `json:"done"`
}

// Validate implements [Op].
func (op FinishAction) Validate() error { return needs(op.Action, "action") }

// tell implements [Op].
func (op FinishAction) tell(of names) string {
	if op.Done {
		return "mark " + of.called(op.Action) + " as done"
	}
	return "mark " + of.called(op.Action) + " as not done"
}

func (FinishAction) spec() *spec { return &finishActionSpec }

func (op FinishAction) target() ID { return op.Action }

func (op FinishAction) apply(_ *world, n *node) { n.action.done = op.Done }
