package wallfile

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"time"

	"mindwall/mindmap"
)

// Seq numbers the entries of one file in the order in which they were stored, from 1. Another copy of the wall numbers
// them differently.
type Seq int64

const (
	selectEntries = `SELECT seq, id, clock, device, author, at, act, kind, body FROM entries WHERE seq > ? ORDER BY seq`
	insertEntry   = `INSERT INTO entries (id, clock, device, author, at, act, kind, body)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`
	columns = 9
)

// values are an entry's columns in the order of insertEntry.
func values(e *mindmap.Entry) []any {
	device := ""
	if !e.Device.IsZero() {
		device = e.Device.String()
	}
	return []any{
		e.ID.String(), int64(e.Clock), device, e.Author, e.At.Format(time.RFC3339Nano), e.Act.String(),
		string(e.Kind), string(e.Body),
	}
}

// rowReader turns rows into entries. Texts that come again and again (ids of acts and devices, authors, kinds) are kept
// once.
type rowReader struct {
	ids   map[string]mindmap.ID
	texts map[string]string
	bad   int   // rows that are no entries
	first error // what was wrong with the first of them
}

func newRowReader() *rowReader {
	return &rowReader{ids: map[string]mindmap.ID{}, texts: map[string]string{}}
}

// entry reads one row; it counts the row as bad, and returns false, when it is no entry.
func (r *rowReader) entry(row []driver.Value) (Seq, mindmap.Entry, bool) {
	seq, e, err := r.read(row)
	if err != nil {
		r.bad++
		if r.first == nil {
			r.first = fmt.Errorf("entry in row %d: %w", seq, err)
		}
	}
	return seq, e, err == nil
}

func (r *rowReader) read(row []driver.Value) (Seq, mindmap.Entry, error) {
	var e mindmap.Entry
	number, _ := row[0].(int64)
	seq := Seq(number)
	id, err := mindmap.ParseID(text(row[1]))
	if err != nil {
		return seq, e, err
	}
	clock, err := strconv.ParseUint(text(row[2]), 10, 64)
	if err != nil || clock == 0 || clock > mindmap.MaxClock {
		return seq, e, fmt.Errorf("clock %q is out of range", text(row[2]))
	}
	device, err := r.id(text(row[3]))
	if err != nil {
		return seq, e, fmt.Errorf("device: %w", err)
	}
	act, err := r.id(text(row[6]))
	if err != nil {
		return seq, e, fmt.Errorf("act: %w", err)
	}
	kind, body := r.text(text(row[7])), []byte(text(row[8]))
	if id.IsZero() || act.IsZero() || kind == "" || !json.Valid(body) {
		return seq, e, errors.New("id, act, kind or body is missing or no longer what it was")
	}
	// The time is shown, and orders nothing: an entry is not lost for it.
	at, _ := time.Parse(time.RFC3339Nano, text(row[5]))
	return seq, mindmap.Entry{
		ID: id, Clock: clock, Device: device, Author: r.text(text(row[4])), At: at, Act: act,
		Kind: mindmap.Kind(kind), Body: body,
	}, nil
}

// id reads an id that may be missing.
func (r *rowReader) id(s string) (mindmap.ID, error) {
	if id, ok := r.ids[s]; ok || s == "" {
		return id, nil
	}
	id, err := mindmap.ParseID(s)
	if err == nil {
		r.ids[s] = id
	}
	return id, err
}

func (r *rowReader) text(s string) string {
	if kept, ok := r.texts[s]; ok {
		return kept
	}
	r.texts[s] = s
	return s
}

// text is a column as text, whatever type a strange or damaged file gives it.
func text(v driver.Value) string {
	switch v := v.(type) {
	case string:
		return v
	case []byte:
		return string(v)
	case int64:
		return strconv.FormatInt(v, 10)
	case nil:
		return ""
	default:
		return fmt.Sprint(v)
	}
}

// readRows hands the rows of a query to each, past database/sql, whose conversions cost more than the reading. The row
// is only good until each returns.
func readRows(ctx context.Context, conn *sql.Conn, query string, args []driver.NamedValue, each func([]driver.Value)) error {
	return conn.Raw(func(c any) (err error) {
		rows, err := c.(driver.QueryerContext).QueryContext(ctx, query, args)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, rows.Close()) }()
		row := make([]driver.Value, len(rows.Columns()))
		for {
			switch err := rows.Next(row); {
			case err == io.EOF:
				return nil
			case err != nil:
				return err
			}
			each(row)
		}
	})
}

// entriesAfter reads the entries that were stored after a number, and the number of the last row read, which is after
// when there was none. What was read before an error is returned with it.
func entriesAfter(ctx context.Context, conn *sql.Conn, after Seq, r *rowReader) ([]mindmap.Entry, Seq, error) {
	var entries []mindmap.Entry
	last := after
	args := []driver.NamedValue{{Ordinal: 1, Value: int64(after)}}
	err := readRows(ctx, conn, selectEntries, args, func(row []driver.Value) {
		seq, e, ok := r.entry(row)
		last = max(last, seq)
		if ok {
			entries = append(entries, e)
		}
	})
	return entries, last, err
}
