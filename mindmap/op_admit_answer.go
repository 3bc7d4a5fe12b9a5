package mindmap

const kindAdmitAnswer Kind = "answer.admit"

// AdmitAnswer lets an answer from the inbox on to the wall.
type AdmitAnswer struct {
	Answer ID `json:"answer"`
}

// Kind implements [Op].
func (AdmitAnswer) Kind() Kind { return kindAdmitAnswer }

// Validate implements [Op].
func (op AdmitAnswer) Validate() error { return needs(op.Answer, "answer") }

// Summary implements [Op].
func (AdmitAnswer) Summary() string { return "let an answer on to the wall" }

func (op AdmitAnswer) target() ID { return op.Answer }

func (AdmitAnswer) apply(_ *world, n *node) { n.inbox = false }
