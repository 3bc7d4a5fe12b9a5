// Package kept makes copies of walls that are kept where no service copies them, in a folder that one does: OneDrive, iCloud and
// the like. A copy there is brought up to date by what it lacks, so that nothing is lost of what somebody added to it on another
// machine.
package kept

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"mindwall/mindmap"
	"mindwall/mindmap/desk"
)

// most is how many walls of one name may lie in a folder.
const most = 100

// Lacking looks where a copy of the wall goes that is to have the path to: there, or beside a wall of another event that has that
// name. It is empty when the copy that is there lacks nothing.
func Lacking(path, to string) (target string, err error) {
	entries, err := desk.Entries(path)
	if err != nil || len(entries) == 0 {
		return "", err
	}
	for n := range most {
		target = numbered(to, n+1)
		if _, err := os.Lstat(target); errors.Is(err, fs.ErrNotExist) {
			return target, nil
		}
		copied, err := desk.Entries(target)
		if err != nil {
			continue // no wall, or none that can be read: it stays as it is
		}
		there := map[mindmap.ID]bool{}
		for i := range copied {
			there[copied[i].ID] = true
		}
		kin, lacks := false, false
		for i := range entries {
			has := there[entries[i].ID]
			kin, lacks = kin || has, lacks || !has
		}
		switch {
		case kin && !lacks:
			return "", nil
		case kin:
			return target, nil
		}
	}
	return "", fmt.Errorf("%s and %d more of that name are other walls", to, most-1)
}

func numbered(path string, n int) string {
	if n == 1 {
		return path
	}
	ext := filepath.Ext(path)
	return fmt.Sprintf("%s %d%s", strings.TrimSuffix(path, ext), n, ext)
}

// Copy copies a wall to a target of [Lacking], or brings the copy that is there up to date. Words that were taken out of the wall
// are taken out of the copy.
func Copy(ctx context.Context, path, target string, w desk.Writer) error {
	if _, err := os.Lstat(target); errors.Is(err, fs.ErrNotExist) {
		d, err := desk.Read(path)
		if err != nil {
			return err
		}
		return errors.Join(d.Copy(ctx, target), d.Close())
	}
	d, err := desk.Open(target, w)
	if err != nil {
		return err
	}
	g, err := d.Invite(path)
	if err == nil {
		_, err = d.Merge(ctx, g)
	}
	if err == nil {
		_, err = d.Accept(ctx)
	}
	return errors.Join(err, d.Close())
}
