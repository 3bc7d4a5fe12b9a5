// Package hub is the server that tables meet at: an embedded NATS server with JetStream, TLS under a certificate of its own
// making, and one stream for each wall.
//
// Only the hub makes, changes, empties and deletes streams. A table comes in with a key, and may then do what
// [wire.Names.MayPublish] and [wire.Names.MaySubscribe] say of its wall, and nothing else. Who has no key may ask to be let in while a
// code is out (package pair), and nothing else.
//
// Words that a redaction in a stream takes out the hub deletes there by itself, whichever of the two came first: it puts the rest
// of the message into the stream again, and overwrites the message on its disk.
//
// It writes no log and keeps nothing about who came. It is for cmd to import alone, so that a build tag leaves it out.
package hub
