package wallfile_test

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"mindwall/mindmap/wallfile"
)

// ownLocks are the locks on files that this process has, as the system tells them. One reading may pass over some, as it
// comes in pieces, and the list changes meanwhile.
func ownLocks(t *testing.T) (locks []string) {
	t.Helper()
	const readings = 20
	for range readings {
		all, err := os.ReadFile("/proc/locks")
		if err != nil {
			t.Skip(err)
		}
		for line := range strings.Lines(string(all)) {
			if fields := strings.Fields(line); slices.Contains(fields, strconv.Itoa(os.Getpid())) {
				locks = append(locks, strings.Join(fields[1:], " "))
			}
		}
	}
	slices.Sort(locks)
	return slices.Compact(locks)
}

// Looking whether a file is a wall takes no lock off one that is open here, as closing a file does.
func TestLookingAtAnOpenWallKeepsItsLocks(t *testing.T) {
	w := create(t, answers(t, 3)...)
	before := ownLocks(t)
	if len(before) == 0 {
		t.Skip("the system tells of no locks")
	}
	if err := wallfile.MayReplace(w.Path()); err == nil {
		t.Error("an open wall may be replaced")
	}
	if after := ownLocks(t); !slices.Equal(before, after) {
		t.Errorf("the locks were %q and are %q", before, after)
	}
}
