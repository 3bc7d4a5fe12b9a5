package settings

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"mindwall/mindmap"
	"mindwall/mindmap/scribe"
)

// Device is the id of this device, made at random the first time it is asked for and kept beside the settings. The id
// can be used even when there is an error: it then holds for this run alone, so that undo ends with it.
func (f Folder) Device() (mindmap.ID, error) {
	fresh := scribe.RandomID()
	if f == "" {
		return fresh, nil
	}
	name := filepath.Join(string(f), "device")
	id, err := readDevice(name)
	if err == nil {
		return id, nil
	}
	if !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, mindmap.ErrBadID) {
		return fresh, fmt.Errorf("read device id: %w", err)
	}
	damaged := errors.Is(err, mindmap.ErrBadID)
	if err := f.settle(name, fresh, damaged); err != nil {
		return fresh, fmt.Errorf("keep device id: %w", err)
	}
	// Two programs may have begun at once: what is in the file now is the id of both.
	if id, err := readDevice(name); err == nil {
		return id, nil
	}
	return fresh, nil
}

func readDevice(name string) (mindmap.ID, error) {
	text, err := readSmall(name)
	if err != nil {
		return mindmap.ID{}, err
	}
	id, err := mindmap.ParseID(strings.TrimSpace(string(text)))
	if err != nil {
		return mindmap.ID{}, err
	}
	if id.IsZero() {
		return mindmap.ID{}, mindmap.ErrBadID
	}
	return id, nil
}

// settle writes the id, whole. One that another program wrote meanwhile stays, unless the file is damaged.
func (f Folder) settle(name string, id mindmap.ID, damaged bool) error {
	if damaged {
		return f.replace(name, []byte(id.String()+"\n"))
	}
	mine := name + "-" + id.String()
	if err := f.replace(mine, []byte(id.String()+"\n")); err != nil {
		return err
	}
	defer os.Remove(mine)
	err := os.Link(mine, name)
	switch {
	case err == nil, errors.Is(err, fs.ErrExist):
		return nil
	}
	return os.Rename(mine, name) // a file system without links
}
