package wallfile

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"time"

	"mindwall/mindmap/draft"
)

// Wall is an open wall. It is safe for use by several goroutines.
type Wall struct {
	path     string // absolute, as it was when opened
	inode    os.FileInfo
	readOnly bool // asked for
	version  int

	// gate is held for reading by whoever uses a connection, and for writing by who must be alone with the file.
	gate       sync.RWMutex
	access     access // what SQLite opens to read: the path, or a copy of it
	copied     string // folder of the temporary copy; empty when there is none
	removeCopy func()
	db         *sql.DB
	damage     *salvage // all that could be read of a damaged wall; nil for a sound one, which has a reader
	notice     error    // why it may not be written to; nil when it may
	away       bool     // the file is not where it was, and nothing of it is open
	kept       *salvage // what was in it; nil when it is there
	closed     bool
	followers  followers

	reading sync.Mutex
	reader  *sql.Conn // under reading

	writing  sync.Mutex
	writer   *writer     // nil when the wall is read-only
	idle     *time.Timer // puts the log into the file
	scrubDue bool        // bytes of words that were taken out may be left in the file
}

// Path is the wall's file, absolute and with links followed.
func (w *Wall) Path() string { return w.path }

// Notice says why the wall can only be read though it was not asked for, in an error that wraps what is the matter:
// [ErrNewer], [ErrDamaged], [ErrForeign], [ErrSideFiles], [ErrReadOnly]. It is nil when nothing is the matter.
func (w *Wall) Notice() error {
	w.gate.RLock()
	defer w.gate.RUnlock()
	return w.notice
}

// Open opens a wall to read and to write. One that may only be read, because the file or its folder is protected, of a
// newer version or damaged, opens all the same, and [Wall.Notice] says why. It fails with [ErrNotFound], [ErrNotWall], [ErrUnreadable],
// or, when nothing at all can be read, with what is the matter.
func Open(path string) (*Wall, error) { return open(path, false, "") }

// OpenReadOnly opens a wall to be read and followed. It writes nothing into it.
func OpenReadOnly(path string) (*Wall, error) { return open(path, true, "") }

// open opens a wall by the file system interface of SQLite that vfs names, or by the usual one.
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
	if resolved, err := filepath.EvalSymlinks(absolute); err == nil {
		absolute = resolved // side files lie beside the file, not beside a link to it
	}
	w := &Wall{
		path: absolute, inode: info, readOnly: readOnly, access: access{file: absolute, queryOnly: true, vfs: vfs},
	}
	if err := w.startUnmixed(context.Background()); err != nil {
		err = errors.Join(err, w.release())
		if classify(err) == ErrReadOnly && isForbidden(absolute) {
			err = because(ErrUnreadable, err)
		}
		return nil, fail(operation, path, err)
	}
	if w.writer != nil {
		draft.Sweep(filepath.Dir(absolute)) // what stays is told by a check
		draft.Sweep(os.TempDir())
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
	// On Windows what identifies the file is read at the first comparison, which must not be the one after it was
	// replaced.
	os.SameFile(info, info)
	return info, nil
}

// notWallError says in what way a file is not a wall.
type notWallError struct{ way string }

func (e *notWallError) Error() string { return ErrNotWall.text + ": " + e.way }
func (e *notWallError) Unwrap() error { return ErrNotWall }

// start connects by the best way there is, and gets ready to write when nothing speaks against it.
func (w *Wall) start(ctx context.Context) error {
	err := w.startReading(ctx)
	switch classify(err) {
	case ErrDamaged, ErrNotWall:
		return w.startDamaged(ctx, err)
	case ErrReadOnly, ErrDisk:
		err = w.startProtected(ctx, err)
	case nil:
		if err != nil { // such as a schema in a format of the far future, by one flipped bit
			return w.startDamaged(ctx, err)
		}
	}
	if err != nil || w.readOnly || w.notice != nil {
		return err
	}
	writer, err := newWriter(ctx, access{file: w.access.file, vfs: w.access.vfs})
	if err != nil {
		w.notice = fail("write to", w.path, err)
		return nil
	}
	w.writer = writer
	return nil
}

// startReading opens the reading connection and looks at what is there. It fails with [ErrDamaged] when not all of it
// can be read.
func (w *Wall) startReading(ctx context.Context) error {
	if err := w.connect(ctx); err != nil {
		return err
	}
	version, reason, err := inspect(ctx, w.reader)
	if err != nil {
		return err
	}
	w.version = version
	if reason != nil {
		w.notice = fail("write to", w.path, reason)
	}
	return firstDamage(ctx, w.reader)
}

// connect opens the reading connection.
func (w *Wall) connect(ctx context.Context) error {
	db, err := w.access.pool()
	if err != nil {
		return err
	}
	w.db = db
	w.reader, err = db.Conn(ctx)
	return err
}

// disconnect lets go of all reading connections. The caller is alone with the wall.
func (w *Wall) disconnect() error {
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
	return errors.Join(errs...)
}

// Close puts everything into the one file, and lets go of it. Closing a closed wall does nothing.
func (w *Wall) Close() error {
	w.gate.Lock()
	defer w.gate.Unlock()
	if w.closed {
		return nil
	}
	w.trace(context.Background())
	w.closed = true
	w.followers.wakeAll()
	if w.scrubDue && !w.away {
		_ = w.scrub(context.Background()) // another window is open: its words are off the wall all the same
	}
	return fail("close", w.path, w.release())
}

// release lets go of all that is held. The caller is alone with the wall.
func (w *Wall) release() error {
	if w.idle != nil {
		w.idle.Stop()
	}
	errs := []error{w.disconnect()}
	if w.writer != nil {
		errs = append(errs, w.writer.close())
		w.writer = nil
		w.removeStrandedSideFiles()
	}
	if w.copied != "" {
		w.removeCopy()
		w.copied = ""
	}
	return errors.Join(errs...)
}
