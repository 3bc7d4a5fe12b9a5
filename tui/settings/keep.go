package settings

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"mindwall/mindmap/draft"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/text"
	"mindwall/mindmap/wallfile"
)

// sample is the file that is written when a setting is kept and there is none yet.
const sample = `# Settings of mindwall. One "name = value" a line.
#
# author = your name      (MINDWALL_AUTHOR goes before it)
# look = auto             (light, dark, contrast or auto)
# bell = off              (on: a sound when something goes wrong)
# suggestions = on        (off: no themes are proposed)
# synced = ask            (elsewhere: a wall in a folder of OneDrive, iCloud or the like is kept on this
#                          machine while it is open; here: it stays in its folder)
`

// Keep writes one setting into the file and leaves every other line as it is. It refuses what Load would.
func (f Folder) Keep(name, value string) error {
	if f == "" {
		return nil
	}
	line := name + " = " + value
	probe := defaults()
	if err := probe.set(line, map[string]int{}, 1); err != nil {
		return fmt.Errorf("keep setting: %w", err)
	}
	old, err := readSmall(f.File())
	if errors.Is(err, fs.ErrNotExist) {
		old, err = []byte(sample), nil
	}
	if err != nil {
		return fmt.Errorf("keep setting: %w", err)
	}
	lines := strings.Split(strings.TrimRight(string(old), "\n"), "\n")
	at := slices.IndexFunc(lines, func(l string) bool {
		before, _, found := strings.Cut(l, "=")
		return found && strings.EqualFold(strings.TrimSpace(before), name)
	})
	if at < 0 {
		lines = append(lines, line)
	} else {
		lines[at] = line
	}
	if err := f.replace(f.File(), []byte(strings.Join(lines, "\n")+"\n")); err != nil {
		return fmt.Errorf("keep setting: %w", err)
	}
	return nil
}

// Check tells what keeps anything from being kept in the folder, if anything does.
func (f Folder) Check() error {
	probe := filepath.Join(string(f), ".check")
	if err := f.replace(probe, nil); err != nil {
		return fmt.Errorf("keep settings: %w", err)
	}
	return os.Remove(probe)
}

// replace writes a file whole or not at all, and makes the folder when it is missing.
func (f Folder) replace(name string, content []byte) error {
	if err := os.MkdirAll(string(f), 0o700); err != nil {
		return err
	}
	folder, err := draft.Open(string(f))
	if err != nil {
		return err
	}
	defer folder.Close()
	folder.Hasty = true
	err = folder.Write(filepath.Base(name), 0o600, func(out io.Writer) error {
		_, err := out.Write(content)
		return err
	})
	if err != nil {
		return fmt.Errorf("write %s: %w", text.TellPath(name), err)
	}
	_, err = folder.Commit(func(base string) error { return wallfile.MayReplace(filepath.Join(string(f), base)) })
	return err
}

// putAside gives a file that cannot be used another name, so that the next one is not written over it, and tells of it.
func (f Folder) putAside(name string, why error) error {
	aside := name + ".broken"
	for n := 2; ; n++ {
		if _, err := os.Lstat(aside); errors.Is(err, fs.ErrNotExist) {
			break
		}
		aside = fmt.Sprintf("%s.broken-%d", name, n)
	}
	if err := os.Rename(name, aside); err != nil {
		return fmt.Errorf("%s cannot be used: %w; put it aside: %w", text.TellPath(name), why, err)
	}
	return fault.Advise(fmt.Errorf("%s could not be used: %w", text.TellPath(name), why), "it was put aside as %s; defaults hold", text.TellPath(filepath.Base(aside)))
}

var errLong = errors.New("it is over a million bytes long")

// readList reads a list in JSON, which is empty when there is no file. One that cannot be used is put aside, with an error.
func (f Folder) readList(name string, list any) error {
	content, err := readSmall(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err == nil:
		err = json.Unmarshal(content, list)
	case !errors.Is(err, errLong):
		return err
	}
	if err != nil {
		return f.putAside(name, err)
	}
	return nil
}

// readSmall reads a file that is one, and is not longer than what is kept here.
func readSmall(name string) ([]byte, error) {
	const most = 1 << 20                                                    // bytes
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() { // a pipe would be waited for
		return nil, fault.Advise(fmt.Errorf("%s is no regular file", text.TellPath(name)), "move it away")
	}
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	content, err := io.ReadAll(io.LimitReader(file, most+1))
	if err == nil && len(content) > most {
		err = errLong
	}
	return content, err
}
