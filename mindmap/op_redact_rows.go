package mindmap

import (
	"errors"
	"fmt"
)

var redactRowsSpec = spec{kind: "rows.redact", read: decode[RedactRows], frame: always}

// RedactRows takes the rows of people out of all that was counted: their keys and attributes go wherever they are kept
// and by whichever door they come in again, and the tally stays. It cannot be undone.
type RedactRows struct {
	Rows []ID `json:"rows"` // the [KeyID] of each key
}

func (op RedactRows) Validate() error {
	if len(op.Rows) == 0 {
		return errors.New("no rows named")
	}
	for _, id := range op.Rows {
		if id.IsZero() {
			return errors.New("a row named has no key")
		}
	}
	return nil
}

func (op RedactRows) Tell(Names) string {
	return fmt.Sprintf("take %d rows out for good", len(op.Rows))
}

func (RedactRows) spec() *spec { return &redactRowsSpec }

func (RedactRows) Target() ID { return ID{} }

func (RedactRows) Apply(World, *Facts) {}
