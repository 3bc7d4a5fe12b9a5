package wallfile_test

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"mindwall/mindmap"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/wallfile"
)

func randomID() mindmap.ID {
	var id mindmap.ID
	_, _ = rand.Read(id[:])
	return id
}

// answer is an entry as the console makes it.
func answer(t testing.TB, clock uint64, caption string) mindmap.Entry {
	t.Helper()
	e, err := mindmap.NewEntry(mindmap.Entry{
		ID: randomID(), Clock: clock, Device: mindmap.ID{1}, Author: "sam", Act: randomID(),
		At: time.Date(2026, 3, 9, 12, 41, 7, 123_000_000, time.UTC),
	}, mindmap.AddAnswer{Question: mindmap.ID{9}, Caption: caption, Tally: 1})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// sealed are entries that were let in.
func sealed(t testing.TB, entries ...mindmap.Entry) []mindmap.Sealed {
	t.Helper()
	all := make([]mindmap.Sealed, len(entries))
	for i, e := range entries {
		var err error
		if all[i], err = mindmap.Admit(e); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

func answers(t testing.TB, n int) []mindmap.Entry {
	t.Helper()
	entries := make([]mindmap.Entry, n)
	for i := range entries {
		entries[i] = answer(t, uint64(i+1), fmt.Sprintf("Panic on public transport, number %d", i))
	}
	return entries
}

// create makes a wall in a folder of the test's own, and closes it at the end.
func create(t testing.TB, entries ...mindmap.Entry) *wallfile.Wall {
	t.Helper()
	w, err := wallfile.Create(filepath.Join(t.TempDir(), "day.wall"), entries)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() })
	return w
}

func load(t testing.TB, w *wallfile.Wall) []mindmap.Entry {
	t.Helper()
	entries, _, err := w.Load(context.Background(), 0)
	if err != nil {
		t.Fatal(err)
	}
	return entries
}

func mustAppend(t testing.TB, w *wallfile.Wall, entries ...mindmap.Entry) {
	t.Helper()
	if err := w.Append(context.Background(), entries...); err != nil {
		t.Fatal(err)
	}
}

// files are the names in the folder of a file.
func files(t testing.TB, path string) []string {
	t.Helper()
	list, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	names := []string{}
	for _, f := range list {
		names = append(names, f.Name())
	}
	return names
}

func wantFault(t testing.TB, err error, want *wallfile.Fault) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Fatalf("error is %v, want %v", err, want)
	}
	if fault.KindOf(err) == fault.None && fault.Advice(nil).For(err) == "" {
		t.Errorf("%v does not say what to do, nor let a shell say it", err)
	}
}

func TestWhatWasAppendedIsThereAfterOpeningAgain(t *testing.T) {
	first := answers(t, 3)
	w := create(t, first...)
	more := answer(t, 4, "Waiting lists — “six months”, 等待")
	more.At = time.Date(2026, 3, 9, 12, 0, 0, 1, time.FixedZone("", 3600))
	more.Kind, more.Body = "answer.someday", []byte(`{"kept": "byte for  byte", "n": 1.50}`)
	mustAppend(t, w, more, first[0])
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := wallfile.Open(w.Path())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = again.Close() }()
	if again.Notice() != nil {
		t.Errorf("a sound wall has a notice: %v", again.Notice())
	}
	if diff := cmp.Diff(append(first, more), load(t, again)); diff != "" {
		t.Error(diff)
	}
}

