package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"mindwall/mindmap"
)

// Seq numbers the entries of one file in the order in which they were stored, from 1. Another copy of the wall numbers
// them differently. See [LastSeq] for those that another program has numbered otherwise.
type Seq int64

// selectEntries reads the rows after a number, but for those of one device, if one is given. All of a row but its body
// comes as one text, as each column that is handed over costs more than joining them; its parts are those of [splitRow].
const selectEntries = `SELECT concat_ws(char(31), seq, id, act, device, clock, at, author, kind), CAST(body AS BLOB)
	FROM entries WHERE seq >= ? AND device IS NOT ? ORDER BY seq`

const insertEntry = `INSERT INTO entries (id, clock, device, author, at, act, kind, body)
	VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`

const isStored = `SELECT EXISTS (SELECT 1 FROM entries WHERE id = ?)`

// Columns is how many there are in the table of entries.
const Columns = 9

// Row is one row of entries, as text.
type Row struct {
	Seq                                      Seq
	ID, Clock, Device, Author, At, Act, Kind string
	Body                                     []byte
}

// splitRow reads a row of selectEntries. The separator is a control character, which no part holds but perhaps a
// kind, the last.
func splitRow(values []driver.Value) Row {
	var r Row
	r.Body, _ = values[1].([]byte)
	number, rest, _ := strings.Cut(textOf(values[0]), "\x1f")
	seq, _ := strconv.ParseInt(number, 10, 64)
	r.Seq = Seq(seq)
	for _, part := range []*string{&r.ID, &r.Act, &r.Device, &r.Clock, &r.At, &r.Author} {
		*part, rest, _ = strings.Cut(rest, "\x1f")
	}
	r.Kind = rest
	return r
}

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

// RowReader turns rows into entries. Texts that come again and again (ids of devices, authors, kinds) are kept
// once.
type RowReader struct {
	ids   map[string]mindmap.ID
	texts map[string]string
	Bad   int   // Rows that are no entries
	First error // what was wrong with the first of them
}

func NewRowReader() *RowReader {
	return &RowReader{ids: map[string]mindmap.ID{}, texts: map[string]string{}}
}

// Entry reads one row; it counts the row as bad, and returns false, when it is no entry.
func (r *RowReader) Entry(stored Row) (mindmap.Entry, bool) {
	p, ok := r.Parse(stored)
	return p.Entry(), ok
}

// Parse is entry with the entry's operation.
func (r *RowReader) Parse(stored Row) (mindmap.Parsed, bool) {
	e, err := r.read(stored)
	if err == nil {
		if p, ok := mindmap.Parse(e); ok {
			return p, true
		}
		err = errNoEntry
	}
	r.Bad++
	if r.First == nil {
		r.First = fmt.Errorf("row %d: %w", stored.Seq, err)
	}
	return mindmap.Parsed{}, false
}

var errNoEntry = errors.New("id, act, kind or body is missing or no longer what it was")

// read reads all of a row but what its body says.
func (r *RowReader) read(stored Row) (e mindmap.Entry, err error) {
	if e.ID, err = mindmap.ParseID(stored.ID); err != nil {
		return e, err
	}
	e.Clock, err = strconv.ParseUint(stored.Clock, 10, 64)
	if err != nil || e.Clock == 0 || e.Clock > mindmap.MaxClock {
		return e, fmt.Errorf("clock %q is out of range", stored.Clock)
	}
	if e.Device, err = r.id(stored.Device); err != nil {
		return e, fmt.Errorf("device: %w", err)
	}
	if e.Act, err = mindmap.ParseID(stored.Act); err != nil { // nearly every entry has one of its own
		return e, fmt.Errorf("act: %w", err)
	}
	e.Author, e.Kind, e.Body = r.text(stored.Author), mindmap.Kind(r.text(stored.Kind)), stored.Body
	if e.ID.IsZero() || e.Act.IsZero() || e.Kind == "" {
		return e, errNoEntry
	}
	// The time is shown, and orders nothing: an entry is not lost for it.
	e.At, _ = time.Parse(time.RFC3339Nano, stored.At)
	return e, nil
}

// id reads an id that may be missing.
func (r *RowReader) id(s string) (mindmap.ID, error) {
	if id, ok := r.ids[s]; ok || s == "" {
		return id, nil
	}
	id, err := mindmap.ParseID(s)
	if err == nil {
		r.ids[s] = id
	}
	return id, err
}

