package mindmap

import "errors"

const kindMergeAnswer Kind = "answer.merge"

// MergeAnswer lets one answer stand for another as well. Both wordings stay, and [SplitAnswer] takes them apart.
type MergeAnswer struct {
	Answer ID `json:"answer"`
	Into   ID `json:"into"`
}

// Kind implements [Op].
func (MergeAnswer) Kind() Kind { return kindMergeAnswer }

// Validate implements [Op].
func (op MergeAnswer) Validate() error {
	if op.Answer == op.Into {
		return errors.New("an answer cannot be merged into itself")
	}
	return errors.Join(needs(op.Answer, "answer"), needs(op.Into, "answer to merge into"))
}

// Summary implements [Op].
func (MergeAnswer) Summary() string { return "merge a repeat" }

func (op MergeAnswer) target() ID { return op.Answer }

func (op MergeAnswer) apply(w *world, n *node) {
	if !op.Into.IsZero() && !w.closesCircle(n, op.Into) {
		w.link(n, op.Into)
	}
}
