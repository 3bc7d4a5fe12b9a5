package mindmap

import (
	"encoding/json"
	"errors"
	"fmt"
)

var redactSpec = spec{kind: "words.redact", read: decode[Redact], frame: always}

// Redact takes a person's words out for good: every entry that it names loses its words, wherever the entry is kept
// and by whichever door it comes in again. The tally stays. It cannot be undone.
type Redact struct {
	Entries []ID `json:"entries"`
}

func (op Redact) Validate() error {
	if len(op.Entries) == 0 {
		return errors.New("no entries named")
	}
	for _, id := range op.Entries {
		if id.IsZero() {
			return errors.New("an entry named has no id")
		}
	}
	return nil
}

func (op Redact) Tell(Names) string {
	return fmt.Sprintf("take the words out of %d entries for good", len(op.Entries))
}

func (Redact) spec() *spec { return &redactSpec }

func (Redact) Target() ID { return ID{} }

func (Redact) Apply(World, *Facts) {}

// wordy is an operation that carries a person's words.
type wordy interface {
	Op
	// withoutWords is the operation with its words taken out; what tells imported answers apart survives.
	withoutWords() Op
}

// CarriesWords reports whether an operation carries a person's words.
func CarriesWords(op Op) bool {
	_, ok := op.(wordy)
	return ok
}

// blankUnreadable is a body without words that no operation reads, so that blanking an unreadable entry does not make
// it a readable one.
const blankUnreadable = `""`

// Blank takes the words out of an entry that a [Redact] names, for every door to store it so. An operation that holds
// no words stays as it is; one that cannot be read loses its body.
func Blank(e Entry) Entry {
	if string(e.Body) == blankUnreadable {
		return e
	}
	op, err := e.Op()
	if err != nil {
		e.Body = json.RawMessage(blankUnreadable)
		return e
	}
	wordy, ok := op.(wordy)
	if !ok {
		return e
	}
	e.Body = bodyOf(wordy.withoutWords())
	return e
}
