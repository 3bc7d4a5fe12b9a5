package mindmap

var setAsideQuestionSpec = spec{
	kind: "question.aside", read: decode[SetAsideQuestion], about: of(questionNode), frame: always,
}

// SetAsideQuestion takes a question off the agenda, with all that was said to it, or puts it back.
type SetAsideQuestion struct {
	Question ID   `json:"question"`
	Aside    bool `json:"aside"`
}

// Validate implements [Op].
func (op SetAsideQuestion) Validate() error { return needs(op.Question, "question") }

// tell implements [Op].
func (op SetAsideQuestion) tell(of names) string {
	if op.Aside {
		return "set " + of.called(op.Question) + " aside"
	}
	return "take " + of.called(op.Question) + " up again"
}

func (SetAsideQuestion) spec() *spec { return &setAsideQuestionSpec }

func (op SetAsideQuestion) target() ID { return op.Question }

func (op SetAsideQuestion) apply(_ *world, n *node) { n.aside = op.Aside }
