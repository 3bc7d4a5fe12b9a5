package main

import (
	"errors"
	"fmt"

	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/wallfile"
)

// readWall opens a wall to look at it. Why it may be less than whole is said.
func (a *app) readWall(path string) (*desk.Desk, error) {
	d, err := desk.Read(path)
	if err != nil {
		return nil, err
	}
	notice := d.Notice()
	for _, fault := range []error{wallfile.ErrNewer, wallfile.ErrDamaged, wallfile.ErrForeign, wallfile.ErrSideFiles} {
		if errors.Is(notice, fault) {
			a.warn(notice)
		}
	}
	return d, nil
}

// openWall opens a wall to change it.
func (a *app) openWall(path string) (*desk.Desk, error) {
	w, err := a.writer()
	if err != nil {
		return nil, err
	}
	d, err := desk.Open(path, w)
	if err != nil {
		return nil, err
	}
	if err := d.Notice(); err != nil {
		return nil, errors.Join(err, d.Close())
	}
	if to := d.WentOn(); to != "" {
		a.warn(hint(fmt.Errorf("%s was saved elsewhere, and is changed all the same", mindmap.TellPath(path)), "the wall goes on in %s", mindmap.TellPath(to)))
	}
	return d, nil
}

// writer is this person, who writes under another device id each time that a wall is opened.
func (a *app) writer() (desk.Writer, error) {
	who, err := a.settings().Who()
	if err != nil {
		return desk.Writer{}, hint(err, "set MINDWALL_AUTHOR to a shorter name")
	}
	return desk.Writer{Author: who, Own: func(wall, fresh mindmap.ID) []mindmap.ID {
		earlier, err := a.folder.Opening(wall, fresh)
		if err != nil {
			a.warn(err)
		}
		return earlier
	}}, nil
}
