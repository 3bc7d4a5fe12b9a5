package desk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"

	"mindwall/mindmap"
)

// A desk's notes, such as a half-typed line, are kept among the wall's state, under a key of its device id and of the
// process, so that two consoles keep one each. A desk that opens takes up the note of one of the same person that has
// ended.

const notePrefix = "note/"

func notesOf(device mindmap.ID, pid int) string {
	return fmt.Sprintf("%s%s/%d/", notePrefix, device, pid)
}

func (d *Desk) noteKey(key string) string { return notesOf(d.scribe.Device, os.Getpid()) + key }

// note is one that was left behind.
type note struct{ from, key, text string }

// TakeNote finds what an ended desk of the same person had noted in a wall's state, before the desk is started: from
// then on it is this one's. It is empty when there is nothing.
func (d *Desk) TakeNote(state map[string]string, key string) string {
	d.left = findNote(state, d.earlier, key, runsBesides)
	return d.left.text
}

// findNote finds a note of a device among those given whose process has ended.
func findNote(state map[string]string, devices []mindmap.ID, key string, runs func(pid int) bool) note {
	var left []string
	for k := range state {
		device, rest, _ := strings.Cut(strings.TrimPrefix(k, notePrefix), "/")
		pid, _, _ := strings.Cut(rest, "/")
		id, _ := mindmap.ParseID(device)
		if n, err := strconv.Atoi(pid); err == nil && k == notesOf(id, n)+key && slices.Contains(devices, id) && !runs(n) {
			left = append(left, k)
		}
	}
	if len(left) == 0 {
		return note{}
	}
	from := slices.Min(left)
	return note{from, key, state[from]}
}

// runsBesides reports whether another process of that id runs. One with our own id has ended, or we would not have it.
func runsBesides(pid int) bool {
	if pid == os.Getpid() || pid <= 0 {
		return false
	}
	p, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	defer func() { _ = p.Release() }()
	if runtime.GOOS == "windows" {
		return true // there it was found only if it runs
	}
	err = p.Signal(syscall.Signal(0))
	return err == nil || errors.Is(err, fs.ErrPermission)
}
