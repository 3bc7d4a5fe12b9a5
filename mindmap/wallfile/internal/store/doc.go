// Package store knows how a wall stands in an SQLite file: the tables and what may be done to them, how a file is opened
// to read and to write, what rows say, and which faults SQLite's errors stand for. It writes entries by a writer, one
// connection that lets in, blanks and numbers them. Whose file it is, where it lies and who else looks at it, it does not
// know.
package store
