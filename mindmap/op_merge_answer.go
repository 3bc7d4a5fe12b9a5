package mindmap

import (
	"errors"
	"fmt"
)

var mergeAnswerSpec = spec{kind: "answer.merge", read: decode[MergeAnswer], about: of(AnswerNode), links: true}

// MergeAnswer lets one answer stand for another as well. Both wordings stay, and [SplitAnswer] takes them apart.
type MergeAnswer struct {
	Answer ID `json:"answer"`
	Into   ID `json:"into"`
}

func (op MergeAnswer) Validate() error {
	if op.Answer == op.Into {
		return errors.New("an answer cannot be merged into itself")
	}
	return errors.Join(needs(op.Answer, "answer"), needs(op.Into, "answer to merge into"))
}

func (op MergeAnswer) Tell(of Names) string {
	return "merge " + of.Called(op.Answer) + " into " + of.Called(op.Into)
}

func (op MergeAnswer) TellMany(n int, of Names) string {
	return fmt.Sprintf("merge %d answers into %s", n, of.Called(op.Into))
}

func (MergeAnswer) spec() *spec { return &mergeAnswerSpec }

func (op MergeAnswer) Target() ID { return op.Answer }

func (op MergeAnswer) Apply(w World, _ *Facts) {
	if !op.Into.IsZero() {
		w.Link(op.Into)
	}
}
