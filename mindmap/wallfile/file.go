package wallfile

import (
	"context"
	"os"
	"time"

	"mindwall/mindmap/wallfile/internal/store"
)

// file is a wall's file under the name by which it was opened, whatever became of it, and what outlives each of the
// wall's conditions.
type file struct {
	path      string // absolute
	inode     os.FileInfo
	readOnly  bool   // asked for
	vfs       string // the file system interface of SQLite; the usual one when empty
	followers followers
	tried     time.Time // when it was last tried to do better than the disk let us
	gaveWay   store.Ask // who was given way to last
	scrubDue  bool      // bytes of words that were taken out may be left in the file; for who writes
}

func (f *file) fail(operation string, err error) error { return store.Fail(operation, f.path, err) }

// toRead is how the file is read in the usual way, and toWrite how it is written.
func (f *file) toRead() store.Access  { return store.Access{File: f.path, QueryOnly: true, Vfs: f.vfs} }
func (f *file) toWrite() store.Access { return store.Access{File: f.path, Vfs: f.vfs} }

// isHere reports whether the path leads to the file that was opened.
func (f *file) isHere() bool {
	now, err := os.Stat(f.path)
	return err == nil && os.SameFile(f.inode, now)
}

// isVacated reports whether there is nothing under the name.
func (f *file) isVacated() bool { return !store.Exists(f.path) }

// open opens the file by the best way there is, and gets ready to write when nothing speaks against it. With side files
// of another wall, which SQLite would take for this one's, it is read without them, and nothing is written to it.
func (f *file) open(ctx context.Context) (condition, error) {
	f.alignPermissions()
	a, why := f.toRead(), error(nil)
	if f.hasForeignSideFiles(ctx) {
		a.Immutable, why = true, f.fail("write to", ErrSideFiles)
	}
	s, reason, err := f.connect(ctx, a)
	if err == nil {
		if reason != nil {
			why = reason
		}
		return f.use(ctx, s, why), nil
	}
	switch store.Classify(err) {
	case ErrDamaged, ErrNotWall, nil: // or a schema in a format of the far future, by one flipped bit
		return f.openDamaged(ctx, a, err)
	case ErrReadOnly, ErrDisk, ErrDiskFull:
		if !a.Immutable {
			return f.openProtected(ctx, err)
		}
	}
	return nil, err
}

// use gets ready to write to a file that is read already, unless why speaks against it.
func (f *file) use(ctx context.Context, s *source, why error) condition {
	if why == nil && !f.readOnly {
		writer, err := store.NewWriter(ctx, f.toWrite())
		if err == nil {
			return &live{source: s, writer: writer}
		}
		why = f.fail("write to", err)
	}
	return &readOnly{unwritable: unwritable{why}, source: s}
}

// alignPermissions gives the side files the permissions of the file. SQLite does so when it makes them; when the file
// was protected then and no longer is, they would keep everybody from writing.
func (f *file) alignPermissions() {
	file, err := os.Stat(f.path)
	if err != nil || f.readOnly {
		return
	}
	for _, suffix := range store.SideSuffixes() {
		side, err := os.Lstat(f.path + suffix)
		if err == nil && side.Mode().IsRegular() && side.Mode().Perm() != file.Mode().Perm() {
			_ = os.Chmod(f.path+suffix, file.Mode().Perm()) // another's cannot be changed, and is not ours to change
		}
	}
}

// removeStrandedSideFiles removes what SQLite leaves beside a name that has no file any more.
func (f *file) removeStrandedSideFiles() {
	if !f.isVacated() {
		return
	}
	if info, err := os.Lstat(f.path + "-wal"); err == nil && info.Size() > 0 {
		return // it was not put into the file, and may be all there is
	}
	for _, suffix := range store.SideSuffixes() {
		_ = os.Remove(f.path + suffix)
	}
}

// strangerWait is how long a wall whose side files belong to another file waits for whoever has that one open to let
// go of it, which takes a running program less than a tenth of a second.
const strangerWait = time.Second

// hasForeignSideFiles reports whether side files of another wall lie beside this one, and stay: they lie there when a file
// was put in the place of one that is open, or whose writer was killed.
func (f *file) hasForeignSideFiles(ctx context.Context) bool {
	for deadline := time.Now().Add(strangerWait); store.ForeignSideFiles(ctx, f.toRead()); {
		if time.Now().After(deadline) {
			return true
		}
		store.Pause(ctx, store.UntilLetGo)
	}
	return false
}
