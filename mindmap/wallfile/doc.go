// Package wallfile keeps a wall on disk: one SQLite file that holds its entries, and the little state that says what
// the room is shown now.
//
// What [Wall.Append] was given is on the disk when it returns, and is there after a crash or a power cut. Several
// processes may append to one wall and follow it at once; an entry is stored once, however often it comes in. The last
// one that closes leaves one file without side files. A file that cannot be written to, that is of a newer version or
// damaged opens read-only as far as it can be read, and [Wall.Notice] says why.
//
// A wall is a set of entries: this package stores, hands out and follows entries, blanks those that a redaction names
// at the door, and knows nothing of what they do to a board. Errors wrap one of the package's Err values where a caller
// may want to branch, and those tell with a Hint method what a person can do.
package wallfile
