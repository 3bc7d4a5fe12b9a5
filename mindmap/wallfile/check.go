package wallfile

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"mindwall/mindmap"
)

// Report is the health of a wall's file.
type Report struct {
	Path       string
	Version    int      // of its tables
	Entries    int      // that can be read
	Unreadable int      // rows that are no entries
	Size       int64    // bytes
	LogSize    int64    // bytes that are not in the file yet, but in the log beside it
	SideFiles  []string // names of the files beside it, which belong to it
	Faults     []error  // what is wrong, each with a hint where there is something to do; none for a sound wall

	Ahead      int            // entries that are kept aside as their clock runs ahead
	Leaps      int            // entries of the wall that do: what is written now comes before them
	Renumbered int            // by a rescue, to come after all others
	Held       []mindmap.Loss // words that are off the board and still in the file
}

// Wrong are the faults of the file itself: that it was opened to be read alone is none.
func (r *Report) Wrong() []error {
	var faults []error
	for _, f := range r.Faults {
		if !errors.Is(f, ErrReadOnly) {
			faults = append(faults, f)
		}
	}
	return faults
}

// Bytes is how much room the wall takes, for people.
func (r *Report) Bytes() string {
	const kilo = 1000
	switch bytes := r.Size + r.LogSize; {
	case bytes == 1:
		return "1 byte"
	case bytes < kilo:
		return fmt.Sprintf("%d bytes", bytes)
	case bytes < kilo*kilo:
		return fmt.Sprintf("%d kB", (bytes+kilo/2)/kilo)
	default:
		return fmt.Sprintf("%.1f MB", float64(bytes)/(kilo*kilo))
	}
}

// Check looks at a wall thoroughly, and changes nothing. It fails only when the wall cannot be opened at all.
func Check(ctx context.Context, path string) (Report, error) {
	w, err := OpenReadOnly(path)
	if err != nil {
		return Report{}, err
	}
	defer func() { _ = w.Close() }()
	return w.Health(ctx)
}

// Health looks at the wall thoroughly: at every page, at whether the index of ids agrees with the entries, and at
// every entry.
func (w *Wall) Health(ctx context.Context) (Report, error) {
	aside, err := w.Ahead(ctx)
	if err != nil {
		aside = nil // what is the matter is told of the rest
	}
	if err := w.enter(ctx); err != nil {
		return Report{}, fail("check", w.path, err)
	}
	defer w.gate.RUnlock()
	r := Report{Path: w.path, Version: w.version, Ahead: len(aside)}
	r.lookAtFiles(w.path)
	if w.notice != nil {
		r.Faults = append(r.Faults, w.notice)
	}
	if w.away {
		r.Faults = append(r.Faults, fail("check", w.path, ErrMoved))
	}
	if kept := w.memory(); kept != nil {
		r.Entries, r.Unreadable = len(kept.rows), kept.unreadable
		return r, nil
	}
	w.reading.Lock()
	defer w.reading.Unlock()
	return r, w.lookInside(ctx, &r)
}

// lookAtFiles notes the sizes and names of the files.
func (r *Report) lookAtFiles(path string) {
	if info, err := os.Stat(path); err == nil {
		r.Size = info.Size()
	}
	for _, suffix := range sideSuffixes() {
		info, err := os.Stat(path + suffix)
		if err != nil {
			continue
		}
		r.SideFiles = append(r.SideFiles, filepath.Base(path)+suffix)
		if suffix == "-wal" {
			r.LogSize = info.Size()
		}
	}
}

