//go:build linux

package wallfile

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"mindwall/mindmap"
)

// On this machine's own drive the system tells of what is written to a wall, by whatever name and way, and of nothing that
// is only read.
func TestTheSystemGivesItsWord(t *testing.T) {
	path := filepath.Join(t.TempDir(), "day.wall")
	entry := func(n byte) mindmap.Entry {
		e, err := mindmap.NewEntry(mindmap.Entry{ID: mindmap.ID{n}, Act: mindmap.ID{n}, Clock: uint64(n), At: time.Unix(1e9, 0).UTC()},
			mindmap.AddAnswer{Question: mindmap.ID{9}, Caption: "said"})
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	w, err := Create(path, []mindmap.Entry{entry(1)})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	if !isTold(w.Path()) {
		t.Skipf("%s is on no drive of this machine's own", path)
	}
	word := listenTo(w.Path())
	if word == nil {
		t.Skip("too many files are watched on this machine")
	}
	defer word.close()
	word.complete()
	spoken := func(limit time.Duration) bool {
		select {
		case e := <-word.events():
			word.note(e)
			return true
		case <-time.After(limit):
			return false
		}
	}
	const longest, silence = 20 * time.Second, 50 * time.Millisecond
	ctx := context.Background()
	for n := byte(2); n < 4; n++ {
		if err := w.Append(ctx, entry(n)); err != nil {
			t.Fatal(err)
		}
		if !spoken(longest) {
			t.Fatal("the system says nothing of an entry")
		}
		for spoken(idleBeforeCheckpoint + 10*silence) {
			continue // until the log has been put into the file
		}
	}
	for range 5 {
		if _, _, err := w.Load(ctx, 0); err != nil {
			t.Fatal(err)
		}
	}
	if spoken(silence) {
		t.Error("reading is told of as writing, and a follower would never rest")
	}
}
