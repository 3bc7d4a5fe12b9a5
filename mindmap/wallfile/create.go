package wallfile

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"mindwall/mindmap"
)

// Create makes a wall that holds the entries, and opens it. The file is readable by its owner alone, and appears whole
// or not at all. It fails with [ErrExists] when there is anything at the path, and with [ErrSideFiles] when side files
// of a wall that is gone lie there.
func Create(path string, entries []mindmap.Entry) (*Wall, error) {
	sealed, err := admit(entries)
	if err != nil {
		return nil, fail("make", path, err)
	}
	return create(path, sealed, newWall)
}

func create(path string, entries []mindmap.Sealed, by door) (*Wall, error) {
	const operation = "make"
	absolute, err := filepath.Abs(path)
	if err != nil {
		return nil, fail(operation, path, err)
	}
	err = appear(absolute, func(draft string) error {
		return fill(context.Background(), draft, entries, by)
	})
	if err != nil {
		return nil, fail(operation, path, err)
	}
	return Open(absolute)
}

// fill makes the empty file a wall with entries in it, and leaves it without side files.
func fill(ctx context.Context, file string, entries []mindmap.Sealed, by door) error {
	db, err := access{file: file}.pool()
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }()
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	err = errors.Join(createTables(ctx, conn), conn.Close())
	if err != nil {
		return err
	}
	wr, err := newWriter(ctx, access{file: file})
	if err != nil {
		return err
	}
	err = wr.transact(ctx, func() error { return wr.append(ctx, entries, by) })
	return errors.Join(err, wr.close())
}

// appear lets a file appear at the path with what write puts into an empty draft beside it. It never replaces a file:
// it fails with ErrExists when there is one.
func appear(path string, write func(draft string) error) error {
	if err := vacant(path); err != nil {
		return err
	}
	folder, name := filepath.Split(path)
	if _, err := os.Stat(folder); errors.Is(err, fs.ErrNotExist) {
		return ErrNoFolder
	}
	file, err := os.CreateTemp(folder, "."+name+".*.draft") // mode 0600
	if err != nil {
		return err
	}
	draft := file.Name()
	defer removeDraft(draft)
	if err := file.Close(); err != nil {
		return err
	}
	if err := write(draft); err != nil {
		return err
	}
	if err := syncFile(draft); err != nil {
		return err
	}
	if err := publish(draft, path); err != nil {
		return err
	}
	return syncFolder(folder)
}

// publish gives the draft its name. A hard link never replaces; where the file system has none, a rename must do.
func publish(draft, path string) error {
	err := os.Link(draft, path)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	if err := vacant(path); err != nil {
		return err
	}
	return os.Rename(draft, path)
}

// vacant fails when there is anything at the path, or side files beside it that SQLite would take for those of a new
// file. Empty ones it removes.
func vacant(path string) error {
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		if err == nil {
			err = ErrExists
		}
		return err
	}
	for _, suffix := range []string{"-wal", "-journal"} {
		if info, err := os.Lstat(path + suffix); err == nil && info.Size() > 0 {
			return ErrSideFiles
		}
	}
	for _, suffix := range sideSuffixes() {
		if err := os.Remove(path + suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// sideSuffixes are what SQLite adds to a file's name for the files beside it.
func sideSuffixes() []string { return []string{"-wal", "-shm", "-journal"} }

func removeDraft(draft string) {
	_ = os.Remove(draft)
	for _, suffix := range sideSuffixes() {
		_ = os.Remove(draft + suffix)
	}
}

// syncFile waits until the file is on the disk. No wall that is open may be given: closing a second descriptor of a
// file drops the locks that SQLite holds on it.
func syncFile(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(file.Sync(), file.Close())
}