// lookInside notes what SQLite and the entries themselves say.
func (w *Wall) lookInside(ctx context.Context, r *Report) error {
	const mostFaults = 20
	rows, err := w.reader.QueryContext(ctx, fmt.Sprintf("PRAGMA integrity_check(%d)", mostFaults))
	if err != nil {
		return fail("check", w.path, err)
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var verdict string
		if err := rows.Scan(&verdict); err != nil {
			return fail("check", w.path, err)
		}
		if verdict != "ok" {
			r.Faults = append(r.Faults, fail("check", w.path, fmt.Errorf("%w (%s)", ErrDamaged, verdict)))
		}
	}
	if err := rows.Err(); err != nil {
		r.Faults = append(r.Faults, fail("check", w.path, err))
	}
	reader := newRowReader()
	if err := r.lookAtEntries(ctx, w.reader, reader); err != nil {
		r.Faults = append(r.Faults, fail("check", w.path, err))
	}
	r.Unreadable = reader.bad
	strays, err := straysOf(ctx, w.reader)
	if err != nil {
		r.Faults = append(r.Faults, fail("check", w.path, err))
	}
	if len(strays) > 0 {
		r.Faults = append(r.Faults, fail("check", w.path, fmt.Errorf("%w (%d of them, the first %d)", ErrNumbers, len(strays), strays[0])))
	}
	if reader.bad > 0 {
		err := fmt.Errorf("%w (%d rows are no entries; the first: %w)", ErrDamaged, reader.bad, reader.first)
		r.Faults = append(r.Faults, fail("check", w.path, err))
	}
	return nil
}

// lookAtEntries counts the entries and notes what they say of clocks and of words that were taken out. It keeps none: who
// asks after a wall's health may hold all of them already.
func (r *Report) lookAtEntries(ctx context.Context, conn *sql.Conn, reader *rowReader) error {
	var clock mindmap.Clock
	redacted := false
	seen, _, err := rowsAfter(ctx, conn, 0, mindmap.ID{}, func(stored row) (struct{}, bool) {
		e, ok := reader.entry(stored)
		if ok {
			clock.Add(e.Clock)
			redacted = redacted || mindmap.IsRedaction(e.Kind)
		}
		return struct{}{}, ok
	})
	r.Entries, r.Leaps = len(seen), clock.Ahead()
	if !redacted {
		return err
	}
	entries, _, again := entriesAfter(ctx, conn, 0, newRowReader())
	live := mindmap.NewLive()
	live.Add(entries...)
	r.Held = live.HeldWords()
	return cmp.Or(err, again)
}

// Rescue saves every entry that can be read of a wall, damaged or not, into a new one, and leaves the old one as it is.
// Entries that run ahead, those that are kept aside included, come after all others from then on. Words that a redaction
// takes out stay behind.
// The report is of the old one; Entries are those saved. It fails with [ErrNotWall] when not one entry was found, and
// with [ErrExists] when there is anything at the new path.
func Rescue(ctx context.Context, path, to string) (Report, error) {
	const operation = "rescue"
	w, err := OpenReadOnly(path)
	if err != nil {
		return Report{}, err
	}
	defer func() { _ = w.Close() }()
	report, err := w.Health(ctx)
	if err != nil {
		return report, err
	}
	if len(report.Faults) > 0 && w.damage == nil {
		if err := w.dig(ctx, report.Faults[0]); err != nil {
			return report, fail(operation, path, err)
		}
	}
	entries, _, err := w.Load(ctx, 0)
	if err != nil {
		return report, err
	}
	aside, err := w.Ahead(ctx)
	if err != nil {
		return report, err
	}
	report.Ahead, report.Leaps = 0, 0
	entries, report.Renumbered = mindmap.Renumber(append(entries, aside...))
	sound, faults := Sift(entries)
	report.Unreadable += len(faults)
	report.Faults = append(report.Faults, faults...)
	report.Entries = len(sound)
	state, err := w.State(ctx)
	if err != nil {
		state = nil // what the room was shown is not worth losing the rest for
	}
	return report, save(ctx, to, sound, state)
}

// dig reads the wall from its bytes as well, because something is wrong with it.
func (w *Wall) dig(ctx context.Context, cause error) error {
	w.gate.Lock()
	defer w.gate.Unlock()
	return w.startDamaged(ctx, cause)
}

// save makes a wall and closes it.
func save(ctx context.Context, path string, entries []mindmap.Sealed, state map[string]string) error {
	w, err := create(path, entries, newWall)
	if err != nil {
		return err
	}
	_ = w.SetState(ctx, state)
	return w.Close()
}
