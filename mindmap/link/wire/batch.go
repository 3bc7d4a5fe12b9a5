package wire

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"

	"mindwall/mindmap"
)

// Encode is a batch as it is sent: a JSON array of entries, each as in the export of a whole wall.
func Encode(batch []mindmap.Entry) ([]byte, error) { return json.Marshal(batch) }

// Decode reads what [Encode] writes.
func Decode(data []byte) (batch []mindmap.Entry, err error) {
	err = json.Unmarshal(data, &batch)
	return batch, err
}

// BatchID is what a stream knows a batch by when it comes again. It is that of the bytes, as a batch that lost words is another;
// and of how often the stream was found to know a batch that it does not hold any more.
func BatchID(data []byte, again int) string {
	sum := sha256.Sum256(fmt.Appendf(slices.Clip(data), " %d", again))
	return hex.EncodeToString(sum[:16])
}

// overhead is about how many bytes an entry takes beside its body.
const overhead = 320

// Next is how many of some entries go into the next batch. Where a batch ends depends on its entries more than on where it
// began, so that tables which fill the same stream make the same batches of the same entries.
func Next(entries []mindmap.Entry) int {
	const ends = 32 // one entry in so many ends a batch
	size := 0
	for i := range entries {
		size += len(entries[i].Body) + len(entries[i].Author) + overhead
		switch {
		case i == MaxEntries, size > maxBatch && i > 0:
			return i
		case entries[i].ID[0]%ends == 0 && i >= MaxEntries/4:
			return i + 1
		}
	}
	return len(entries)
}
