package wallfile

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"mindwall/mindmap"
)

// admit lets entries in by the door, or refuses them all.
func admit(entries []mindmap.Entry) ([]mindmap.Sealed, error) {
	sealed := make([]mindmap.Sealed, 0, len(entries))
	for _, e := range entries {
		one, err := mindmap.Admit(e)
		if err != nil {
			return nil, err
		}
		sealed = append(sealed, one)
	}
	return sealed, nil
}

// Sift parts entries of another file that may be stored from those that may not, with what is wrong with each. What is
// no text in an author's name or among the words is mended, and costs nothing else.
func Sift(entries []mindmap.Entry) (sound []mindmap.Sealed, faults []error) {
	for _, e := range entries {
		sealed, err := mindmap.Admit(e)
		if err != nil {
			e.Author, e.Body = mindmap.CleanAuthor(e.Author), bytes.ToValidUTF8(e.Body, []byte("\uFFFD"))
			sealed, err = mindmap.Admit(e)
		}
		if err != nil {
			faults = append(faults, err)
			continue
		}
		sound = append(sound, sealed)
	}
	return sound, faults
}

// writer is the one connection that writes. It is not safe for use by several goroutines.
type writer struct {
	db   *sql.DB
	conn *sql.Conn

	begin, commit, rollback, insert, find, redactions, blank *sql.Stmt

	redacted map[mindmap.ID]bool // entries that must lose their words
	learnt   Seq                 // the redactions up to here are in redacted

	version int64 // of the data when it was last known that what others wrote is in this file
}

// newWriter connects to a file that is known to be a wall. It fails when the file cannot be written to.
func newWriter(ctx context.Context, a access) (*writer, error) {
	db, err := a.pool()
	if err != nil {
		return nil, err
	}
	wr := &writer{db: db, redacted: map[mindmap.ID]bool{}}
	if wr.conn, err = db.Conn(ctx); err != nil {
		return nil, errors.Join(err, wr.close())
	}
	if err := enterWAL(ctx, wr.conn); err != nil {
		return nil, errors.Join(err, wr.close())
	}
	if err := wr.prepare(ctx); err != nil {
		return nil, errors.Join(err, wr.close())
	}
	if err := wr.try(ctx); err != nil {
		return nil, errors.Join(err, wr.close())
	}
	if wr.version, err = wr.dataVersion(ctx); err != nil {
		return nil, errors.Join(err, wr.close())
	}
	return wr, nil
}

// try fails when the file cannot be written to, which shows at the first statement that would, even when it changes
// nothing.
func (wr *writer) try(ctx context.Context) error {
	return wr.transact(ctx, func() error {
		_, err := wr.conn.ExecContext(ctx, "DELETE FROM state WHERE 0")
		return err
	})
}

func (wr *writer) prepare(ctx context.Context) error {
	for statement, query := range map[**sql.Stmt]string{
		&wr.begin:      "BEGIN IMMEDIATE",
		&wr.commit:     "COMMIT",
		&wr.rollback:   "ROLLBACK",
		&wr.insert:     insertEntry,
		&wr.find:       `SELECT kind, body FROM entries WHERE id = ?`,
		&wr.redactions: `SELECT seq, body FROM entries WHERE kind = 'words.redact' AND seq > ? ORDER BY seq`,
		&wr.blank:      `UPDATE entries SET body = ? WHERE id = ?`,
	} {
		var err error
		if *statement, err = wr.conn.PrepareContext(ctx, query); err != nil {
			return err
		}
	}
	return nil
}

// close empties the log into the file, when nobody else is reading it, and lets go.
func (wr *writer) close() error {
	if wr.conn != nil {
		_ = wr.checkpoint(context.Background()) // what it could not do the last connection does as it closes
	}
	return wr.leave()
}

// leave lets go as it is.
func (wr *writer) leave() error {
	var errs []error
	for _, s := range []*sql.Stmt{wr.begin, wr.commit, wr.rollback, wr.insert, wr.find, wr.redactions, wr.blank} {
		if s != nil {
			errs = append(errs, s.Close())
		}
	}
	if wr.conn != nil {
		errs = append(errs, wr.conn.Close())
	}
	return errors.Join(append(errs, wr.db.Close())...)
}

