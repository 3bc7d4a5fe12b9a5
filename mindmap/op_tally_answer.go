package mindmap

import "fmt"

const kindTallyAnswer Kind = "answer.tally"

// TallyAnswer counts people who said the same: it adds to the tally, so that concurrent counting adds up.
type TallyAnswer struct {
	Answer ID     `json:"answer"`
	Delta  int    `json:"delta"`            // negative takes back
	Source Source `json:"source,omitempty"` // where these people said it; empty is where the answer came from
}

// Kind implements [Op].
func (TallyAnswer) Kind() Kind { return kindTallyAnswer }

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

// Summary implements [Op].
func (op TallyAnswer) Summary() string { return fmt.Sprintf("tally %+d", op.Delta) }

func (op TallyAnswer) target() ID { return op.Answer }

func (op TallyAnswer) apply(_ *world, n *node) {
	source := n.source
	if op.Source.known() {
		source = op.Source
	}
	n.counts[sourceIndex(source)] += min(max(op.Delta, -MaxTally), MaxTally)
}
