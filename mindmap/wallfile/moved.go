package wallfile

import (
	"context"
	"os"
)

// unmoved fails with [ErrMoved] when the path no longer leads to the file that was opened. The caller is writing.
//
// SQLite finds the log by the file's name. The first time, the log is therefore put into the file, wherever that is
// now: so a renamed wall is whole, and a file that took its place does not get the log of another.
func (w *Wall) unmoved(ctx context.Context) error {
	if w.here() {
		w.moved = false
		return nil
	}
	if !w.moved && w.writer != nil {
		_ = w.writer.checkpoint(ctx)
	}
	w.moved = true
	return ErrMoved
}

// here tells whether the path leads to the file that was opened.
func (w *Wall) here() bool {
	now, err := os.Stat(w.path)
	return err == nil && os.SameFile(w.inode, now)
}

// removeStrandedSideFiles removes what SQLite leaves beside a name that has no file any more.
func (w *Wall) removeStrandedSideFiles() {
	if exists(w.path) {
		return
	}
	if info, err := os.Lstat(w.path + "-wal"); err == nil && info.Size() > 0 {
		return // it was not put into the file, and may be all there is
	}
	for _, suffix := range sideSuffixes() {
		_ = os.Remove(w.path + suffix)
	}
}
