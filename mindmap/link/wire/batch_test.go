package wire

import (
	"bytes"
	"encoding/json"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"mindwall/mindmap"
)

func anEntry(t *rapid.T) mindmap.Entry {
	var e mindmap.Entry
	for _, id := range []*mindmap.ID{&e.ID, &e.Device, &e.Act} {
		copy(id[:], rapid.SliceOfN(rapid.Byte(), len(id), len(id)).Draw(t, "id"))
	}
	e.Clock = rapid.Uint64().Draw(t, "clock")
	e.Author, e.Kind = rapid.String().Draw(t, "author"), mindmap.Kind(rapid.String().Draw(t, "kind"))
	e.At = time.Unix(rapid.Int64Range(0, 1<<33).Draw(t, "at"), rapid.Int64Range(0, 999_999_999).Draw(t, "nanoseconds")).UTC()
	e.Body, _ = json.Marshal(map[string]string{"caption": rapid.String().Draw(t, "words")})
	return e
}

func TestABatchIsReadAsItWasWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		batch := rapid.SliceOfN(rapid.Custom(anEntry), 0, 5).Draw(t, "batch")
		data, err := Encode(batch)
		if err != nil {
			t.Fatal(err)
		}
		read, err := Decode(data)
		if diff := cmp.Diff(batch, read); err != nil || diff != "" && len(batch) > 0 {
			t.Errorf("%v %s", err, diff)
		}
	})
}

// All entries go into batches, each within its limits, unless one alone is larger.
func TestBatchesKeepTheirLimits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var entries []mindmap.Entry
		for range rapid.IntRange(0, 100).Draw(t, "entries") {
			e := mindmap.Entry{ID: mindmap.ID{rapid.Byte().Draw(t, "id")}}
			e.Body, _ = json.Marshal(string(bytes.Repeat([]byte("x"), rapid.SampledFrom([]int{10, 10, 1000, 1000, 30_000, 300_000}).Draw(t, "size"))))
			entries = append(entries, e)
		}
		for rest := entries; len(rest) > 0; {
			n := Next(rest)
			data, err := Encode(rest[:n])
			if n < 1 || n > MaxEntries || err != nil || n > 1 && len(data) > maxBatch || len(data) > MaxMessage {
				t.Fatalf("a batch of %d entries, %d bytes: %v", n, len(data), err)
			}
			rest = rest[n:]
		}
	})
}

// A table may publish to its own wall alone, and ask of its own stream what reads it.
func TestATableMayDoNothingToStreams(t *testing.T) {
	n := NamesOf(mindmap.ID{1})
	for _, subject := range n.MayPublish() {
		if !bytes.Contains([]byte(subject), []byte(mindmap.ID{1}.String())) {
			t.Errorf("%s is of no wall", subject)
		}
	}
	for _, verb := range []string{"STREAM.DELETE", "STREAM.PURGE", "STREAM.UPDATE", "STREAM.CREATE", "STREAM.MSG.DELETE", "STREAM.SNAPSHOT", "STREAM.RESTORE"} {
		if slices.Contains(n.MayPublish(), "$JS.API."+verb+"."+n.Stream) {
			t.Errorf("a table may %s", verb)
		}
	}
}
