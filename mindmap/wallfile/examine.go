package wallfile

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/wallfile/internal/store"
)

// Examination is what a thorough look at a wall finds.
type Examination struct {
	Version    int         // of its tables
	Entries    int         // that can be read
	Unreadable int         // rows that are no entries
	Ahead      int         // entries that are kept aside as their clock runs ahead; see [Wall.Ahead]
	Leaps      int         // entries of the wall that do: what is written now comes before them
	Held       []fold.Loss // words that are off the board and still in the file
	Faults     []error     // what is wrong; none for a sound wall
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

func (s *source) examine(ctx context.Context) (Examination, error) {
	e := Examination{Version: s.version}
	note := func(err error) {
		if err != nil {
			e.Faults = append(e.Faults, s.fail("check", err))
		}
	}
	aside, _ := s.aside(ctx) // what is the matter is told of the rest
	e.Ahead = len(aside)
	note(s.read(ctx, func(conn *sql.Conn) error { return checkPages(ctx, conn, note) }))
	reader := store.NewRowReader()
	note(e.lookThrough(ctx, s, reader))
	note(s.read(ctx, func(conn *sql.Conn) error {
		strays, err := store.StraysOf(ctx, conn)
		if len(strays) > 0 {
			note(fmt.Errorf("%w (%d of them, the first %d)", ErrNumbers, len(strays), strays[0]))
		}
		return err
	}))
	if e.Unreadable = reader.Bad; reader.Bad > 0 {
		note(fmt.Errorf("%w (%d rows are no entries; the first: %w)", ErrDamaged, reader.Bad, reader.First))
	}
	return e, ctx.Err()
}

// lookThrough counts the entries and notes what they say of clocks and of words that were taken out. It keeps none: who
// asks after a wall's health may hold all of them already.
func (e *Examination) lookThrough(ctx context.Context, c contents, reader *store.RowReader) error {
	seen := &seen{reader: reader}
	_, err := c.load(ctx, 0, seen)
	e.Entries, e.Leaps = seen.count, seen.clock.Ahead()
	if !seen.redacted {
		return err
	}
	all := collectEntries()
	_, again := c.load(ctx, 0, all)
	live := fold.NewLive()
	live.Add(all.All...)
	e.Held = live.HeldWords()
	return cmp.Or(err, again)
}

// seen is what entries say that are read and not kept.
type seen struct {
	reader   *store.RowReader
	count    int
	clock    mindmap.Clock
	redacted bool
}

func (s *seen) Rows(rows []store.Row) {
	for _, r := range rows {
		if e, ok := s.reader.Entry(r); ok {
			s.see(&e)
		}
	}
}

func (s *seen) Entries(entries []mindmap.Entry) {
	for i := range entries {
		s.see(&entries[i])
	}
}

func (s *seen) see(e *mindmap.Entry) {
	s.count++
	s.clock.Add(e.Clock)
	s.redacted = s.redacted || mindmap.IsRedaction(e.Kind)
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
