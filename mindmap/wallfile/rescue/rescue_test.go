package rescue

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/wallfile"
	"mindwall/mindmap/wallfile/internal/store"
)

// made is a wall of so many answers, as it lies when it is closed.
func made(t *testing.T, answers int) (path string, entries []mindmap.Entry) {
	t.Helper()
	for i := range answers {
		e, err := mindmap.NewEntry(mindmap.Entry{
			ID: mindmap.ID{1, byte(i >> 8), byte(i)}, Clock: uint64(i + 1), Device: mindmap.ID{1}, Author: "sam", Act: mindmap.ID{2, byte(i >> 8), byte(i)},
			At: time.Date(2026, 3, 9, 12, 0, 0, 0, time.UTC),
		}, mindmap.AddAnswer{Question: mindmap.ID{9}, Caption: fmt.Sprintf("Panic on public transport, number %d", i)})
		if err != nil {
			t.Fatal(err)
		}
		entries = append(entries, e)
	}
	path = filepath.Join(t.TempDir(), "day.wall")
	w, err := wallfile.Create(path, entries)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.SetState(t.Context(), map[string]string{"question": "2"}); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return path, entries
}

// opened is what a wall holds, and what the room is shown; no notice says that it can only be read.
func opened(t *testing.T, path string) ([]mindmap.Entry, map[string]string) {
	t.Helper()
	w, err := wallfile.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = w.Close() }()
	entries, _, err := w.Load(t.Context(), 0)
	state, stateErr := w.State(t.Context())
	if err := errors.Join(err, stateErr, w.Notice()); err != nil {
		t.Error(err)
	}
	return entries, state
}

func TestASoundWallIsSound(t *testing.T) {
	path, entries := made(t, 3)
	report, err := Check(t.Context(), path)
	if err != nil || report.Entries != 3 || len(report.Faults) != 0 || report.Version != store.Version || report.Size == 0 || report.Path != path {
		t.Errorf("report is %+v, %v", report, err)
	}
	report, err = Into(t.Context(), path, path+"2")
	if err != nil || report.Entries != 3 || len(report.Wrong()) > 0 {
		t.Errorf("report of a rescue is %+v, %v", report, err)
	}
	if got, state := opened(t, path+"2"); len(got) != len(entries) || state["question"] != "2" {
		t.Errorf("rescued are %d entries, shown is %v", len(got), state)
	}
}

// What lies beside a wall that is open belongs to it.
func TestTheLogIsTold(t *testing.T) {
	path, entries := made(t, 2)
	w, err := wallfile.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = w.Close() }()
	another := entries[0]
	another.ID[15], another.Act[15], another.Clock = 1, 1, 9
	if err := w.Append(t.Context(), another); err != nil {
		t.Fatal(err)
	}
	report, err := Health(t.Context(), w)
	if err != nil || report.Entries != 3 || report.LogSize == 0 || !slices.Contains(report.SideFiles, "day.wall-wal") {
		t.Errorf("report is %+v, %v", report, err)
	}
}

func TestWhatCanBeReadIsSaved(t *testing.T) {
	path, entries := made(t, 200)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	copy(data, "no longer a database")
	clear(data[2*4096 : 3*4096])
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(t.TempDir(), "rescued.wall")
	report, err := Into(t.Context(), path, to)
	if err != nil || len(report.Wrong()) == 0 {
		t.Fatalf("the report finds nothing wrong: %+v, %v", report, err)
	}
	got, _ := opened(t, to)
	unharmed := 0
	for _, e := range entries {
		if slices.ContainsFunc(got, func(g mindmap.Entry) bool { return g.ID == e.ID && bytes.Equal(g.Body, e.Body) }) {
			unharmed++
		}
	}
	if unharmed != report.Entries || unharmed < len(entries)-25 {
		t.Errorf("%d of %d entries were rescued, %d reported", unharmed, len(entries), report.Entries)
	}
	if _, err = Into(t.Context(), path, to); !errors.Is(err, wallfile.ErrExists) {
		t.Errorf("over a wall a rescue says %v", err)
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, data) {
		t.Error("the damaged file was changed")
	}
}

func TestWhatIsNoWallIsNotRescued(t *testing.T) {
	path := filepath.Join(t.TempDir(), "letter.wall")
	if err := os.WriteFile(path, []byte(strings.Repeat("Dear all, ", 1000)), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Into(t.Context(), path, path+"2"); !errors.Is(err, wallfile.ErrNotWall) {
		t.Errorf("error %v", err)
	}
	if _, err := os.Stat(path + "2"); !os.IsNotExist(err) {
		t.Errorf("something was left: %v", err)
	}
}

func TestOnlyFaultsOfTheFileAreWrong(t *testing.T) {
	r := Report{Examination: wallfile.Examination{Faults: []error{wallfile.ErrReadOnly, wallfile.ErrDamaged}}}
	if got := r.Wrong(); len(got) != 1 || got[0] != error(wallfile.ErrDamaged) {
		t.Errorf("wrong is %v", got)
	}
}

func TestSizesAreForPeople(t *testing.T) {
	for size, want := range map[int64]string{0: "0 bytes", 1: "1 byte", 999: "999 bytes", 1499: "1 kB", 1500: "2 kB", 4096: "4 kB", 1_234_567: "1.2 MB"} {
		if got := (&Report{Size: size / 2, LogSize: size - size/2}).Bytes(); got != want {
			t.Errorf("%d bytes are %q, want %q", size, got, want)
		}
	}
}
