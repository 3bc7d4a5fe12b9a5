//go:build unix

package wallfile

import (
	"errors"
	"os"
	"syscall"
)

// syncFolder waits until the names in a folder are on the disk. File systems that cannot are left alone.
func syncFolder(path string) error {
	folder, err := os.Open(path)
	if err != nil {
		return nil // a folder that may be written to but not read
	}
	err = folder.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) {
		err = nil
	}
	return errors.Join(err, folder.Close())
}
