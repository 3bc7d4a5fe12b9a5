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
	"mindwall/mindmap/fold"
	"mindwall/mindmap/wallfile"
	"mindwall/mindmap/wallfile/rescue"
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
	if err := w.Redact(ctx, nil, sealed(t, redaction(t, 400, said.ID))...); err != nil {
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
	wantFault(t, w.Redact(context.Background(), nil, sealed(t, redaction(t, 400, said.ID))...), wallfile.ErrInUse)
	if n := len(load(t, w)); n != 301 {
		t.Errorf("%d entries: something was changed", n)
	}
	mustAppend(t, w, answer(t, 401, "writing goes on"))
	_ = other.Close()
	if err := w.Redact(context.Background(), nil, sealed(t, redaction(t, 402, said.ID))...); err != nil {
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
		if _, err := rescue.Into(context.Background(), path, to); err != nil {
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

// TestHeldWordsStayUntilSomebodyAgrees holds that a redaction that comes from elsewhere takes no byte of what is stored,
// that it is told whose it is, and that nothing else shows the words meanwhile.
func TestHeldWordsStayUntilSomebodyAgrees(t *testing.T) {
	ctx := context.Background()
	w, _, said := wall20(t)
	row, err := mindmap.NewEntry(mindmap.Entry{ID: randomID(), Clock: 302, Act: randomID(), At: said.At},
		mindmap.CountAnswer{Answer: said.ID, Rows: []mindmap.CountedRow{{Key: words, Attributes: map[string]string{"role": words}}}})
	if err != nil {
		t.Fatal(err)
	}
	rows, err := mindmap.NewEntry(mindmap.Entry{ID: randomID(), Clock: 401, Act: randomID(), At: said.At, Author: "eve"},
		mindmap.RedactRows{Rows: []mindmap.ID{mindmap.KeyID(words)}})
	if err != nil {
		t.Fatal(err)
	}
	mustAppend(t, w, row)
	mustAppend(t, w, redaction(t, 400, said.ID), rows)
	held := func() (entries int) {
		t.Helper()
		report, err := rescue.Health(ctx, w)
		if err != nil {
			t.Fatal(err)
		}
		for _, loss := range report.Held {
			entries += len(loss.Entries)
		}
		return entries
	}
	if n := held(); n != 2 || len(holdsWords(t, w.Path())) == 0 {
		t.Errorf("the words of %d entries are held, want 2", n)
	}
	live := fold.NewLive()
	live.Add(load(t, w)...)
	for _, e := range live.Entries() {
		if bytes.Contains(e.Body, []byte(words)) {
			t.Error("whoever hands entries on hands the words on")
		}
	}
	copied := filepath.Join(t.TempDir(), "copy.wall")
	if err := w.CopyTo(ctx, copied); err != nil {
		t.Fatal(err)
	}
	if found := holdsWords(t, copied); len(found) > 0 {
		t.Errorf("the copy has them: %v", found)
	}
	if other := load(t, reopen(t, copied)); len(other) != len(load(t, w)) {
		t.Errorf("the copy has %d entries", len(other))
	}
	// A wall that must go elsewhere takes them along.
	s := wallfile.NewSaver(w, newReports().report)
	elsewhere, err := s.SaveElsewhere(ctx, filepath.Join(t.TempDir(), "else.wall"), live.Entries())
	if err != nil {
		t.Fatal(err)
	}
	s.Abandon()
	if err := elsewhere.Close(); err != nil || len(holdsWords(t, elsewhere.Path())) == 0 {
		t.Errorf("saving elsewhere took the words: %v", err)
	}
	if n, err := w.AcceptRedactions(ctx); n != 2 || err != nil {
		t.Errorf("%d entries lost words, %v", n, err)
	}
	if n, err := w.AcceptRedactions(ctx); n != 0 || err != nil || held() != 0 {
		t.Errorf("the second time %d entries lost words, %v", n, err)
	}
	mustAppend(t, w, said, row) // what was agreed to is not asked again
	if n := held(); n != 0 {
		t.Errorf("the words of %d entries are back", n)
	}
	noWords(t, w)
}
