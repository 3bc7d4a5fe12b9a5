package wallfile

import (
	"context"
	"errors"

	"mindwall/mindmap/wallfile/internal/store"
)

// readOnly is a wall that SQLite reads and does not write: that was asked for, or something speaks against it.
type readOnly struct {
	present
	unwritable
	*source
}

func (r *readOnly) isHampered() bool { return Passes(r.why) || store.Classify(r.why) == ErrReadOnly }

// improve begins to write, now that there is room, or the file may be written to.
func (r *readOnly) improve(ctx context.Context) condition {
	a := r.toWrite()
	a.Hasty = true
	writer, err := store.NewWriter(ctx, a)
	if err == nil {
		if err = writer.Wait(ctx, store.BusyTimeout); err == nil {
			return &live{source: r.source, writer: writer}
		}
		err = errors.Join(err, writer.Leave())
	}
	r.why = r.fail("write to", err)
	return nil
}

func (r *readOnly) reconcile(ctx context.Context, here bool) condition {
	if here {
		return nil
	}
	return &detached{unwritable: r.unwritable, file: r.file, memory: r.keep(ctx)}
}

// giveWay lets go of the file; who reads next connects again.
func (r *readOnly) giveWay(ctx context.Context, a store.Ask) condition {
	if r.disconnect() == nil {
		r.away(ctx, a)
	}
	return nil
}

func (r *readOnly) news(ctx context.Context, f *follower) (News, bool, error) {
	return r.follow(ctx, f, func() {})
}
