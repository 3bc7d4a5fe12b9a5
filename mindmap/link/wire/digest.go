package wire

import "mindwall/mindmap"

// Digest says what a stream holds, so that who has most of it need not read it all.
type Digest struct {
	Last  uint64  `json:"last"`  // the message up to which it goes
	Width uint64  `json:"width"` // how many clocks a range has
	Rows  []Range `json:"rows"`
}

// Range sums up the entries of one device whose clocks are from Start on, below Start and the width.
type Range struct {
	Device  mindmap.ID `json:"device"`
	Start   uint64     `json:"start"`
	Entries int        `json:"entries"`
	Sum     mindmap.ID `json:"sum"`   // their ids, combined by exclusive or
	First   uint64     `json:"first"` // the first message that holds one of them; 0 is not said
}

// Combine is the exclusive or of two ids: the same for a set of ids, whatever their order.
func Combine(a, b mindmap.ID) mindmap.ID {
	for i := range a {
		a[i] ^= b[i]
	}
	return a
}
