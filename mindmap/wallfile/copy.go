package wallfile

import (
	"context"
	"database/sql"
	"errors"
)

// CopyTo makes a sound copy of the wall at a new path, also while others write to it. The copy appears whole or not at
// all, readable by its owner alone. It fails with [ErrExists] when there is anything at the path, and with
// [ErrDamaged] when the wall is: then there is [Rescue]; and with [ErrMoved].
func (w *Wall) CopyTo(ctx context.Context, path string) error {
	now := w.enter(ctx)
	defer w.gate.RUnlock()
	return w.file.fail("copy", now.copyTo(ctx, path))
}

// withoutHeldWords takes out of a copy what redactions take out and the wall still has.
func withoutHeldWords(ctx context.Context, file string) (err error) {
	wr, err := newWriter(ctx, access{file: file})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, wr.close()) }()
	blanked := 0
	err = wr.transact(ctx, func() (err error) {
		if err := wr.learn(ctx); err != nil {
			return err
		}
		blanked, err = wr.accept(ctx, &wr.redacted)
		return err
	})
	if err == nil && blanked > 0 {
		_, err = wr.conn.ExecContext(ctx, "VACUUM")
	}
	return err
}

// vacuumInto fills an empty file with what the database holds. SQLite counts that as writing.
func vacuumInto(ctx context.Context, conn *sql.Conn, file string) error {
	if _, err := conn.ExecContext(ctx, "PRAGMA query_only = 0"); err != nil {
		return err
	}
	_, err := conn.ExecContext(ctx, "VACUUM INTO ?", fileURI(file))
	_, restored := conn.ExecContext(context.WithoutCancel(ctx), "PRAGMA query_only = 1")
	return errors.Join(err, restored)
}
