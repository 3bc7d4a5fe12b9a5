package wallfile

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"
	"unicode/utf8"
)

// MaxState bounds a key or a value of the state, in bytes: the longest answer half typed, in its longest encoding, and room
// to spare.
const MaxState = 256 << 10

// checkState refuses what cannot be kept as state.
func checkState(values map[string]string) error {
	for key, value := range values {
		if key == "" || len(key) > MaxState || len(value) > MaxState || !utf8.ValidString(key+value) {
			return fmt.Errorf("write state %q: not a text of at most %d bytes", key, MaxState)
		}
	}
	return nil
}

func readState(ctx context.Context, conn *sql.Conn) (map[string]string, error) {
	state := map[string]string{}
	err := readRows(ctx, conn, "SELECT key, value FROM state", nil, func(row []driver.Value) {
		state[textOf(row[0])] = textOf(row[1])
	})
	return state, err
}

// SetState writes values by key, all at once; an empty value removes its key. Followers are told. Keys and values are
// texts of at most [MaxState]. It fails as [Wall.Append] does.
func (w *Wall) SetState(ctx context.Context, values map[string]string) error {
	return w.setState(ctx, values, (*writer).transact)
}

// setState sets values by a kind of transaction. One that is there already costs no writing.
func (w *Wall) setState(ctx context.Context, values map[string]string, transact transaction) error {
	if err := checkState(values); err != nil {
		return err
	}
	if len(values) == 0 {
		return nil
	}
	return w.write(ctx, transact, func(ctx context.Context, wr *writer) error { return wr.putState(ctx, values) })
}

// putState sets values by key, and removes those that are empty.
func (wr *writer) putState(ctx context.Context, values map[string]string) error {
	for key, value := range values {
		statement, args := putState, []any{key, value}
		if value == "" {
			statement, args = `DELETE FROM state WHERE key = ?`, []any{key}
		}
		if _, err := wr.conn.ExecContext(ctx, statement, args...); err != nil {
			return err
		}
	}
	return nil
}

const putState = `INSERT INTO state (key, value) VALUES (?, ?)
	ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE value IS NOT excluded.value`
