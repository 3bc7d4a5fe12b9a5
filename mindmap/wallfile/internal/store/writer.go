package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/text"
)

// Admit lets entries in by the door, or refuses them all.
func Admit(entries []mindmap.Entry) ([]mindmap.Sealed, error) {
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
			e.Author, e.Body = text.CleanAuthor(e.Author), bytes.ToValidUTF8(e.Body, []byte("\uFFFD"))
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

// Writer is the one connection that writes. It is not safe for use by several goroutines.
type Writer struct {
	db   *sql.DB
	Conn *sql.Conn

	begin, commit, rollback, insert, isStored, summary, hasAhead, someStray, schemaVersion *sql.Stmt

	Redacted mindmap.Redactions
	clock    mindmap.Clock
	learnt   Seq  // what is stored up to here is in redacted and clock
	counts   bool // there are counted rows
	raised   bool // the file's version is what it must be when there are counted rows

	schema int64 // version of the schema that was found to be ours

	Log    bool // what is committed goes to a write-ahead log
	lazy   bool // a commit may not wait for the disk
	rooted bool // the whole file is on the disk, not the log alone

	version int64 // of the data when it was last known that what others wrote is in this file
}

// NewWriter connects to a file that is known to be a wall. It fails when the file cannot be written to.
func NewWriter(ctx context.Context, a Access) (*Writer, error) {
	wr, err := connectWriter(ctx, a)
	if err != nil {
		return nil, err
	}
	if err := wr.enterWAL(ctx, a.patience()); err != nil {
		return nil, errors.Join(err, wr.Close())
	}
	if err := wr.prepare(ctx); err != nil {
		return nil, errors.Join(err, wr.Close())
	}
	if err := wr.try(ctx); err != nil {
		return nil, errors.Join(err, wr.Close())
	}
	if wr.version, err = wr.dataVersion(ctx); err != nil {
		return nil, errors.Join(err, wr.Close())
	}
	return wr, nil
}

func connectWriter(ctx context.Context, a Access) (*Writer, error) {
	db, err := a.Pool()
	if err != nil {
		return nil, err
	}
	wr := &Writer{db: db}
	if wr.Conn, err = db.Conn(ctx); err != nil {
		return nil, errors.Join(err, wr.Leave())
	}
	return wr, nil
}

// try fails when the file cannot be written to, which shows at the first statement that would, even when it changes
// nothing.
func (wr *Writer) try(ctx context.Context) error {
	return wr.Transact(ctx, func() error {
		_, err := wr.Conn.ExecContext(ctx, "DELETE FROM state WHERE 0")
		return err
	})
}

func (wr *Writer) prepare(ctx context.Context) error {
	for statement, query := range map[**sql.Stmt]string{
		&wr.begin:         "BEGIN IMMEDIATE",
		&wr.commit:        "COMMIT",
		&wr.rollback:      "ROLLBACK",
		&wr.insert:        insertEntry,
		&wr.isStored:      isStored,
		&wr.summary:       summarize,
		&wr.hasAhead:      hasAhead,
		&wr.someStray:     someStray,
		&wr.schemaVersion: "PRAGMA schema_version",
	} {
		var err error
		if *statement, err = wr.Conn.PrepareContext(ctx, query); err != nil {
			return err
		}
	}
	return nil
}

// Close empties the log into the file, when nobody else is reading it, and lets go.
func (wr *Writer) Close() error {
	if wr.Conn != nil {
		_ = wr.Checkpoint(context.Background()) // what it could not do the last connection does as it closes
	}
	return wr.Leave()
}

// Leave lets go as it is.
func (wr *Writer) Leave() error {
	var errs []error
	for _, s := range []*sql.Stmt{
		wr.begin, wr.commit, wr.rollback, wr.insert, wr.isStored, wr.summary, wr.hasAhead, wr.someStray, wr.schemaVersion,
	} {
		if s != nil {
			errs = append(errs, s.Close())
		}
	}
	if wr.Conn != nil {
		errs = append(errs, wr.Conn.Close())
	}
	return errors.Join(append(errs, wr.db.Close())...)
}

// dataVersion is a number that changes when another connection has written.
func (wr *Writer) dataVersion(ctx context.Context) (version int64, err error) {
	err = wr.Conn.QueryRowContext(ctx, "PRAGMA data_version").Scan(&version)
	return version, err
}

// KeepVersion notes that all that was written so far is in this file.
func (wr *Writer) KeepVersion(ctx context.Context) {
	if version, err := wr.dataVersion(ctx); err == nil {
		wr.version = version
	}
}

// WroteLast reports that nobody else has written since that was last known to be in this file.
func (wr *Writer) WroteLast(ctx context.Context) bool {
	version, err := wr.dataVersion(ctx)
	return err == nil && version == wr.version
}

// Checkpoint empties the log into the file, as far as it can without waiting for anybody.
func (wr *Writer) Checkpoint(ctx context.Context) error {
	if err := wr.Wait(ctx, 0); err != nil {
		return err
	}
	var busy, frames, done int
	err := wr.Conn.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &frames, &done)
	if err == nil && busy != 0 {
		err = ErrBusy
	}
	return errors.Join(err, wr.Wait(ctx, BusyTimeout))
}

