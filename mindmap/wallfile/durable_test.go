package wallfile

import (
	"context"
	"maps"
	"os"
	"path/filepath"
	"testing"

	"mindwall/mindmap"
	"mindwall/mindmap/wallfile/internal/store"
)

// Levels of SQLite's synchronous pragma.
const (
	normal = 1 // a commit does not wait for the disk
	full   = 2
	extra  = 3 // nor for less than the folder
)

// level is SQLite's level during a transaction of a kind.
func level(t *testing.T, w *Wall, transact transaction) (level int) {
	t.Helper()
	err := w.write(t.Context(), transact, func(ctx context.Context, wr *store.Writer) error {
		return wr.Conn.QueryRowContext(ctx, "PRAGMA synchronous").Scan(&level)
	})
	if err != nil {
		t.Fatal(err)
	}
	return level
}

func madeWall(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "day.wall")
	made, err := Create(path, []mindmap.Entry{entryOf(t, 1)})
	if err != nil {
		t.Fatal(err)
	}
	if err := made.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAnswersWaitForTheDiskAndStateNeedNot(t *testing.T) {
	w, err := Open(madeWall(t))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = w.Close() }()
	for range 2 {
		if got := level(t, w, (*store.Writer).TransactLazily); got != normal {
			t.Errorf("state is written at level %d, want %d", got, normal)
		}
		if got := level(t, w, (*store.Writer).Transact); got != full {
			t.Errorf("answers are written at level %d, want %d", got, full)
		}
	}
	level(t, w, (*store.Writer).TransactLazily)
	w.gate.Lock()
	_, err = w.now.(*live).scrub(t.Context())
	w.gate.Unlock()
	if err != nil {
		t.Fatal(err)
	}
	if got := level(t, w, (*store.Writer).Transact); got != full {
		t.Errorf("after the file was rewritten answers are written at level %d, want %d", got, full)
	}
}

func TestAJournalAlwaysWaitsForTheDisk(t *testing.T) {
	if _, err := os.Stat("/dev/null"); err != nil {
		t.Skip("SQLite has this interface on Unix alone")
	}
	w, err := openBy(madeWall(t), false, noSharedMemory)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = w.Close() }()
	for _, transact := range []transaction{(*store.Writer).TransactLazily, (*store.Writer).Transact} {
		if got := level(t, w, transact); got != extra {
			t.Errorf("in a rollback journal it is written at level %d, want %d", got, extra)
		}
	}
}

// TestStateThatIsThereIsNotWritten holds that opening a wall again costs no writing.
func TestStateThatIsThereIsNotWritten(t *testing.T) {
	w, err := Open(madeWall(t))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = w.Close() }()
	var changes [5]int
	values := map[string]string{"shown": "a", "note": "b"}
	for i, set := range []map[string]string{values, values, {"gone": ""}, {"shown": "c"}} {
		if err := w.SetState(t.Context(), set); err != nil {
			t.Fatal(err)
		}
		err := w.now.(*live).writer.Conn.QueryRowContext(t.Context(), "SELECT total_changes()").Scan(&changes[i+1])
		if err != nil {
			t.Fatal(err)
		}
	}
	if want := [...]int{0, 2, 2, 2, 3}; changes != want {
		t.Errorf("so many rows were written: %v, want %v", changes, want)
	}
	if got, err := w.State(t.Context()); err != nil || !maps.Equal(got, map[string]string{"shown": "c", "note": "b"}) {
		t.Errorf("the state is %v, %v", got, err)
	}
}

// TestTheFirstAnswerBringsTheFileToTheDisk: a wall that was copied here a moment ago may be in memory alone, and then the log is
// of no use after the power was cut. So the first answer is acknowledged when it is in the file itself.
func TestTheFirstAnswerBringsTheFileToTheDisk(t *testing.T) {
	w, err := Open(madeWall(t))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = w.Close() }()
	if err := w.Append(t.Context(), entryOf(t, 2)); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(w.Path())
	if err != nil {
		t.Fatal(err)
	}
	alone := filepath.Join(t.TempDir(), "alone.wall")
	if err := os.WriteFile(alone, data, 0o600); err != nil {
		t.Fatal(err)
	}
	without, err := Open(alone)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = without.Close() }()
	if entries, _, err := without.Load(t.Context(), 0); err != nil || len(entries) != 2 {
		t.Errorf("the file without its log holds %d entries, want 2: %v", len(entries), err)
	}
}
