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
	"mindwall/mindmap/wallfile/internal/store"
)

// Create makes a wall that holds the entries, and opens it. The file is readable by its owner alone, and appears whole
// or not at all. It fails with [ErrExists] when there is anything at the path, and with [ErrSideFiles] when side files
// of a wall that is gone lie there.
func Create(path string, entries []mindmap.Entry) (*Wall, error) {
	sealed, err := store.Admit(entries)
	if err != nil {
		return nil, store.Fail("make", path, err)
	}
	return create(path, sealed, store.NewWall)
}

func create(path string, entries []mindmap.Sealed, by store.Door) (*Wall, error) {
	const operation = "make"
	absolute, err := filepath.Abs(path)
	if err != nil {
		return nil, store.Fail(operation, path, err)
	}
	err = appear(absolute, func(draft string) error {
		return store.Fill(context.Background(), draft, entries, by)
	})
	if err != nil {
		return nil, store.Fail(operation, path, err)
	}
	return Open(absolute)
}

// Save makes a wall that holds the entries, others that run ahead and are kept aside, and a state, and closes it. It fails
// as [Create] does.
func Save(ctx context.Context, path string, entries []mindmap.Sealed, aside []mindmap.Entry, state map[string]string) error {
	w, err := create(path, entries, store.NewWall)
	if err != nil {
		return err
	}
	err = w.Append(ctx, aside...)
	_ = w.SetState(ctx, state) // what the room is shown is shown again at the next change
	return errors.Join(err, w.Close())
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
		return store.Because(ErrExists, fmt.Errorf("it is %s", what))
	}
	for _, suffix := range store.SideSuffixes() {
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
