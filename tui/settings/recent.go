package settings

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"time"
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
		return nil, fmt.Errorf("read recent walls: %s: %w", f.recentFile(), err)
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
	return f.edit(func(list []Recent) []Recent {
		list = slices.DeleteFunc(list, func(old Recent) bool { return old.Path == r.Path })
		list = slices.Insert(list, 0, r)
		return list[:min(len(list), maxRecent)]
	})
}

// Forget takes a wall off the list. The file stays.
func (f Folder) Forget(path string) error {
	if f == "" {
		return nil
	}
	return f.edit(func(list []Recent) []Recent {
		return slices.DeleteFunc(list, func(old Recent) bool { return old.Path == path })
	})
}

func (f Folder) edit(change func([]Recent) []Recent) error {
	list, _ := f.Recent()
	content, err := json.MarshalIndent(change(list), "", "  ")
	if err != nil {
		return fmt.Errorf("write recent walls: %w", err)
	}
	if err := f.replace(f.recentFile(), append(content, '\n')); err != nil {
		return fmt.Errorf("write recent walls: %w", err)
	}
	return nil
}
