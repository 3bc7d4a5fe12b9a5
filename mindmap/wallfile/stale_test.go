package wallfile

import (
	"context"
	"errors"
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
