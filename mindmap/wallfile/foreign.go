package wallfile

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"os"
	"time"
)

// strangerWait is how long a wall whose side files belong to another file waits for whoever has that one open to let
// go of it, which takes a running program less than a tenth of a second.
const strangerWait = time.Second

// hasForeignSideFiles reports whether side files of another wall lie beside this one, and stay: they lie there when a file
// was put in the place of one that is open, or whose writer was killed.
func (f *file) hasForeignSideFiles(ctx context.Context) bool {
	for deadline := time.Now().Add(strangerWait); foreignSideFiles(ctx, f.toRead()); {
		if time.Now().After(deadline) {
			return true
		}
		pause(ctx, untilLetGo)
	}
	return false
}

// foreignSideFiles reports whether the log or its index beside a file cannot belong to it. Entries are only ever added:
// what the file alone holds is there as well when it is read through its own log, and when the file alone is sound it
// still is.
func foreignSideFiles(ctx context.Context, a access) bool {
	log, err := os.Lstat(a.file + "-wal")
	if err != nil && !exists(a.file+"-shm") {
		return false
	}
	// Neither connection can write, nor put the log into the file as it closes.
	alone, err := probe(ctx, access{file: a.file, immutable: true, vfs: a.vfs})
	if err != nil {
		return false // it is being written, or is no wall: who opens it finds out
	}
	defer alone.close()
	through, err := probe(ctx, access{file: a.file, queryOnly: true, readOnlyLog: true, vfs: a.vfs})
	if err != nil {
		return isDamage(err) && firstDamage(ctx, alone.conn) == nil
	}
	defer through.close()
	if log == nil || log.Size() == 0 {
		return false
	}
	same, err := holdsAll(ctx, through.conn, alone.conn)
	if err == nil && same {
		err = firstDamage(ctx, through.conn)
	}
	switch {
	case isDamage(err):
		return firstDamage(ctx, alone.conn) == nil
	case err != nil:
		return false
	}
	return !same
}

func isDamage(err error) bool {
	fault := classify(err)
	return fault == ErrDamaged || fault == ErrNotWall
}

// probed is a connection for one look.
type probed struct {
	db   *sql.DB
	conn *sql.Conn
}

// probe opens a file for one look, and reads enough of it to know that it is a database.
func probe(ctx context.Context, a access) (*probed, error) {
	db, err := a.pool()
	if err != nil {
		return nil, err
	}
	p := &probed{db: db}
	if p.conn, err = db.Conn(ctx); err == nil {
		var n int
		err = p.conn.QueryRowContext(ctx, "SELECT count(*) FROM (SELECT 1 FROM entries LIMIT 1)").Scan(&n)
	}
	if err != nil {
		p.close()
		return nil, err
	}
	return p, nil
}

func (p *probed) close() {
	if p.conn != nil {
		_ = p.conn.Close()
	}
	_ = p.db.Close()
}

// holdsAll reports whether one view of a file has every entry that another has.
func holdsAll(ctx context.Context, whole, part *sql.Conn) (bool, error) {
	ids := map[string]bool{}
	if err := readRows(ctx, part, selectIDs, nil, func(v []driver.Value) { ids[textOf(v[0])] = true }); err != nil {
		return false, err
	}
	err := removeFound(ctx, whole, ids)
	return len(ids) == 0, err
}

const selectIDs = "SELECT id FROM entries"

// removeFound takes the ids that a file has out of those that are looked for.
func removeFound(ctx context.Context, file *sql.Conn, wanted map[string]bool) error {
	return readRows(ctx, file, selectIDs, nil, func(v []driver.Value) { delete(wanted, textOf(v[0])) })
}
