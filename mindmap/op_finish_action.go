package mindmap

const kindFinishAction Kind = "action.done"

// FinishAction marks an action as done, or as not done after all.
type FinishAction struct {
	Action ID   `json:"action"`
	Done   bool `json:"done"`
}

// Kind implements [Op].
func (FinishAction) Kind() Kind { return kindFinishAction }

// Validate implements [Op].
func (op FinishAction) Validate() error { return needs(op.Action, "action") }

// Summary implements [Op].
func (op FinishAction) Summary() string {
	if op.Done {
		return "mark an action as done"
	}
	return "mark an action as not done"
}

func (op FinishAction) target() ID { return op.Action }

func (op FinishAction) apply(_ *world, n *node) { n.action.done = op.Done }
