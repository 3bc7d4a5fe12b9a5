package synced

import (
	"io"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"strings"
)

// Here are the surroundings of this program.
func Here() *Surroundings {
	home, _ := os.UserHomeDir() // without one there are no folders in it
	if resolved, err := filepath.EvalSymlinks(home); err == nil {
		home = resolved
	}
	return &Surroundings{System: runtime.GOOS, Home: home, Getenv: os.Getenv, Has: has, Read: readSmall, Marks: marksOf}
}

// maxNames is how many names of a folder are looked through for a pattern: those of services come early, and a folder may
// have a million.
const maxNames = 10000

func has(folder, pattern string) bool {
	if !strings.Contains(pattern, "*") {
		_, err := os.Lstat(folder + "/" + pattern)
		return err == nil
	}
	f, err := os.Open(folder)
	if err != nil {
		return false
	}
	defer f.Close()
	names, _ := f.Readdirnames(maxNames)
	for _, name := range names {
		if match, _ := path.Match(pattern, name); match {
			return true
		}
	}
	return false
}

// readSmall reads the beginning of a file.
func readSmall(name string) []byte {
	f, err := os.Open(name)
	if err != nil {
		return nil
	}
	defer f.Close()
	const most = 1 << 20
	content, err := io.ReadAll(io.LimitReader(f, most))
	if err != nil {
		return nil
	}
	return content
}
