package synced

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/adrg/xdg"

	"mindwall/mindmap/text"
)

// NewWalls is where new walls are kept whose folder nobody names: where people look for documents, unless a service keeps
// that folder the same on several machines, as OneDrive does on many laptops.
type NewWalls struct {
	Folder    string // nowhere, for who has no folder of their own
	Documents string // the folder of documents; empty when there is none
	Service   string // that keeps Documents the same on several machines; empty when none does
	nowhere   string // where Documents would be, when it is not there
}

// ForNewWalls looks where new walls are kept on this machine. The folder may have to be made.
func ForNewWalls() NewWalls {
	if _, err := os.UserHomeDir(); err != nil {
		return NewWalls{}
	}
	documents, err := filepath.EvalSymlinks(xdg.UserDirs.Documents)
	if err != nil {
		place := Here().newWalls("")
		place.nowhere = xdg.UserDirs.Documents
		return place
	}
	return Here().newWalls(documents)
}

// ownFolders may be the folder of walls in a person's own one, where there is no better place: the first that does not hold the
// program itself, as it was cloned or unpacked.
var ownFolders = [...]string{"mindwall", "mindwall-walls"}

func (s *Surroundings) newWalls(documents string) NewWalls {
	own := filepath.Join(s.Home, ownFolders[0])
	if s.Has(s.slashed(own), "LICENSE") {
		own = filepath.Join(s.Home, ownFolders[1])
	}
	if documents == "" {
		return NewWalls{Folder: own}
	}
	if service := s.Service(documents); service != "" {
		return NewWalls{Folder: own, Documents: documents, Service: service}
	}
	return NewWalls{Folder: documents, Documents: documents}
}

// Why says why new walls are not kept where people look for documents; empty when they are.
func (w NewWalls) Why() string {
	if w.nowhere != "" {
		return fmt.Sprintf("Not in %s: there is no such folder here.", text.TellPath(filepath.Base(w.nowhere)))
	}
	if w.Service == "" {
		return ""
	}
	return fmt.Sprintf("Not in %s: %s copies what is there while it is written, which can damage an open wall. A copy for it is "+
		"offered when the wall is closed.", text.TellPath(filepath.Base(w.Documents)), w.Service)
}

// CopyOf is where a copy of a wall is offered, in the folder of documents; empty when none is: the wall lies there, or
// somebody chose another place for it.
func (w NewWalls) CopyOf(path string) string {
	if w.Service == "" {
		return ""
	}
	path, err := filepath.Abs(path)
	if err != nil {
		return ""
	}
	if resolved, err := filepath.EvalSymlinks(filepath.Dir(path)); err == nil {
		path = filepath.Join(resolved, filepath.Base(path))
	}
	inside, err := filepath.Rel(w.Folder, path)
	if err != nil || inside == ".." || strings.HasPrefix(inside, ".."+string(filepath.Separator)) {
		return ""
	}
	return filepath.Join(w.Documents, filepath.Base(path))
}
