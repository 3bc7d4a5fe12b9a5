package mindmap

import (
	"errors"
	"fmt"
)

var mergeAnswerSpec = spec{kind: "answer.merge", read: decode[MergeAnswer], about: of(answerNode), links: true}

// MergeAnswer lets one answer stand for another as well. Both wordings stay, and [SplitAnswer] takes them apart.
type MergeAnswer struct {
	Answer ID `json:"answer"`
	Into   ID `json:"into"`
}

// Validate implements [Op].
func (op MergeAnswer) Validate() error {
	if op.Answer == op.Into {
		return errors.New("an answer cannot be merged into itself")
	}
	return errors.Join(needs(op.Answer, "answer"), needs(op.Into, "answer to merge into"))
}

// tell implements [Op].
func (op MergeAnswer) tell(of names) string {
	return "merge " + of.called(op.Answer) + " into " + of.called(op.Into)
}

// tellMany implements [plural].
func (op MergeAnswer) tellMany(n int, of names) string {
	return fmt.Sprintf("merge %d answers into %s", n, of.called(op.Into))
}

func (MergeAnswer) spec() *spec { return &mergeAnswerSpec }

func (op MergeAnswer) target() ID { return op.Answer }

func (op MergeAnswer) apply(w *world, n *node) {
	if !op.Into.IsZero() && !w.closesCircle(n, op.Into) {
		n.parted = leaving(n.parted, ID{}, op.Into)
		w.link(n, op.Into)
	}
}
