// Package peer is one table's part in sharing a wall, without network, disk, clock and goroutine: messages go in, and
// messages come out, as in etcd's raft. Scripts and random schedules drive whole clusters of it.
//
// A [Peer] that is connected looks at the stream of its wall, reads it from the start, publishes what it lacks, and stays
// level with it. Whatever makes it doubt (another connection, another stream or one that is shorter, silence, others that have
// something else) makes it read again. It knows what the stream holds by what it read of this stream, and by nothing
// else.
//
// Its parts know it, and each other by it: file, stream, sender, taker and room. What happens goes through [Peer.Step] alone.
//
// An [Index] is what is known of a stream's messages: which entries stand where, and which messages hold words that
// redactions take out. The hub keeps one as well.
package peer
