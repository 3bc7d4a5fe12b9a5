package mindmap

const kindSetAsideQuestion Kind = "question.aside"

// SetAsideQuestion takes a question off the agenda, with all that was said to it, or puts it back.
type SetAsideQuestion struct {
	Question ID   `json:"question"`
	Aside    bool `json:"aside"`
}

// Kind implements [Op].
func (SetAsideQuestion) Kind() Kind { return kindSetAsideQuestion }

// Validate implements [Op].
func (op SetAsideQuestion) Validate() error { return needs(op.Question, "question") }

// Summary implements [Op].
func (op SetAsideQuestion) Summary() string {
	if op.Aside {
		return "set a question aside"
	}
	return "take a question up again"
}

func (op SetAsideQuestion) target() ID { return op.Question }

func (op SetAsideQuestion) apply(_ *world, n *node) { n.aside = op.Aside }
