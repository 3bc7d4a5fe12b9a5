package wallfile

import (
	"mindwall/mindmap"
	"mindwall/mindmap/wallfile/internal/store"
)

// Seq numbers the entries of one file in the order in which they were stored, from 1. Another copy of the wall numbers
// them differently.
type Seq = store.Seq

// Fault is something wrong with a wall's file that a caller may branch on, and that a person can do something about.
type Fault = store.Fault

// The faults that errors of this package wrap.
var (
	ErrExists     = store.ErrExists
	ErrNotFound   = store.ErrNotFound
	ErrNoFolder   = store.ErrNoFolder
	ErrNotWall    = store.ErrNotWall
	ErrNewer      = store.ErrNewer
	ErrDamaged    = store.ErrDamaged
	ErrForeign    = store.ErrForeign
	ErrNumbers    = store.ErrNumbers
	ErrReadOnly   = store.ErrReadOnly
	ErrUnreadable = store.ErrUnreadable
	ErrMoved      = store.ErrMoved
	ErrInUse      = store.ErrInUse
	ErrBusy       = store.ErrBusy
	ErrDiskFull   = store.ErrDiskFull
	ErrDisk       = store.ErrDisk
	ErrSideFiles  = store.ErrSideFiles
	ErrClosed     = store.ErrClosed
)

// Passes reports whether what keeps a wall from being written to may pass by itself, as a full disk does when somebody
// makes room: then an open wall is written to as soon as it can be, and what is entered until then is worth keeping.
func Passes(err error) bool { return store.Passes(err) }

// Sift parts entries of another file that may be stored from those that may not, with what is wrong with each. What is
// no text in an author's name or among the words is mended, and costs nothing else.
func Sift(entries []mindmap.Entry) (sound []mindmap.Sealed, faults []error) {
	return store.Sift(entries)
}
