package screen

import (
	"testing"

	"mindwall/mindmap/wallfile"
)

// Whatever is the matter with a wall's file, the screens say what to do.
func TestFaultsOfWallsHaveAdvice(t *testing.T) {
	for _, err := range []error{
		wallfile.ErrExists, wallfile.ErrNotFound, wallfile.ErrNoFolder, wallfile.ErrNotWall, wallfile.ErrNewer, wallfile.ErrDamaged,
		wallfile.ErrForeign, wallfile.ErrNumbers, wallfile.ErrReadOnly, wallfile.ErrUnreadable, wallfile.ErrMoved, wallfile.ErrInUse,
		wallfile.ErrBusy, wallfile.ErrDiskFull, wallfile.ErrDisk, wallfile.ErrSideFiles, wallfile.ErrClosed,
	} {
		if Advice(err) == "" {
			t.Errorf("there is no advice for: %v", err)
		}
	}
}
