package wallfile

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"mindwall/mindmap"
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
	other, err := newWriter(ctx, access{file: path})
	if err != nil {
		t.Fatal(err)
	}
	later, err := admit([]mindmap.Entry{entryOf(t, 2), entryOf(t, 3)})
	if err == nil {
		err = other.transact(ctx, func() error { return other.append(ctx, later, anyDoor) })
	}
	if err := errors.Join(err, other.close()); err != nil {
		t.Fatal(err)
	}
	redaction := entryOf(t, 4)
	redaction.Kind, redaction.Body = mindmap.KindOf(mindmap.Redact{}), []byte(`{"entries":["`+entryOf(t, 1).ID.String()+`"]}`)
	sealed, err := admit([]mindmap.Entry{redaction})
	if err == nil {
		err = w.Redact(ctx, nil, sealed...)
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	report, err := Check(ctx, path)
	if err != nil || report.Entries != 4 || len(report.Faults) > 0 {
		t.Errorf("%+v, %v", report, err)
	}
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
	hasty := access{file: path, hasty: true}
	other, err := newWriter(ctx, hasty)
	if err != nil {
		t.Fatal(err)
	}
	if sole, err := soleWriter(ctx, hasty); classify(err) != ErrBusy && classify(err) != ErrInUse {
		t.Errorf("alone beside another: %v, %v", sole, err)
	}
	sealed, err := admit([]mindmap.Entry{entryOf(t, 2)})
	if err == nil {
		err = other.transact(ctx, func() error { return other.append(ctx, sealed, anyDoor) })
	}
	if err := errors.Join(err, other.close()); err != nil {
		t.Fatal(err)
	}
	sole, err := soleWriter(ctx, hasty)
	if err != nil {
		t.Fatal(err)
	}
	nobody := func(step string) {
		if intruder, err := newWriter(ctx, hasty); classify(err) != ErrBusy {
			t.Errorf("%s: another came in: %v", step, err)
			_ = intruder.close()
		}
		if journal, err := os.ReadFile(path + "-journal"); len(journal) > 0 {
			t.Errorf("%s: a kill would leave a journal of %d bytes, %v", step, len(journal), err)
		}
	}
	nobody("before")
	sealed, err = admit([]mindmap.Entry{entryOf(t, 3)})
	if err == nil {
		err = sole.transact(ctx, func() error { return sole.append(ctx, sealed, anyDoor) })
	}
	nobody("after a transaction")
	if err == nil {
		_, err = sole.conn.ExecContext(ctx, "VACUUM")
	}
	nobody("written anew")
	if err := errors.Join(err, sole.share(ctx)); err != nil {
		t.Fatal(err)
	}
	if !sole.log || exists(path+"-journal") {
		t.Errorf("it goes on by a log: %t, with a journal: %t", sole.log, exists(path+"-journal"))
	}
	another, err := newWriter(ctx, hasty)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(another.close(), sole.close()); err != nil {
		t.Error(err)
	}
	if report, err := Check(ctx, path); err != nil || report.Entries != 3 || len(report.Faults) > 0 {
		t.Errorf("%+v, %v", report, err)
	}
}
