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
			return w.file.fail(operation, fmt.Errorf("entry %s is of kind %q", e.ID, e.Kind))
		}
	}
	w.gate.Lock()
	defer w.gate.Unlock()
	w.look(ctx)
	after, err := w.now.alone(ctx, func(ctx context.Context, wr *writer) error {
		return wr.transact(ctx, func() error {
			if err := wr.append(ctx, redactions, anyDoor); err != nil {
				return err
			}
			if _, err := wr.accept(ctx, &named); err != nil || forget == nil {
				return err
			}
			state, err := readState(ctx, wr.conn)
			if err != nil {
				return err
			}
			return wr.putState(ctx, forget(state))
		})
	})
	w.become(after)
	w.file.followers.wakeAll()
	return w.file.fail(operation, err)
}

// AcceptRedactions takes out of the file the words that redactions took off the board, by whichever way they came, and
// returns how many entries lost some. It is for who answers for the wall to say so, as it cannot be undone. Bytes that
// are free in the file are gone when it is closed and no other window has it open. It fails as [Wall.Append] does.
func (w *Wall) AcceptRedactions(ctx context.Context) (blanked int, err error) {
	err = w.write(ctx, (*writer).record, func(ctx context.Context, wr *writer) error {
		if err := wr.learn(ctx); err != nil {
			return err
		}
		blanked, err = wr.accept(ctx, &wr.redacted)
		w.file.scrubDue = w.file.scrubDue || blanked > 0
		return err
	})
	return blanked, err
}

// lockExclusive makes a connection that has looked at nothing yet the only one. It turns from the log to a journal, of which
// nothing is left after each transaction.
func (wr *writer) lockExclusive(ctx context.Context) error {
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
