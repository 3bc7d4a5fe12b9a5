package mindmap

var splitAnswerSpec = spec{
	kind: "answer.split", read: decode[SplitAnswer], about: of(answerNode), links: true, many: "split off %d answers",
}

// SplitAnswer takes an answer out of the one it was merged into.
type SplitAnswer struct {
	Answer ID `json:"answer"`
}

// Validate implements [Op].
func (op SplitAnswer) Validate() error { return needs(op.Answer, "answer") }

// tell implements [Op].
func (op SplitAnswer) tell(of names) string { return "split off " + of.called(op.Answer) }

func (SplitAnswer) spec() *spec { return &splitAnswerSpec }

func (op SplitAnswer) target() ID { return op.Answer }

func (SplitAnswer) apply(w *world, n *node) {
	n.parted = leaving(n.parted, n.into, ID{})
	w.link(n, ID{})
}