func (r *RowReader) text(s string) string {
	if kept, ok := r.texts[s]; ok {
		return kept
	}
	r.texts[s] = s
	return s
}

// text is a column as text, whatever type a strange or damaged file gives it.
func textOf(v driver.Value) string {
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

// readRows hands the rows of a query to each, past database/sql, whose conversions cost more than the reading. They
// are only good until each returns.
func readRows(ctx context.Context, conn *sql.Conn, query string, args []driver.NamedValue, each func([]driver.Value)) error {
	return conn.Raw(func(c any) (err error) {
		rows, err := c.(driver.QueryerContext).QueryContext(ctx, query, args)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, rows.Close()) }()
		values := make([]driver.Value, len(rows.Columns()))
		for {
			switch err := rows.Next(values); {
			case err == io.EOF:
				return nil
			case err != nil:
				return err
			}
			each(values)
		}
	})
}

// rowsAtOnce is how many rows are read until those before them must have been turned into entries.
const rowsAtOnce = 500

// Sink takes what is read, as rows or as entries that were read before.
type Sink interface {
	Rows([]Row)
	Entries([]mindmap.Entry)
}

// Collected are entries in some form.
type Collected[E any] struct {
	All     []E
	Read    func(Row) (E, bool)
	Convert func(mindmap.Entry) E
}

func (c *Collected[E]) Rows(rows []Row) {
	c.grow(len(rows))
	for _, stored := range rows {
		if e, ok := c.Read(stored); ok {
			c.All = append(c.All, e)
		}
	}
}

func (c *Collected[E]) Entries(entries []mindmap.Entry) {
	c.grow(len(entries))
	for _, e := range entries {
		c.All = append(c.All, c.Convert(e))
	}
}

func (c *Collected[E]) grow(n int) {
	if len(c.All)+n > cap(c.All) {
		c.All = slices.Grow(c.All, max(len(c.All), n))
	}
}

// EntriesAfter reads the entries that were stored after a number, without those that one device wrote, and the number of
// the last row read, which is after when there was none. What was read before an error is returned with it.
func EntriesAfter(ctx context.Context, conn *sql.Conn, after Seq, device mindmap.ID, r *RowReader) ([]mindmap.Entry, Seq, error) {
	to := Collected[mindmap.Entry]{Read: r.Entry}
	last, err := RowsAfter(ctx, conn, after, device, to.Rows)
	return to.All, last, err
}

// RowsAfter hands the rows that were stored after a number, but for those of a device that is not zero, to turn, and
// returns the number of the last. Rows are turned into entries while the next ones are read: either takes about half of
// the time.
func RowsAfter(ctx context.Context, conn *sql.Conn, after Seq, device mindmap.ID, turn func([]Row)) (Seq, error) {
	var read, turned []Row
	var turning sync.WaitGroup
	last := after
	err := ReadEntries(ctx, conn, after, device, func(stored Row) {
		if !stored.Seq.IsStray() {
			last = max(last, stored.Seq)
		}
		if read = append(read, stored); len(read) == rowsAtOnce {
			turning.Wait()
			read, turned = turned[:0], read
			turning.Go(func() { turn(turned) })
		}
	})
	turning.Wait()
	turn(read)
	return last, err
}

// ReadEntries hands the rows after a number to each, but for those of a device that is not zero. As long as there are
// strays in the file it hands out all rows, as the number of a new one may be any.
func ReadEntries(ctx context.Context, conn *sql.Conn, after Seq, device mindmap.ID, each func(Row)) error {
	from := int64(after) + 1
	strays, err := areStrays(ctx, conn)
	if err != nil {
		return err
	}
	if strays {
		from = math.MinInt64
	}
	args := []driver.NamedValue{{Ordinal: 1, Value: from}, {Ordinal: 2}}
	if !device.IsZero() {
		args[1].Value = device.String()
	}
	return readRows(ctx, conn, selectEntries, args, func(values []driver.Value) { each(splitRow(values)) })
}

// EachRow hands a function that scans to each row of a query.
func EachRow(ctx context.Context, conn *sql.Conn, query string, each func(scan func(...any) error) error, args ...any) error {
	rows, err := conn.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		if err := each(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}
