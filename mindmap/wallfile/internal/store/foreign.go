package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"os"
)

// ForeignSideFiles reports whether the log or its index beside a file cannot belong to it. Entries are only ever added:
// what the file alone holds is there as well when it is read through its own log, and when the file alone is sound it
// still is.
func ForeignSideFiles(ctx context.Context, a Access) bool {
	log, err := os.Lstat(a.File + "-wal")
	if err != nil && !Exists(a.File+"-shm") {
		return false
	}
	// Neither connection can write, nor put the log into the file as it closes.
	alone, err := Probe(ctx, Access{File: a.File, Immutable: true, Vfs: a.Vfs})
	if err != nil {
		return false // it is being written, or is no wall: who opens it finds out
	}
	defer alone.Close()
	through, err := Probe(ctx, Access{File: a.File, QueryOnly: true, readOnlyLog: true, Vfs: a.Vfs})
	if err != nil {
		return IsDamage(err) && FirstDamage(ctx, alone.Conn) == nil
	}
	defer through.Close()
	if log == nil || log.Size() == 0 {
		return false
	}
	same, err := holdsAll(ctx, through.Conn, alone.Conn)
	if err == nil && same {
		err = FirstDamage(ctx, through.Conn)
	}
	switch {
	case IsDamage(err):
		return FirstDamage(ctx, alone.Conn) == nil
	case err != nil:
		return false
	}
	return !same
}

func IsDamage(err error) bool {
	fault := Classify(err)
	return fault == ErrDamaged || fault == ErrNotWall
}

// probed is a connection for one look.
type probed struct {
	db   *sql.DB
	Conn *sql.Conn
}

// Probe opens a file for one look, and reads enough of it to know that it is a database.
func Probe(ctx context.Context, a Access) (*probed, error) {
	db, err := a.Pool()
	if err != nil {
		return nil, err
	}
	p := &probed{db: db}
	if p.Conn, err = db.Conn(ctx); err == nil {
		var n int
		err = p.Conn.QueryRowContext(ctx, "SELECT count(*) FROM (SELECT 1 FROM entries LIMIT 1)").Scan(&n)
	}
	if err != nil {
		p.Close()
		return nil, err
	}
	return p, nil
}

func (p *probed) Close() {
	if p.Conn != nil {
		_ = p.Conn.Close()
	}
	_ = p.db.Close()
}

// holdsAll reports whether one view of a file has every entry that another has.
func holdsAll(ctx context.Context, whole, part *sql.Conn) (bool, error) {
	ids := map[string]bool{}
	if err := readRows(ctx, part, selectIDs, nil, func(v []driver.Value) { ids[textOf(v[0])] = true }); err != nil {
		return false, err
	}
	err := RemoveFound(ctx, whole, ids)
	return len(ids) == 0, err
}

const selectIDs = "SELECT id FROM entries"

// RemoveFound takes the ids that a file has out of those that are looked for.
func RemoveFound(ctx context.Context, file *sql.Conn, wanted map[string]bool) error {
	return readRows(ctx, file, selectIDs, nil, func(v []driver.Value) { delete(wanted, textOf(v[0])) })
}
