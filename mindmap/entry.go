package mindmap

import (
	"bytes"
	"cmp"
	"encoding/json"
	"time"
)

// Kind names what an entry does, such as "answer.add". Kinds are permanent: one is never renamed or reused.
type Kind string

// MaxClock is the highest Lamport clock that [Entry.Validate] lets in. It leaves room for a trillion changes, and
// keeps a broken or hostile clock from pushing every later one out of range.
const MaxClock = 1 << 40

// Entry is one recorded change: who, when, and the operation. Entries are immutable and only ever added.
type Entry struct {
	ID     ID        `json:"id"`
	Clock  uint64    `json:"clock"`  // Lamport clock: one more than any the writer had seen
	Device ID        `json:"device"` // the machine that wrote it, so that two people of one name stay two
	Author string    `json:"author"`
	At     time.Time `json:"at"` // wall-clock time; shown, never used for order
	Act    ID        `json:"act"`
	Kind   Kind      `json:"kind"`
	// Body is the operation as JSON, kept byte for byte so that a kind this version does not know survives.
	Body json.RawMessage `json:"body"`
}

// Stamp is an entry's place in the order of all entries: by clock, then device, then id.
type Stamp struct {
	Clock  uint64
	Device ID
	ID     ID
}

// Stamp returns the entry's place in the order of all entries.
func (e *Entry) Stamp() Stamp { return Stamp{Clock: e.Clock, Device: e.Device, ID: e.ID} }

// Compare is negative when s comes before t, zero when they are the same, positive when s comes after t.
func (s Stamp) Compare(t Stamp) int {
	if c := cmp.Compare(s.Clock, t.Clock); c != 0 {
		return c
	}
	if c := bytes.Compare(s.Device[:], t.Device[:]); c != 0 {
		return c
	}
	return bytes.Compare(s.ID[:], t.ID[:])
}

// After reports whether s comes after t.
func (s Stamp) After(t Stamp) bool { return s.Compare(t) > 0 }
