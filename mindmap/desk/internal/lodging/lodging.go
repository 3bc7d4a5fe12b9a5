// Package lodging keeps walls of synced folders on this machine while they are open, and puts them back whole.
package lodging

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

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
