package mindmap

const kindSplitAnswer Kind = "answer.split"

// SplitAnswer takes an answer out of the one it was merged into.
type SplitAnswer struct {
	Answer ID `json:"answer"`
}

// Kind implements [Op].
func (SplitAnswer) Kind() Kind { return kindSplitAnswer }

// Validate implements [Op].
func (op SplitAnswer) Validate() error { return needs(op.Answer, "answer") }

// Summary implements [Op].
func (SplitAnswer) Summary() string { return "split a merged answer" }

func (op SplitAnswer) target() ID { return op.Answer }

func (SplitAnswer) apply(w *world, n *node) { w.link(n, ID{}) }
