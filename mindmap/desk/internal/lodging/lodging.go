// Package lodging keeps walls of synced folders on this machine while they are open, and puts them back whole.
package lodging

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	"mindwall/mindmap/fault"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/synced"
	"mindwall/mindmap/text"
	"mindwall/mindmap/wallfile"
)

// Lodging is a wall that is kept elsewhere while it is open: in a working file, which everybody on this machine opens in
// place of the wall's own. The last who closes it puts it back, whole, and never over what came there meanwhile. After a
// kill the working file is still there, and is gone on with.
type Lodging struct {
	Wrote bool // who has it open may have changed the wall
	place *synced.Place
	told  []error // what the person is to know at the end
}

// Open fetches the wall of a path when it is kept elsewhere, and holds its place until unlock is called. A nil Lodging
// is a wall that is opened where it is.
func Open(path string) (l *Lodging, unlock func(), err error) {
	nothing := func() {}
	place, err := synced.Standard().Of(path)
	if err != nil || !place.Note.Elsewhere {
		return nil, nothing, nil
	}
	defer func() {
		if err != nil {
			err = fault.Advise(fmt.Errorf("keep %s on this machine while it is open: %w", text.TellPath(place.Path), err),
				"look whether there is room, and whether you may write into %s", filepath.Dir(place.Folder))
		}
	}()
	if unlock, err = place.Lock(); err != nil {
		return nil, nothing, err
	}
	l = &Lodging{place: place}
	fetched, err := l.fetch()
	if err != nil || !fetched {
		unlock()
		l, unlock = nil, nothing
	}
	return l, unlock, err
}

// Path is the wall's own place, and Working the file that is open in its stead.
func (l *Lodging) Path() string    { return l.place.Path }
func (l *Lodging) Working() string { return l.place.Working() }

// fetch sees to it that the working file is there and has all that is in the wall's own. It is false when the wall is to be
// opened where it is, as there is none, or somebody has it open there.
func (l *Lodging) fetch() (bool, error) {
	own, err := digest(l.place.Path)
	switch {
	case err != nil:
		return false, nil // who opens it finds out what is the matter
	case exists(l.place.Working()):
		if own == "" || own == l.place.Note.Known {
			return true, nil
		}
		return true, l.unite(own)
	case own == "":
		return false, nil
	}
	if logged(l.place.Path) {
		file, err := wallfile.Open(l.place.Path) // the log that a killed program left goes into the file
		if err == nil {
			err = file.Close()
		}
		if err != nil || logged(l.place.Path) {
			return false, nil
		}
	}
	return true, l.copyHere()
}

// copyHere makes the working file anew, of the wall's own.
func (l *Lodging) copyHere() error {
	fresh := filepath.Join(l.place.Folder, "fresh.wall")
	if err := copyFile(l.place.Path, fresh); err != nil {
		return err
	}
	own, err := digest(fresh)
	if err != nil {
		return err
	}
	l.place.Note.Known = own
	if err := l.place.Keep(); err != nil {
		return err
	}
	if err := os.Rename(fresh, l.place.Working()); err != nil {
		return err
	}
	return syncFolders(filepath.Dir(l.place.Working()), l.place.Folder, filepath.Dir(l.place.Folder))
}

// unite takes into a working file that is there what came into the wall's own meanwhile. When another wall is in that place,
// the working file is put beside it. A file that cannot be read as a wall, such as half of one, is left alone.
func (l *Lodging) unite(own string) error {
	theirs := filepath.Join(l.place.Folder, "theirs.wall")
	if err := copyFile(l.place.Path, theirs); err != nil {
		return err
	}
	defer removeWall(theirs)
	guest, err := boardOf(theirs)
	if err != nil {
		return nil
	}
	here, err := wallfile.Open(l.place.Working())
	if err != nil {
		return err
	}
	entries, _, err := here.Load(context.Background(), 0)
	if err != nil {
		return errors.Join(err, here.Close())
	}
	live := fold.NewLive()
	live.Add(entries...)
	if live.WallID() != guest.WallID() {
		if err := here.Close(); err != nil || logged(l.place.Working()) {
			return errors.Join(err, errors.New("another wall took its place while it was open"))
		}
		if err := l.putBeside(l.place.Working(), "another wall took its place"); err != nil {
			return err
		}
		return l.copyHere()
	}
	sound, _ := wallfile.Sift(guest.Entries())
	if err := errors.Join(here.AppendSealed(context.Background(), sound...), here.Close()); err != nil {
		return err
	}
	l.place.Note.Known = own
	return l.place.Keep()
}

// Leave is when the working file was closed: what is in it goes back, and the last one takes it away. What a person
// is to know is told as an error.
func (l *Lodging) Leave() error {
	if l == nil {
		return nil
	}
	err := l.putBack()
	if err != nil {
		err = fault.Advise(fmt.Errorf("put %s back: %w", text.TellPath(l.place.Path), err),
			"nothing is lost: it is kept on this machine, and is put back when the wall is opened and closed again")
	}
	return errors.Join(append(l.told, err)...)
}

