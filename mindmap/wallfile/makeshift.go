package wallfile

import (
	"cmp"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"mindwall/mindmap/draft"
	"mindwall/mindmap/wallfile/internal/store"
)

// makeshift is a wall that is read by another way than usual, by which nothing new is seen.
type makeshift struct {
	present
	unwritable
	*file
	contents
}

func (m *makeshift) isHampered() bool { return true }

// improve opens the file in the usual way when it can be read so by now.
func (m *makeshift) improve(ctx context.Context) condition {
	a := m.toRead()
	a.Hasty = true
	file, err := store.Probe(ctx, a)
	if err != nil {
		return nil
	}
	file.Close()
	kept := m.all(ctx)
	_ = m.close(ctx)
	better, err := m.file.open(ctx)
	if err != nil {
		m.contents = kept
		return nil
	}
	return better
}

func (m *makeshift) reconcile(ctx context.Context, here bool) condition {
	if here {
		return nil
	}
	return &detached{unwritable: m.unwritable, file: m.file, memory: m.keep(ctx)}
}

// openProtected finds another way to read a wall when the usual one failed with cause: because the file system has no
// shared memory for a log, or no room for its index, or because neither the file nor anything beside it can be written.
func (f *file) openProtected(ctx context.Context, cause error) (condition, error) {
	if f.readOnly {
		return f.openAside(ctx, nil)
	}
	refusal := f.fail("write to", cause) // before anything is done about it
	if !errors.Is(refusal, ErrDiskFull) {
		refusal = f.fail("write to", store.Because(ErrReadOnly, cause))
	}
	// A writer turns a log into a rollback journal where there is no other way.
	if wr, err := store.NewWriter(ctx, f.toWrite()); err == nil && wr.Close() == nil {
		if s, why, err := f.connect(ctx, f.toRead()); err == nil {
			return f.use(ctx, s, why), nil
		}
	}
	return f.openAside(ctx, refusal)
}

// openAside reads the file without making anything beside it. Without a log nobody has it open, and it can be read
// as it is; with one it is the log that holds the latest entries, and SQLite must have the file for itself or in a place
// of its own. What keeps it from being written to is why, unless it is something in the file.
func (f *file) openAside(ctx context.Context, why error) (condition, error) {
	if store.Exists(f.path+"-wal") || store.Exists(f.path+"-journal") {
		if c, err := f.openAlone(ctx, why); err == nil || store.IsDamage(err) {
			return c, err
		}
		return f.openCopy(ctx, why)
	}
	a := f.toRead()
	a.Immutable = true
	s, reason, err := f.connect(ctx, a)
	switch {
	case store.IsDamage(err):
		return f.openDamaged(ctx, a, err)
	case err != nil:
		return nil, err
	}
	return f.makeDo(s, cmp.Or(reason, why)), nil
}

func (f *file) makeDo(c contents, why error) *makeshift {
	return &makeshift{unwritable: unwritable{why}, file: f, contents: c}
}

// openAlone reads the wall through its log into memory, which takes no room anywhere, and lets go of the file.
func (f *file) openAlone(ctx context.Context, why error) (condition, error) {
	a := f.toRead()
	a.Alone, a.Hasty = true, true
	s, reason, err := f.connect(ctx, a)
	switch {
	case store.IsDamage(err):
		return f.openDamaged(ctx, f.toRead(), err)
	case err != nil:
		return nil, err
	}
	kept := s.all(ctx)
	return f.makeDo(kept, cmp.Or(reason, why)), s.shut()
}

// openCopy opens a temporary copy of the wall and its log.
func (f *file) openCopy(ctx context.Context, why error) (c condition, err error) {
	folder, remove, err := draft.Temporary()
	if err != nil {
		return nil, err
	}
	a := f.toRead()
	a.File = filepath.Join(folder, "copy.wall")
	const copies = 3 // as the wall may change while it is copied
	for range copies {
		if err = copyWithLog(f.path, a.File); err != nil {
			break
		}
		var s *source
		var reason error
		if s, reason, err = f.connect(ctx, a); err == nil {
			s.removeCopy = remove
			return f.makeDo(s, cmp.Or(reason, why)), nil
		}
		if store.Classify(err) != ErrDamaged {
			break
		}
	}
	defer remove()
	if store.IsDamage(err) {
		return f.openDamaged(ctx, a, err)
	}
	return nil, err
}

// copyWithLog copies a wall and its log in the place of an earlier copy. The index of the log is made anew from it.
func copyWithLog(from, to string) error {
	for _, suffix := range append(store.SideSuffixes(), "") {
		if err := os.Remove(to + suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	for _, suffix := range []string{"", "-wal", "-journal"} {
		if err := copyFile(from+suffix, to+suffix); err != nil && (suffix == "" || !errors.Is(err, fs.ErrNotExist)) {
			return err
		}
	}
	return nil
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
