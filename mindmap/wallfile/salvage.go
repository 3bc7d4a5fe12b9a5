package wallfile

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"slices"

	"mindwall/mindmap"
)

// stored is an entry with its number.
type stored struct {
	seq   Seq
	entry mindmap.Entry
}

// salvage is what could be read of a damaged wall.
type salvage struct {
	rows       []stored // in order of their numbers
	state      map[string]string
	unreadable int   // rows that were found and are no entries
	cause      error // what SQLite said
}

// firstDamage fails with [ErrDamaged] when the file is not sound. It looks at every page, and not at whether the index
// of ids agrees with the entries: that would take as long as reading them.
func firstDamage(ctx context.Context, conn *sql.Conn) error {
	var verdict string
	if err := conn.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&verdict); err != nil {
		return err
	}
	if verdict != "ok" {
		return fmt.Errorf("%w (%s)", ErrDamaged, verdict)
	}
	return nil
}

// startDamaged reads what can be read of a damaged wall, whose trouble is cause, and keeps it in memory. It fails with
// the cause when there is nothing that looks like a wall.
func (w *Wall) startDamaged(ctx context.Context, cause error) error {
	if err := w.disconnect(); err != nil {
		return err
	}
	var unlike *notWallError
	if errors.As(cause, &unlike) {
		return cause
	}
	found, err := salvageFile(ctx, w.access)
	if err != nil {
		return errors.Join(cause, err)
	}
	if len(found.rows) == 0 && classify(cause) == ErrNotWall {
		return cause
	}
	found.cause = cause
	w.damage = found
	w.notice = fail("write to", w.path, because(ErrDamaged, cause))
	return nil
}

// salvageFile reads all it can: by SQLite as far as it goes, then from the bytes of the file and of its log.
func salvageFile(ctx context.Context, a access) (*salvage, error) {
	s := &salvage{state: map[string]string{}}
	reader := newRowReader()
	known := map[mindmap.ID]bool{}
	take := func(r row) {
		if e, ok := reader.entry(r); ok && !known[e.ID] {
			known[e.ID] = true
			s.rows = append(s.rows, stored{r.seq, e})
		}
	}
	s.readBySQL(ctx, a, take)
	s.unreadable = reader.bad
	for _, suffix := range []string{"-wal", ""} {
		if suffix != "" && a.immutable {
			continue // what lies beside the file does not belong to it
		}
		data, err := os.ReadFile(a.file + suffix)
		if err != nil && (suffix == "" || !os.IsNotExist(err)) {
			return nil, err
		}
		carve(data, take)
	}
	slices.SortStableFunc(s.rows, func(a, b stored) int { return cmp.Compare(a.seq, b.seq) })
	return s, nil
}

// readBySQL reads rows and state until SQLite gives up.
func (s *salvage) readBySQL(ctx context.Context, a access, take func(row)) {
	db, err := a.pool()
	if err != nil {
		return
	}
	defer func() { _ = db.Close() }()
	conn, err := db.Conn(ctx)
	if err != nil {
		return
	}
	defer func() { _ = conn.Close() }()
	readable, _, err := inspectTables(ctx, conn)
	if err != nil || !readable {
		return
	}
	// Where SQLite stops the bytes of the file must do.
	_ = readEntries(ctx, conn, 0, mindmap.ID{}, take)
	if state, err := readState(ctx, conn); err == nil {
		s.state = state
	}
}

// after are the salvaged entries with a number above after, and the highest number.
func (s *salvage) after(after Seq) ([]mindmap.Entry, Seq) {
	var entries []mindmap.Entry
	last := after
	for _, row := range s.rows {
		if row.seq > after || row.seq.isStray() {
			entries = append(entries, row.entry)
		}
		if !row.seq.isStray() {
			last = max(last, row.seq)
		}
	}
	return entries, last
}
