package wallfile

import (
	"context"
	"maps"

	"mindwall/mindmap"
	"mindwall/mindmap/wallfile/internal/store"
)

// memory is what was read of a wall whose file is not open.
type memory struct {
	version    int             // of its tables, 0 when it is not known
	rows       []stored        // in order of their numbers
	waiting    []mindmap.Entry // kept aside
	state      map[string]string
	unreadable int // rows that were found and are no entries
}

// stored is an entry with its number.
type stored struct {
	seq   Seq
	entry mindmap.Entry
}

func (m *memory) load(_ context.Context, after Seq, to store.Sink) (Seq, error) {
	entries, last := m.after(after)
	to.Entries(entries)
	return last, nil
}

// after are the entries with a number above after, and the highest number.
func (m *memory) after(after Seq) ([]mindmap.Entry, Seq) {
	var entries []mindmap.Entry
	last := after
	for _, row := range m.rows {
		if row.seq > after || row.seq.IsStray() {
			entries = append(entries, row.entry)
		}
		if !row.seq.IsStray() {
			last = max(last, row.seq)
		}
	}
	return entries, last
}

func (m *memory) aside(context.Context) ([]mindmap.Entry, error) { return m.waiting, nil }

func (m *memory) shown(context.Context) (map[string]string, error) { return m.copyState(), nil }

// copyState is the state, which is never nil.
func (m *memory) copyState() map[string]string {
	state := map[string]string{}
	maps.Copy(state, m.state)
	return state
}

// news is one: there is nothing to come.
func (m *memory) news(_ context.Context, f *follower) (News, bool, error) {
	if f.state != nil {
		return News{}, false, nil
	}
	entries, last := m.after(f.seq)
	f.seq, f.state = last, m.copyState()
	return News{Entries: entries, Seq: last, State: m.copyState()}, true, nil
}

func (m *memory) copyTo(ctx context.Context, path string) error {
	entries, _ := m.after(0)
	sound, _ := Sift(entries)
	return Save(ctx, path, sound, m.waiting, m.state)
}

func (m *memory) examine(ctx context.Context) (Examination, error) {
	e := Examination{Version: m.version, Unreadable: m.unreadable, Ahead: len(m.waiting)}
	err := e.lookThrough(ctx, m, nil)
	return e, err
}

func (m *memory) all(context.Context) *memory                       { return m }
func (m *memory) keep(context.Context) *memory                      { return m }
func (m *memory) salvage(context.Context, error) (condition, error) { return nil, nil }
func (m *memory) close(context.Context) error                       { return nil }
