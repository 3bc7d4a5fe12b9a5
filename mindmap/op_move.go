package mindmap

import (
	"errors"
	"fmt"

	"mindwall/mindmap/internal/rank"
)

var moveSpec = spec{kind: "node.move", read: decode[Move], about: of(ThemeNode, AnswerNode), frame: withNode}

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

func (op Move) Validate() error {
	if op.Node == op.Theme && !op.Node.IsZero() {
		return errors.New("a theme cannot be moved under itself")
	}
	colour := 0
	if op.Colour != nil {
		colour = *op.Colour
	}
	return errors.Join(needs(op.Node, "node"), needs(op.Question, "question"), rank.Validate(op.Rank),
		validateDress(op.Side, op.Letter, colour))
}

func (op Move) Tell(of Names) string {
	node := of.Called(op.Node)
	if !op.Theme.IsZero() {
		return "file " + node + of.Under(op.Theme)
	}
	if to := of.Moved(op.Node, op.Question); to != "" {
		return "move " + node + to
	}
	return "take " + node + " out of its theme"
}

func (op Move) TellMany(n int, of Names) string {
	if !op.Theme.IsZero() {
		return fmt.Sprintf("file %d answers", n) + of.Under(op.Theme)
	}
	if to := of.Moved(op.Node, op.Question); to != "" {
		return fmt.Sprintf("move %d answers", n) + to
	}
	return fmt.Sprintf("take %d answers out of their themes", n)
}

func (Move) spec() *spec { return &moveSpec }

func (op Move) Target() ID { return op.Node }

func (op Move) Apply(w World, n *Facts) {
	if n.Kind == ThemeNode {
		if !w.Hang(op.Theme) {
			return
		}
		op.dress(n)
	}
	if n.Kind == AnswerNode {
		n.LeftThemes = Leaving(n.LeftThemes, n.Parent, op.Theme)
	}
	n.Question, n.Parent = op.Question, op.Theme
	n.Order = rank.Lenient(op.Rank)
}

func (op Move) dress(n *Facts) {
	if side := op.Side.lenient(); side != NoSide {
		n.Side = side
	}
	if letter := lenientLetter(op.Letter); letter != "" {
		n.Letter = letter
	}
	if op.Colour != nil {
		n.Colour = lenientColour(*op.Colour)
	}
}