// Wait says for how long who finds the file locked waits from now on.
func (wr *Writer) Wait(ctx context.Context, patience time.Duration) error {
	_, err := wr.Conn.ExecContext(ctx, "PRAGMA busy_timeout = "+milliseconds(patience))
	return err
}

func (wr *Writer) enterWAL(ctx context.Context, patience time.Duration) (err error) {
	wr.Log, err = enterWAL(ctx, wr.Conn, patience)
	wr.lazy = wr.lazy && err != nil
	return err
}

// Transact runs do while no other process can write. All of it is on the disk when transact returns, or nothing.
func (wr *Writer) Transact(ctx context.Context, do func() error) error {
	if err := wr.setLazy(ctx, false); err != nil {
		return err
	}
	return wr.within(ctx, do)
}

// Record is transact for what is acknowledged. The first one of an opening, and none after it, waits until the file is on the
// disk as well: it may have been copied here moments ago, and the log alone would be of no use when the power is cut.
func (wr *Writer) Record(ctx context.Context, do func() error) error {
	err := wr.Transact(ctx, do)
	if err == nil && wr.Log && !wr.rooted {
		var busy, frames, done int
		asked := wr.Conn.QueryRowContext(context.WithoutCancel(ctx), "PRAGMA wal_checkpoint(PASSIVE)").Scan(&busy, &frames, &done)
		wr.rooted = asked == nil && frames > 0 && done == frames // else the next one asks again: what is committed is in the log
	}
	return err
}

// TransactLazily is transact for what may be lost when the power is cut within moments, and survives all else.
func (wr *Writer) TransactLazily(ctx context.Context, do func() error) error {
	// In a rollback journal, waiting for the disk is what keeps the file whole.
	if wr.Log {
		if err := wr.setLazy(ctx, true); err != nil {
			return err
		}
	}
	return wr.within(ctx, do)
}

// setLazy says whether commits wait for the disk.
func (wr *Writer) setLazy(ctx context.Context, lazy bool) error {
	if wr.lazy == lazy {
		return nil
	}
	level := "FULL"
	if lazy {
		level = "NORMAL"
	}
	if _, err := wr.Conn.ExecContext(ctx, "PRAGMA synchronous = "+level); err != nil {
		return err
	}
	wr.lazy = lazy
	return nil
}

// within runs do in a transaction.
func (wr *Writer) within(ctx context.Context, do func() error) error {
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
	err := wr.lookAround(ctx)
	if err == nil {
		err = do()
	}
	if err == nil {
		_, err = wr.commit.ExecContext(ctx)
	}
	committed = err == nil
	return err
}

// lookAround looks, inside a transaction, what another program has done to the file since the last one.
func (wr *Writer) lookAround(ctx context.Context) error {
	var schema int64
	if err := wr.schemaVersion.QueryRowContext(ctx).Scan(&schema); err != nil {
		return err
	}
	if schema != wr.schema {
		_, reason, err := Inspect(ctx, wr.Conn)
		if err == nil && reason != nil {
			err = reason
		}
		if err != nil {
			return err
		}
		wr.schema = schema
	}
	return wr.takeIn(ctx)
}

func milliseconds(d time.Duration) string { return fmt.Sprint(d.Milliseconds()) }

// Fill makes the empty file a wall with entries in it, and leaves it without side files.
func Fill(ctx context.Context, file string, entries []mindmap.Sealed, by Door) error {
	db, err := Access{File: file}.Pool()
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }()
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	err = errors.Join(createTables(ctx, conn), conn.Close())
	if err != nil {
		return err
	}
	wr, err := NewWriter(ctx, Access{File: file})
	if err != nil {
		return err
	}
	err = wr.Transact(ctx, func() error { return wr.Append(ctx, entries, by) })
	return errors.Join(err, wr.Close())
}
