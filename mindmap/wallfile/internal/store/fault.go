package store

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"mindwall/mindmap/draft"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/text"
)

// Fault is something wrong with a wall's file that a caller may branch on, and that a person can do something about.
type Fault struct {
	text, hint string
	kind       fault.Kind // of one of which each shell says what to do
}

func (f *Fault) Error() string { return f.text }

// Hint tells a person what to do about it, in any shell. It is empty when each has its own way.
func (f *Fault) Hint() string { return f.hint }

// Kind is what shells go by.
func (f *Fault) Kind() fault.Kind { return f.kind }

// The faults that errors of this package wrap.
var (
	ErrExists = &Fault{text: "there is a file already",
		hint: "choose another name, or move that file away first"}
	ErrNotFound = &Fault{text: "there is no such wall", kind: fault.NoWallThere}
	ErrNoFolder = &Fault{text: "there is no such folder",
		hint: "look at the name, or make the folder first"}
	ErrNotWall = &Fault{text: "this is not a wall", kind: fault.NotAWall}
	ErrNewer   = &Fault{text: "the wall was written by a newer version of mindwall",
		hint: "it can be read, not changed; use the newer version to change it"}
	ErrDamaged = &Fault{text: "the wall is damaged", kind: fault.Damaged}
	ErrForeign = &Fault{text: "the tables of the wall were changed by another program", kind: fault.Foreign}
	ErrNumbers = &Fault{text: "rows of the wall have numbers that no program of ours gives",
		hint: "nothing is lost by it: they are numbered anew when the wall is written to next"}
	ErrReadOnly = &Fault{text: "the wall cannot be written to",
		hint: "check the permissions of the file and its folder and whether the disk is read-only, or copy the wall to a place of your own"}
	ErrUnreadable = &Fault{text: "the wall may not be read",
		hint: "ask its owner for the right to read it, or for a copy"}
	ErrMoved = &Fault{text: "the file was renamed, replaced or removed while it was open",
		hint: "nothing more is written there; save the wall elsewhere, or put the file back"}
	ErrInUse = &Fault{text: "the wall is open in another window",
		hint: "close every other window that shows this wall, then try again"}
	ErrBusy = &Fault{text: "another program keeps the wall locked",
		hint: "wait a moment and try again; close programs that synchronise or search the file"}
	ErrDiskFull = &Fault{text: "the disk is full",
		hint: "make room on the disk, or save the wall elsewhere"}
	ErrDisk = &Fault{text: "the disk refused",
		hint: "look whether the disk is still there, or save the wall elsewhere"}
	ErrSideFiles = &Fault{text: "side files of another wall lie beside that name",
		hint: "they may hold unsaved entries: move the files that end in -wal, -shm or -journal away, or choose another name"}
	ErrClosed = &Fault{text: "the wall is closed", hint: "open it again"}
)

// Classify finds the fault that an error of SQLite or of the file system stands for; nil when it is none of them.
func Classify(err error) *Fault {
	var known *Fault
	if errors.As(err, &known) {
		return known
	}
	var se *sqlite.Error
	if errors.As(err, &se) {
		return classifyCode(se.Code())
	}
	switch {
	case errors.Is(err, os.ErrNotExist):
		return ErrNotFound
	case errors.Is(err, os.ErrExist):
		return ErrExists
	case isNoRoom(err):
		return ErrDiskFull
	case errors.Is(err, os.ErrPermission), errors.Is(err, syscall.EROFS):
		return ErrReadOnly
	case errors.Is(err, syscall.EIO):
		return ErrDisk
	}
	return nil
}

// Passes reports whether what keeps a wall from being written to may pass by itself, as a full disk does when somebody
// makes room: then an open wall is written to as soon as it can be, and what is entered until then is worth keeping.
func Passes(err error) bool {
	found := Classify(err)
	return found == ErrDiskFull || found == ErrDisk || found == ErrBusy
}

// faultOf is classify for an error about a file. SQLite has the same words for a disk that is full, for one that is over
// its quota, for one that became read-only and for one that is broken, so the disk itself is asked.
func faultOf(path string, err error) *Fault {
	found := Classify(err)
	var se *sqlite.Error
	if !errors.As(err, &se) {
		return found
	}
	if found == ErrDisk || se.Code()&0xff == sqlite3.SQLITE_CANTOPEN {
		if asked := Classify(tryDisk(filepath.Dir(path))); asked != nil {
			return asked
		}
	}
	return found
}

// tryDisk writes a little beside a wall, as much as the log and its index take at first, to hear what the disk has
// against it.
func tryDisk(dir string) error {
	folder, err := draft.Open(dir)
	if err != nil {
		return err
	}
	defer folder.Close()
	return folder.Write("room", 0o600, func(w io.Writer) error {
		const little = 64 << 10
		_, err := io.CopyN(w, rand.Reader, little) // what compresses to nothing would always fit
		return err
	})
}

// classifyCode does the same for a result code of SQLite, primary or extended.
func classifyCode(code int) *Fault {
	switch code {
	case sqlite3.SQLITE_READONLY_DBMOVED:
		return ErrMoved
	case sqlite3.SQLITE_IOERR_SHMSIZE: // the index of the log could not grow
		return ErrDiskFull
	}
	switch code & 0xff {
	case sqlite3.SQLITE_FULL:
		return ErrDiskFull
	case sqlite3.SQLITE_IOERR:
		return ErrDisk
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN:
		return ErrReadOnly
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL:
		return ErrBusy
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_FORMAT:
		return ErrDamaged
	case sqlite3.SQLITE_NOTADB:
		return ErrNotWall
	}
	return nil
}

// Fail says what was being done to which file, and wraps the fault beside its cause. A nil error stays nil, and so does
// one that says it already.
func Fail(operation, path string, err error) error {
	if _, said := err.(*failure); said || err == nil {
		return err
	}
	if found := faultOf(path, err); found != nil {
		err = Because(found, err)
	}
	return &failure{operation, path, err}
}

// failure is what went wrong with a file.
type failure struct {
	operation, path string
	error
}

func (f *failure) Error() string {
	return fmt.Sprintf("%s %s: %v", f.operation, text.TellPath(f.path), f.error)
}

func (f *failure) Unwrap() error { return f.error }

// Path is the file's, for who looks what else may be meant.
func (f *failure) Path() string { return f.path }

// Because wraps a fault and its cause, which may say it already, or nothing that the fault does not.
func Because(found *Fault, cause error) error {
	switch of := (*fs.PathError)(nil); {
	case errors.Is(cause, found):
		return cause
	case (found == ErrNotFound || found == ErrExists || found == ErrNotWall) && isOfSystem(cause):
		return &plain{found, cause}
	case errors.As(cause, &of) && cause == error(of): // whoever wraps this tells the path
		return fmt.Errorf("%w (%w)", found, of.Err)
	}
	return fmt.Errorf("%w (%w)", found, cause)
}

// isOfSystem reports whether an error is in words of the system or of SQLite, and not in ours.
func isOfSystem(err error) bool {
	return errors.As(err, new(*fs.PathError)) || errors.As(err, new(*os.LinkError)) || errors.As(err, new(*os.SyscallError)) || errors.As(err, new(*sqlite.Error))
}

// plain is a fault whose cause says the same in the system's words.
type plain struct {
	*Fault
	cause error
}

func (p *plain) Unwrap() []error { return []error{p.Fault, p.cause} }
