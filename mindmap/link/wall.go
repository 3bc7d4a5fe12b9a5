package link

import (
	"context"

	"mindwall/mindmap"
)

// Wall is what a link asks of an open wall. Its methods may be called by several goroutines.
type Wall interface {
	// ID is the derived id of the wall; zero while it has no entries.
	ID() mindmap.ID
	// Own are the device ids under which this machine has written on the wall. The first is the one of now.
	Own() []mindmap.ID
	// Take stores entries of others, as every door does: those that may not be stored it refuses, and says why of each; those
	// that run ahead of the clock it keeps aside; of those that redactions name it stores no words. When it returns without an error
	// the others are on the disk.
	Take(ctx context.Context, entries []mindmap.Entry) (refused []error, err error)
	// Follow tells what is stored, by whomever, until the context ends: all that there is first, then what is new. What was
	// told may be told again.
	Follow(ctx context.Context, told func([]mindmap.Entry)) error
}
