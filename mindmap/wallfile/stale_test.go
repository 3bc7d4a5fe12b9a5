package wallfile

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"mindwall/mindmap"
	"mindwall/mindmap/wallfile/internal/store"
)

// Whoever takes words out sees what another program has written since the last look, and takes none of it back. SQLite
// tells a connection that leaves the log for a journal of nothing that was written meanwhile.
func TestARedactionKeepsWhatOthersWroteMeanwhile(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "day.wall")
	w, err := Create(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Append(ctx, entryOf(t, 1)); err != nil {
		t.Fatal(err)
	}
	other, err := store.NewWriter(ctx, store.Access{File: path})
	if err != nil {
		t.Fatal(err)
	}
	later, err := store.Admit([]mindmap.Entry{entryOf(t, 2), entryOf(t, 3)})
	if err == nil {
		err = other.Transact(ctx, func() error { return other.Append(ctx, later, store.AnyDoor) })
	}
	if err := errors.Join(err, other.Close()); err != nil {
		t.Fatal(err)
	}
	redaction := entryOf(t, 4)
	redaction.Kind, redaction.Body = mindmap.KindOf(mindmap.Redact{}), []byte(`{"entries":["`+entryOf(t, 1).ID.String()+`"]}`)
	sealed, err := store.Admit([]mindmap.Entry{redaction})
	if err == nil {
		err = w.Redact(ctx, nil, sealed...)
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	checkHolds(t, path, 4)
}

// Nobody else gets at the file between the steps of who takes words out: what that remembers of the file stays so, and the
// log of another would keep the words.
func TestWhoTakesWordsOutIsAloneBetweenItsSteps(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "day.wall")
	w, err := Create(path, []mindmap.Entry{entryOf(t, 1)})
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	hasty := store.Access{File: path, Hasty: true}
	other, err := store.NewWriter(ctx, hasty)
	if err != nil {
		t.Fatal(err)
	}
	if sole, err := store.SoleWriter(ctx, hasty); store.Classify(err) != ErrBusy && store.Classify(err) != ErrInUse {
		t.Errorf("alone beside another: %v, %v", sole, err)
	}
	sealed, err := store.Admit([]mindmap.Entry{entryOf(t, 2)})
	if err == nil {
		err = other.Transact(ctx, func() error { return other.Append(ctx, sealed, store.AnyDoor) })
	}
	if err := errors.Join(err, other.Close()); err != nil {
		t.Fatal(err)
	}
	sole, err := store.SoleWriter(ctx, hasty)
	if err != nil {
		t.Fatal(err)
	}
	nobody := func(step string) {
		if intruder, err := store.NewWriter(ctx, hasty); store.Classify(err) != ErrBusy {
			t.Errorf("%s: another came in: %v", step, err)
			_ = intruder.Close()
		}
		if journal, err := os.ReadFile(path + "-journal"); len(journal) > 0 {
			t.Errorf("%s: a kill would leave a journal of %d bytes, %v", step, len(journal), err)
		}
	}
	nobody("before")
	sealed, err = store.Admit([]mindmap.Entry{entryOf(t, 3)})
	if err == nil {
		err = sole.Transact(ctx, func() error { return sole.Append(ctx, sealed, store.AnyDoor) })
	}
	nobody("after a transaction")
	if err == nil {
		_, err = sole.Conn.ExecContext(ctx, "VACUUM")
	}
	nobody("written anew")
	if err := errors.Join(err, sole.Share(ctx)); err != nil {
		t.Fatal(err)
	}
	if !sole.Log || store.Exists(path+"-journal") {
		t.Errorf("it goes on by a log: %t, with a journal: %t", sole.Log, store.Exists(path+"-journal"))
	}
	another, err := store.NewWriter(ctx, hasty)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(another.Close(), sole.Close()); err != nil {
		t.Error(err)
	}
	checkHolds(t, path, 3)
}

// checkHolds fails when the file is not sound, or holds another number of entries.
func checkHolds(t *testing.T, path string, entries int) {
	t.Helper()
	w, err := OpenReadOnly(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = w.Close() }()
	if found, err := w.Examine(t.Context()); err != nil || found.Entries != entries || len(found.Faults) > 0 {
		t.Errorf("%d entries, faults %v, %v", found.Entries, found.Faults, err)
	}
}
