package draft

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// errHeld says that another program has the lock.
var errHeld = windows.ERROR_LOCK_VIOLATION

// tryLock takes the lock on a file, which its closing gives back. It fails with errHeld when another program has it, and
// otherwise where files cannot be locked.
func tryLock(file *os.File) error {
	return windows.LockFileEx(windows.Handle(file.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY,
		0, 1, 0, &windows.Overlapped{})
}

func isFull(err error) bool {
	return errors.Is(err, windows.ERROR_DISK_FULL) || errors.Is(err, windows.ERROR_HANDLE_DISK_FULL)
}

// syncNames does nothing: names are written through here.
func syncNames(*os.Root) error { return nil }
