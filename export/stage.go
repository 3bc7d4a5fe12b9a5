package export

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"mindwall/mindmap/draft"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/say"
	"mindwall/mindmap/text"
	"mindwall/mindmap/wallfile"
)

// stage is a folder in which files are made as drafts, and get their own names when all are whole.
type stage struct {
	*draft.Folder
	dir   string
	force bool
}

// openStage opens the folder, and makes it when it is missing.
func openStage(dir string, force bool) (*stage, error) {
	if dir == "" {
		dir = "."
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		if info, e := os.Stat(dir); e == nil && !info.IsDir() {
			return nil, fault.New(fault.NoFolder, fmt.Errorf("%s is a file, not a folder", text.TellPath(dir)))
		}
		return nil, fault.New(fault.NoFolder, fmt.Errorf("make folder: %w", err))
	}
	folder, err := draft.Open(dir)
	if err != nil {
		return nil, fault.New(fault.NoFolder, fmt.Errorf("open folder: %w", err))
	}
	return &stage{folder, dir, force}, nil
}

// File is one of the files that are made together. What it is written to fails when the context has ended.
type File struct {
	Name  string
	Write func(context.Context, io.Writer) error
}

// WriteFiles makes files in a folder, all or none, and returns the paths of those that are there in the end. Those that are there
// already are replaced by force alone. Progress, when not nil, is told as [Request.Progress] is.
func WriteFiles(ctx context.Context, dir string, force bool, files []File, progress func(done, total int, file string)) (paths []string, err error) {
	if progress == nil {
		progress = func(int, int, string) {}
	}
	s, err := openStage(dir, force)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	if err := s.check(files); err != nil {
		return nil, err
	}
	for i, f := range files {
		progress(i, len(files), f.Name)
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := s.Write(f.Name, 0o644, func(out io.Writer) error { return f.Write(ctx, heeding{ctx, out}) }); err != nil {
			return nil, s.writeError(f.Name, err)
		}
	}
	paths, err = s.commit(files)
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

// voice tells when there are no words in the language that was asked for.
func (n *notes) voice(asked string) {
	if v := say.In(asked); asked != "" && v.Apart(asked) != "" {
		n.add("there are no words in " + asked + " yet, so what is not the wall's own is in English")
	}
}

// check refuses names that are taken, all of them in one error.
func (s *stage) check(files []File) error {
	var taken []string
	for _, f := range files {
		switch err := s.mayReplace(f.Name); {
		case err != nil:
			return err
		case s.force:
		default:
			if _, err := os.Lstat(filepath.Join(s.dir, f.Name)); err == nil {
				taken = append(taken, text.TellPath(s.path(f.Name)))
			}
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

// mayReplace refuses what is never replaced, with --force or without.
func (s *stage) mayReplace(name string) error {
	err := wallfile.MayReplace(s.path(name))
	var kept *wallfile.KeptError
	if errors.As(err, &kept) {
		return fault.New(fault.Kept, err)
	}
	return err
}

func exists(path string) error {
	return fault.New(fault.Exists, fmt.Errorf("%s is there already", path))
}

// writeError says which file could not be written.
func (s *stage) writeError(name string, err error) error {
	err = fmt.Errorf("write %s: %w", text.TellPath(s.path(name)), err)
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) {
		return fault.New(fault.NoFolder, err)
	}
	return err
}

// commit gives the files their names, and returns the paths of those that have got theirs.
func (s *stage) commit(files []File) (paths []string, err error) {
	mayReplace := s.mayReplace
	if !s.force {
		mayReplace = nil
	}
	names, err := s.Commit(mayReplace)
	for _, name := range names {
		paths = append(paths, s.path(name))
	}
	var kept *wallfile.KeptError
	switch {
	case err == nil || errors.As(err, &kept):
		return paths, err
	case len(names) == len(files):
		return paths, fmt.Errorf("write %s: %w", text.TellPath(s.dir), err)
	}
	failed := text.TellPath(s.path(files[len(names)].Name))
	if errors.Is(err, fs.ErrExist) {
		return paths, exists(failed)
	}
	return paths, fault.New(fault.FileBusy, fmt.Errorf("write %s: %w", failed, err))
}

func (s *stage) path(name string) string {
	if s.dir == "." && !strings.HasPrefix(name, "-") {
		return name
	}
	return filepath.Join(s.dir, name)
}
