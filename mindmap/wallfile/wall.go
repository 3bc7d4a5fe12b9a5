package wallfile

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"mindwall/mindmap"
	"mindwall/mindmap/draft"
	"mindwall/mindmap/wallfile/internal/store"
)

// Wall is an open wall. It is safe for use by several goroutines.
type Wall struct {
	file *file

	// gate is held for reading by whoever asks what the wall is now, and for writing by who must be alone with the file.
	gate sync.RWMutex
	now  condition
}

// Path is the wall's file, absolute and with links followed.
func (w *Wall) Path() string { return w.file.path }

// Notice says why the wall can only be read though it was not asked for, in an error that wraps what is the matter:
// [ErrNewer], [ErrDamaged], [ErrForeign], [ErrSideFiles], [ErrReadOnly], [ErrDiskFull], [ErrDisk], [ErrBusy]. It is nil
// when nothing is the matter, and when that has passed; see [Passes].
func (w *Wall) Notice() error {
	w.gate.RLock()
	defer w.gate.RUnlock()
	return w.now.notice()
}

// Open opens a wall to read and to write. One that may only be read, because the file or its folder is protected, of a
// newer version or damaged, opens all the same, and [Wall.Notice] says why. It fails with [ErrNotFound], [ErrNotWall], [ErrUnreadable],
// or, when nothing at all can be read, with what is the matter.
func Open(path string) (*Wall, error) { return openBy(path, false, "") }

// OpenReadOnly opens a wall to be read and followed. It writes nothing into it.
func OpenReadOnly(path string) (*Wall, error) { return openBy(path, true, "") }

// openBy opens a wall by the file system interface of SQLite that vfs names, or by the usual one.
func openBy(path string, readOnly bool, vfs string) (*Wall, error) {
	const operation = "open"
	absolute, err := filepath.Abs(path)
	if err != nil {
		return nil, store.Fail(operation, path, err)
	}
	info, err := statWall(absolute)
	if err != nil {
		return nil, store.Fail(operation, path, err)
	}
	if resolved, err := filepath.EvalSymlinks(absolute); err == nil {
		absolute = resolved // side files lie beside the file, not beside a link to it
	}
	w := &Wall{file: &file{path: absolute, inode: info, readOnly: readOnly, vfs: vfs}}
	if w.now, err = w.file.open(context.Background()); err != nil {
		if store.Classify(err) == ErrReadOnly && isForbidden(absolute) {
			err = store.Because(ErrUnreadable, err)
		}
		return nil, store.Fail(operation, path, err)
	}
	if _, writes := w.now.(*live); writes {
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

func (e *notWallError) Error() string { return ErrNotWall.Error() + ": " + e.way }
func (e *notWallError) Unwrap() error { return ErrNotWall }

// isForbidden reports whether the file may not be read at all.
func isForbidden(path string) bool {
	file, err := os.Open(path)
	if err == nil {
		_ = file.Close()
	}
	return errors.Is(err, fs.ErrPermission)
}

// Load reads the entries that were stored after a number, 0 for all, in the order in which they were stored. It
// returns the number of the last one, to go on from.
func (w *Wall) Load(ctx context.Context, after Seq) ([]mindmap.Entry, Seq, error) {
	to := collectEntries()
	last, err := w.load(ctx, after, to)
	return to.All, last, err
}

func collectEntries() *store.Collected[mindmap.Entry] {
	return &store.Collected[mindmap.Entry]{
		Read: store.NewRowReader().Entry, Convert: func(e mindmap.Entry) mindmap.Entry { return e },
	}
}

// LoadParsed is Load of entries together with their operations, for who needs those anyway. told, when not nil, is told
// now and then how many were read so far, one call after the other.
func (w *Wall) LoadParsed(ctx context.Context, after Seq, told func(entries int)) ([]mindmap.Parsed, Seq, error) {
	const atOnce = 10_000
	reader, read := store.NewRowReader(), 0
	to := &store.Collected[mindmap.Parsed]{
		Read: func(stored store.Row) (mindmap.Parsed, bool) {
			if read++; told != nil && read%atOnce == 0 {
				told(read)
			}
			return reader.Parse(stored)
		},
		Convert: func(e mindmap.Entry) mindmap.Parsed {
			p, _ := mindmap.Parse(e)
			return p
		},
	}
	last, err := w.load(ctx, after, to)
	return to.All, last, err
}

func (w *Wall) load(ctx context.Context, after Seq, to store.Sink) (Seq, error) {
	now := w.enter(ctx)
	defer w.gate.RUnlock()
	last, err := now.load(ctx, after, to)
	return last, w.file.fail("read", err)
}

// Ahead are the entries that are kept aside because their clock runs ahead of the wall's; see [mindmap.MaxLead]. They
// are let in by themselves when the wall has caught up.
func (w *Wall) Ahead(ctx context.Context) ([]mindmap.Entry, error) {
	now := w.enter(ctx)
	defer w.gate.RUnlock()
	entries, err := now.aside(ctx)
	return entries, w.file.fail("read", err)
}

// State is what the room is shown now, by key. It is no history: the last write wins, and merging leaves it alone.
func (w *Wall) State(ctx context.Context) (map[string]string, error) {
	now := w.enter(ctx)
	defer w.gate.RUnlock()
	state, err := now.shown(ctx)
	return state, w.file.fail("read", err)
}

// Close puts everything into the one file, and lets go of it. Closing a closed wall does nothing.
func (w *Wall) Close() error {
	ctx := context.Background()
	w.gate.Lock()
	defer w.gate.Unlock()
	w.become(w.now.reconcile(ctx, w.file.isHere()))
	err := w.now.close(ctx)
	w.now = closed{last: w.now.notice()}
	w.file.followers.wakeAll()
	return w.file.fail("close", err)
}