func TestOneFileIsLeftAfterTheLastClose(t *testing.T) {
	w := create(t, answers(t, 2)...)
	reader, err := wallfile.OpenReadOnly(w.Path())
	if err != nil {
		t.Fatal(err)
	}
	mustAppend(t, w, answer(t, 3, "Anxiety"))
	if len(load(t, reader)) != 3 {
		t.Error("the reader does not see what was appended")
	}
	if log, err := os.Stat(w.Path() + "-wal"); err != nil || log.Mode().Perm() != 0o600 {
		t.Errorf("the log is open to others: %v, %v", log.Mode(), err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := reader.Close(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"day.wall"}, files(t, w.Path())); diff != "" {
		t.Error(diff)
	}
	info, err := os.Stat(w.Path())
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm() != 0o600 {
		t.Errorf("mode is %v, want 0600: answers are private", info.Mode())
	}
}

func TestCreateRefusesToOverwrite(t *testing.T) {
	w := create(t, answers(t, 2)...)
	_, err := wallfile.Create(w.Path(), nil)
	wantFault(t, err, wallfile.ErrExists)
	if len(load(t, w)) != 2 {
		t.Error("the wall that was there has changed")
	}
	dangling := filepath.Join(t.TempDir(), "link.wall")
	if err := os.Symlink("/nowhere", dangling); err != nil {
		t.Skip(err)
	}
	_, err = wallfile.Create(dangling, nil)
	wantFault(t, err, wallfile.ErrExists)
}

func TestCreateLeavesNothingHalfMade(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "day.wall")
	if _, err := wallfile.Create(path, []mindmap.Entry{{}}); err == nil {
		t.Error("an entry without an id was let in")
	}
	if err := os.WriteFile(path+"-wal", []byte("what was not saved"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := wallfile.Create(path, nil)
	wantFault(t, err, wallfile.ErrSideFiles)
	if diff := cmp.Diff([]string{"day.wall-wal"}, files(t, path)); diff != "" {
		t.Error(diff)
	}
}

func TestNamesOfAnyKind(t *testing.T) {
	for _, name := range []string{"what? a day#1 100%.wall", "día 等待.wall", `back\slash&mode=ro.wall`, "a'b\"c;d.wall"} {
		path := filepath.Join(t.TempDir(), name)
		w, err := wallfile.Create(path, answers(t, 1))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		mustAppend(t, w, answer(t, 2, "more"))
		if err := w.Close(); err != nil {
			t.Error(err)
		}
		if diff := cmp.Diff([]string{name}, files(t, path)); diff != "" {
			t.Error(diff)
		}
	}
}

func TestRelativePathSurvivesAChangeOfFolder(t *testing.T) {
	t.Chdir(t.TempDir())
	w, err := wallfile.Create("day.wall", nil)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = w.Close() }()
	t.Chdir(t.TempDir())
	mustAppend(t, w, answer(t, 1, "still here"))
}

func TestALinkLeadsToTheWall(t *testing.T) {
	path := closed(t, answers(t, 2)...)
	link := filepath.Join(t.TempDir(), "link.wall")
	if err := os.Symlink(path, link); err != nil {
		t.Skip(err)
	}
	w := reopen(t, link)
	other := reopen(t, path)
	mustAppend(t, w, answer(t, 3, "by the link"))
	mustAppend(t, other, answer(t, 4, "by the name"))
	if len(load(t, w)) != 4 {
		t.Error("the link leads to another wall")
	}
	_ = w.Close()
	_ = other.Close()
	if names := append(files(t, link), files(t, path)...); len(names) != 2 {
		t.Errorf("files left: %v", names)
	}
}

func TestAPanicWhileUpdatingLeavesTheWallUsable(t *testing.T) {
	w := create(t)
	func() {
		defer func() { _ = recover() }()
		_, _ = w.Update(context.Background(), 0, func([]mindmap.Entry) ([]mindmap.Sealed, error) { panic("a mistake") })
	}()
	mustAppend(t, w, answer(t, 1, "still here"))
}

func TestTheFormatIsWrittenDown(t *testing.T) {
	text, err := os.ReadFile("../../docs/format.md")
	if err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", closed(t))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	rows, err := db.Query("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	statements := 0
	for rows.Next() {
		var statement string
		if err := rows.Scan(&statement); err != nil {
			t.Fatal(err)
		}
		if statements++; !strings.Contains(string(text), statement+";") {
			t.Errorf("docs/format.md does not say %q", statement)
		}
	}
	if statements != 3 {
		t.Errorf("%d statements made the tables, want 3", statements)
	}
}
