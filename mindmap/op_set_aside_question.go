package mindmap

var setAsideQuestionSpec = spec{
	kind: "question.aside", read: decode[SetAsideQuestion], about: of(QuestionNode), frame: always,
}

// SetAsideQuestion takes a question off the agenda, with all that was said to it, or puts it back.
type SetAsideQuestion struct {
	Question ID   `json:"question"`
	Aside    bool `json:"aside"`
}

func (op SetAsideQuestion) Validate() error { return needs(op.Question, "question") }

func (op SetAsideQuestion) Tell(of Names) string {
	if op.Aside {
		return "set " + of.Called(op.Question) + " aside"
	}
	return "take " + of.Called(op.Question) + " up again"
}

func (SetAsideQuestion) spec() *spec { return &setAsideQuestionSpec }

func (op SetAsideQuestion) Target() ID { return op.Question }

func (op SetAsideQuestion) Apply(_ World, n *Facts) { n.Aside = op.Aside }
