package wallfile

import (
	"context"
	"database/sql"
	"errors"
	"path/filepath"
	"sync"

	"mindwall/mindmap"
	"mindwall/mindmap/wallfile/internal/store"
)

// source is a file, or a copy of it, that SQLite reads.
type source struct {
	*file
	access     store.Access
	version    int    // of its tables
	removeCopy func() // nil when it is no copy

	db      *sql.DB // also for followers
	reading sync.Mutex
	reader  *sql.Conn // under reading; nil until it is needed again
}

// connect opens a file to be read, and looks at what is there: reason is what in it speaks against writing. It fails with
// [ErrDamaged] when not all of it can be read.
func (f *file) connect(ctx context.Context, a store.Access) (s *source, reason, err error) {
	db, err := a.Pool()
	if err != nil {
		return nil, nil, err
	}
	s = &source{file: f, access: a, db: db}
	err = s.read(ctx, func(conn *sql.Conn) error {
		version, found, err := store.Inspect(ctx, conn)
		if err != nil {
			return err
		}
		s.version = version
		if found != nil {
			reason = f.fail("write to", found)
		}
		return store.FirstDamage(ctx, conn)
	})
	if err != nil {
		return nil, nil, errors.Join(err, s.shut())
	}
	return s, reason, nil
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

func (s *source) load(ctx context.Context, after Seq, to store.Sink) (last Seq, err error) {
	last = after
	err = s.read(ctx, func(conn *sql.Conn) error {
		last, err = store.RowsAfter(ctx, conn, after, mindmap.ID{}, to.Rows)
		return err
	})
	return last, err
}

func (s *source) shown(ctx context.Context) (state map[string]string, err error) {
	err = s.read(ctx, func(conn *sql.Conn) error {
		state, err = store.ReadState(ctx, conn)
		return err
	})
	return state, err
}

func (s *source) aside(ctx context.Context) (entries []mindmap.Entry, err error) {
	err = s.read(ctx, func(conn *sql.Conn) error {
		entries, err = store.ReadAhead(ctx, conn)
		return err
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
	case store.Classify(err) == ErrBusy:
		err, f.version = nil, 0 // somebody has the file for themselves for long; there is a next time
	case err != nil && !s.isHere():
		err = store.Because(ErrMoved, err) // while it was being opened
	}
	return news, some, err
}

func (s *source) news(ctx context.Context, f *follower) (News, bool, error) {
	return s.follow(ctx, f, func() {})
}

func (s *source) copyTo(ctx context.Context, path string) error {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return store.Fail("copy to", path, err)
	}
	err = s.read(ctx, func(conn *sql.Conn) error {
		return appear(absolute, func(draft string) error {
			if err := store.VacuumInto(ctx, conn, draft); err != nil {
				return err
			}
			return store.ForOthers(ctx, draft)
		})
	})
	return store.Fail("copy to", path, err)
}

func (s *source) all(ctx context.Context) *memory {
	m := &memory{version: s.version}
	reader := store.NewRowReader()
	_ = s.read(ctx, func(conn *sql.Conn) (err error) {
		_ = store.ReadEntries(ctx, conn, 0, mindmap.ID{}, func(r store.Row) {
			if e, ok := reader.Entry(r); ok {
				m.rows = append(m.rows, stored{r.Seq, e})
			}
		})
		m.state, err = store.ReadState(ctx, conn)
		return err
	})
	m.unreadable = reader.Bad
	m.waiting, _ = s.aside(ctx)
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
