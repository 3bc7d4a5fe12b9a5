package wallfile

import (
	"context"
	"errors"
	"fmt"
	"time"

	"mindwall/mindmap"
)

// Redact stores redactions, takes the words out of the entries that they name, and rewrites the file so that no byte of
// them is left in it or beside it. It fails with [ErrInUse], with nothing changed, when the wall is open elsewhere:
// another window could hold on to the words. Copies of the file and what was exported are out of its reach. forget, unless
// it is nil, is given the state, and returns what of that is to be set, as for [Wall.SetState].
func (w *Wall) Redact(
	ctx context.Context, forget func(state map[string]string) map[string]string, redactions ...mindmap.Sealed,
) error {
	const operation = "redact in"
	var named mindmap.Redactions
	for i := range redactions {
		e := redactions[i].Entry()
		if named.Learn(&e); !mindmap.IsRedaction(e.Kind) {
			return fail(operation, w.path, fmt.Errorf("entry %s is of kind %q", e.ID, e.Kind))
		}
	}
	w.gate.Lock()
	defer w.gate.Unlock()
	if w.closed {
		return fail(operation, w.path, ErrClosed)
	}
	w.look(ctx)
	switch {
	case w.away:
		return fail(operation, w.path, ErrMoved)
	case w.notice != nil:
		return w.notice
	case w.writer == nil:
		return fail(operation, w.path, ErrReadOnly)
	}
	err := w.alone(ctx, func(ctx context.Context) error {
		return w.writer.transact(ctx, func() error {
			if err := w.writer.append(ctx, redactions, anyDoor); err != nil {
				return err
			}
			if _, err := w.writer.accept(ctx, &named); err != nil || forget == nil {
				return err
			}
			state, err := readState(ctx, w.writer.conn)
			if err != nil {
				return err
			}
			return w.writer.putState(ctx, forget(state))
		})
	})
	w.followers.wakeAll()
	return fail(operation, w.path, err)
}

// AcceptRedactions takes out of the file the words that redactions took off the board, by whichever way they came, and
// returns how many entries lost some. It is for who answers for the wall to say so, as it cannot be undone. Bytes that
// are free in the file are gone when it is closed and no other window has it open. It fails as [Wall.Append] does.
func (w *Wall) AcceptRedactions(ctx context.Context) (blanked int, err error) {
	err = w.write(ctx, func(ctx context.Context) error {
		if err := w.writer.learn(ctx); err != nil {
			return err
		}
		blanked, err = w.writer.accept(ctx, &w.writer.redacted)
		w.scrubDue = w.scrubDue || blanked > 0
		return err
	})
	return blanked, err
}

// scrub rewrites the file without what is left of words that were taken out.
func (w *Wall) scrub(ctx context.Context) error {
	return w.alone(ctx, func(context.Context) error { return nil })
}

// alone runs do while no other connection, of this process or of another, has the file, and then rewrites it: page by
// page from what its tables hold now, with the log and all free space gone. It fails with [ErrInUse] before do. The
// caller holds the gate for writing.
func (w *Wall) alone(ctx context.Context, do func(context.Context) error) (err error) {
	ctx = context.WithoutCancel(ctx)
	if err := w.disconnect(); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.connect(ctx)) }()
	usual := access{file: w.access.file, vfs: w.access.vfs}
	err = w.writer.leave()
	sole, refused := soleWriter(ctx, usual)
	if refused != nil {
		writer, failed := newWriter(ctx, usual)
		if w.writer = writer; failed != nil {
			w.notice = fail("write to", w.path, because(ErrBusy, failed)) // until it can be written to again
		}
		return errors.Join(refused, err, failed)
	}
	w.writer = sole
	defer func() {
		err = errors.Join(err, w.writer.share(ctx))
		w.writer.version, _ = w.writer.dataVersion(ctx) // else what was last read is not kept when the file is taken away
	}()
	if err := do(ctx); err != nil {
		return err
	}
	w.scrubDue = true // what is done stays done, though the file cannot be written anew
	if _, err := w.writer.conn.ExecContext(ctx, "VACUUM"); err != nil {
		return fmt.Errorf("the words are out of the wall, but writing the file anew, to be rid of their last traces, takes "+
			"once more its room: take them out again when there is some: %w", err)
	}
	w.scrubDue = false
	return nil
}

// claim makes a connection that has looked at nothing yet the only one. It turns from the log to a journal, of which
// nothing is left after each transaction.
func (wr *writer) claim(ctx context.Context) error {
	if err := wr.wait(ctx, 200*time.Millisecond); err != nil {
		return err
	}
	var mode string
	err := wr.conn.QueryRowContext(ctx, "PRAGMA journal_mode = TRUNCATE").Scan(&mode)
	if err == nil {
		// Where there never was a log, a lock for itself is all that can be asked for.
		_, err = wr.conn.ExecContext(ctx, "BEGIN EXCLUSIVE; COMMIT")
	}
	if err == nil {
		_, err = wr.conn.ExecContext(ctx, "PRAGMA synchronous = EXTRA")
		wr.lazy = wr.lazy && err != nil
	}
	restored := wr.wait(ctx, busyTimeout)
	switch {
	case classify(err) == ErrBusy:
		err = because(ErrInUse, err)
	case err == nil && mode != "truncate":
		err = ErrInUse
	}
	return errors.Join(err, restored)
}
