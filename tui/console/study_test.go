package console_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/scribe"
	"mindwall/mindmap/wallfile"
	"mindwall/tui/internal/drive"
	"mindwall/tui/screen"
)

// loadWall is what a wall file of people who played an event holds.
func loadWall(t *testing.T, name string) *mindmap.Live {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "stage", "testdata", "walls", name))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), name) // opened for reading, a wall makes files beside it
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	w, err := wallfile.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	entries, _, err := w.Load(context.Background(), 0)
	if err != nil {
		t.Fatal(err)
	}
	live := mindmap.NewLive()
	live.Add(entries...)
	return live
}

// study is the wall that the console is drawn with: of its first question 5 themes and 32 unsorted answers, 54 in all. The last
// one is returned apart, to come while it is looked at.
func study(t *testing.T) (wall []mindmap.Entry, last mindmap.AddAnswer) {
	t.Helper()
	const more = 23
	live, n := loadWall(t, "f.wall"), byte(0)
	s := &scribe.Scribe{
		Live: live, Author: "sam", Device: mindmap.ID{3},
		Now:   func() time.Time { return time.Date(2026, 3, 9, 12, 0, 0, 0, time.UTC) },
		NewID: func() mindmap.ID { n++; return mindmap.ID{7, 15: n} },
	}
	q := live.Board().Questions[0].ID
	added := 0
	for a := range loadWall(t, "lunch.wall").Board().Questions[1].AllAnswers {
		last = mindmap.AddAnswer{Question: q, Caption: a.Text, Source: mindmap.Room, Tally: a.Tally.Total()}
		if added++; added == more {
			break
		}
		if _, err := s.Do(last); err != nil {
			t.Fatal(err)
		}
	}
	return live.Entries(), last
}

// studied is the console of that wall in a window of a size.
func studied(t drive.TB, wall []mindmap.Entry, last mindmap.AddAnswer, size screen.Size) *drive.Driver {
	t.Helper()
	return drive.New(t, drive.Options{Size: size, Entries: wall}).Arrive(last)
}
