package shell

import (
	"errors"
	"fmt"

	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/text"
	"mindwall/mindmap/wallfile"
	"mindwall/tui/settings"
)

// ReadWall opens a wall to look at it. Why it may be less than whole is said.
func (s *Shell) ReadWall(path string) (*desk.Desk, error) {
	progress := s.Progress()
	d, err := desk.Read(path, progress.Reading(path))
	progress.End()
	if err != nil {
		return nil, err
	}
	notice := d.Notice()
	for _, fault := range []error{wallfile.ErrNewer, wallfile.ErrDamaged, wallfile.ErrForeign, wallfile.ErrSideFiles} {
		if !errors.Is(notice, fault) {
			continue
		}
		if fault == wallfile.ErrDamaged {
			notice = fmt.Errorf("%w; what can be read of it is all that counts here", notice)
		}
		s.Warn(notice)
	}
	return d, nil
}

// OpenWall opens a wall to change it. What may pass keeps nobody from trying.
func (s *Shell) OpenWall(path string) (*desk.Desk, error) {
	w, err := s.Writer()
	if err != nil {
		return nil, err
	}
	s.HeedSync(path)
	progress := s.Progress()
	d, err := desk.Open(path, w, progress.Reading(path))
	progress.End()
	if err != nil {
		return nil, err
	}
	if err := d.Notice(); err != nil && !wallfile.Passes(err) {
		return nil, errors.Join(err, d.Close())
	}
	if to := d.WentOn(); to != "" {
		s.Warn(fault.Advise(fmt.Errorf("%s was saved elsewhere, and is changed all the same", text.TellPath(path)), "the wall goes on in %s", text.TellPath(to)))
	}
	return d, nil
}

// HeedSync says once of a wall what a service that keeps its folder the same on several machines may do to it.
func (s *Shell) HeedSync(path string) {
	if synced := s.Unsettled(path); synced.Service != "" && !synced.Told {
		s.Warn(fault.Advise(synced.Warning(), `mindwall open asks where it is kept; synced = elsewhere in %s keeps every such wall on this `+
			`machine while it is open, synced = here leaves it there`, s.Folder.File()))
		_ = synced.Tell() // else it is said again
	}
}

// Unsettled is what is to be settled of a wall's place and is not by the settings.
func (s *Shell) Unsettled(path string) desk.Synced {
	synced, chosen := desk.LooksSynced(path), s.Settings().Synced
	if synced.Service == "" || chosen == settings.Ask {
		return synced
	}
	if err := synced.Settle(chosen == settings.Elsewhere); err != nil {
		s.Warn(err)
	}
	return desk.Synced{}
}

// Writer is this person, who writes under another device id each time that a wall is opened.
func (s *Shell) Writer() (desk.Writer, error) {
	who, err := s.Settings().Who()
	if err != nil {
		return desk.Writer{}, fault.Advise(err, "set MINDWALL_AUTHOR to a shorter name")
	}
	return desk.Writer{Author: who, Own: func(wall, fresh mindmap.ID) []mindmap.ID {
		earlier, err := s.Folder.Opening(wall, fresh)
		if err != nil {
			s.Warn(err)
		}
		return earlier
	}}, nil
}
