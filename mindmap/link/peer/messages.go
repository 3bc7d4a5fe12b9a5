package peer

import (
	"encoding/json"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/link/wire"
)

// In is what happens to a peer: one of the types below.
type In any

// What happens.
type (
	// Tick lets time go on. It comes ten times a second or so.
	Tick struct{}
	// Connected says that there is a connection, another than before.
	Connected struct{}
	// Cut says that there is none, and why.
	Cut struct{ Err error }
	// Stream answers [Look].
	Stream struct {
		Created time.Time
		Last    uint64 // number of the last message
		Held    uint64 // how many messages there are
		// Mark is when the message was stored that [Look] names; zero when it is gone, or nothing is known of it.
		Mark time.Time
		Err  error // why nothing is known of it; nothing else counts then
	}
	// Read is a message of the stream. Reading says for which [ReadFrom] it came; Left is how many are still to come.
	Read struct {
		Reading   int
		Seq, Left uint64
		At        time.Time // when it was stored
		Batch     []mindmap.Entry
		Err       error // it cannot be read
	}
	// Digested answers [AskDigest].
	Digested struct {
		Digest wire.Digest
		Err    error
	}
	// Heard is what another table told on the live subject.
	Heard struct{ Batch []mindmap.Entry }
	// Met says that another table is there.
	Met struct{ Here wire.Here }
	// Saw is what the table that leads shows.
	Saw struct{ Shown wire.Shown }
	// Told is what the wall's own file holds: all at first, then what is new.
	Told struct{ Entries []mindmap.Entry }
	// Took answers [Take].
	Took struct {
		Refused []error // of entries that may not be stored
		Err     error   // none of them could be
	}
	// Stored answers [Publish].
	Stored struct {
		N    int
		Seq  uint64
		Full bool // the stream takes no more
		Err  error
	}
	// Fetched answers [Fetch].
	Fetched struct {
		Seq   uint64
		Batch []mindmap.Entry
		Gone  bool
		Err   error
	}
	// Deleted answers [Delete].
	Deleted struct {
		Seq uint64
		Err error
	}
	// Lost says that the wall's own file can be followed no more.
	Lost struct{ Err error }
	// TakeLead asks to lead the room view.
	TakeLead struct{}
	// HandOver asks that another table leads it.
	HandOver struct{ To mindmap.ID }
	// Show says what this table would show to the room; it is sent while this one leads.
	Show struct{ State json.RawMessage }
	// Leave says that the link is about to be closed.
	Leave struct{}
)

// Out is what a peer asks for: one of the types below.
type Out any

// What is asked for. A connection that ends answers none of it; a [Take] is always answered.
type (
	// Look asks what the stream is, and when a message of it was stored, unless that is 0.
	Look struct{ Mark uint64 }
	// ReadFrom asks for the messages from a number on, and ends the reading before.
	ReadFrom struct {
		Reading int
		Seq     uint64
	}
	// AskDigest asks the hub for a digest of the stream.
	AskDigest struct{}
	// Publish puts a batch into the stream, under [wire.BatchID] with Again.
	Publish struct {
		N     int
		Batch []mindmap.Entry
		Again int
	}
	// Tell tells a batch to whoever is there.
	Tell struct{ Batch []mindmap.Entry }
	// Say says that this table is there.
	Say struct{ Here wire.Here }
	// Present sends what the room is shown.
	Present struct{ Shown wire.Shown }
	// Take stores entries in the wall's own file. There is one at a time.
	Take struct{ Entries []mindmap.Entry }
	// Fetch asks for one message of the stream.
	Fetch struct{ Seq uint64 }
	// Delete has a message of the stream deleted, bytes and all.
	Delete struct{ Seq uint64 }
)
