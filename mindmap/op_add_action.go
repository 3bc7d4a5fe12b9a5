package mindmap

import (
	"encoding/json"
	"mindwall/mindmap/text"
)

var addActionSpec = spec{kind: "action.add", read: decodeAction, makes: actionNode, many: "add %d actions"}

// AddAction notes what somebody will do after the event.
type AddAction struct {
	Text     string `json:"text"`
	Who      string `json:"who,omitempty"`
	Due      string `json:"due,omitempty"` // as people say it: a date, or "by Easter"
	Redacted bool   `json:"redacted,omitempty"`
}

// Validate implements [Op].
func (op AddAction) Validate() error {
	if !op.Redacted {
		if err := text.Caption.Require(op.Text); err != nil {
			return err
		}
	}
	for _, s := range []string{op.Who, op.Due} {
		if _, err := text.Title.Clean(s); err != nil {
			return err
		}
	}
	return nil
}

// tell implements [Op].
func (op AddAction) tell(names) string { return "add the action " + quoted(op.Text) }

func (AddAction) spec() *spec { return &addActionSpec }

func (AddAction) target() ID { return ID{} }

func (op AddAction) apply(_ *world, n *node) {
	n.text = text.Caption.Lenient(op.Text)
	n.action = &actionFacts{who: text.Title.Lenient(op.Who), due: text.Title.Lenient(op.Due)}
	n.redacted = op.Redacted
}

func (AddAction) withoutWords() Op { return AddAction{Redacted: true} }

// decodeAction reads also what an older program, which knows no actions, leaves of one whose words it took out.
func decodeAction(body json.RawMessage) (Op, error) {
	if string(body) == blankUnreadable {
		return AddAction{}.withoutWords(), nil
	}
	return decode[AddAction](body)
}
