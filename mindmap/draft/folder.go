package draft

import (
	"bufio"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
)

// Folder is a folder in which files are made. It is used by one goroutine.
type Folder struct {
	// Hasty files need not survive a power cut, and are not waited for until they are on the disk.
	Hasty bool

	dir    string
	root   *os.Root
	stem   string   // of the names of all drafts; empty until the first is made
	lock   *os.File // held until the folder is closed
	drafts []named  // that are whole and have not got their names
	made   int
}

type named struct{ draft, name string }

// Open opens a folder that is there, and removes from it what programs that are gone have left.
func Open(dir string) (*Folder, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	_ = sweep(root) // what cannot be removed costs nothing here
	return &Folder{dir: dir, root: root}, nil
}

// Write makes the draft of a file with what write writes. Errors say nothing of the draft's name, which nobody knows.
func (d *Folder) Write(name string, mode fs.FileMode, write func(io.Writer) error) error {
	draft, file, err := d.create(mode)
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(file, 1<<16)
	if err = write(out); err == nil {
		err = out.Flush()
	}
	if err == nil && !d.Hasty {
		err = file.Sync()
		if errors.Is(err, errors.ErrUnsupported) {
			err = nil
		}
	}
	if closed := file.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return cause(err)
	}
	d.drafts = append(d.drafts, named{draft, name})
	return nil
}

// Fill makes the draft of a file by a function that is given the path of an empty one, and may make others beside it
// whose names begin with it.
func (d *Folder) Fill(name string, mode fs.FileMode, fill func(path string) error) error {
	draft, file, err := d.create(mode)
	if err != nil {
		return err
	}
	if err := file.Close(); err != nil {
		return cause(err)
	}
	if err := fill(filepath.Join(d.dir, draft)); err != nil {
		return cause(err)
	}
	// Now that nobody has it open, as closing another descriptor drops the locks that SQLite holds on a file.
	file, err = d.root.OpenFile(draft, os.O_RDWR, 0)
	if err != nil {
		return cause(err)
	}
	if err := errors.Join(file.Sync(), file.Close()); err != nil {
		return cause(err)
	}
	d.drafts = append(d.drafts, named{draft, name})
	return nil
}

// Commit gives the drafts their names, in order, and returns the names that were given. What has a name already is
// replaced when mayReplace allows it, which is asked right before; when that is nil nothing is, and the error wraps
// [fs.ErrExist].
func (d *Folder) Commit(mayReplace func(name string) error) (names []string, err error) {
	for len(d.drafts) > 0 {
		f := d.drafts[0]
		if err := d.give(f, mayReplace); err != nil {
			return names, err
		}
		d.drafts = d.drafts[1:]
		names = append(names, f.name)
	}
	if d.Hasty {
		return names, nil
	}
	return names, cause(syncNames(d.root))
}

// give gives a draft its name.
func (d *Folder) give(f named, mayReplace func(name string) error) error {
	if mayReplace == nil {
		// A link fails when somebody took the name; a rename would not. Where a file system has no links, looking must do.
		err := d.root.Link(f.draft, f.name)
		if err == nil {
			return cause(d.root.Remove(f.draft))
		}
		if _, taken := d.root.Lstat(f.name); taken == nil || errors.Is(err, fs.ErrExist) {
			return fs.ErrExist
		}
	} else if err := mayReplace(f.name); err != nil {
		return err
	}
	return cause(d.root.Rename(f.draft, f.name))
}

// Close removes what was not committed.
func (d *Folder) Close() {
	if d.lock != nil {
		wipe(d.root, d.stem, d.lock)
	}
	_ = d.root.Close()
}

// create makes an empty draft.
func (d *Folder) create(mode fs.FileMode) (draft string, file *os.File, err error) {
	if err := d.begin(); err != nil {
		return "", nil, cause(err)
	}
	d.made++
	draft = d.stem + "." + strconv.Itoa(d.made)
	file, err = d.root.OpenFile(draft, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	return draft, file, cause(err)
}

// begin chooses the drafts' names, and takes the lock that says that their maker runs.
func (d *Folder) begin() error {
	if d.lock != nil {
		return nil
	}
	const tries = 10
	for range tries {
		stem := prefix + machine() + "-" + rand.Text()
		lock, err := d.root.OpenFile(stem+lockEnding, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
		if err != nil {
			return err
		}
		// Who sweeps at this moment may have taken it, or removed it already.
		if tryLock(lock) != errHeld && isStill(d.root, stem+lockEnding, lock) {
			d.stem, d.lock = stem, lock
			return nil
		}
		_ = lock.Close()
	}
	return fmt.Errorf("other programs clear away whatever is made in %s", filepath.Base(d.dir))
}

// isStill reports whether an open file has its name still.
func isStill(root *os.Root, name string, file *os.File) bool {
	open, err := file.Stat()
	if err != nil {
		return false
	}
	now, err := root.Lstat(name)
	return err == nil && os.SameFile(open, now)
}

// Temporary makes a folder for what is of use while the program runs, in the system's temporary folder. Who is done with
// it calls remove, also after an error; when the program is killed before, another one does.
func Temporary() (path string, remove func(), err error) {
	d, err := Open(os.TempDir())
	if err != nil {
		return "", func() {}, err
	}
	if err = d.begin(); err == nil {
		err = d.root.Mkdir(d.stem+".files", 0o700)
	}
	if err != nil {
		return "", d.Close, err
	}
	return filepath.Join(d.dir, d.stem+".files"), d.Close, nil
}

// cause is what an error of the system says, without the name of the file: that of a draft tells nobody anything.
func cause(err error) error {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case isFull(err):
		return &fullError{err}
	case errors.As(err, &path) && isDraft(path.Path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}

// fullError says in plain words that there is no room.
type fullError struct{ error }

func (e *fullError) Error() string { return "no room is left on the disk" }
func (e *fullError) Unwrap() error { return e.error }
func (e *fullError) Hint() string {
	return "make room on the disk, or choose another place; nothing was half written"
}
