package mindmap

import (
	"mindwall/mindmap/internal/rank"
	"mindwall/mindmap/text"
)

var addThemeSpec = spec{kind: "theme.add", read: decode[AddTheme], makes: ThemeNode, frame: always, many: "add %d themes"}

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
	return rank.Validate(op.Rank)
}

func (op AddTheme) Tell(Names) string { return "add theme " + text.Quoted(op.Text) }

func (AddTheme) spec() *spec { return &addThemeSpec }

func (AddTheme) Target() ID { return ID{} }

func (op AddTheme) Apply(w World, n *Facts) {
	n.Question = op.Question
	w.Hang(op.Parent)
	n.Text = text.Theme.Lenient(op.Text)
	n.Redacted = op.Redacted
	n.Side = op.Side.lenient()
	n.Letter, n.Colour = lenientLetter(op.Letter), lenientColour(op.Colour)
	n.Order = rank.Lenient(op.Rank)
}

func (op AddTheme) withoutWords() Op {
	op.Text, op.Redacted = "", true
	return op
}
