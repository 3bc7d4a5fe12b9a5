package draft

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

const (
	prefix     = ".mindwall-"
	lockEnding = ".lock"
)

// drafts are the names of this package's files; the parts are the stem and the machine.
var drafts = regexp.MustCompile(`^(\.mindwall-([0-9a-f]{8})-[A-Z2-7]{26})\.[a-z0-9-]+$`)

// unlocked are the names that version 0.1.0 gave its drafts, without a lock.
var unlocked = regexp.MustCompile(`^\.mindwall-[A-Z2-7]{26}\.tmp$|^\..+\.[0-9]+\.draft(-wal|-shm|-journal)?$`)

func isDraft(path string) bool { return drafts.MatchString(filepath.Base(path)) }

// machine stands for the name of this computer: eight hexadecimal digits.
func machine() string {
	name, _ := os.Hostname() // without one it is the same for all that have none
	sum := sha256.Sum256([]byte(strings.ToLower(name)))
	return hex.EncodeToString(sum[:4])
}

// Maker is what is known of the program that made a left-over.
type Maker int

// The makers.
const (
	Gone      Maker = iota // it has ended
	Running                // it is at work
	Elsewhere              // it ran on another machine, or this one had another name
	Unknown                // it took no lock that could be looked at: an older version, another person's, a drive without locks
)

func (m Maker) String() string {
	return [...]string{
		"left by a program that is gone; whoever starts beside it next removes it",
		"in the making by a program that runs",
		"left by a program on another machine, perhaps with words of a wall; remove it when nothing writes there any more",
		"left by an older version or another person, perhaps with words of a wall; remove it when nothing writes there any more",
	}[m]
}

// Leftover is a draft that lies in a folder.
type Leftover struct {
	Path  string
	Maker Maker
}

// Leftovers are the drafts in a folder, in order of their names. It removes nothing.
func Leftovers(dir string) []Leftover {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil
	}
	defer root.Close()
	return look(root, dir, false)
}

// Sweep removes from a folder what programs that are gone have left, and returns what stays.
func Sweep(dir string) []Leftover {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil
	}
	defer root.Close()
	return look(root, dir, true)
}

func sweep(root *os.Root) []Leftover { return look(root, root.Name(), true) }

// look finds the drafts of a folder by their makers, and removes those of makers that are gone when it is told to.
func look(root *os.Root, dir string, remove bool) (left []Leftover) {
	byStem := map[string][]string{}
	for _, name := range namesIn(root) {
		if parts := drafts.FindStringSubmatch(name); parts != nil {
			byStem[parts[1]] = append(byStem[parts[1]], name)
		} else if unlocked.MatchString(name) {
			left = append(left, Leftover{filepath.Join(dir, name), Unknown})
		}
	}
	for _, stem := range slices.Sorted(maps.Keys(byStem)) {
		maker, lock := makerOf(root, stem)
		if maker == Gone && remove {
			wipe(root, stem, lock)
			continue
		}
		if lock != nil {
			_ = lock.Close()
		}
		for _, name := range byStem[stem] {
			if name != stem+lockEnding {
				left = append(left, Leftover{filepath.Join(dir, name), maker})
			}
		}
	}
	return left
}

// makerOf tells what is known of the maker of drafts. Of one that is gone it returns the lock, which is held then; nil
// when that is removed already.
func makerOf(root *os.Root, stem string) (Maker, *os.File) {
	if !strings.HasPrefix(stem, prefix+machine()+"-") {
		return Elsewhere, nil
	}
	info, err := root.Lstat(stem + lockEnding)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Gone, nil // the lock was there before the drafts
	case err != nil || !info.Mode().IsRegular():
		return Unknown, nil
	}
	lock, err := root.OpenFile(stem+lockEnding, os.O_RDWR, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return Gone, nil
	}
	if err != nil {
		return Unknown, nil
	}
	switch tryLock(lock) {
	case nil:
		return Gone, lock
	case errHeld:
		_ = lock.Close()
		return Running, nil
	}
	_ = lock.Close()
	return Unknown, nil
}

// wipe removes all drafts of a stem, and then the lock, which the caller holds.
func wipe(root *os.Root, stem string, lock *os.File) {
	for _, name := range namesIn(root) {
		if strings.HasPrefix(name, stem+".") && name != stem+lockEnding {
			_ = root.RemoveAll(name)
		}
	}
	err := root.Remove(stem + lockEnding)
	if lock != nil {
		_ = lock.Close()
	}
	if err != nil { // on Windows, as it was open
		_ = root.Remove(stem + lockEnding)
	}
}

func namesIn(root *os.Root) []string {
	folder, err := root.Open(".")
	if err != nil {
		return nil
	}
	defer folder.Close()
	names, _ := folder.Readdirnames(-1) // as far as it goes
	slices.Sort(names)
	return names
}
