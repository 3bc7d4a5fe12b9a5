package mindmap

import (
	"errors"
	"fmt"
	"slices"
)

var moveSpec = spec{kind: "node.move", read: decode[Move], about: of(themeNode, answerNode), frame: withNode}

// Move puts an answer or a theme, with all under it, somewhere else: under a theme, or, with no theme, directly under
// the question, where an answer is unsorted. It takes its place among its new siblings by Rank, else by when it was
// made. A theme that becomes a top-level one may be given its side, letter and colour at once.
type Move struct {
	Node     ID     `json:"node"`
	Question ID     `json:"question"`
	Theme    ID     `json:"theme,omitzero"`
	Rank     string `json:"rank,omitempty"`
	Side     Side   `json:"side,omitempty"`
	Letter   string `json:"letter,omitempty"`
	Colour   *int   `json:"colour,omitempty"`
}

// Validate implements [Op].
func (op Move) Validate() error {
	if op.Node == op.Theme && !op.Node.IsZero() {
		return errors.New("a theme cannot be moved under itself")
	}
	colour := 0
	if op.Colour != nil {
		colour = *op.Colour
	}
	return errors.Join(needs(op.Node, "node"), needs(op.Question, "question"), validateRank(op.Rank),
		validateDress(op.Side, op.Letter, colour))
}

// tell implements [Op].
func (op Move) tell(of names) string {
	node := of.called(op.Node)
	if !op.Theme.IsZero() {
		return "file " + node + of.under(op.Theme)
	}
	if to := of.moved(op.Node, op.Question); to != "" {
		return "move " + node + to
	}
	return "take " + node + " out of its theme"
}

// tellMany implements [plural].
func (op Move) tellMany(n int, of names) string {
	if !op.Theme.IsZero() {
		return fmt.Sprintf("file %d answers", n) + of.under(op.Theme)
	}
	if to := of.moved(op.Node, op.Question); to != "" {
		return fmt.Sprintf("move %d answers", n) + to
	}
	return fmt.Sprintf("take %d answers out of their themes", n)
}

func (Move) spec() *spec { return &moveSpec }

func (op Move) target() ID { return op.Node }

func (op Move) apply(w *world, n *node) {
	if n.kind == themeNode {
		if w.closesCircle(n, op.Theme) {
			return
		}
		op.dress(n)
		w.hang(n, op.Theme)
	}
	if n.kind == answerNode {
		n.left = leaving(n.left, n.parent, op.Theme)
	}
	n.question, n.parent = op.Question, op.Theme
	n.order = lenientRank(op.Rank)
}

func (op Move) dress(n *node) {
	if side := op.Side.lenient(); side != NoSide {
		n.side = side
	}
	if letter := lenientLetter(op.Letter); letter != "" {
		n.letter = letter
	}
	if op.Colour != nil {
		n.colour = lenientColour(*op.Colour)
	}
}

// leaving adds what is left, a theme or an answer, to what was left before. The one that is gone to is not left, or no
// longer.
func leaving(left []ID, from, to ID) []ID {
	if from == to || from.IsZero() && len(left) == 0 {
		return left
	}
	var now []ID
	for _, id := range append(slices.Clip(left), from) {
		if id != to && !id.IsZero() && !slices.Contains(now, id) {
			now = append(now, id)
		}
	}
	return now
}
