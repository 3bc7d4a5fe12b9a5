package wallfile

import (
	"context"
	"time"

	"mindwall/mindmap"
)

// idleBeforeCheckpoint is how long nothing must be written before the log is put into the file, so that a copy of the
// file alone misses little.
const idleBeforeCheckpoint = time.Second

// Append stores entries in one transaction: when it returns they are on the disk, or none is. An entry that is there
// already is left as it is, and so are words that a redaction takes out of it: see [Wall.AcceptRedactions]. One whose
// clock runs ahead of the wall's is kept aside: see [Wall.Ahead]. It fails when an entry does not validate, with what [Wall.Notice] says when the wall can
// only be read, and with [ErrMoved], [ErrDiskFull], [ErrDisk] or [ErrBusy].
func (w *Wall) Append(ctx context.Context, entries ...mindmap.Entry) error {
	sealed, err := admit(entries)
	if err != nil {
		return fail("write to", w.path, err)
	}
	return w.AppendSealed(ctx, sealed...)
}

// AppendSealed is Append for entries that were let in already.
func (w *Wall) AppendSealed(ctx context.Context, entries ...mindmap.Sealed) error {
	if len(entries) == 0 {
		return nil
	}
	return w.appendSealed(ctx, entries)
}

// appendSealed is AppendSealed that also fails with no entries when the wall cannot be written to.
func (w *Wall) appendSealed(ctx context.Context, entries []mindmap.Sealed) error {
	return w.write(ctx, func(ctx context.Context) error {
		return w.writer.append(ctx, entries, anyDoor)
	})
}

// Update appends what decide makes of the entries that were stored after a number, while no other process can write: so
// two that look for a theme by its name, and make it when there is none, make one. An error of decide leaves the wall
// as it was. It returns the number of the last entry that decide has seen or made.
func (w *Wall) Update(
	ctx context.Context, after Seq, decide func(news []mindmap.Entry) ([]mindmap.Sealed, error),
) (Seq, error) {
	last := after
	err := w.write(ctx, func(ctx context.Context) error {
		reader := newRowReader()
		news, seq, err := entriesAfter(ctx, w.writer.conn, after, reader)
		if err != nil {
			return err
		}
		made, err := decide(news)
		if err != nil {
			return err
		}
		last = seq + Seq(len(made))
		return w.writer.append(ctx, made, anyDoor)
	})
	if err != nil {
		return after, err
	}
	return last, nil
}

// write runs do in a transaction on a file that is still where it was.
func (w *Wall) write(ctx context.Context, do func(context.Context) error) error {
	return w.writeBy(ctx, (*writer).record, do)
}

// writeBy is write by a kind of transaction.
func (w *Wall) writeBy(
	ctx context.Context, transact func(*writer, context.Context, func() error) error, do func(context.Context) error,
) error {
	const operation = "write to"
	if err := w.enter(ctx); err != nil {
		return fail(operation, w.path, err)
	}
	defer w.gate.RUnlock()
	w.writing.Lock()
	defer w.writing.Unlock()
	switch {
	case w.away:
		return fail(operation, w.path, ErrMoved)
	case w.notice != nil:
		return w.notice
	case w.writer == nil:
		return fail(operation, w.path, ErrReadOnly)
	}
	err := transact(w.writer, ctx, func() error { return do(context.WithoutCancel(ctx)) })
	if err == nil && !w.here() {
		err = ErrMoved // what was written to a file that nobody will find is not saved
	}
	if err != nil {
		return fail(operation, w.path, err)
	}
	if version, err := w.writer.dataVersion(ctx); err == nil {
		w.writer.version = version
	}
	w.followers.wakeAll()
	w.checkpointWhenIdle()
	return nil
}

// checkpointWhenIdle puts the log into the file after a second without writing. The caller is writing.
func (w *Wall) checkpointWhenIdle() {
	if w.idle != nil {
		w.idle.Reset(idleBeforeCheckpoint)
		return
	}
	w.idle = time.AfterFunc(idleBeforeCheckpoint, func() {
		w.gate.RLock()
		defer w.gate.RUnlock()
		w.writing.Lock()
		defer w.writing.Unlock()
		if w.writer == nil || !w.here() {
			return
		}
		_ = w.writer.checkpoint(context.Background()) // nothing is lost when it fails: the log is as good
	})
}
