package wallfile_test

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"mindwall/mindmap"
	"mindwall/mindmap/wallfile"
	"mindwall/mindmap/wallfile/rescue"
)

// alter runs statements on a closed wall, as somebody with sqlite3 could.
func alter(t testing.TB, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatal(err)
		}
	}
}

// closed makes a wall and closes it.
func closed(t testing.TB, entries ...mindmap.Entry) string {
	t.Helper()
	w := create(t, entries...)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return w.Path()
}

func reopen(t testing.TB, path string) *wallfile.Wall {
	t.Helper()
	w, err := wallfile.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() })
	return w
}

func TestANewerVersionOpensToRead(t *testing.T) {
	path := closed(t, answers(t, 3)...)
	alter(t, path, "ALTER TABLE entries ADD COLUMN mood TEXT", "PRAGMA user_version = 3")
	before, _ := os.ReadFile(path)
	w := reopen(t, path)
	wantFault(t, w.Notice(), wallfile.ErrNewer)
	if len(load(t, w)) != 3 {
		t.Error("it cannot be read")
	}
	wantFault(t, w.Append(context.Background(), answer(t, 4, "more")), wallfile.ErrNewer)
	wantFault(t, w.SetState(context.Background(), map[string]string{"a": "b"}), wallfile.ErrNewer)
	_ = w.Close()
	if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
		t.Error("a file of a newer version was changed")
	}
	unreadable := closed(t)
	alter(t, unreadable, "DROP TABLE entries", "PRAGMA user_version = 4")
	_, err := wallfile.Open(unreadable)
	wantFault(t, err, wallfile.ErrNewer)
}

// strangers are what another program may do to the tables of a wall: what could change or refuse what is written to it.
var strangers = map[string]string{
	"trigger":              "CREATE TRIGGER thief AFTER INSERT ON entries BEGIN DELETE FROM entries; END",
	"trigger elsewhere":    "CREATE TABLE other (x); CREATE TRIGGER thief AFTER INSERT ON other BEGIN DELETE FROM entries; END",
	"view":                 "CREATE VIEW summary AS SELECT * FROM entries",
	"column":               "ALTER TABLE entries ADD COLUMN mood TEXT",
	"generated column":     "ALTER TABLE entries ADD COLUMN mood TEXT AS (json_extract(body, '$.mood'))",
	"check":                "ALTER TABLE entries ADD COLUMN mood TEXT CHECK (kind <> 'none')",
	"column of state":      "ALTER TABLE state ADD COLUMN mood TEXT",
	"unique index":         "CREATE UNIQUE INDEX one ON entries (author)",
	"unique index, part":   "CREATE UNIQUE INDEX one ON Entries (kind) WHERE kind = 'answer.add'",
	"index":                "CREATE INDEX plain ON entries (json_extract(body, '$.mood'))",
	"index of state":       "CREATE UNIQUE INDEX one ON state (value)",
	"other redactions":     "DROP INDEX redactions; CREATE UNIQUE INDEX redactions ON entries (kind)",
	"redactions elsewhere": "DROP INDEX redactions; CREATE TABLE redactions (x)",
	"other ahead":          "CREATE TABLE Ahead (clock, id, device, author, at, act, kind, body, mood NOT NULL)",
}

