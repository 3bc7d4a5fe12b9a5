package main

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

// A half-typed line is kept among the wall's state, under a key of the device and of the process that it is typed in, so
// that two consoles on one machine keep one each. A console that opens takes up the line of one that has ended.

func notesOf(device mindmap.ID, pid int) string {
	return fmt.Sprintf("note/%s/%d/", device, pid)
}

// draftKey is the name of the half-typed line among a console's notes.
const draftKey = "draft"

// takeDraft finds a half-typed line that a console of this device left behind, and the key it is kept under; both are
// empty when there is none.
func takeDraft(state map[string]string, device mindmap.ID, runs func(pid int) bool) (draft, key string) {
	prefix := "note/" + device.String() + "/"
	var left []string
	for k := range state {
		rest, ours := strings.CutPrefix(k, prefix)
		pid, isDraft := strings.CutSuffix(rest, "/"+draftKey)
		if n, err := strconv.Atoi(pid); ours && isDraft && err == nil && !runs(n) {
			left = append(left, k)
		}
	}
	if len(left) == 0 {
		return "", ""
	}
	key = slices.Min(left)
	return state[key], key
}

// runsBesides tells whether another process of that id runs. One with our own id has ended, or we would not have it.
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
