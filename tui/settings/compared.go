package settings

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"mindwall/mindmap"
	"mindwall/mindmap/compare"
)

// maxDecisions is how much is kept of what was said of walls that were compared. What is over goes, the oldest first.
const maxDecisions = 4000

func (f Folder) comparedFile() string { return filepath.Join(string(f), "compared.json") }

func (f Folder) allCompared() (all compare.Decisions, err error) {
	if f == "" {
		return nil, nil
	}
	return all, f.readList(f.comparedFile(), &all)
}

// Compared is what was said of questions and themes of these walls, each with each. A list that cannot be read is put aside, with an
// error.
func (f Folder) Compared(walls ...mindmap.ID) (compare.Decisions, error) {
	all, err := f.allCompared()
	if err != nil {
		err = fmt.Errorf("read what belongs together: %w", err)
	}
	return slices.DeleteFunc(all, func(d compare.Decision) bool { return !between(d, walls) }), err
}

func between(d compare.Decision, walls []mindmap.ID) bool {
	return slices.Contains(walls, d.Walls[0]) && slices.Contains(walls, d.Walls[1])
}

// KeepCompared keeps what was said of walls that are compared, so that it is asked once. Nothing is written into any wall.
func (f Folder) KeepCompared(said ...compare.Decision) error {
	return f.changeCompared(func(all compare.Decisions) compare.Decisions { return all.With(said...) })
}

// ForgetCompared forgets what was said of these walls, each with each.
func (f Folder) ForgetCompared(walls ...mindmap.ID) error {
	return f.changeCompared(func(all compare.Decisions) compare.Decisions {
		return slices.DeleteFunc(all, func(d compare.Decision) bool { return between(d, walls) })
	})
}

func (f Folder) changeCompared(change func(compare.Decisions) compare.Decisions) error {
	if f == "" {
		return nil
	}
	all, told := f.allCompared()
	if _, err := os.Lstat(f.comparedFile()); told != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("keep what belongs together: %w", told) // it could not be put aside
	}
	all = change(all)
	all = all[max(len(all)-maxDecisions, 0):]
	content, err := json.Marshal(all)
	if err == nil {
		err = f.replace(f.comparedFile(), append(content, '\n'))
	}
	if err != nil {
		return fmt.Errorf("keep what belongs together: %w", err)
	}
	return nil
}
