package wire

import (
	"time"

	"mindwall/mindmap"
)

// Limits of what is sent and kept. A batch of one entry may be as large as an entry, so a hub lets messages in up to
// MaxMessage.
const (
	MaxEntries = 64               // in a batch
	maxBatch   = 256 << 10        // bytes of a batch of several entries
	MaxMessage = 2 << 20          // bytes of any message
	MaxStream  = 256 << 20        // bytes that a wall's stream holds; what comes then is refused, and nothing is dropped
	KnownBatch = 10 * time.Minute // how long the stream knows a batch that comes again by its id
)

// Names are what one wall goes by on a hub.
type Names struct {
	Stream  string // of the entries, in JetStream
	Entries string // the stream's only subject: a [Batch]
	Live    string // a [Batch] that nobody stores
	Here    string // a [Here]
	Shown   string // a [Shown]
	Delete  string // a request to the hub: a [Delete]
	Digest  string // a request to the hub: empty, answered by a [Digest]
	Inbox   string // prefix of the subjects that answers come to
}

// NamesOf are the names of a wall by its id.
func NamesOf(wall mindmap.ID) Names {
	w := wall.String()
	return Names{
		Stream: "WALL_" + w, Entries: "wall." + w + ".entries", Live: "wall." + w + ".live", Here: "wall." + w + ".here",
		Shown: "wall." + w + ".shown", Delete: "wall." + w + ".delete", Digest: "wall." + w + ".digest", Inbox: "_INBOX." + w,
	}
}

// MayPublish are the subjects that a table publishes to, and no others: it reads the stream by consumers of its own, and
// neither deletes, purges nor changes anything there.
func (n Names) MayPublish() []string {
	return []string{
		n.Entries, n.Live, n.Here, n.Shown, n.Delete, n.Digest,
		"$JS.API.STREAM.INFO." + n.Stream,
		"$JS.API.DIRECT.GET." + n.Stream,
		"$JS.API.CONSUMER.CREATE." + n.Stream + ".>",
		"$JS.API.CONSUMER.INFO." + n.Stream + ".*",
		"$JS.API.CONSUMER.MSG.NEXT." + n.Stream + ".*",
		"$JS.API.CONSUMER.DELETE." + n.Stream + ".*",
	}
}

// MaySubscribe are the subjects that a table hears. What the stream holds comes to its inbox.
func (n Names) MaySubscribe() []string { return []string{n.Live, n.Here, n.Shown, n.Inbox + ".>"} }
