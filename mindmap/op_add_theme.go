package mindmap

import "mindwall/mindmap/text"

var addThemeSpec = spec{kind: "theme.add", read: decode[AddTheme], makes: themeNode, frame: always, many: "add %d themes"}

// AddTheme makes a theme under a question, or a sub-theme under a theme. Side, letter and colour of a top-level theme
// are written when it is made, and keep.
type AddTheme struct {
	Question ID     `json:"question"`
	Parent   ID     `json:"parent,omitzero"`
	Text     string `json:"text"`
	Side     Side   `json:"side,omitempty"`
	Letter   string `json:"letter,omitempty"`
	Colour   int    `json:"colour,omitempty"`
	Rank     string `json:"rank,omitempty"`
	Redacted bool   `json:"redacted,omitempty"`
}

// Validate implements [Op].
func (op AddTheme) Validate() error {
	if err := needs(op.Question, "question"); err != nil {
		return err
	}
	if !op.Redacted {
		if err := text.Theme.Require(op.Text); err != nil {
			return err
		}
	}
	if err := validateDress(op.Side, op.Letter, op.Colour); err != nil {
		return err
	}
	return validateRank(op.Rank)
}

// tell implements [Op].
func (op AddTheme) tell(names) string { return "add theme " + quoted(op.Text) }

func (AddTheme) spec() *spec { return &addThemeSpec }

func (AddTheme) target() ID { return ID{} }

func (op AddTheme) apply(w *world, n *node) {
	n.question = op.Question
	if !w.closesCircle(n, op.Parent) {
		w.hang(n, op.Parent)
	}
	n.text = text.Theme.Lenient(op.Text)
	n.redacted = op.Redacted
	n.side = op.Side.lenient()
	n.letter, n.colour = lenientLetter(op.Letter), lenientColour(op.Colour)
	n.order = lenientRank(op.Rank)
}

func (op AddTheme) withoutWords() Op {
	op.Text, op.Redacted = "", true
	return op
}
