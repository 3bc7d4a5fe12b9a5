package wallfile_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/wallfile"
)

// redaction is an entry that takes the words out of others.
func redaction(t testing.TB, clock uint64, of ...mindmap.ID) mindmap.Entry {
	t.Helper()
	e, err := mindmap.NewEntry(mindmap.Entry{
		ID: randomID(), Clock: clock, Device: mindmap.ID{1}, Author: "sam", Act: randomID(), At: time.Unix(1e9, 0).UTC(),
	}, mindmap.Redact{Entries: of})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

const words = "unmistakable words about a neighbour"

// holdsWords tells which of a wall's files hold the words.
func holdsWords(t testing.TB, path string) (found []string) {
	t.Helper()
	for _, name := range files(t, path) {
		data, err := os.ReadFile(filepath.Join(filepath.Dir(path), name))
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(data, []byte(words)) {
			found = append(found, name)
		}
	}
	return found
}

// wall20 is a wall of many answers, one of which must go.
func wall20(t testing.TB) (w *wallfile.Wall, entries []mindmap.Entry, said mindmap.Entry) {
	t.Helper()
	entries = answers(t, 300)
	said = answer(t, 301, words)
	w = create(t, append(slices.Clone(entries[:150]), said)...)
	mustAppend(t, w, entries[150:]...)
	return w, entries, said
}

func TestRedactLeavesNoTrace(t *testing.T) {
	w, _, said := wall20(t)
	ctx := soon(t)
	told := make(chan wallfile.News, 100)
	go func() { _ = w.Follow(ctx, 0, func(n wallfile.News) { told <- n }) }()
	<-told
	if len(holdsWords(t, w.Path())) == 0 {
		t.Fatal("the words are nowhere to begin with: the test tests nothing")
	}
	if err := w.Redact(ctx, sealed(t, redaction(t, 400, said.ID))...); err != nil {
		t.Fatal(err)
	}
	if found := holdsWords(t, w.Path()); len(found) > 0 {
		t.Errorf("the words are still in %v", found)
	}
	if news := <-told; len(news.Entries) != 1 {
		t.Errorf("a follower was told of %d entries, want the redaction", len(news.Entries))
	}
	got := load(t, w)
	if len(got) != 302 {
		t.Errorf("%d entries are left, want all 301 and the redaction", len(got))
	}
	// An older copy brings the words back, to no avail.
	mustAppend(t, w, said)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if found := holdsWords(t, w.Path()); len(found) > 0 {
		t.Errorf("the words came back in %v", found)
	}
}

func TestRedactSaysWhenAnotherWindowIsOpen(t *testing.T) {
	w, _, said := wall20(t)
	other, err := wallfile.OpenReadOnly(w.Path())
	if err != nil {
		t.Fatal(err)
	}
	wantFault(t, w.Redact(context.Background(), sealed(t, redaction(t, 400, said.ID))...), wallfile.ErrInUse)
	if n := len(load(t, w)); n != 301 {
		t.Errorf("%d entries: something was changed", n)
	}
	mustAppend(t, w, answer(t, 401, "writing goes on"))
	_ = other.Close()
	if err := w.Redact(context.Background(), sealed(t, redaction(t, 402, said.ID))...); err != nil {
		t.Fatal(err)
	}
	if found := holdsWords(t, w.Path()); len(found) > 0 {
		t.Errorf("the words are still in %v", found)
	}
}

func TestEveryDoorHeedsRedactions(t *testing.T) {
	t.Run("a redaction before its entry", func(t *testing.T) {
		w, said := create(t), answer(t, 1, words)
		mustAppend(t, w, redaction(t, 2, said.ID))
		mustAppend(t, w, said)
		noWords(t, w)
	})
	t.Run("both at once", func(t *testing.T) {
		said := answer(t, 1, words)
		noWords(t, create(t, said, redaction(t, 2, said.ID)))
	})
	t.Run("a merge that brings the redaction", func(t *testing.T) {
		w, _, said := wall20(t)
		mustAppend(t, w, redaction(t, 400, said.ID))
		noWords(t, w)
	})
	t.Run("learnt by another process", func(t *testing.T) {
		w, said := create(t), answer(t, 1, words)
		other := reopen(t, w.Path())
		mustAppend(t, other, answer(t, 1, "something else"))
		mustAppend(t, w, redaction(t, 2, said.ID))
		mustAppend(t, other, said)
		_ = other.Close()
		noWords(t, w)
	})
	t.Run("rescue", func(t *testing.T) {
		said := answer(t, 1, words)
		path := closed(t, said, redaction(t, 2, said.ID))
		alter(t, path, fmt.Sprintf(`UPDATE entries SET body = '%s' WHERE seq = 1`, said.Body))
		to := filepath.Join(t.TempDir(), "rescued.wall")
		if _, err := wallfile.Rescue(context.Background(), path, to); err != nil {
			t.Fatal(err)
		}
		noWords(t, reopen(t, to))
	})
}

// noWords holds that neither the entries nor, once closed, the file has the words.
func noWords(t testing.TB, w *wallfile.Wall) {
	t.Helper()
	for _, e := range load(t, w) {
		if bytes.Contains(e.Body, []byte(words)) {
			t.Error("an entry has the words")
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if found := holdsWords(t, w.Path()); len(found) > 0 {
		t.Errorf("the words are in %v", found)
	}
}
