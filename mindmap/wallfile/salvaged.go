package wallfile

import (
	"cmp"
	"context"
	"errors"
	"os"
	"slices"

	"mindwall/mindmap"
	"mindwall/mindmap/wallfile/internal/carve"
	"mindwall/mindmap/wallfile/internal/store"
)

// salvaged is a damaged wall. All that could be read of it is in memory.
type salvaged struct {
	present
	settled
	unwritable
	*file
	*memory
}

func (s *salvaged) copyTo(context.Context, string) error { return ErrDamaged }

func (s *salvaged) reconcile(_ context.Context, here bool) condition {
	if here {
		return nil
	}
	return &detached{unwritable: s.unwritable, file: s.file, memory: s.memory}
}

// openDamaged reads what can be read of a damaged wall, whose trouble is cause, and keeps it in memory. It fails with the
// cause when there is nothing that looks like a wall.
func (f *file) openDamaged(ctx context.Context, a store.Access, cause error) (condition, error) {
	found, err := salvageFile(ctx, a)
	if err != nil {
		return nil, errors.Join(cause, err)
	}
	if len(found.rows) == 0 && store.Classify(cause) == ErrNotWall {
		return nil, cause
	}
	operation := "write to"
	if f.readOnly {
		operation = "read"
	}
	why := f.fail(operation, store.Because(ErrDamaged, cause))
	return &salvaged{unwritable: unwritable{why}, file: f, memory: found}, nil
}

// salvageFile reads all it can: by SQLite as far as it goes, then from the bytes of the file and of its log.
func salvageFile(ctx context.Context, a store.Access) (*memory, error) {
	m := &memory{}
	reader := store.NewRowReader()
	known := map[mindmap.ID]bool{}
	take := func(r store.Row) {
		if e, ok := reader.Entry(r); ok && !known[e.ID] {
			known[e.ID] = true
			m.rows = append(m.rows, stored{r.Seq, e})
		}
	}
	m.readBySQL(ctx, a, take)
	m.unreadable = reader.Bad
	for _, suffix := range []string{"-wal", ""} {
		if suffix != "" && a.Immutable {
			continue // what lies beside the file does not belong to it
		}
		data, err := os.ReadFile(a.File + suffix)
		if err != nil && (suffix == "" || !os.IsNotExist(err)) {
			return nil, err
		}
		carve.Rows(data, take)
	}
	slices.SortStableFunc(m.rows, func(a, b stored) int { return cmp.Compare(a.seq, b.seq) })
	return m, nil
}

// readBySQL reads rows and state until SQLite gives up.
func (m *memory) readBySQL(ctx context.Context, a store.Access, take func(store.Row)) {
	db, err := a.Pool()
	if err != nil {
		return
	}
	defer func() { _ = db.Close() }()
	conn, err := db.Conn(ctx)
	if err != nil {
		return
	}
	defer func() { _ = conn.Close() }()
	readable, _, err := store.InspectTables(ctx, conn)
	if err != nil || !readable {
		return
	}
	// Where SQLite stops the bytes of the file must do.
	_ = store.ReadEntries(ctx, conn, 0, mindmap.ID{}, take)
	if state, err := store.ReadState(ctx, conn); err == nil {
		m.state = state
	}
	m.waiting, _ = store.ReadAhead(ctx, conn)
}
