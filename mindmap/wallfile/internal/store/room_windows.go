package store

import (
	"errors"
	"slices"
	"syscall"
)

// isNoRoom reports whether an error of the file system says that there is no room: on the disk, or for this person.
func isNoRoom(err error) bool {
	const handleDiskFull, diskFull, quotaExceeded = syscall.Errno(39), syscall.Errno(112), syscall.Errno(1295)
	var number syscall.Errno
	return errors.As(err, &number) && slices.Contains([]syscall.Errno{handleDiskFull, diskFull, quotaExceeded}, number)
}
