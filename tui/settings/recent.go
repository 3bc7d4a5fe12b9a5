package settings

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"time"

	"mindwall/mindmap"
)

// Recent is a wall that was opened on this device.
type Recent struct {
	Path   string    `json:"path"` // absolute
	Title  string    `json:"title"`
	Opened time.Time `json:"opened"`
}

// maxRecent is how many walls are remembered.
const maxRecent = 20

func (f Folder) recentFile() string { return filepath.Join(string(f), "recent.json") }

// Recent lists the walls opened lately, the latest first, those included whose file is gone meanwhile. A list that
// cannot be read is empty, with an error.
func (f Folder) Recent() ([]Recent, error) {
	if f == "" {
		return nil, nil
	}
	content, err := readSmall(f.recentFile())
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read recent walls: %w", err)
	}
	var list []Recent
	if err := json.Unmarshal(content, &list); err != nil {
		return nil, fmt.Errorf("read recent walls: %s: %w", mindmap.TellPath(f.recentFile()), err)
	}
	return list, nil
}

// Remember puts a wall at the head of the list. A list that cannot be read is begun anew.
func (f Folder) Remember(r Recent) error {
	if f == "" {
		return nil
	}
	path, err := filepath.Abs(r.Path)
	if err != nil {
		return fmt.Errorf("remember wall: %w", err)
	}
	r.Path = path
	list, _ := f.Recent()
	list = slices.DeleteFunc(list, func(old Recent) bool { return old.Path == r.Path })
	list = slices.Insert(list, 0, r)
	content, err := json.MarshalIndent(list[:min(len(list), maxRecent)], "", "  ")
	if err != nil {
		return fmt.Errorf("remember wall: %w", err)
	}
	if err := f.replace(f.recentFile(), append(content, '\n')); err != nil {
		return fmt.Errorf("remember wall: %w", err)
	}
	return nil
}
