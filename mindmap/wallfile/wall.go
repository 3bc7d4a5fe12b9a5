package wallfile

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// Wall is an open wall. It is safe for use by several goroutines.
type Wall struct {
	path    string // absolute, as it was when opened
	access  access // what SQLite opens: the path, or a copy of it
	version int
	inode   os.FileInfo
	copyDir string // holds the temporary copy; empty when there is none

	// gate is held for reading by whoever uses a connection, and for writing by who must be alone with the file.
	gate             sync.RWMutex
	db               *sql.DB
	writer           *writer   // nil when the wall is read-only; used under writing
	reader           *sql.Conn // used under reading
	closed           bool      // under gate
	notice           error     // why nothing may be written; nil when it may
	writing, reading sync.Mutex

	followers followers
	idle      *time.Timer // puts the log into the file; under writing
}

// Path is the wall's file, absolute.
func (w *Wall) Path() string { return w.path }

// Notice says why the wall can only be read, in an error that wraps what is the matter; nil when it can be written to.
func (w *Wall) Notice() error {
	w.gate.RLock()
	defer w.gate.RUnlock()
	return w.notice
}

// Open opens a wall to read and to write. One that may only be read, because the file or its folder is protected, of a
// newer version or damaged, opens all the same, and [Wall.Notice] says why. It fails with [ErrNotFound], [ErrNotWall],
// or, when nothing at all can be read, with what is the matter.
func Open(path string) (*Wall, error) { return open(path, false, "") }

// OpenReadOnly opens a wall to be read and followed. It writes nothing into it.
func OpenReadOnly(path string) (*Wall, error) { return open(path, true, "") }

func open(path string, readOnly bool, vfs string) (*Wall, error) {
	const operation = "open"
	absolute, err := filepath.Abs(path)
	if err != nil {
		return nil, fail(operation, path, err)
	}
	info, err := statWall(absolute)
	if err != nil {
		return nil, fail(operation, path, err)
	}
	w := &Wall{path: absolute, inode: info, access: access{file: absolute, queryOnly: true, vfs: vfs}}
	if readOnly {
		w.notice = fail(operation, path, ErrReadOnly)
	}
	if err := w.start(context.Background()); err != nil {
		return nil, errors.Join(fail(operation, path, err), w.release())
	}
	return w, nil
}

// statWall finds the file, following links, and refuses what cannot be a wall.
func statWall(path string) (os.FileInfo, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, &notWallError{"it is a folder"}
	case !info.Mode().IsRegular():
		return nil, &notWallError{"it is no regular file"}
	case info.Size() == 0:
		return nil, &notWallError{"it is empty"}
	}
	return info, nil
}

// notWallError says in what way a file is not a wall.
type notWallError struct{ way string }

func (e *notWallError) Error() string { return ErrNotWall.text + ": " + e.way }
func (e *notWallError) Unwrap() error { return ErrNotWall }

// start connects, looks at what it finds, and gets ready to write when nothing speaks against it.
func (w *Wall) start(ctx context.Context) error {
	if err := w.startReading(ctx); err != nil {
		return err
	}
	if w.notice != nil {
		return nil
	}
	writer, err := newWriter(ctx, access{file: w.access.file, vfs: w.access.vfs})
	if err != nil {
		w.notice = fail("open", w.path, err)
		return nil
	}
	w.writer = writer
	return nil
}

// startReading opens the reading connection.
func (w *Wall) startReading(ctx context.Context) error {
	db, err := w.access.pool()
	if err != nil {
		return err
	}
	w.db = db
	if w.reader, err = db.Conn(ctx); err != nil {
		return err
	}
	version, reason, err := inspect(ctx, w.reader)
	if err != nil {
		return err
	}
	w.version = version
	if reason != nil {
		w.notice = fail("open", w.path, reason)
	}
	return nil
}

// Close puts everything into the one file, and lets go of it. Closing a closed wall does nothing.
func (w *Wall) Close() error {
	w.gate.Lock()
	defer w.gate.Unlock()
	if w.closed {
		return nil
	}
	w.closed = true
	w.followers.wakeAll()
	return fail("close", w.path, w.release())
}

// release lets go of all that is held. The caller is alone with the wall.
func (w *Wall) release() error {
	if w.idle != nil {
		w.idle.Stop()
	}
	var errs []error
	w.followers.disconnect()
	if w.reader != nil {
		errs = append(errs, w.reader.Close())
		w.reader = nil
	}
	if w.db != nil {
		errs = append(errs, w.db.Close())
		w.db = nil
	}
	if w.writer != nil {
		errs = append(errs, w.writer.close())
		w.writer = nil
	}
	if w.copyDir != "" {
		errs = append(errs, os.RemoveAll(w.copyDir))
	}
	return errors.Join(errs...)
}
