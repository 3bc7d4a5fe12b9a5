package store

import (
	"context"
	"database/sql"
	"database/sql/driver"

	"mindwall/mindmap"
)

// aheadTable keeps entries whose clock runs ahead of the wall's, until the wall has caught up. It is made when there is
// one. Its columns are in another order than those of entries, so that nobody who looks for rows in the bytes of a
// damaged file takes its rows for theirs.
const aheadTable = `CREATE TABLE IF NOT EXISTS ahead (
	clock  INTEGER NOT NULL,
	id     TEXT NOT NULL UNIQUE,
	device TEXT NOT NULL,
	author TEXT NOT NULL,
	at     TEXT NOT NULL,
	act    TEXT NOT NULL,
	kind   TEXT NOT NULL,
	body   TEXT NOT NULL
)`

const selectAhead = `SELECT concat_ws(char(31), 0, id, act, device, clock, at, author, kind), CAST(body AS BLOB)
	FROM ahead WHERE clock <= ? ORDER BY clock, device, id`

const hasAhead = `SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'ahead')`

// keepAside keeps an entry that may not be let in yet.
func (wr *Writer) keepAside(ctx context.Context, e *mindmap.Entry) error {
	if _, err := wr.Conn.ExecContext(ctx, aheadTable); err != nil {
		return err
	}
	_, err := wr.Conn.ExecContext(ctx, `INSERT INTO ahead (id, clock, device, author, at, act, kind, body)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`, values(e)...)
	return err
}

// ReadAhead reads the entries that are kept aside.
func ReadAhead(ctx context.Context, conn *sql.Conn) ([]mindmap.Entry, error) {
	var some bool
	if err := conn.QueryRowContext(ctx, hasAhead).Scan(&some); err != nil || !some {
		return nil, err
	}
	return aheadUpTo(ctx, conn, mindmap.MaxClock)
}

func aheadUpTo(ctx context.Context, conn *sql.Conn, limit uint64) (entries []mindmap.Entry, err error) {
	reader := NewRowReader()
	err = readRows(ctx, conn, selectAhead, []driver.NamedValue{{Ordinal: 1, Value: int64(limit)}}, func(values []driver.Value) {
		if e, ok := reader.Entry(splitRow(values)); ok {
			entries = append(entries, e)
		}
	})
	return entries, err
}

// caughtUp takes the entries that no longer run ahead out of those that are kept aside.
func (wr *Writer) caughtUp(ctx context.Context, limit uint64) ([]mindmap.Sealed, error) {
	var some bool
	if err := wr.hasAhead.QueryRowContext(ctx).Scan(&some); err != nil || !some {
		return nil, err
	}
	entries, err := aheadUpTo(ctx, wr.Conn, limit)
	if err != nil || len(entries) == 0 {
		return nil, err
	}
	_, err = wr.Conn.ExecContext(ctx, `DELETE FROM ahead WHERE clock <= ?`, int64(limit))
	sound, _ := Sift(entries) // they were sound when they came
	return sound, err
}

// blankAhead takes the words out of entries that are kept aside.
func (wr *Writer) blankAhead(ctx context.Context, named *mindmap.Redactions) (blanked int, err error) {
	var some bool
	if err := wr.hasAhead.QueryRowContext(ctx).Scan(&some); err != nil || !some {
		return 0, err
	}
	return wr.blankRows(ctx, named, `SELECT id, kind, body FROM ahead`, `UPDATE ahead SET body = ? WHERE id = ?`)
}

// blankRows takes words out of the rows of a query for id, kind and body.
func (wr *Writer) blankRows(
	ctx context.Context, named *mindmap.Redactions, query, update string, args ...any,
) (blanked int, err error) {
	changed := map[string]string{} // bodies by id
	err = EachRow(ctx, wr.Conn, query, func(scan func(...any) error) error {
		var id, kind, body string
		if err := scan(&id, &kind, &body); err != nil {
			return err
		}
		parsed, err := mindmap.ParseID(id)
		if err != nil {
			return nil // no entry
		}
		e := named.Blank(mindmap.Entry{ID: parsed, Kind: mindmap.Kind(kind), Body: []byte(body)})
		if string(e.Body) != body {
			changed[id] = string(e.Body)
		}
		return nil
	}, args...)
	if err != nil {
		return 0, err
	}
	for id, body := range changed {
		if _, err := wr.Conn.ExecContext(ctx, update, body, id); err != nil {
			return 0, err
		}
	}
	return len(changed), nil
}
