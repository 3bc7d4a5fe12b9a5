package store

import (
	"context"
	"database/sql"
	"errors"
)

// ForOthers takes out of a copy what is not for those who get it: the words that redactions take out and the wall still has, and
// what is secret in the state.
func ForOthers(ctx context.Context, file string) (err error) {
	wr, err := NewWriter(ctx, Access{File: file})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, wr.Close()) }()
	blanked, secrets := 0, int64(0)
	err = wr.Transact(ctx, func() (err error) {
		if err := wr.Learn(ctx); err != nil {
			return err
		}
		if blanked, err = wr.Accept(ctx, &wr.Redacted); err != nil {
			return err
		}
		gone, err := wr.Conn.ExecContext(ctx, "DELETE FROM state WHERE substr(key, 1, 5) = 'door/' OR key = ?", askKey)
		if err == nil {
			secrets, err = gone.RowsAffected()
		}
		return err
	})
	if err == nil && (blanked > 0 || secrets > 0) {
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
