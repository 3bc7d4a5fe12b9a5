package settings

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/lockedfile"

	"mindwall/mindmap"
)

// ownWall is under which device ids this person has written on a wall.
type ownWall struct {
	Wall    mindmap.ID   `json:"wall"`
	Devices []mindmap.ID `json:"devices"` // the oldest first
}

// How much is remembered. What is over goes, the oldest first, and then undo reaches it no more.
const (
	maxWalls   = 50
	maxDevices = 400 // of one wall
)

// lockPatience is how long it is waited for another program that has the list to itself, which takes milliseconds.
const lockPatience = 2 * time.Second

// Opening puts a fresh device id to one's own on a wall, and returns those that were there before: of earlier openings,
// and the one id that version 0.1.0 used for all walls. What can be read is returned also when there is an error: then
// the fresh id holds for this run alone, and undo ends with it.
func (f Folder) Opening(wall, fresh mindmap.ID) (earlier []mindmap.ID, err error) {
	if f == "" {
		return nil, nil
	}
	type result struct {
		earlier []mindmap.ID
		err     error
	}
	done := make(chan result, 1)
	go func() { // ends late when another program was stopped while it had the list; nobody waits for that
		_ = os.MkdirAll(string(f), 0o700) // else there is a better word for it below
		unlock, err := lockedfile.MutexAt(filepath.Join(string(f), "own.lock")).Lock()
		if err == nil {
			defer unlock()
		} // else there are no locks here: two programs that begin at once may lose one id
		earlier, err := f.addOwn(wall, fresh)
		done <- result{earlier, err}
	}()
	var r result
	select {
	case r = <-done:
	case <-time.After(lockPatience):
		r.earlier, _, _ = f.own(wall)
		r.err = errors.New("another program has the list of device ids to itself")
	}
	if old, ok := f.oldDevice(); ok {
		r.earlier = append(r.earlier, old)
	}
	if r.err != nil {
		r.err = fmt.Errorf("keep device id: %w", r.err)
	}
	return r.earlier, r.err
}

func (f Folder) ownFile() string { return filepath.Join(string(f), "own.json") }

// own reads the list of all walls, the one used last first, with the ids of one of them. One that cannot be read is
// put aside, with an error.
func (f Folder) own(wall mindmap.ID) (devices []mindmap.ID, others []ownWall, err error) {
	var all []ownWall
	if err := f.readList(f.ownFile(), &all); err != nil {
		return nil, nil, err
	}
	for _, o := range all {
		if o.Wall == wall {
			devices = append(devices, o.Devices...)
		} else {
			others = append(others, o)
		}
	}
	return devices, others, nil
}

// addOwn adds an id to those of a wall, and returns those before.
func (f Folder) addOwn(wall, fresh mindmap.ID) (earlier []mindmap.ID, err error) {
	earlier, others, told := f.own(wall)
	if _, err := os.Lstat(f.ownFile()); told != nil && err == nil {
		return nil, told // it could not be put aside
	}
	devices := append(slices.Clone(earlier), fresh)
	devices = devices[max(len(devices)-maxDevices, 0):]
	all := slices.Insert(others, 0, ownWall{wall, devices})
	content, err := json.Marshal(all[:min(len(all), maxWalls)])
	if err != nil {
		return earlier, err
	}
	return earlier, errors.Join(told, f.replace(f.ownFile(), append(content, '\n')))
}

// oldDevice is the id under which version 0.1.0 wrote on all walls.
func (f Folder) oldDevice() (id mindmap.ID, ok bool) {
	text, err := readSmall(filepath.Join(string(f), "device"))
	if err == nil {
		id, err = mindmap.ParseID(strings.TrimSpace(string(text)))
	}
	return id, err == nil && !id.IsZero()
}
