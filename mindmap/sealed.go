package mindmap

import (
	"encoding/json"
	"fmt"
)

// Sealed is an entry that was validated, with the operation that was read for that. [Seal] and [Admit] alone make one,
// so whoever is handed it neither validates nor reads it again: not the board, not the file.
type Sealed struct {
	entry Entry
	op    Op // nil when the kind is not known
}

// Seal makes an entry of an operation: it puts it into the envelope, whose Kind and Body it sets, and validates the
// whole as it will be read again.
func Seal(envelope Entry, op Op) (Sealed, error) {
	body, err := json.Marshal(op)
	if err != nil {
		return Sealed{}, fmt.Errorf("write %s: %w", KindOf(op), err)
	}
	envelope.Kind, envelope.Body = KindOf(op), body
	return Admit(envelope)
}

// Admit lets an entry in by the door: it validates it as [Entry.Validate] does.
func Admit(e Entry) (Sealed, error) {
	op, err := e.examine()
	if err != nil {
		return Sealed{}, err
	}
	return Sealed{entry: e, op: op}, nil
}

// Entry is the entry itself.
func (s *Sealed) Entry() Entry { return s.entry }

// Clock is the entry's clock.
func (s *Sealed) Clock() uint64 { return s.entry.Clock }

// Op is the entry's operation; nil when its kind is not known.
func (s *Sealed) Op() Op { return s.op }

// Entries are the entries themselves.
func Entries(sealed []Sealed) []Entry {
	entries := make([]Entry, len(sealed))
	for i := range sealed {
		entries[i] = sealed[i].entry
	}
	return entries
}
