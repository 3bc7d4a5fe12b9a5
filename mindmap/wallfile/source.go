package wallfile

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"path/filepath"
	"sync"

	"mindwall/mindmap"
)

// source is a file, or a copy of it, that SQLite reads.
type source struct {
	*file
	access     access
	version    int    // of its tables
	removeCopy func() // nil when it is no copy

	db      *sql.DB // also for followers
	reading sync.Mutex
	reader  *sql.Conn // under reading; nil until it is needed again
}

// connect opens a file to be read, and looks at what is there: reason is what in it speaks against writing. It fails with
// [ErrDamaged] when not all of it can be read.
func (f *file) connect(ctx context.Context, a access) (s *source, reason, err error) {
	db, err := a.pool()
	if err != nil {
		return nil, nil, err
	}
	s = &source{file: f, access: a, db: db}
	err = s.read(ctx, func(conn *sql.Conn) error {
		version, found, err := inspect(ctx, conn)
		if err != nil {
			return err
		}
		s.version = version
		if found != nil {
			reason = f.fail("write to", found)
		}
		return firstDamage(ctx, conn)
	})
	if err != nil {
		return nil, nil, errors.Join(err, s.shut())
	}
	return s, reason, nil
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

// read runs do with the reading connection.
func (s *source) read(ctx context.Context, do func(*sql.Conn) error) (err error) {
	s.reading.Lock()
	defer s.reading.Unlock()
	if s.reader == nil {
		if s.reader, err = s.db.Conn(ctx); err != nil {
			return err
		}
	}
	return do(s.reader)
}

// disconnect lets go of all connections that read; the next reading connects again. The caller is alone with the wall.
func (s *source) disconnect() (err error) {
	s.followers.disconnect()
	if s.reader != nil {
		err = s.reader.Close()
		s.reader = nil
	}
	return err
}

// shut lets go of the file.
func (s *source) shut() error {
	err := errors.Join(s.disconnect(), s.db.Close())
	if s.removeCopy != nil {
		s.removeCopy()
	}
	return err
}

func (s *source) close(context.Context) error { return s.shut() }

func (s *source) load(ctx context.Context, after Seq, to sink) (last Seq, err error) {
	last = after
	err = s.read(ctx, func(conn *sql.Conn) error {
		last, err = rowsAfter(ctx, conn, after, mindmap.ID{}, to.rows)
		return err
	})
	return last, err
}

func (s *source) shown(ctx context.Context) (state map[string]string, err error) {
	err = s.read(ctx, func(conn *sql.Conn) error {
		state, err = readState(ctx, conn)
		return err
	})
	return state, err
}

func (s *source) aside(ctx context.Context) (entries []mindmap.Entry, err error) {
	err = s.read(ctx, func(conn *sql.Conn) error {
		var some bool
		if err := conn.QueryRowContext(ctx, hasAhead).Scan(&some); err != nil || !some {
			return err
		}
		reader := newRowReader()
		return readRows(ctx, conn, selectAhead, highest(mindmap.MaxClock), func(values []driver.Value) {
			if e, ok := reader.entry(splitRow(values)); ok {
				entries = append(entries, e)
			}
		})
	})
	return entries, err
}

// follow is news for a follower; changed is called before others' changes are read.
func (s *source) follow(ctx context.Context, f *follower, changed func()) (news News, some bool, err error) {
	found, err := f.changed(ctx, s.db)
	if err == nil && found {
		changed()
		news, some, err = f.read(ctx)
	}
	switch {
	case classify(err) == ErrBusy:
		err, f.version = nil, 0 // somebody has the file for themselves for long; there is a next time
	case err != nil && !s.isHere():
		err = because(ErrMoved, err) // while it was being opened
	}
	return news, some, err
}

func (s *source) news(ctx context.Context, f *follower) (News, bool, error) {
	return s.follow(ctx, f, func() {})
}

func (s *source) copyTo(ctx context.Context, path string) error {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return fail("copy to", path, err)
	}
	err = s.read(ctx, func(conn *sql.Conn) error {
		return appear(absolute, func(draft string) error {
			if err := vacuumInto(ctx, conn, draft); err != nil {
				return err
			}
			return withoutHeldWords(ctx, draft)
		})
	})
	return fail("copy to", path, err)
}

func (s *source) all(ctx context.Context) *memory {
	m := &memory{version: s.version}
	reader := newRowReader()
	_ = s.read(ctx, func(conn *sql.Conn) (err error) {
		_ = readEntries(ctx, conn, 0, mindmap.ID{}, func(r row) {
			if e, ok := reader.entry(r); ok {
				m.rows = append(m.rows, stored{r.seq, e})
			}
		})
		m.state, err = readState(ctx, conn)
		return err
	})
	m.unreadable = reader.bad
	return m
}

// keep keeps nothing when another file is in the place: SQLite would read that one's log.
func (s *source) keep(ctx context.Context) *memory {
	kept := &memory{}
	if s.isVacated() {
		kept = s.all(ctx)
	}
	_ = s.shut()
	return kept
}

func (s *source) salvage(ctx context.Context, cause error) (condition, error) {
	if err := s.disconnect(); err != nil {
		return nil, err
	}
	c, err := s.openDamaged(ctx, s.access, cause)
	if err != nil {
		return nil, err
	}
	return c, s.shut()
}
