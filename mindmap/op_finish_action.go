package mindmap

var finishActionSpec = spec{
	kind: "action.done", read: decode[FinishAction], about: of(ActionNode), many: "mark %d actions",
}

// FinishAction marks an action as done, or as not done after all.
type FinishAction struct {
	Action ID   `json:"action"`
	Done   bool `json:"done"`
}

func (op FinishAction) Validate() error { return needs(op.Action, "action") }

func (op FinishAction) Tell(of Names) string {
	if op.Done {
		return "mark " + of.Called(op.Action) + " as done"
	}
	return "mark " + of.Called(op.Action) + " as not done"
}

func (FinishAction) spec() *spec { return &finishActionSpec }

func (op FinishAction) Target() ID { return op.Action }

func (op FinishAction) Apply(_ World, n *Facts) { n.Action.Done = op.Done }
