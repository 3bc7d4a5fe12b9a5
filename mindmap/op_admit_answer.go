package mindmap

var admitAnswerSpec = spec{
	kind: "answer.admit", read: decode[AdmitAnswer], about: of(answerNode), many: "let %d answers on to the wall",
}

// AdmitAnswer lets an answer from the inbox on to the wall.
type AdmitAnswer struct {
	Answer ID `json:"answer"`
}

// Validate implements [Op].
func (op AdmitAnswer) Validate() error { return needs(op.Answer, "answer") }

// tell implements [Op].
func (op AdmitAnswer) tell(of names) string { return "let " + of.called(op.Answer) + " on to the wall" }

func (AdmitAnswer) spec() *spec { return &admitAnswerSpec }

func (op AdmitAnswer) target() ID { return op.Answer }

func (AdmitAnswer) apply(_ *world, n *node) { n.inbox = false }
