package desk

import (
	"fmt"
	"os"
	"path/filepath"

	"mindwall/mindmap/synced"
	"mindwall/mindmap/text"
)

// Synced is what is to be settled of a wall before it is opened: a service keeps its folder the same on several machines, and
// would copy the file while it is written.
type Synced struct {
	Service string // its name; empty when there is none, or it was settled before
	Told    bool   // it was said before
	place   *synced.Place
}

// LooksSynced looks whether something is to be settled of the wall at a path. What cannot be found out is no reason to ask.
func LooksSynced(path string) Synced {
	place, err := synced.Standard().Of(path)
	if err != nil || place.Note.Decided || !exists(place.Path) {
		return Synced{}
	}
	return Synced{Service: synced.Here().Service(filepath.Dir(place.Path)), Told: place.Note.Told, place: place}
}

// Settle remembers whether the wall is kept elsewhere, on this machine, while it is open.
func (s Synced) Settle(elsewhere bool) error {
	s.place.Note.Decided, s.place.Note.Elsewhere = true, elsewhere
	return s.keep()
}

// Tell remembers that it was said.
func (s Synced) Tell() error {
	s.place.Note.Told = true
	return s.keep()
}

// Warning says what may become of the wall there. What to do is for who knows the ways.
func (s Synced) Warning() error {
	return fmt.Errorf("%s lies in a folder that %s keeps the same on several machines: it copies the file while it is written, "+
		"and a wall that is open can come out of that damaged, or lose answers", text.TellPath(s.place.Path), s.Service)
}

func (s Synced) keep() error {
	if err := s.place.Keep(); err != nil {
		return fmt.Errorf("remember where %s is kept: %w", text.TellPath(filepath.Base(s.place.Path)), err)
	}
	return nil
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
