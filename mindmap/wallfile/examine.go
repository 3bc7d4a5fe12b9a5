package wallfile

import (
	"context"
	"database/sql"
	"fmt"

	"mindwall/mindmap"
	"mindwall/mindmap/wallfile/internal/store"
)

// Examination is what a thorough look at a wall finds.
type Examination struct {
	Version    int // of its tables
	Entries    []mindmap.Entry
	Aside      []mindmap.Entry // kept aside; see [Wall.Ahead]
	Unreadable int             // rows that are no entries
	Faults     []error         // none for a sound wall
}

// Examine looks at the wall thoroughly: at every page, at whether the index of ids agrees with the entries, and at every
// entry.
func (w *Wall) Examine(ctx context.Context) (Examination, error) {
	now := w.enter(ctx)
	defer w.gate.RUnlock()
	found, err := now.examine(ctx)
	if notice := now.notice(); notice != nil {
		found.Faults = append([]error{notice}, found.Faults...)
	}
	return found, w.file.fail("check", err)
}

// Salvage reads a wall that was opened to be read from the bytes of its file as well, because of what is wrong with it.
// It keeps all of it in memory from then on.
func (w *Wall) Salvage(ctx context.Context, cause error) error {
	w.gate.Lock()
	defer w.gate.Unlock()
	after, err := w.now.salvage(ctx, cause)
	w.become(after)
	return w.file.fail("rescue", err)
}

func (s *source) examine(ctx context.Context) (e Examination, err error) {
	e.Version = s.version
	e.Aside, _ = s.aside(ctx) // what is the matter is told of the rest
	note := func(err error) {
		if err != nil {
			e.Faults = append(e.Faults, s.fail("check", err))
		}
	}
	err = s.read(ctx, func(conn *sql.Conn) error {
		note(checkPages(ctx, conn, note))
		reader := store.NewRowReader()
		entries, _, err := store.EntriesAfter(ctx, conn, 0, mindmap.ID{}, reader)
		e.Entries = entries
		note(err)
		strays, err := store.StraysOf(ctx, conn)
		note(err)
		if len(strays) > 0 {
			note(fmt.Errorf("%w (%d of them, the first %d)", ErrNumbers, len(strays), strays[0]))
		}
		if e.Unreadable = reader.Bad; reader.Bad > 0 {
			note(fmt.Errorf("%w (%d rows are no entries; the first: %w)", ErrDamaged, reader.Bad, reader.First))
		}
		return ctx.Err()
	})
	return e, err
}

// checkPages notes what SQLite finds.
func checkPages(ctx context.Context, conn *sql.Conn, note func(error)) error {
	const maxFaults = 20
	return store.EachRow(ctx, conn, fmt.Sprintf("PRAGMA integrity_check(%d)", maxFaults), func(scan func(...any) error) error {
		var verdict string
		if err := scan(&verdict); err != nil || verdict == "ok" {
			return err
		}
		note(fmt.Errorf("%w (%s)", ErrDamaged, verdict))
		return nil
	})
}
