package mindmap

import (
	"encoding/json"

	"mindwall/mindmap/text"
)

var addActionSpec = spec{kind: "action.add", read: decodeAction, makes: ActionNode, many: "add %d actions"}

// AddAction notes what somebody will do after the event.
type AddAction struct {
	Text     string `json:"text"`
	Who      string `json:"who,omitempty"`
	Due      string `json:"due,omitempty"` // as people say it: a date, or "by Easter"
	Redacted bool   `json:"redacted,omitempty"`
}

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

func (op AddAction) Tell(Names) string { return "add the action " + text.Quoted(op.Text) }

func (AddAction) spec() *spec { return &addActionSpec }

func (AddAction) Target() ID { return ID{} }

func (op AddAction) Apply(_ World, n *Facts) {
	n.Text = text.Caption.Lenient(op.Text)
	n.Action = &ActionFacts{Who: text.Title.Lenient(op.Who), Due: text.Title.Lenient(op.Due)}
	n.Redacted = op.Redacted
}

func (AddAction) withoutWords() Op { return AddAction{Redacted: true} }

// decodeAction reads also what an older program, which knows no actions, leaves of one whose words it took out.
func decodeAction(body json.RawMessage) (Op, error) {
	if string(body) == blankUnreadable {
		return AddAction{}.withoutWords(), nil
	}
	return decode[AddAction](body)
}
