package export

import (
	"bufio"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"mindwall/mindmap/fault"
)

// stage is a folder in which files are made under temporary names, and get their own names when all are whole.
type stage struct {
	root  *os.Root
	dir   string
	force bool
	files []staged
}

type staged struct{ temporary, name string }

// openStage opens the folder, and makes it when it is missing.
func openStage(dir string, force bool) (*stage, error) {
	if dir == "" {
		dir = "."
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		if info, e := os.Stat(dir); e == nil && !info.IsDir() {
			return nil, fault.New(fault.NoFolder, fmt.Errorf("%s is a file, not a folder", dir))
		}
		return nil, fault.New(fault.NoFolder, fmt.Errorf("make folder: %w", err))
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fault.New(fault.NoFolder, fmt.Errorf("open folder: %w", err))
	}
	return &stage{root: root, dir: dir, force: force}, nil
}

// file is one of the files that are made together.
type file struct {
	name  string
	write func(context.Context, io.Writer) error
}

// writeFiles makes files in a folder, all or none, and returns the paths of those that are there in the end. Progress, when
// not nil, is told as [Request.Progress] is.
func writeFiles(ctx context.Context, dir string, force bool, files []file, progress func(done, total int, file string)) (paths []string, err error) {
	if progress == nil {
		progress = func(int, int, string) {}
	}
	s, err := openStage(dir, force)
	if err != nil {
		return nil, err
	}
	defer s.close()
	if err := s.check(files); err != nil {
		return nil, err
	}
	for i, f := range files {
		progress(i, len(files), f.name)
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := s.write(f.name, func(out io.Writer) error { return f.write(ctx, out) }); err != nil {
			return nil, err
		}
	}
	paths, err = s.commit()
	progress(len(files), len(files), "")
	return paths, err
}

// notes are what people should know of what was written, each once.
type notes struct{ all []string }

func (n *notes) add(text string) {
	if !slices.Contains(n.all, text) {
		n.all = append(n.all, text)
	}
}

// check refuses names that are taken, all of them in one error.
func (s *stage) check(files []file) error {
	var taken []string
	for _, f := range files {
		name := f.name
		info, err := s.root.Lstat(name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return fmt.Errorf("look for %s: %w", s.path(name), err)
		case info.IsDir():
			return fault.New(fault.IsFolder, fmt.Errorf("%s is a folder", s.path(name)))
		case !s.force:
			taken = append(taken, s.path(name))
		}
	}
	switch len(taken) {
	case 0:
		return nil
	case 1:
		return exists(taken[0])
	default:
		return fault.New(fault.Exists, fmt.Errorf("%s and %d more are there already", taken[0], len(taken)-1))
	}
}

func exists(path string) error {
	return fault.New(fault.Exists, fmt.Errorf("%s is there already", path))
}

// write makes one file under a temporary name and has it on disk before it returns.
func (s *stage) write(name string, write func(io.Writer) error) (err error) {
	temporary := ".mindwall-" + rand.Text() + ".tmp"
	f, err := s.root.OpenFile(temporary, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return fault.New(fault.NoFolder, fmt.Errorf("write %s: %w", s.path(name), err))
	}
	s.files = append(s.files, staged{temporary, name})
	defer func() {
		if e := f.Close(); err == nil && e != nil {
			err = fmt.Errorf("write %s: %w", s.path(name), e)
		}
	}()
	out := bufio.NewWriterSize(f, 1<<16)
	if err := write(out); err != nil {
		return fmt.Errorf("write %s: %w", s.path(name), err)
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write %s: %w", s.path(name), err)
	}
	if err := f.Sync(); err != nil && !errors.Is(err, errors.ErrUnsupported) {
		return fmt.Errorf("write %s: %w", s.path(name), err)
	}
	return nil
}

// commit gives the files their names, and returns the paths of those that have got theirs.
func (s *stage) commit() (paths []string, err error) {
	for len(s.files) > 0 {
		f := s.files[0]
		if err := s.rename(f); err != nil {
			return paths, err
		}
		s.files = s.files[1:]
		paths = append(paths, s.path(f.name))
	}
	if d, err := s.root.Open("."); err == nil {
		_ = d.Sync() // not every system can; the files are whole either way
		_ = d.Close()
	}
	return paths, nil
}

func (s *stage) rename(f staged) error {
	if !s.force {
		// A link fails when somebody took the name since it was checked; a rename would not. Where a file system has
		// no links, the check must do.
		err := s.root.Link(f.temporary, f.name)
		if err == nil {
			return s.root.Remove(f.temporary)
		}
		if errors.Is(err, fs.ErrExist) {
			return exists(s.path(f.name))
		}
	}
	if err := s.root.Rename(f.temporary, f.name); err != nil {
		return fault.New(fault.FileBusy, fmt.Errorf("write %s: %w", s.path(f.name), err))
	}
	return nil
}

// close takes away what was not committed.
func (s *stage) close() {
	for _, f := range s.files {
		_ = s.root.Remove(f.temporary)
	}
	s.files = nil
	_ = s.root.Close()
}

func (s *stage) path(name string) string {
	if s.dir == "." && !strings.HasPrefix(name, "-") {
		return name
	}
	return filepath.Join(s.dir, name)
}
