package desk

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"

	"mindwall/mindmap"
	"mindwall/mindmap/wallfile"
)

// movedKey is under what name it is kept in a wall's state that the wall went on in another file.
const movedKey = "moved"

// moved is the value under that key. It names the file that it is about, as it is copied with the state.
type moved struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// wentOn is where a wall went on that is kept at a path; empty when it did not.
func wentOn(state map[string]string, path string) string {
	var m moved
	if json.Unmarshal([]byte(state[movedKey]), &m) != nil || !sameFile(m.From, path) {
		return ""
	}
	return m.To
}

// sameFile reports whether two paths lead to one file, as names do that differ by case alone where that does not count.
func sameFile(a, b string) bool {
	if a == b {
		return true
	}
	one, err := os.Stat(a)
	other, alike := os.Stat(b)
	return err == nil && alike == nil && os.SameFile(one, other)
}

// Move starts to save everything into another file and to go on there; what came of it is told as a [Moved]. A name
// without a folder is one beside the wall, ~ is the person's own folder, and the ending of walls is added when there is
// none. Who follows the old file is told where the wall went on.
func (d *Desk) Move(name string) {
	path := d.Beside(name)
	known := d.live.Entries()
	d.run.moves.Go(func() {
		var old *Desk
		err := wallfile.Guarded("saving elsewhere", func() (err error) {
			old, err = d.move(path, known)
			return err
		})
		if err == nil {
			path = d.Path()
		}
		d.run.tell(Moved{Path: path, Err: Briefly(err)})
		if err == nil {
			leaveWord(old.file, path)
			_ = old.Close() // what is in it was saved into the new one
		}
	})
}

// ExpandHome makes a path that begins with ~ one of the person's own folder.
func ExpandHome(path string) string {
	rest, ok := strings.CutPrefix(path, "~")
	if !ok || rest != "" && !os.IsPathSeparator(rest[0]) {
		return path
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return path
	}
	return filepath.Join(home, rest)
}

// move makes a new wall of all there is, and goes on there. It returns a desk of the old one, which is left.
func (d *Desk) move(path string, known []mindmap.Entry) (old *Desk, err error) {
	d.changing.Lock()
	defer d.changing.Unlock()
	file, err := d.run.saver.SaveElsewhere(context.Background(), path, known)
	if err != nil {
		return nil, err
	}
	d.mu.Lock()
	old = &Desk{place: place{file: d.file, lodging: d.lodging}}
	d.file, d.lodging = file, nil
	d.mu.Unlock()
	d.run.watch(file, 0, "") // what others had stored and was not told yet is in there; what the board has, it takes in once
	return old, nil
}

// leaveWord writes into a wall where it went on. When it cannot be written to, nobody can be told by it.
func leaveWord(old *wallfile.Wall, to string) {
	word, err := json.Marshal(moved{From: old.Path(), To: to})
	if err == nil {
		_ = old.SetState(context.Background(), map[string]string{movedKey: string(word)})
	}
}