// dataVersion is a number that changes when another connection has written.
func (wr *writer) dataVersion(ctx context.Context) (version int64, err error) {
	err = wr.conn.QueryRowContext(ctx, "PRAGMA data_version").Scan(&version)
	return version, err
}

// wroteLast tells that nobody else has written since that was last known to be in this file.
func (wr *writer) wroteLast(ctx context.Context) bool {
	version, err := wr.dataVersion(ctx)
	return err == nil && version == wr.version
}

// checkpoint empties the log into the file, as far as it can without waiting for anybody.
func (wr *writer) checkpoint(ctx context.Context) error {
	if _, err := wr.conn.ExecContext(ctx, "PRAGMA busy_timeout = 0"); err != nil {
		return err
	}
	var busy, frames, done int
	err := wr.conn.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &frames, &done)
	if err == nil && busy != 0 {
		err = ErrBusy
	}
	_, restored := wr.conn.ExecContext(ctx, "PRAGMA busy_timeout = "+milliseconds(busyTimeout))
	return errors.Join(err, restored)
}

// transact runs do while no other process can write. All of it is on the disk when transact returns, or nothing.
func (wr *writer) transact(ctx context.Context, do func() error) error {
	if _, err := wr.begin.ExecContext(ctx); err != nil {
		return err
	}
	ctx = context.WithoutCancel(ctx) // from here it is a matter of milliseconds, and half of it is of no use
	committed := false
	defer func() {
		if !committed { // also when do panics
			// SQLite has rolled back by itself after some errors; then there is nothing left to roll back.
			_, _ = wr.rollback.ExecContext(ctx)
		}
	}()
	err := do()
	if err == nil {
		_, err = wr.commit.ExecContext(ctx)
	}
	committed = err == nil
	return err
}

// append stores entries inside a transaction; those that are there already it leaves as they are. It tells whether
// words of stored entries were taken out.
func (wr *writer) append(ctx context.Context, entries []mindmap.Sealed) (blanked bool, err error) {
	if err := wr.learn(ctx); err != nil {
		return false, err
	}
	arriving := redactedBy(entries)
	for i := range entries {
		e := entries[i].Entry()
		if wr.redacted[e.ID] || arriving[e.ID] {
			e = mindmap.Blank(e)
		}
		if _, err := wr.insert.ExecContext(ctx, values(&e)...); err != nil {
			return false, err
		}
	}
	for id := range arriving {
		if wr.redacted[id] {
			continue
		}
		changed, err := wr.blankStored(ctx, id)
		if err != nil {
			return false, err
		}
		blanked = blanked || changed
	}
	return blanked, nil
}

// redactedBy are the entries that redactions among these name.
func redactedBy(entries []mindmap.Sealed) map[mindmap.ID]bool {
	ids := map[mindmap.ID]bool{}
	for i := range entries {
		if op, ok := entries[i].Op().(mindmap.Redact); ok {
			for _, id := range op.Entries {
				ids[id] = true
			}
		}
	}
	return ids
}

// learn reads the redactions that came in since the last time, by whichever process.
func (wr *writer) learn(ctx context.Context) error {
	rows, err := wr.redactions.QueryContext(ctx, int64(wr.learnt))
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var seq int64
		var body []byte
		if err := rows.Scan(&seq, &body); err != nil {
			return err
		}
		var op mindmap.Redact
		if json.Unmarshal(body, &op) == nil { // an unreadable one names nothing
			for _, id := range op.Entries {
				wr.redacted[id] = true
			}
		}
		wr.learnt = max(wr.learnt, Seq(seq))
	}
	return rows.Err()
}

// blankStored takes the words out of a stored entry; it tells whether there were any.
func (wr *writer) blankStored(ctx context.Context, id mindmap.ID) (bool, error) {
	var kind, body string
	err := wr.find.QueryRowContext(ctx, id.String()).Scan(&kind, &body)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	blank := mindmap.Blank(mindmap.Entry{ID: id, Kind: mindmap.Kind(kind), Body: json.RawMessage(body)}).Body
	if string(blank) == body {
		return false, nil
	}
	_, err = wr.blank.ExecContext(ctx, string(blank), id.String())
	return err == nil, err
}

func milliseconds(d time.Duration) string { return fmt.Sprint(d.Milliseconds()) }
