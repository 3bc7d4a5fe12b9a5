package store

import (
	"context"
	"database/sql"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"modernc.org/sqlite"
)

// BusyTimeout is how long a statement waits for another process that holds the lock it needs.
const BusyTimeout = 5 * time.Second

// UntilLetGo is how long to wait between two looks whether somebody has let go of a file.
const UntilLetGo = 20 * time.Millisecond

// Access is how a database file is opened.
type Access struct {
	File        string // absolute
	QueryOnly   bool   // nothing is written, though side files are kept in order
	Immutable   bool   // nothing is written, locked or looked for beside the file
	readOnlyLog bool   // nothing is written, nor is the log put into the file by who closes last
	Alone       bool   // nobody else has the file meanwhile, which takes no index of the log beside it
	Hasty       bool   // who finds the file locked does not wait
	Vfs         string // the operating system's own when empty
}

// dsn is the data source name of the access, for the driver.
func (a Access) dsn() string {
	pragmas := url.Values{
		"mode":       {"rw"},
		"_defensive": {"1"},
		"_error_rc":  {"1"},
		"_pragma": {
			"busy_timeout(" + milliseconds(a.patience()) + ")",
			"trusted_schema(0)", "cell_size_check(1)", "temp_store(2)",
		},
	}
	if a.Immutable {
		pragmas.Set("mode", "ro")
		pragmas.Set("immutable", "1")
	}
	if a.readOnlyLog {
		pragmas.Set("mode", "ro")
	}
	if a.QueryOnly || a.Immutable {
		pragmas.Add("_pragma", "query_only(1)")
	}
	if a.Alone {
		pragmas.Add("_pragma", "locking_mode(EXCLUSIVE)")
	}
	if a.Vfs != "" {
		pragmas.Set("vfs", a.Vfs)
	}
	return fileURI(a.File) + "?" + pragmas.Encode()
}

func (a Access) patience() time.Duration {
	if a.Hasty {
		return 0
	}
	return BusyTimeout
}

// fileURI writes an absolute path as SQLite reads it in a URI, whatever characters it holds.
func fileURI(path string) string {
	segments := strings.Split(filepath.ToSlash(path), "/")
	for i, s := range segments {
		segments[i] = strings.ReplaceAll(url.PathEscape(s), "%3A", ":")
	}
	uri := strings.Join(segments, "/")
	if !strings.HasPrefix(uri, "/") { // C:/walls/day.wall
		uri = "/" + uri
	}
	return "file://" + uri
}

// Pool opens no connection yet. Connections that are given back are closed, as every one is held for as long as it
// is of use.
func (a Access) Pool() (*sql.DB, error) {
	connector, err := sqlite.NewConnector(a.dsn())
	if err != nil {
		return nil, err
	}
	db := sql.OpenDB(connector)
	db.SetMaxIdleConns(-1)
	return db, nil
}

// enterWAL makes the connection durable: a write-ahead log, or a rollback journal where the file system has no shared
// memory for one. It reports whether it is a log, and fails when the file cannot be written.
func enterWAL(ctx context.Context, conn *sql.Conn, patience time.Duration) (log bool, err error) {
	mode, err := askForWAL(ctx, conn, patience)
	if Classify(err) == ErrBusy {
		return false, err
	}
	if err != nil || mode != "wal" {
		if err := leaveWAL(ctx, conn); err != nil {
			return false, err
		}
		mode = "delete"
	}
	synchronous := "FULL"
	if mode != "wal" {
		synchronous = "EXTRA" // the folder as well, when the journal is removed from it
	}
	err = setPragmas(ctx, conn, append([]string{"synchronous = " + synchronous}, durable[:]...)...)
	return mode == "wal" && err == nil, err
}

// durable is what is asked of every connection that writes.
var durable = [...]string{
	"fullfsync = 1", // on macOS fsync alone leaves the words in the drive's cache
	"checkpoint_fullfsync = 1",
	"secure_delete = 1", // what a redaction overwrites
}

func setPragmas(ctx context.Context, conn *sql.Conn, pragmas ...string) error {
	for _, pragma := range pragmas {
		if _, err := conn.ExecContext(ctx, "PRAGMA "+pragma); err != nil {
			return err
		}
	}
	return nil
}

// askForWAL asks for a log, and says what it got. SQLite does not wait here for another process that has the file for
// itself, as one that takes words out has for a moment.
func askForWAL(ctx context.Context, conn *sql.Conn, patience time.Duration) (mode string, err error) {
	for deadline := time.Now().Add(patience); ; {
		err = conn.QueryRowContext(ctx, "PRAGMA journal_mode = WAL").Scan(&mode)
		if Classify(err) != ErrBusy || time.Now().After(deadline) {
			return mode, err
		}
		Pause(ctx, UntilLetGo)
	}
}

// leaveWAL turns to a rollback journal. The exclusive locking mode is what lets a log be read without shared memory.
func leaveWAL(ctx context.Context, conn *sql.Conn) error {
	var mode string
	for _, pragma := range []string{"locking_mode = EXCLUSIVE", "journal_mode = DELETE", "locking_mode = NORMAL"} {
		if err := conn.QueryRowContext(ctx, "PRAGMA "+pragma).Scan(&mode); err != nil {
			return err
		}
	}
	// The exclusive lock is let go at the next access.
	var n int
	return conn.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&n)
}

// Pause waits, or until the context ends.
func Pause(ctx context.Context, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
	case <-timer.C:
	}
}

// SideSuffixes are what SQLite adds to a file's name for the files beside it.
func SideSuffixes() []string { return []string{"-wal", "-shm", "-journal"} }

func Exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
