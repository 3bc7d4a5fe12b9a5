//go:build unix

package input

import (
	"io"
	"os"
	"time"

	"golang.org/x/sys/unix"
)

// New reads a terminal.
func New(f *os.File) io.Reader {
	return &Reader{File: f, more: func(limit time.Duration) bool { return readable(int(f.Fd()), limit) }}
}

// readable waits for something to read. It waits by select, which knows terminals everywhere. When it cannot wait it says that
// there is something, and the next read waits in its place.
func readable(fd int, limit time.Duration) bool {
	if fd < 0 || fd >= unix.FD_SETSIZE {
		return true
	}
	for end := time.Now().Add(limit); ; {
		var set unix.FdSet
		set.Set(fd)
		left := unix.NsecToTimeval(max(time.Until(end), 0).Nanoseconds())
		n, err := unix.Select(fd+1, &set, nil, nil, &left)
		if err == unix.EINTR {
			continue
		}
		return err != nil || n > 0
	}
}
