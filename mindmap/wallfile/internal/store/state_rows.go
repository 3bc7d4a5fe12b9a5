package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
)

func ReadState(ctx context.Context, conn *sql.Conn) (map[string]string, error) {
	state := map[string]string{}
	err := readRows(ctx, conn, "SELECT key, value FROM state", nil, func(row []driver.Value) {
		state[textOf(row[0])] = textOf(row[1])
	})
	return state, err
}

// PutState sets values by key, and removes those that are empty.
func (wr *Writer) PutState(ctx context.Context, values map[string]string) error {
	for key, value := range values {
		statement, args := putState, []any{key, value}
		if value == "" {
			statement, args = `DELETE FROM state WHERE key = ?`, []any{key}
		}
		if _, err := wr.Conn.ExecContext(ctx, statement, args...); err != nil {
			return err
		}
	}
	return nil
}

const putState = `INSERT INTO state (key, value) VALUES (?, ?)
	ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE value IS NOT excluded.value`
