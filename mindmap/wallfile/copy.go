package wallfile

import (
	"context"
)

// CopyTo makes a sound copy of the wall at a new path, also while others write to it. The copy appears whole or not at
// all, readable by its owner alone, and without what lets phones
// in. It fails with [ErrExists] when there is anything at the path, and with
// [ErrDamaged] when the wall is: then there is [Rescue]; and with [ErrMoved].
func (w *Wall) CopyTo(ctx context.Context, path string) error {
	now := w.enter(ctx)
	defer w.gate.RUnlock()
	return w.file.fail("copy", now.copyTo(ctx, path))
}
