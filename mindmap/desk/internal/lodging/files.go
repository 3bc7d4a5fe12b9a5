package lodging

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"syscall"

	"mindwall/mindmap/fold"
	"mindwall/mindmap/wallfile"
)

// copyOpen makes a sound copy of a wall that somebody has open.
func copyOpen(from, to string) error {
	file, err := wallfile.OpenReadOnly(from)
	if err != nil {
		return err
	}
	return errors.Join(file.CopyTo(context.Background(), to), file.Close())
}

// copyFile copies a file's bytes to the disk.
func copyFile(from, to string) (err error) {
	source, err := os.Open(from)
	if err != nil {
		return err
	}
	defer source.Close()
	target, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, target.Close()) }()
	if _, err := io.Copy(target, source); err != nil {
		return err
	}
	return target.Sync()
}

// syncFolders waits until the names in folders are on the disk, where that can be asked for.
func syncFolders(paths ...string) error {
	for _, path := range paths {
		folder, err := os.Open(path)
		if err != nil {
			continue // may be written to, not read
		}
		err = folder.Sync()
		_ = folder.Close() // nothing was written
		if errors.Is(err, syscall.EIO) || errors.Is(err, syscall.ENOSPC) {
			return err
		}
	}
	return nil
}

// digest tells files apart by what is in them; empty when there is none.
func digest(path string) (string, error) {
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	defer file.Close()
	hash := sha256.New()
	if _, err := io.Copy(hash, file); err != nil {
		return "", err
	}
	return hex.EncodeToString(hash.Sum(nil)), nil
}

// logged reports whether a log lies beside a wall: somebody has it open, or was killed.
func logged(path string) bool { return exists(path+"-wal") || exists(path+"-journal") }

// inLog reports whether a wall is written by a log, so that whoever has it open is seen by that.
func inLog(path string) bool {
	file, err := os.Open(path)
	if err != nil {
		return false
	}
	defer file.Close()
	const at, byLog = 18, 2 // https://www.sqlite.org/fileformat.html#file_format_version_numbers
	version := make([]byte, 1)
	_, err = file.ReadAt(version, at)
	return err == nil && version[0] == byLog
}

// boardOf is the board of a wall that is only read.
func boardOf(path string) (*fold.Live, error) {
	file, err := wallfile.OpenReadOnly(path)
	if err != nil {
		return nil, err
	}
	entries, _, err := file.Load(context.Background(), 0)
	live := fold.NewLive()
	live.Add(entries...)
	return live, errors.Join(err, file.Close())
}

func removeWall(path string) {
	for _, ending := range []string{"", "-wal", "-shm", "-journal"} {
		_ = os.Remove(path + ending)
	}
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
