//go:build !windows

package store

import (
	"errors"
	"syscall"
)

// isNoRoom reports whether an error of the file system says that there is no room: on the disk, or for this person.
func isNoRoom(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}
