package mindmap

var splitAnswerSpec = spec{
	kind: "answer.split", read: decode[SplitAnswer], about: of(AnswerNode), links: true, many: "split off %d answers",
}

// SplitAnswer takes an answer out of the one it was merged into.
type SplitAnswer struct {
	Answer ID `json:"answer"`
}

func (op SplitAnswer) Validate() error { return needs(op.Answer, "answer") }

func (op SplitAnswer) Tell(of Names) string { return "split off " + of.Called(op.Answer) }

func (SplitAnswer) spec() *spec { return &splitAnswerSpec }

func (op SplitAnswer) Target() ID { return op.Answer }

func (SplitAnswer) Apply(w World, _ *Facts) { w.Link(ID{}) }
