package wire

import (
	"encoding/json"
	"time"

	"mindwall/mindmap"
)

// Here says that a table is there, every few seconds.
type Here struct {
	Device mindmap.ID    `json:"device"` // that the table writes under
	Name   string        `json:"name"`
	Every  time.Duration `json:"every"`          // after which it says so again
	Ask    bool          `json:"ask,omitempty"`  // it has just come: all others say who they are, and what they wrote lately
	Left   bool          `json:"left,omitempty"` // it goes
	Lead   Lead          `json:"lead,omitzero"`
	// Of what the table has, and whether it has read all that the stream holds and waits with nothing.
	Entries int        `json:"entries"`
	Sum     mindmap.ID `json:"sum"` // the ids of all entries, combined by exclusive or
	Level   bool       `json:"level,omitempty"`
}

// Lead is who leads the room view: a register whose highest value counts, by term and then by device.
type Lead struct {
	Term   uint64     `json:"term,omitempty"`
	Device mindmap.ID `json:"device,omitzero"`
	Name   string     `json:"name,omitempty"`
}

// After reports whether l counts and not m.
func (l Lead) After(m Lead) bool {
	one, other := mindmap.Stamp{Clock: l.Term, ID: l.Device}, mindmap.Stamp{Clock: m.Term, ID: m.Device}
	return one.After(other)
}

// Shown is what the table that leads shows to the room.
type Shown struct {
	Lead  Lead            `json:"lead"`
	N     uint64          `json:"n"` // one more for each change, within a term
	State json.RawMessage `json:"state"`
}

// Delete asks the hub to delete a message of the stream, because it holds words that a redaction in the stream takes out.
// The hub looks whether that is so. The rest of the message is in the stream again before.
type Delete struct {
	Seq uint64 `json:"seq"`
}

// Deleted is the hub's answer: why it did not, or nothing when the message is gone.
type Deleted struct {
	Refused string `json:"refused,omitempty"`
}