func (l *Lodging) putBack() error {
	unlock, err := l.place.Lock()
	if err != nil {
		return err
	}
	defer unlock()
	working := l.place.Working()
	if !exists(working) {
		return nil // somebody was the last
	}
	last, whole := !logged(working), working
	if !last {
		if !l.Wrote {
			return nil
		}
		whole = filepath.Join(l.place.Folder, "whole.wall")
		removeWall(whole) // of one who was killed
		defer removeWall(whole)
		if err := copyOpen(working, whole); err != nil {
			return err
		}
	}
	if err := l.bring(whole); err != nil {
		return err
	}
	if last && inLog(working) {
		removeWall(working)
	}
	return nil
}

// bring brings the wall's own file up to date.
func (l *Lodging) bring(whole string) error {
	fresh, err := digest(whole)
	if err != nil {
		return err
	}
	own, err := digest(l.place.Path)
	switch {
	case err != nil:
		return err
	case own == fresh:
	case own != "" && own != l.place.Note.Known:
		if fresh == l.place.Note.Known {
			return nil // only theirs has changed
		}
		return l.putBeside(whole, "it was changed there while it was open here")
	default:
		if err := l.replace(whole, own); err != nil {
			return err
		}
	}
	l.place.Note.Known = fresh
	return l.place.Keep()
}

// replace puts a file in the place of the wall's own, at once, when that is still the one of a digest.
func (l *Lodging) replace(whole, own string) error {
	draft, err := os.CreateTemp(filepath.Dir(l.place.Path), ".mindwall-*.tmp")
	if err != nil {
		return err
	}
	defer os.Remove(draft.Name())
	if err := draft.Close(); err != nil {
		return err
	}
	if err := copyFile(whole, draft.Name()); err != nil {
		return err
	}
	if info, err := os.Stat(l.place.Path); err == nil {
		_ = os.Chmod(draft.Name(), info.Mode().Perm()) // else it is its owner's alone
	}
	if now, err := digest(l.place.Path); err != nil || now != own {
		return errors.Join(err, l.putBeside(whole, "it was changed there while it was open here"))
	}
	if err := os.Rename(draft.Name(), l.place.Path); err != nil {
		return err
	}
	return syncFolders(filepath.Dir(l.place.Path))
}

// putBeside puts a file beside the wall's own, under a name that is free, and has that told.
func (l *Lodging) putBeside(whole, why string) error {
	stem, ending := strings.TrimSuffix(l.place.Path, filepath.Ext(l.place.Path)), filepath.Ext(l.place.Path)
	for n := 1; ; n++ {
		name := stem + "-from-here"
		if n > 1 {
			name += "-" + strconv.Itoa(n)
		}
		name += ending
		file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err == nil {
			err = errors.Join(file.Close(), copyFile(whole, name), syncFolders(filepath.Dir(name)))
		}
		if err != nil {
			return err
		}
		wall, beside := text.TellPath(filepath.Base(l.place.Path)), text.TellPath(filepath.Base(name))
		l.told = append(l.told, fault.New(fault.PutBeside,
			fmt.Errorf("%s: %s; what was kept here is beside it, in %s", text.TellPath(l.place.Path), why, beside), wall, beside))
		return nil
	}
}

// copyOpen makes a sound copy of a wall that somebody has open.
func copyOpen(from, to string) error {
	file, err := wallfile.OpenReadOnly(from)
	if err != nil {
		return err
	}
	return errors.Join(file.CopyTo(context.Background(), to), file.Close())
}

// copyFile copies a file's bytes to the disk.
func copyFile(from, to string) (err error) {
	source, err := os.Open(from)
	if err != nil {
		return err
	}
	defer source.Close()
	target, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, target.Close()) }()
	if _, err := io.Copy(target, source); err != nil {
		return err
	}
	return target.Sync()
}

// syncFolders waits until the names in folders are on the disk, where that can be asked for.
func syncFolders(paths ...string) error {
	for _, path := range paths {
		folder, err := os.Open(path)
		if err != nil {
			continue // may be written to, not read
		}
		err = folder.Sync()
		_ = folder.Close() // nothing was written
		if errors.Is(err, syscall.EIO) || errors.Is(err, syscall.ENOSPC) {
			return err
		}
	}
	return nil
}

// digest tells files apart by what is in them; empty when there is none.
func digest(path string) (string, error) {
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	defer file.Close()
	hash := sha256.New()
	if _, err := io.Copy(hash, file); err != nil {
		return "", err
	}
	return hex.EncodeToString(hash.Sum(nil)), nil
}

// logged reports whether a log lies beside a wall: somebody has it open, or was killed.
func logged(path string) bool { return exists(path+"-wal") || exists(path+"-journal") }

// inLog reports whether a wall is written by a log, so that whoever has it open is seen by that.
func inLog(path string) bool {
	file, err := os.Open(path)
	if err != nil {
		return false
	}
	defer file.Close()
	const at, byLog = 18, 2 // https://www.sqlite.org/fileformat.html#file_format_version_numbers
	version := make([]byte, 1)
	_, err = file.ReadAt(version, at)
	return err == nil && version[0] == byLog
}

// boardOf is the board of a wall that is only read.
func boardOf(path string) (*fold.Live, error) {
	file, err := wallfile.OpenReadOnly(path)
	if err != nil {
		return nil, err
	}
	entries, _, err := file.Load(context.Background(), 0)
	live := fold.NewLive()
	live.Add(entries...)
	return live, errors.Join(err, file.Close())
}

func removeWall(path string) {
	for _, ending := range []string{"", "-wal", "-shm", "-journal"} {
		_ = os.Remove(path + ending)
	}
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
