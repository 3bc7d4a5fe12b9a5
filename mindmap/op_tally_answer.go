package mindmap

import "fmt"

var tallyAnswerSpec = spec{kind: "answer.tally", read: decode[TallyAnswer], about: of(AnswerNode)}

// TallyAnswer counts people who said the same: it adds to the tally, so that concurrent counting adds up.
type TallyAnswer struct {
	Answer ID     `json:"answer"`
	Delta  int    `json:"delta"`            // negative takes back
	Source Source `json:"source,omitempty"` // where these people said it; empty is where the answer came from
}

func (op TallyAnswer) Validate() error {
	if op.Delta == 0 || op.Delta < -MaxTally || op.Delta > MaxTally {
		return fmt.Errorf("tally by %d is out of range: 1 to %d, or its negative", op.Delta, MaxTally)
	}
	if op.Source != "" && !op.Source.known() {
		return op.Source.unknown()
	}
	return needs(op.Answer, "answer")
}

func (op TallyAnswer) Tell(of Names) string {
	return fmt.Sprintf("count %+d for %s", op.Delta, of.Called(op.Answer))
}

func (op TallyAnswer) TellMany(n int, _ Names) string {
	return fmt.Sprintf("count %+d for %d answers", op.Delta, n)
}

func (TallyAnswer) spec() *spec { return &tallyAnswerSpec }

func (op TallyAnswer) Target() ID { return op.Answer }

func (op TallyAnswer) Apply(_ World, n *Facts) {
	source := n.Source
	if op.Source.known() {
		source = op.Source
	}
	n.Counts[source.Index()] += min(max(op.Delta, -MaxTally), MaxTally)
}
