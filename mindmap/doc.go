// Package mindmap is the model of a wall: entries, the operations they carry, and the board that they amount to.
//
// A wall is a set of [Entry] values, only ever added to. Package fold turns the set into a [Board]; the same set gives the
// same board in whatever order it arrived and however often. So two copies of a wall merge by uniting their entries.
//
// The package is pure: no I/O, no clock, no randomness, no goroutine. Ids and times are handed in. Validation may
// refuse at the door with an error that names the fault; applying never fails, whatever the entries hold.
package mindmap
