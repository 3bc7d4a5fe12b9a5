package wallfile

import (
	"context"
	"time"

	"mindwall/mindmap/wallfile/internal/store"
)

// detached is a wall whose file was renamed, replaced or removed. What was in it is in memory.
//
// SQLite finds the log and its index by the file's name: whoever opens another file under that name shares them with
// whoever still has this one open, and each would take the other's pages for its own. So nothing stays open.
type detached struct {
	settled
	unwritable
	*file
	*memory
}

func (d *detached) fits(here bool) bool { return !here }

func (d *detached) write(context.Context, transaction, func(context.Context, *store.Writer) error) error {
	return ErrMoved
}

func (d *detached) alone(context.Context, time.Duration, func(context.Context, *store.Writer) error) (condition, error) {
	return nil, ErrMoved
}

func (d *detached) news(context.Context, *follower) (News, bool, error) {
	return News{}, false, ErrMoved
}
func (d *detached) copyTo(context.Context, string) error { return ErrMoved }

func (d *detached) examine(ctx context.Context) (Examination, error) {
	e, err := d.memory.examine(ctx)
	e.Faults = append(e.Faults, d.fail("check", ErrMoved))
	return e, err
}

// reconcile opens the file again when it is back where it was.
func (d *detached) reconcile(ctx context.Context, here bool) condition {
	if !here || !d.isBack(ctx) {
		return nil
	}
	c, err := d.file.open(ctx)
	if err != nil {
		return nil
	}
	return c
}

// isBack reports whether the file under the name holds what was kept of the one that was opened. What identifies a file
// to the system does not tell: a removed one hands it on to the next that is made.
func (d *detached) isBack(ctx context.Context) bool {
	a := d.toRead()
	a.Immutable = true
	file, err := store.Probe(ctx, a)
	if err != nil {
		return false
	}
	defer file.Close()
	missing := make(map[string]bool, len(d.rows))
	for _, r := range d.rows {
		missing[r.entry.ID.String()] = true
	}
	some := len(missing) > 0
	return some && store.RemoveFound(ctx, file.Conn, missing) == nil && len(missing) == 0
}