func TestTablesThatAStrangerChanged(t *testing.T) {
	ctx := context.Background()
	for name, statement := range strangers {
		entries := answers(t, 1)
		path := closed(t, entries...)
		before := reopen(t, path)
		alter(t, path, statement)
		wantFault(t, before.Append(ctx, answer(t, 2, name)), wallfile.ErrForeign) // also by who has it open
		w := reopen(t, path)
		if wantFault(t, w.Notice(), wallfile.ErrForeign); len(load(t, w)) != 1 {
			t.Errorf("%s: it cannot be read, or was written to", name)
		}
		to := filepath.Join(t.TempDir(), "rescued.wall")
		if report, err := rescue.Into(ctx, path, to); err != nil || report.Entries != 1 {
			t.Errorf("%s: rescued %d entries, %v", name, report.Entries, err)
		}
	}
	endless := closed(t)
	alter(t, endless, "DROP TABLE entries", `CREATE VIEW entries AS WITH RECURSIVE n(seq) AS (SELECT 1 UNION ALL
		SELECT seq + 1 FROM n) SELECT seq, '' id, 1 clock, '' device, '' author, '' at, '' act, '' kind, '' body FROM n`)
	if w, err := wallfile.Open(endless); err == nil {
		if len(load(t, w)) != 0 {
			t.Error("a view was read")
		}
		_ = w.Close()
	}
	other := filepath.Join(t.TempDir(), "other.db")
	alter(t, other, "CREATE TABLE entries (seq, id, clock, device, author, at, act, kind, body)", "CREATE TABLE state (key, value)")
	_, err := wallfile.Open(other)
	wantFault(t, err, wallfile.ErrNotWall)
}

// Tables of others are left alone, whatever they refer to, and keep nobody from anything.
func TestTablesOfOthersAreLeftAlone(t *testing.T) {
	ctx := context.Background()
	entries := answers(t, 3)
	path := closed(t, entries...)
	alter(t, path,
		"CREATE TABLE moods (entry TEXT NOT NULL UNIQUE REFERENCES entries (id), mood TEXT CHECK (mood <> ''), x AS (mood || '!'))",
		"INSERT INTO moods (entry, mood) VALUES ('"+entries[0].ID.String()+"', 'calm')", "CREATE UNIQUE INDEX one ON moods (mood)",
		"CREATE VIRTUAL TABLE words USING fts5 (word)", "INSERT INTO words VALUES ('calm')", "ANALYZE")
	w := reopen(t, path)
	if err := w.Notice(); err != nil {
		t.Fatal(err)
	}
	mustAppend(t, w, answer(t, 4, "more"))
	if err := w.Redact(ctx, nil, sealed(t, redaction(t, 5, entries[0].ID))...); err != nil {
		t.Error(err)
	}
	to := filepath.Join(t.TempDir(), "copy.wall")
	if err := w.CopyTo(ctx, to); err != nil {
		t.Error(err)
	}
	for _, path := range []string{path, to} {
		if report, err := rescue.Check(ctx, path); err != nil || len(report.Faults) > 0 || report.Entries != 5 {
			t.Errorf("%+v, %v", report, err)
		}
	}
}

func TestRowsThatAreNoEntries(t *testing.T) {
	entries := answers(t, 3)
	path := closed(t, entries...)
	alter(t, path, "UPDATE entries SET body = 'not JSON' WHERE seq = 2", "UPDATE entries SET at = 'at noon' WHERE seq = 3")
	w := reopen(t, path)
	got := load(t, w)
	if len(got) != 2 || got[1].ID != entries[2].ID {
		t.Errorf("%d entries are left: one that lost its time is still an entry", len(got))
	}
	report, err := rescue.Health(context.Background(), w)
	if err != nil || report.Unreadable != 1 || len(report.Faults) != 1 {
		t.Errorf("report is %+v, %v", report, err)
	}
}

