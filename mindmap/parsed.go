package mindmap

import "mindwall/mindmap/internal/flat"

// Parsed is an entry as it was stored, with its operation read. Unlike a [Sealed] one it was not validated: a board takes
// whatever was stored.
type Parsed struct {
	entry Entry
	op    Op // nil when it cannot be read
}

// Parse reads an entry that was stored. It is not ok when the body is not even JSON.
func Parse(e Entry) (p Parsed, ok bool) {
	op, err := e.Op()
	return Parsed{entry: e, op: op}, err == nil || flat.Valid(e.Body)
}

// Entry is the entry itself.
func (p *Parsed) Entry() Entry { return p.entry }

// Op is the entry's operation; nil when it cannot be read.
func (p *Parsed) Op() Op { return p.op }
