// Package mindmap is the model of a wall: entries, the operations they carry, and the board they fold into.
//
// A wall is a set of [Entry] values, only ever added to. [Fold] turns the set into a [Board]; the same set gives the
// same board in whatever order it arrived and however often. So two copies of a wall merge by uniting their entries.
// [Live] keeps the board of a growing set up to date and equals Fold after every arrival.
//
// The package is pure: no I/O, no clock, no randomness, no goroutine. Ids and times are handed in. Validation may
// refuse at the door with an error that names the fault; applying never fails, whatever the entries hold.
package mindmap
