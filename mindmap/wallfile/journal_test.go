package wallfile

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/wallfile/internal/store"
)

// A file system without shared memory cannot hold a write-ahead log: SQLite's dot-file locking stands in for it.
const noSharedMemory = "unix-dotfile"

func TestWhereALogIsRefusedAJournalDoes(t *testing.T) {
	if _, err := os.Stat("/dev/null"); err != nil {
		t.Skip("SQLite has this interface on Unix alone")
	}
	path := filepath.Join(t.TempDir(), "day.wall")
	entries := []mindmap.Entry{entryOf(t, 1), entryOf(t, 2)}
	made, err := Create(path, entries[:1]) // with a log, on another machine
	if err != nil {
		t.Fatal(err)
	}
	if err := made.Close(); err != nil {
		t.Fatal(err)
	}
	w, err := openBy(path, false, noSharedMemory)
	if err != nil {
		t.Fatal(err)
	}
	if w.Notice() != nil {
		t.Fatal(w.Notice())
	}
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	told := make(chan News, 100)
	go func() { _ = w.Follow(ctx, 1, func(n News) { told <- n }) }()
	<-told
	if err := w.Append(ctx, entries[1]); err != nil {
		t.Fatal(err)
	}
	if news := <-told; len(news.Entries) != 1 {
		t.Errorf("told of %d entries, want 1", len(news.Entries))
	}
	for _, suffix := range []string{"-wal", "-shm"} {
		if store.Exists(path + suffix) {
			t.Errorf("there is a %s file", suffix)
		}
	}
	cancel()
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := openBy(path, true, noSharedMemory)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = again.Close() }()
	if got, _, err := again.Load(context.Background(), 0); err != nil || len(got) != 2 {
		t.Errorf("%d entries, %v", len(got), err)
	}
}

// entryOf is an entry with an id made of a number.
func entryOf(t testing.TB, n int) mindmap.Entry {
	t.Helper()
	e, err := mindmap.NewEntry(mindmap.Entry{
		ID: mindmap.ID{1, byte(n)}, Act: mindmap.ID{2, byte(n)}, Clock: uint64(n), At: time.Unix(1e9, 0).UTC(),
	}, mindmap.AddAnswer{Question: mindmap.ID{9}, Caption: fmt.Sprint("answer ", n)})
	if err != nil {
		t.Fatal(err)
	}
	return e
}
