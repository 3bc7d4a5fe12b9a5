// Package link is the door to other tables: it carries a wall's entries to them and theirs into the wall's file, over NATS
// and its JetStream.
//
// Nobody waits for it: a console writes to its own file and is done. A link that comes reads what the stream of its wall
// holds, from the start, publishes what that lacks, and stays. It keeps nothing about anybody else, so nothing of that kind
// can be wrong; any doubt starts it again. The stream is transport and never the truth: one that was lost is filled again
// from the files.
//
// The package opens no wall and runs no server: a wall is handed in as a [Wall], and the embedded server is package hub.
package link
