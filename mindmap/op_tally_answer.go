package mindmap

import "fmt"

var tallyAnswerSpec = spec{kind: "answer.tally", read: decode[TallyAnswer], about: of(answerNode)}

// TallyAnswer counts people who said the same: it adds to the tally, so that concurrent counting adds up.
type TallyAnswer struct {
	Answer ID     `json:"answer"`
	Delta  int    `json:"delta"`            // negative takes back
	Source Source `json:"source,omitempty"` // where these people said it; empty is where the answer came from
}

// Validate implements [Op].
func (op TallyAnswer) Validate() error {
	if op.Delta == 0 || op.Delta < -MaxTally || op.Delta > MaxTally {
		return fmt.Errorf("tally by %d is out of range: 1 to %d, or its negative", op.Delta, MaxTally)
	}
	if op.Source != "" && !op.Source.known() {
		return op.Source.unknown()
	}
	return needs(op.Answer, "answer")
}

// tell implements [Op].
func (op TallyAnswer) tell(of names) string {
	return fmt.Sprintf("count %+d for %s", op.Delta, of.called(op.Answer))
}

// tellMany implements [plural].
func (op TallyAnswer) tellMany(n int, _ names) string {
	return fmt.Sprintf("count %+d for %d answers", op.Delta, n)
}

func (TallyAnswer) spec() *spec { return &tallyAnswerSpec }

func (op TallyAnswer) target() ID { return op.Answer }

func (op TallyAnswer) apply(_ *world, n *node) {
	source := n.source
	if op.Source.known() {
		source = op.Source
	}
	n.counts[sourceIndex(source)] += min(max(op.Delta, -MaxTally), MaxTally)
}
