package carve_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/wallfile"
	"mindwall/mindmap/wallfile/internal/carve"
	"mindwall/mindmap/wallfile/internal/store"
)

// FuzzCarve holds that no bytes make the search for entries panic or hang.
func FuzzCarve(f *testing.F) {
	path := filepath.Join(f.TempDir(), "day.wall")
	var entries []mindmap.Entry
	for i := range 8 {
		e, err := mindmap.NewEntry(mindmap.Entry{
			ID: mindmap.ID{1, byte(i)}, Act: mindmap.ID{2}, Clock: uint64(i + 1), At: time.Unix(1e9, 0).UTC(),
		}, mindmap.AddAnswer{Question: mindmap.ID{9}, Caption: fmt.Sprint("answer ", i), Quote: strings.Repeat("six months ", 500*(i%2))})
		if err != nil {
			f.Fatal(err)
		}
		entries = append(entries, e)
	}
	w, err := wallfile.Create(path, entries)
	if err != nil {
		f.Fatal(err)
	}
	if err := w.Close(); err != nil {
		f.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	found := 0
	reader := store.NewRowReader()
	carve.Rows(data, func(r store.Row) {
		if _, ok := reader.Entry(r); ok {
			found++
		}
	})
	if found != len(entries) {
		f.Fatalf("found %d of %d entries", found, len(entries))
	}
	f.Add(data[4096:])
	f.Add(data)
	f.Fuzz(func(_ *testing.T, data []byte) {
		reader := store.NewRowReader()
		carve.Rows(data, func(r store.Row) { reader.Entry(r) })
	})
}
