package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/text"
	"mindwall/mindmap/wallfile"
	"mindwall/tui/home"
	"mindwall/tui/settings"
)

// readWall opens a wall to look at it. Why it may be less than whole is said.
func (a *app) readWall(path string) (*desk.Desk, error) {
	progress := a.progress()
	d, err := desk.Read(path, progress.Reading(path))
	progress.End()
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

// openWall opens a wall to change it. What may pass keeps nobody from trying.
func (a *app) openWall(path string) (*desk.Desk, error) {
	w, err := a.writer()
	if err != nil {
		return nil, err
	}
	a.heedSync(path)
	progress := a.progress()
	d, err := desk.Open(path, w, progress.Reading(path))
	progress.End()
	if err != nil {
		return nil, err
	}
	if err := d.Notice(); err != nil && !wallfile.Passes(err) {
		return nil, errors.Join(err, d.Close())
	}
	if to := d.WentOn(); to != "" {
		a.warn(hint(fmt.Errorf("%s was saved elsewhere, and is changed all the same", text.TellPath(path)), "the wall goes on in %s", text.TellPath(to)))
	}
	return d, nil
}

// heedSync says once of a wall what a service that keeps its folder the same on several machines may do to it.
func (a *app) heedSync(path string) {
	if s := a.unsettled(path); s.Service != "" && !s.Told {
		a.warn(hint(s.Warning(), `mindwall open asks where it is kept; synced = elsewhere in %s keeps every such wall on this `+
			`machine while it is open, synced = here leaves it there`, a.folder.File()))
		_ = s.Tell() // else it is said again
	}
}

// unsettled is what is to be settled of a wall's place and is not by the settings.
func (a *app) unsettled(path string) desk.Synced {
	s, chosen := desk.LooksSynced(path), a.settings().Synced
	if s.Service == "" || chosen == settings.Ask {
		return s
	}
	if err := s.Settle(chosen == settings.Elsewhere); err != nil {
		a.warn(err)
	}
	return desk.Synced{}
}

// askPlace asks where a wall is kept while it is open, when that is not settled; false when the person leaves.
func (a *app) askPlace(ctx context.Context, path string) (bool, error) {
	s := a.unsettled(path)
	if s.Service == "" {
		return true, nil
	}
	place, err := home.AskPlace(context.WithoutCancel(ctx), a.homeOptions(""), filepath.Base(path), s.Service)
	if err == nil && place != home.Undecided {
		err = s.Settle(place == home.Elsewhere)
	}
	return place != home.Undecided, err
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
