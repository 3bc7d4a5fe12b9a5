package lodging

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"mindwall/mindmap/fault"
	"mindwall/mindmap/text"
)

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
