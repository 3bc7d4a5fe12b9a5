package mindmap

import (
	"encoding/json"
	"fmt"

	"mindwall/mindmap/text"
)

var addAnswerSpec = spec{kind: "answer.add", read: decodeAnswer, makes: AnswerNode, many: "add %d answers"}

// AddAnswer makes an answer under a question, filed under a theme or unsorted.
type AddAnswer struct {
	Question ID      `json:"question"`
	Theme    ID      `json:"theme,omitzero"`
	Caption  string  `json:"caption"`
	Quote    string  `json:"quote,omitempty"`
	Source   Source  `json:"source,omitempty"` // empty is the room
	Tally    int     `json:"tally,omitempty"`  // 0 is 1
	Origin   *Origin `json:"origin,omitempty"`
	Counted  bool    `json:"counted,omitempty"`  // nobody yet: those who said it are counted by [CountAnswer]
	Inbox    bool    `json:"inbox,omitempty"`    // waits for the facilitator's yes
	Redacted bool    `json:"redacted,omitempty"` // the words were taken out
}

// MaxTally is the most people that one operation counts.
const MaxTally = 100_000

func (op AddAnswer) Validate() error {
	if err := needs(op.Question, "question"); err != nil {
		return err
	}
	if !op.Redacted {
		if err := text.Caption.Require(op.Caption); err != nil {
			return err
		}
	}
	if _, err := text.Quote.Clean(op.Quote); err != nil {
		return err
	}
	if op.Source != "" && !op.Source.known() {
		return op.Source.unknown()
	}
	if op.Tally < 0 || op.Tally > MaxTally {
		return fmt.Errorf("tally %d is out of range: 1 to %d", op.Tally, MaxTally)
	}
	if op.Origin != nil {
		return validateAttributes(op.Origin.Attributes)
	}
	return nil
}

func (op AddAnswer) Tell(of Names) string {
	verb := "add "
	if op.Inbox {
		verb = "receive "
	}
	return verb + text.Quoted(op.Caption) + of.Under(op.Theme)
}

func (AddAnswer) spec() *spec { return &addAnswerSpec }

func (AddAnswer) Target() ID { return ID{} }

func (op AddAnswer) Apply(w World, n *Facts) {
	n.Question, n.Parent = op.Question, op.Theme
	n.Text = text.Caption.Lenient(op.Caption)
	n.Quote = text.Quote.Lenient(op.Quote)
	n.Redacted = op.Redacted
	n.Source = Room
	if op.Source.known() {
		n.Source = op.Source
	}
	if n.Base = min(max(op.Tally, 1), MaxTally); op.Counted {
		n.Base = 0
	}
	key := ID{}
	if n.Origin = op.Origin.lenient(); n.Origin != nil {
		key = KeyID(n.Origin.Key)
	}
	w.Know(key, op.Question, op.Caption)
	n.Inbox = op.Inbox
}

func (op AddAnswer) withoutWords() Op {
	op.Caption, op.Quote, op.Redacted = "", "", true
	if op.Origin != nil {
		op.Origin = &Origin{Key: op.Origin.Key}
	}
	return op
}

func decodeAnswer(body json.RawMessage) (Op, error) {
	if op, ok := readAnswer(body); ok {
		return op, nil
	}
	return decode[AddAnswer](body)
}
