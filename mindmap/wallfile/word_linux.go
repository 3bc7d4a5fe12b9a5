package wallfile

import (
	"slices"

	"golang.org/x/sys/unix"
)

// watched are the files of a wall that are written: what is committed stands in the log until it is put into the file, or
// in the file where there is no log.
func watched(path string) []string { return []string{path, path + "-wal"} }

// isTold reports whether the system gives its word of all that is written to a file: whether it lies on a drive of this
// machine's own, and not on one that other machines write to as well.
func isTold(path string) bool {
	const (
		zfs, bcachefs, jfs, ntfs = 0x2fc12fc1, 0xca451a4e, 0x3153464a, 0x7366746e // as unix does not name them
	)
	var fs unix.Statfs_t
	if err := unix.Statfs(path, &fs); err != nil {
		return false
	}
	return slices.Contains([]int64{
		unix.EXT4_SUPER_MAGIC, unix.XFS_SUPER_MAGIC, unix.BTRFS_SUPER_MAGIC, unix.F2FS_SUPER_MAGIC, unix.TMPFS_MAGIC, unix.RAMFS_MAGIC,
		unix.OVERLAYFS_SUPER_MAGIC, unix.ECRYPTFS_SUPER_MAGIC, unix.REISERFS_SUPER_MAGIC, unix.NILFS_SUPER_MAGIC,
		unix.MSDOS_SUPER_MAGIC, unix.EXFAT_SUPER_MAGIC, zfs, bcachefs, jfs, ntfs,
	}, int64(fs.Type))
}
