package wallfile

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"mindwall/mindmap"
	"mindwall/mindmap/draft"
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

// Save makes a wall that holds the entries and a state, and closes it. It fails as [Create] does.
func Save(ctx context.Context, path string, entries []mindmap.Sealed, state map[string]string) error {
	w, err := create(path, entries, newWall)
	if err != nil {
		return err
	}
	_ = w.SetState(ctx, state) // what the room is shown is shown again at the next change
	return w.Close()
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
	dir, name := filepath.Split(path)
	folder, err := draft.Open(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return ErrNoFolder
	}
	if err != nil {
		return err
	}
	defer folder.Close()
	if err := folder.Fill(name, 0o600, write); err != nil {
		return err
	}
	_, err = folder.Commit(nil)
	return err
}

// vacant fails when there is anything at the path, or a side file beside it that SQLite would take for one of a new
// file. Empty ones it removes.
func vacant(path string) error {
	switch what, err := occupant(path); {
	case err != nil:
		return err
	case what == aFile:
		return ErrExists
	case what != nothing:
		return because(ErrExists, fmt.Errorf("it is %s", what))
	}
	for _, suffix := range sideSuffixes() {
		what, err := occupant(path + suffix)
		if err == nil && what == nothing {
			continue
		}
		info, _ := os.Lstat(path + suffix)
		// The index of a log holds nothing that is not in the log.
		if err != nil || what != aFile || info == nil || info.Size() > 0 && suffix != "-shm" {
			return ErrSideFiles
		}
		if err := os.Remove(path + suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// sideSuffixes are what SQLite adds to a file's name for the files beside it.
func sideSuffixes() []string { return []string{"-wal", "-shm", "-journal"} }
