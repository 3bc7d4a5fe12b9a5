package wallfile

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"mindwall/mindmap/text"
	"mindwall/mindmap/wallfile/internal/store"
)

// KeptError says what stands under a name that is never replaced.
type KeptError struct{ Path, What string }

func (e *KeptError) Error() string { return text.TellPath(e.Path) + " is " + e.What }

// MayReplace fails when what stands at a path must not be replaced by another file, whoever asks for it: with a
// [*KeptError] when it is a wall, a file that belongs to one, or no regular file. Whoever replaces files asks right
// before. A link is replaced and not followed, unless it leads to a wall.
func MayReplace(path string) error {
	what, err := occupant(path)
	if err != nil {
		return err
	}
	switch what {
	case nothing, aFile, aLink:
		return nil
	}
	return &KeptError{path, what}
}

// What a name may stand for, beside what is never replaced.
const (
	nothing = ""
	aFile   = "a file"
	aLink   = "a link"
)

// occupant is what stands at a path, for people.
func occupant(path string) (string, error) {
	for _, suffix := range store.SideSuffixes() {
		if base, side := strings.CutSuffix(path, suffix); side {
			if wall, err := IsWall(base); wall || err != nil {
				return "part of the wall " + text.TellPath(filepath.Base(base)), err
			}
		}
	}
	info, err := os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nothing, nil
	}
	if err != nil {
		return "", err
	}
	switch mode := info.Mode(); {
	case mode.IsDir():
		return "a folder", nil
	case mode&fs.ModeNamedPipe != 0:
		return "a named pipe", nil
	case mode&fs.ModeSocket != 0:
		return "a socket", nil
	case mode&fs.ModeSymlink != 0:
		if wall, err := IsWall(path); wall || err != nil {
			return "a link to a wall", err
		}
		return aLink, nil
	case !mode.IsRegular():
		return "a device", nil
	case strings.HasSuffix(path, "-wal") && isLog(path):
		return "the log of a wall", nil
	}
	if wall, err := IsWall(path); wall || err != nil {
		return "a wall", err
	}
	return aFile, nil
}

// IsWall reports whether a path leads to a wall, by the header of the file whatever its name, or by the log beside it. It
// fails when the file may not be read.
func IsWall(path string) (bool, error) {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() {
		return false, nil
	}
	if isLog(path + "-wal") {
		return true, nil
	}
	id, err := storedID(path)
	if err == nil {
		return id == store.ApplicationID, nil
	}
	return isDamagedWall(path)
}

// storedID is the application's id in the header of a database. SQLite is asked, as another descriptor of a file that this
// program has open would, when it is closed, drop the locks on it.
func storedID(path string) (id int64, err error) {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return 0, err
	}
	db, err := store.Access{File: absolute, Immutable: true}.Pool()
	if err != nil {
		return 0, err
	}
	defer func() { _ = db.Close() }()
	err = db.QueryRowContext(context.Background(), "PRAGMA application_id").Scan(&id)
	return id, err
}

// isDamagedWall reports whether a file that SQLite cannot read has the header of a wall, or what is left of one. No
// program has it open, at least not as a wall.
func isDamagedWall(path string) (bool, error) {
	// Of the file format: where the id is, the three fractions that never change, and how long the header is.
	const idAt, fractionsAt, size = 68, 21, 100
	header, err := head(path, size)
	if len(header) < size {
		return false, err
	}
	database := strings.HasPrefix(string(header), "SQLite format 3\x00") || string(header[fractionsAt:fractionsAt+3]) == "\x40\x20\x20"
	return database && binary.BigEndian.Uint32(header[idAt:]) == store.ApplicationID, nil
}

// isLog reports whether a file is a log of SQLite's, which begins with one of two numbers.
func isLog(path string) bool {
	const magic, size = 0x377f0682, 32
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
		return false
	}
	header, _ := head(path, size)
	return len(header) == size && binary.BigEndian.Uint32(header)&^1 == magic
}

// head is the beginning of a file, as far as there is one.
func head(path string, size int) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("see whether it is a wall: %w", err)
	}
	defer func() { _ = file.Close() }()
	header := make([]byte, size)
	n, err := io.ReadFull(file, header)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = nil
	}
	return header[:n], err
}
