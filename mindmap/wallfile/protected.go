package wallfile

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"mindwall/mindmap/draft"
)

// copies is how often a wall that changes while it is copied is copied again.
const copies = 3

// startProtected finds another way to read a wall when the usual one failed with cause: because the file system has no
// shared memory for a log, or because neither the file nor anything beside it can be written.
func (w *Wall) startProtected(ctx context.Context, cause error) error {
	w.notice = nil
	if err := w.disconnect(); err != nil {
		return err
	}
	if !w.readOnly {
		// A writer turns a log into a rollback journal where there is no other way.
		if wr, err := newWriter(ctx, access{file: w.access.file, vfs: w.access.vfs}); err == nil {
			err = errors.Join(wr.close(), w.startReading(ctx))
			if err == nil {
				return nil
			}
			_ = w.disconnect()
		}
	}
	err := w.startAside(ctx)
	if fault := classify(err); fault == ErrDamaged || fault == ErrNotWall {
		return w.startDamaged(ctx, err)
	}
	if err != nil {
		return err
	}
	if w.notice == nil && !w.readOnly {
		w.notice = fail("write to", w.path, because(ErrReadOnly, cause))
	}
	return nil
}

// startAside reads the file without touching anything beside it. Without a log nobody has it open, and it can be read
// as it is; with one it is the log that holds the latest entries, and SQLite must have it in a place of its own.
func (w *Wall) startAside(ctx context.Context) error {
	if !exists(w.path+"-wal") && !exists(w.path+"-journal") {
		w.access.immutable = true
		return w.startReading(ctx)
	}
	var err error
	for range copies {
		if err = w.startCopy(ctx); classify(err) != ErrDamaged {
			break
		}
		err = errors.Join(err, w.disconnect())
	}
	return err
}

// startCopy opens a temporary copy of the wall and its log.
func (w *Wall) startCopy(ctx context.Context) error {
	if w.copied == "" {
		folder, remove, err := draft.Temporary()
		if err != nil {
			return err
		}
		w.copied, w.removeCopy = folder, remove
	}
	w.access.file = filepath.Join(w.copied, "copy.wall")
	for _, suffix := range []string{"", "-wal", "-journal", "-shm"} {
		target := w.access.file + suffix
		if err := os.Remove(target); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		if suffix == "-shm" { // made anew from the log
			continue
		}
		if err := copyFile(w.path+suffix, target); err != nil && (suffix == "" || !errors.Is(err, fs.ErrNotExist)) {
			return err
		}
	}
	return w.startReading(ctx)
}

// copyFile copies a file into one of the owner's alone.
func copyFile(from, to string) error {
	source, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { _ = source.Close() }()
	target, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(target, source)
	return errors.Join(err, target.Close())
}

// isForbidden tells whether the file may not be read at all.
func isForbidden(path string) bool {
	file, err := os.Open(path)
	if err == nil {
		_ = file.Close()
	}
	return errors.Is(err, fs.ErrPermission)
}

// alignPermissions gives the side files the permissions of the file. SQLite does so when it makes them; when the file
// was protected then and no longer is, they would keep everybody from writing.
func (w *Wall) alignPermissions() {
	file, err := os.Stat(w.path)
	if err != nil || w.readOnly {
		return
	}
	for _, suffix := range sideSuffixes() {
		side, err := os.Lstat(w.path + suffix)
		if err == nil && side.Mode().IsRegular() && side.Mode().Perm() != file.Mode().Perm() {
			_ = os.Chmod(w.path+suffix, file.Mode().Perm()) // another's cannot be changed, and is not ours to change
		}
	}
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