func TestStateIsWhatTheRoomIsShownNow(t *testing.T) {
	w := create(t, answers(t, 2)...)
	room, err := wallfile.OpenReadOnly(w.Path())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = room.Close() }()
	ctx := soon(t)
	told := make(chan wallfile.News, 100)
	go func() { _ = room.Follow(ctx, 0, func(n wallfile.News) { told <- n }) }()
	if first := <-told; first.State == nil || len(first.State) != 0 || len(first.Entries) != 2 {
		t.Errorf("the first news is %+v", first)
	}
	for _, step := range []struct{ set, want map[string]string }{
		{map[string]string{"question": "1", "blank": "yes"}, map[string]string{"question": "1", "blank": "yes"}},
		{map[string]string{"question": "2", "blank": ""}, map[string]string{"question": "2"}},
	} {
		if err := w.SetState(ctx, step.set); err != nil {
			t.Fatal(err)
		}
		if news := <-told; !cmp.Equal(news.State, step.want) || len(news.Entries) != 0 {
			t.Errorf("told %+v, want %v", news, step.want)
		}
	}
	mustAppend(t, w, answer(t, 3, "more"))
	if news := <-told; news.State != nil || len(news.Entries) != 1 {
		t.Errorf("an entry brought news %+v", news)
	}
	wantFault(t, room.SetState(ctx, map[string]string{"question": "3"}), wallfile.ErrReadOnly)
	if room.Notice() != nil {
		t.Errorf("opened to read, and told so: %v", room.Notice())
	}
}

func TestUpdateMakesAThemeOnce(t *testing.T) {
	path := closed(t)
	var wait sync.WaitGroup
	for range 6 {
		wait.Go(func() {
			w, err := wallfile.Open(path)
			if err != nil {
				t.Error(err)
				return
			}
			defer func() { _ = w.Close() }()
			made := answer(t, 1, "Transport")
			last, err := w.Update(context.Background(), 0, func(news []mindmap.Entry) ([]mindmap.Sealed, error) {
				if len(news) > 0 {
					return nil, nil
				}
				return sealed(t, made), nil
			})
			if err != nil || last != 1 {
				t.Errorf("known up to %d, %v", last, err)
			}
		})
	}
	wait.Wait()
	w := reopen(t, path)
	if n := len(load(t, w)); n != 1 {
		t.Errorf("the theme was made %d times", n)
	}
	refused := fmt.Errorf("no such question")
	if _, err := w.Update(context.Background(), 0, func([]mindmap.Entry) ([]mindmap.Sealed, error) {
		return sealed(t, answers(t, 2)...), refused
	}); err == nil || !strings.Contains(err.Error(), refused.Error()) {
		t.Errorf("the refusal is lost: %v", err)
	}
	mustAppend(t, w, answer(t, 2, "the wall is not locked"))
	if len(load(t, w)) != 2 {
		t.Error("a refused update left something")
	}
}

func TestCopyToWhileItIsWritten(t *testing.T) {
	w := create(t, answers(t, 100)...)
	p := start(t, "append 0", w.Path())
	defer func() { _ = p.cmd.Process.Kill(); _ = p.drain() }()
	to := filepath.Join(t.TempDir(), "copy? 1.wall")
	if err := w.CopyTo(context.Background(), to); err != nil {
		t.Fatal(err)
	}
	wantFault(t, w.CopyTo(context.Background(), to), wallfile.ErrExists)
	if diff := cmp.Diff([]string{filepath.Base(to)}, files(t, to)); diff != "" {
		t.Error(diff)
	}
	c := reopen(t, to)
	if c.Notice() != nil {
		t.Error(c.Notice())
	}
	if n := len(load(t, c)); n < 100 {
		t.Errorf("the copy holds %d entries", n)
	}
	if report, err := rescue.Health(context.Background(), c); err != nil || len(report.Faults) != 0 {
		t.Errorf("the copy is not sound: %+v, %v", report, err)
	}
	reader, err := wallfile.OpenReadOnly(w.Path())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = reader.Close() }()
	if err := reader.CopyTo(context.Background(), to+"2"); err != nil {
		t.Errorf("a reader cannot copy: %v", err)
	}
}

