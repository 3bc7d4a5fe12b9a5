package desk

import (
	"fmt"
	"os"
	"path/filepath"

	"mindwall/mindmap"
	"mindwall/mindmap/draft"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/text"
)

// lastPlace is how the folders in the temporary folder begin in which [Desk.Close] keeps a wall whose file refuses.
const lastPlace = "mindwall-saved-"

// LeftBehind tells of files that may have words of a wall and are none of its own: drafts of programs that
// ended before their time, beside the wall and in the temporary folder, and walls that were saved in the last place there
// is. Before, when sweep is set, it removes what it is certain that nobody needs: drafts of programs that are gone.
func LeftBehind(path string, sweep bool) (told []error) {
	drafts := draft.Leftovers
	if sweep {
		drafts = draft.Sweep
	}
	folder, err := filepath.EvalSymlinks(filepath.Dir(path))
	if err != nil {
		folder = filepath.Dir(path)
	}
	left := drafts(folder)
	if folder != filepath.Clean(os.TempDir()) {
		left = append(left, drafts(os.TempDir())...)
	}
	for _, l := range left {
		told = append(told, fmt.Errorf("%s: %s", text.TellPath(l.Path), l.Maker))
	}
	for _, saved := range savedElsewhere(path) {
		saved = text.TellPath(saved)
		err := fmt.Errorf("%s: saved there when the file of the wall refused", saved)
		told = append(told, fault.New(fault.LeftLast, err, text.TellPath(path), saved))
	}
	return told
}

// savedElsewhere are the copies of a wall in the last place there is.
func savedElsewhere(path string) (copies []string) {
	found, _ := filepath.Glob(filepath.Join(os.TempDir(), lastPlace+"*", "*"))
	if len(found) == 0 {
		return nil
	}
	wall, err := Entries(path)
	if err != nil {
		return nil
	}
	id := mindmap.WallID(wall)
	self, _ := os.Stat(path)
	for _, other := range found {
		if info, err := os.Stat(other); err != nil || os.SameFile(info, self) {
			continue
		}
		if entries, err := Entries(other); err == nil && mindmap.WallID(entries) == id {
			copies = append(copies, other)
		}
	}
	return copies
}
