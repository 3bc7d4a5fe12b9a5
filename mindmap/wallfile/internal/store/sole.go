package store

import (
	"context"
	"errors"
	"time"
)

// SoleWriter connects to a file, leaves no log, and keeps everybody else out until [Writer.Share], between its
// transactions as well.
func SoleWriter(ctx context.Context, a Access) (*Writer, error) {
	// Its first look takes a lock that stays. A connection that leaves the log without one is for a moment a mere reader
	// of a file that still says that it has a log. Whoever opens it then writes by a new log, and when that is put into the
	// file, the first page is overwritten with what the one that leaves remembers of it: then the file is damaged.
	a.Alone, a.Hasty = true, true
	wr, err := connectWriter(ctx, a)
	if err != nil {
		return nil, err
	}
	err = wr.lockExclusive(ctx)
	if err == nil {
		err = setPragmas(ctx, wr.Conn, durable[:]...)
	}
	if err == nil {
		err = wr.prepare(ctx)
	}
	if err != nil {
		return nil, errors.Join(err, wr.Leave())
	}
	return wr, nil
}

// Share lets others in again, and writes by a log from now on, where there can be one.
func (wr *Writer) Share(ctx context.Context) error {
	// The journal is removed when the mode says so and others could be told.
	if err := setPragmas(ctx, wr.Conn, "locking_mode = NORMAL", "journal_mode = DELETE"); err != nil {
		return err
	}
	return wr.enterWAL(ctx, BusyTimeout)
}

// lockExclusive makes a connection that has looked at nothing yet the only one. It turns from the log to a journal, of which
// nothing is left after each transaction.
func (wr *Writer) lockExclusive(ctx context.Context) error {
	if err := wr.Wait(ctx, 200*time.Millisecond); err != nil {
		return err
	}
	var mode string
	err := wr.Conn.QueryRowContext(ctx, "PRAGMA journal_mode = TRUNCATE").Scan(&mode)
	if err == nil {
		// Where there never was a log, a lock for itself is all that can be asked for.
		_, err = wr.Conn.ExecContext(ctx, "BEGIN EXCLUSIVE; COMMIT")
	}
	if err == nil {
		_, err = wr.Conn.ExecContext(ctx, "PRAGMA synchronous = EXTRA")
		wr.lazy = wr.lazy && err != nil
	}
	restored := wr.Wait(ctx, BusyTimeout)
	switch {
	case Classify(err) == ErrBusy:
		err = Because(ErrInUse, err)
	case err == nil && mode != "truncate":
		err = ErrInUse
	}
	return errors.Join(err, restored)
}