func TestAFileThatWasTakenAway(t *testing.T) {
	for name, take := range map[string]func(path string) error{
		"renamed": func(path string) error { return os.Rename(path, path+".old") },
		"removed": os.Remove,
		"replaced": func(path string) error {
			if err := os.Rename(path, path+".old"); err != nil {
				return err
			}
			return os.WriteFile(path, []byte("another file"), 0o600)
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := create(t, answers(t, 2)...)
			followed := make(chan error, 1)
			going := make(chan struct{}, 1)
			go func() {
				followed <- w.Follow(soon(t), 0, func(wallfile.News) {
					select {
					case going <- struct{}{}:
					default:
					}
				})
			}()
			<-going
			mustAppend(t, w, answer(t, 3, "in the log, not in the file"))
			if err := take(w.Path()); err != nil {
				t.Fatal(err)
			}
			wantFault(t, <-followed, wallfile.ErrMoved)
			wantFault(t, w.Append(context.Background(), answer(t, 4, "more")), wallfile.ErrMoved)
			if len(load(t, w)) != 3 {
				t.Error("what is there cannot be read any more")
			}
			if err := w.Close(); err != nil {
				t.Error(err)
			}
			if name == "replaced" {
				if content, _ := os.ReadFile(w.Path()); string(content) != "another file" {
					t.Error("the other file was changed")
				}
			}
			if name == "renamed" {
				if diff := cmp.Diff([]string{"day.wall.old"}, files(t, w.Path())); diff != "" {
					t.Error(diff)
				}
			}
			if name == "removed" {
				return
			}
			old := reopen(t, w.Path()+".old")
			if n := len(load(t, old)); n != 3 {
				t.Errorf("the file that was taken away holds %d entries, want all 3", n)
			}
		})
	}
}

func TestTheFileAloneIsWholeAfterASecond(t *testing.T) {
	w := create(t)
	mustAppend(t, w, answers(t, 5)...)
	var lone string
	for deadline := soon(t); ; {
		data, err := os.ReadFile(w.Path())
		if err != nil {
			t.Fatal(err)
		}
		lone = filepath.Join(t.TempDir(), "lone.wall")
		if err := os.WriteFile(lone, data, 0o600); err != nil {
			t.Fatal(err)
		}
		c, err := wallfile.Open(lone)
		if err != nil {
			t.Fatal(err)
		}
		n := len(load(t, c))
		_ = c.Close()
		if n == 5 {
			break
		}
		select {
		case <-deadline.Done():
			t.Fatalf("the file without its log still holds %d of 5 entries", n)
		case <-time.After(50 * time.Millisecond):
		}
	}
}

func TestOpenWaitsForWhoHasTheFileForItself(t *testing.T) {
	path := closed(t, answers(t, 2)...)
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	db.SetMaxOpenConns(1)
	for _, statement := range []string{"PRAGMA journal_mode = DELETE", "BEGIN EXCLUSIVE"} {
		if _, err := db.Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
	time.AfterFunc(300*time.Millisecond, func() { _, _ = db.Exec("COMMIT") })
	w := reopen(t, path)
	if w.Notice() != nil {
		t.Error(w.Notice())
	}
	mustAppend(t, w, answer(t, 3, "more"))
}

func TestAClosedWallSaysSo(t *testing.T) {
	w := create(t, answers(t, 1)...)
	followed := make(chan error, 1)
	going := make(chan struct{}, 9)
	go func() { followed <- w.Follow(soon(t), 0, func(wallfile.News) { going <- struct{}{} }) }()
	<-going
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	wantFault(t, <-followed, wallfile.ErrClosed)
	ctx := context.Background()
	wantFault(t, w.Append(ctx, answer(t, 2, "more")), wallfile.ErrClosed)
	_, _, err := w.Load(ctx, 0)
	wantFault(t, err, wallfile.ErrClosed)
	wantFault(t, w.Redact(ctx, nil, sealed(t, redaction(t, 3, randomID()))...), wallfile.ErrClosed)
	wantFault(t, w.CopyTo(ctx, w.Path()+"2"), wallfile.ErrClosed)
	if err := w.Close(); err != nil {
		t.Errorf("closing twice: %v", err)
	}
}
