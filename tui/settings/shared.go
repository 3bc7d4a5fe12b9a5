package settings

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"mindwall/mindmap"
)

// Shared is how a wall is shared with other tables, as far as this machine has to do with it.
type Shared struct {
	Wall   mindmap.ID `json:"wall"`
	Secret string     `json:"secret,omitempty"` // of the hub that is started here for the wall; empty when none was
	Port   int        `json:"port,omitempty"`   // that it listened on last
	Keys   []TableKey `json:"keys,omitempty"`   // that let tables in there; the first is that of the line for scripts
	Line   string     `json:"line,omitempty"`   // by which the wall was joined at another table's hub, last
}

// TableKey lets a table in.
type TableKey struct {
	Name string `json:"name,omitempty"` // of the table that was let in with it
	Key  string `json:"key"`
}

func (f Folder) sharedFile() string { return filepath.Join(string(f), "tables.json") }

func (f Folder) allShared() (all []Shared, err error) {
	if f == "" {
		return nil, nil
	}
	return all, f.readList(f.sharedFile(), &all)
}

// Shared is what is kept of a wall. A list that cannot be read is put aside, with an error.
func (f Folder) Shared(wall mindmap.ID) (Shared, error) {
	all, err := f.allShared()
	if err != nil {
		err = fmt.Errorf("read how walls are shared: %w", err)
	}
	for _, s := range all {
		if s.Wall == wall {
			return s, err
		}
	}
	return Shared{Wall: wall}, err
}

// Joined are the lines by which walls were joined elsewhere, the latest first.
func (f Folder) Joined() (lines []string) {
	all, _ := f.allShared() // what cannot be read is told when it is to be kept
	for _, s := range all {
		if s.Line != "" {
			lines = append(lines, s.Line)
		}
	}
	return lines
}

// KeepShared keeps how a wall is shared. One that was put aside is begun anew.
func (f Folder) KeepShared(s Shared) error {
	if f == "" {
		return nil
	}
	all, told := f.allShared()
	if _, err := os.Lstat(f.sharedFile()); told != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("keep how the wall is shared: %w", told) // it could not be put aside
	}
	all = slices.DeleteFunc(all, func(old Shared) bool { return old.Wall == s.Wall })
	all = slices.Insert(all, 0, s)
	content, err := json.Marshal(all[:min(len(all), maxWalls)])
	if err == nil {
		err = f.replace(f.sharedFile(), append(content, '\n'))
	}
	if err != nil {
		return fmt.Errorf("keep how the wall is shared: %w", err)
	}
	return nil
}
