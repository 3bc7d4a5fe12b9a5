package mindmap

var admitAnswerSpec = spec{
	kind: "answer.admit", read: decode[AdmitAnswer], about: of(AnswerNode), many: "let %d answers on to the wall",
}

// AdmitAnswer lets an answer from the inbox on to the wall.
type AdmitAnswer struct {
	Answer ID `json:"answer"`
}

func (op AdmitAnswer) Validate() error { return needs(op.Answer, "answer") }

func (op AdmitAnswer) Tell(of Names) string { return "let " + of.Called(op.Answer) + " on to the wall" }

func (AdmitAnswer) spec() *spec { return &admitAnswerSpec }

func (op AdmitAnswer) Target() ID { return op.Answer }

func (AdmitAnswer) Apply(_ World, n *Facts) { n.Inbox = false }
