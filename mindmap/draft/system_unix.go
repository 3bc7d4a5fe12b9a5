//go:build unix

package draft

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// errHeld says that another program has the lock.
var errHeld = unix.EWOULDBLOCK

// tryLock takes the lock on a file, which its closing gives back. It fails with errHeld when another program has it, and
// otherwise where files cannot be locked.
func tryLock(file *os.File) error {
	for {
		if err := unix.Flock(int(file.Fd()), unix.LOCK_EX|unix.LOCK_NB); err != unix.EINTR {
			return err
		}
	}
}

func isFull(err error) bool { return errors.Is(err, unix.ENOSPC) || errors.Is(err, unix.EDQUOT) }

// syncNames waits until the names in a folder are on the disk. File systems that cannot are left alone.
func syncNames(root *os.Root) error {
	folder, err := root.Open(".")
	if err != nil {
		return err
	}
	err = folder.Sync()
	if errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOTSUP) {
		err = nil
	}
	return errors.Join(err, folder.Close())
}
