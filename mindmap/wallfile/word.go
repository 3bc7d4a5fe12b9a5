//go:build linux || darwin

package wallfile

import (
	"slices"

	"github.com/fsnotify/fsnotify"
)

// word is the system's word that a wall's file or its log was written. Nil is one that never comes.
type word struct {
	watcher *fsnotify.Watcher
	missing []string // files that are not watched yet
}

// listenTo asks the system to tell of what is written to a wall. It cannot where too many files are watched already.
func listenTo(path string) *word {
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return nil
	}
	w := &word{watcher: watcher, missing: watched(path)}
	w.complete()
	return w
}

// complete watches the files that are there by now, and reports whether any of them is new.
func (w *word) complete() bool {
	if w == nil || len(w.missing) == 0 {
		return false
	}
	before := len(w.missing)
	w.missing = slices.DeleteFunc(w.missing, func(path string) bool { return w.watcher.Add(path) == nil })
	return len(w.missing) < before
}

func (w *word) events() <-chan fsnotify.Event {
	if w == nil {
		return nil
	}
	return w.watcher.Events
}

// errors tell of what the system could not say, which may be anything.
func (w *word) errors() <-chan error {
	if w == nil {
		return nil
	}
	return w.watcher.Errors
}

// note notes what an event says of the watching: a file that was removed or renamed is watched anew where it was.
func (w *word) note(e fsnotify.Event) {
	if e.Has(fsnotify.Remove) || e.Has(fsnotify.Rename) {
		_ = w.watcher.Remove(e.Name) // the system has done so when the file is gone
		if !slices.Contains(w.missing, e.Name) {
			w.missing = append(w.missing, e.Name)
		}
	}
}

func (w *word) close() {
	if w != nil {
		_ = w.watcher.Close()
	}
}
