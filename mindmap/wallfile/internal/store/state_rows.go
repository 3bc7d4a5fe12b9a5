package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"database/sql/driver"
	"encoding/hex"
	"strconv"
	"strings"
	"time"
)

// askKey is the row of the state in which somebody asks to be alone with the file. It is nobody's but this package's.
const askKey = "alone"

// Ask is somebody's asking to be alone with the file; the zero one is nobody's.
type Ask struct {
	token string
	until time.Time // when it is given up, by the clock of who asks
}

// NewAsk asks from now on for a while.
func NewAsk(now time.Time, while time.Duration) Ask {
	var token [8]byte
	_, _ = rand.Read(token[:]) // never fails: it ends the program when there is no randomness
	return Ask{hex.EncodeToString(token[:]), now.Add(while)}
}

func (a Ask) encode() string { return a.token + " " + strconv.FormatInt(a.until.UnixMilli(), 10) }

func readAsk(value string) Ask {
	token, at, _ := strings.Cut(value, " ")
	until, err := strconv.ParseInt(at, 10, 64)
	if err != nil {
		return Ask{}
	}
	return Ask{token, time.UnixMilli(until)}
}

// Stands reports whether an asking is one, and whoever asks has not given up or been killed long ago.
func (a Ask) Stands(now time.Time) bool { return a.token != "" && now.Before(a.until) }

// ReadAsk is who asks to be alone with the file.
func ReadAsk(ctx context.Context, conn *sql.Conn) (a Ask, err error) {
	err = readRows(ctx, conn, "SELECT value FROM state WHERE key = ?", []driver.NamedValue{{Ordinal: 1, Value: askKey}},
		func(row []driver.Value) { a = readAsk(textOf(row[0])) })
	return a, err
}

// PutAsk asks to be alone with the file, and Unask does not any more.
func (wr *Writer) PutAsk(ctx context.Context, a Ask) error {
	return wr.TransactLazily(ctx, func() error { return wr.PutState(ctx, map[string]string{askKey: a.encode()}) })
}

// Unask is to be called in a transaction.
func (wr *Writer) Unask(ctx context.Context) error {
	return wr.PutState(ctx, map[string]string{askKey: ""})
}

// ReadState reads what is kept beside the entries, but for an asking.
func ReadState(ctx context.Context, conn *sql.Conn) (map[string]string, error) {
	state := map[string]string{}
	err := readRows(ctx, conn, "SELECT key, value FROM state", nil, func(row []driver.Value) {
		state[textOf(row[0])] = textOf(row[1])
	})
	delete(state, askKey)
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
