package store

import (
	"context"
	"database/sql"
	"errors"
)

// WithoutHeldWords takes out of a copy what redactions take out and the wall still has.
func WithoutHeldWords(ctx context.Context, file string) (err error) {
	wr, err := NewWriter(ctx, Access{File: file})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, wr.Close()) }()
	blanked := 0
	err = wr.Transact(ctx, func() (err error) {
		if err := wr.Learn(ctx); err != nil {
			return err
		}
		blanked, err = wr.Accept(ctx, &wr.Redacted)
		return err
	})
	if err == nil && blanked > 0 {
		_, err = wr.Conn.ExecContext(ctx, "VACUUM")
	}
	return err
}

// VacuumInto fills an empty file with what the database holds. SQLite counts that as writing.
func VacuumInto(ctx context.Context, conn *sql.Conn, file string) error {
	if _, err := conn.ExecContext(ctx, "PRAGMA query_only = 0"); err != nil {
		return err
	}
	_, err := conn.ExecContext(ctx, "VACUUM INTO ?", fileURI(file))
	_, restored := conn.ExecContext(context.WithoutCancel(ctx), "PRAGMA query_only = 1")
	return errors.Join(err, restored)
}
