// Package phone is the door for phones: one page on which everybody in the room, or at home before and after, answers the
// questions of a wall, and says "me too" to what others said.
//
// The page needs no other request, keeps what is typed and not sent yet on the phone, and works as a plain form where there is
// no JavaScript. It polls, so that a phone that sleeps has no connection to lose.
//
// A phone makes 128 bits for each thing it sends. The id of the entry is derived from them by a key that is kept with the
// wall, so that what is sent twice is there once, for ever, across restarts of either side, and no phone can choose an id.
// A phone's own number is issued by the page, signed by the same key, and never leaves the memory of this process: no address,
// no number and no user agent is written or logged.
//
// The package is a handler and its rules. It opens no file and no socket: the wall is handed in as a [Wall].
package phone

import (
	"context"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
)

// Wall is what the door asks of whoever keeps the wall. Its methods may be called by several goroutines.
type Wall interface {
	// Look lets somebody read the wall as it stands, while nobody changes it.
	Look(read func(*fold.Live))
	// Write lets plan record on a wall that is up to date. When it returns without an error all of it is on the disk, and the
	// words that a redaction names are out of the file; else nothing was recorded.
	Write(ctx context.Context, plan func(Pen) error) error
}

// Pen records what one call of [Wall.Write] does.
type Pen interface {
	Live() *fold.Live
	// Record makes entries of drafts, all of one act until the next Begin. It fails with nothing done.
	Record(drafts ...mindmap.Draft) error
	// Begin begins another act.
	Begin()
}
