package wallfile

import (
	"context"
	"database/sql"
	"maps"
	"sync"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/wallfile/internal/store"
)

// News is what a follower is told: what was stored since the last news.
type News struct {
	Entries []mindmap.Entry
	Seq     Seq               // of the last entry stored so far; to follow from
	State   map[string]string // what the room is shown, whole; nil when it is as it was
}

// Follow tells what is stored after a number, by this process and by others, until the context ends, and then returns
// its error. The first news comes at once with what is there already and with the state. Another process's entry
// takes less than 100 ms. Entries come in batches, in the order in which they were stored, each exactly once
// unless another program has numbered some of them in its own way; tell is called by one goroutine. It fails with [ErrMoved] when the file was renamed, replaced or removed, and with
// [ErrClosed] when the wall was closed.
func (w *Wall) Follow(ctx context.Context, after Seq, tell func(News)) error {
	return w.FollowOthers(ctx, after, mindmap.ID{}, tell)
}

// FollowOthers is Follow for one who knows what a device wrote, and is not told of it.
func (w *Wall) FollowOthers(ctx context.Context, after Seq, device mindmap.ID, tell func(News)) error {
	f := &follower{seq: after, device: device, wake: make(chan struct{}, 1), reader: store.NewRowReader()}
	w.file.followers.add(f)
	defer w.file.followers.remove(f)
	system := listenTo(w.file.path)
	defer system.close()
	pace := pace{mute: system == nil || !isTold(w.file.path)}
	for {
		news, some, err := w.poll(ctx, f)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			return w.file.fail("follow", err)
		}
		if a := f.asked; a.Stands(time.Now()) {
			w.giveWay(ctx, a)
		}
		if some {
			tell(news)
		}
		pace.looked(time.Now(), some)
		if system.complete() {
			pace.said(time.Now()) // of what was written before, nothing was heard
		}
		if err := f.wait(ctx, &pace, system); err != nil {
			return err
		}
	}
}

// wait returns when it is time to look.
func (f *follower) wait(ctx context.Context, pace *pace, system *word) error {
	next := time.NewTimer(time.Until(pace.due))
	defer next.Stop()
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-next.C:
			return nil
		case <-f.wake:
			return nil
		case e := <-system.events():
			system.note(e)
		case <-system.errors():
		}
		pace.said(time.Now())
		next.Reset(time.Until(pace.due))
	}
}

// follower is one call of Follow.
type follower struct {
	seq    Seq
	device mindmap.ID        // whose entries are not told; zero is nobody's
	state  map[string]string // nil before the first news
	wake   chan struct{}     // something was written by this process
	reader *store.RowReader
	asked  store.Ask // by whom the file was asked for when it was last read

	conn        *sql.Conn // nil when not connected; under the wall's gate
	dataVersion *sql.Stmt
	version     int64 // data_version at the last look
}

// poll looks whether anything was stored, and reads it.
func (w *Wall) poll(ctx context.Context, f *follower) (News, bool, error) {
	now := w.enter(ctx)
	defer w.gate.RUnlock()
	return now.news(ctx, f)
}

// changed reports whether any other connection has committed since the last look.
func (f *follower) changed(ctx context.Context, db *sql.DB) (bool, error) {
	if f.conn == nil {
		if err := f.connect(ctx, db); err != nil {
			return false, err
		}
	}
	// The statement is over in microseconds; a context that can end would cost a goroutine each time.
	var version int64
	if err := f.dataVersion.QueryRowContext(context.WithoutCancel(ctx)).Scan(&version); err != nil {
		return false, err
	}
	changed := version != f.version
	f.version = version
	return changed, nil
}

func (f *follower) connect(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	statement, err := conn.PrepareContext(ctx, "PRAGMA data_version")
	if err != nil {
		_ = conn.Close()
		return err
	}
	f.conn, f.dataVersion, f.version = conn, statement, 0
	return nil
}

// disconnect lets go of the file; the next poll connects again.
func (f *follower) disconnect() {
	if f.conn != nil {
		_ = f.dataVersion.Close()
		_ = f.conn.Close()
		f.conn, f.dataVersion = nil, nil
	}
}

// read reads what is new.
func (f *follower) read(ctx context.Context) (news News, some bool, err error) {
	stored := f.seq
	if !f.device.IsZero() { // what is passed over once is not looked at again
		const query = "SELECT coalesce(max(seq), 0) FROM entries WHERE seq <= ?"
		if err := f.conn.QueryRowContext(ctx, query, int64(store.LastSeq)).Scan(&stored); err != nil {
			return news, false, err
		}
	}
	entries, last, err := store.EntriesAfter(ctx, f.conn, f.seq, f.device, f.reader)
	if err != nil {
		return news, false, err
	}
	last = max(last, stored)
	state, err := store.ReadState(ctx, f.conn)
	if err != nil {
		return news, false, err
	}
	if f.asked, err = store.ReadAsk(ctx, f.conn); err != nil {
		return news, false, err
	}
	f.seq = last
	news = News{Entries: entries, Seq: last}
	if f.state == nil || !maps.Equal(f.state, state) {
		f.state = state
		news.State = maps.Clone(state)
	}
	return news, len(entries) > 0 || news.State != nil, nil
}

// followers are the followers of one wall.
type followers struct {
	mu  sync.Mutex
	all map[*follower]bool
}

func (fs *followers) add(f *follower) {
	fs.mu.Lock()
	defer fs.mu.Unlock()
	if fs.all == nil {
		fs.all = map[*follower]bool{}
	}
	fs.all[f] = true
}

func (fs *followers) remove(f *follower) {
	fs.mu.Lock()
	defer fs.mu.Unlock()
	delete(fs.all, f)
	f.disconnect()
}

// disconnect makes all let go of the file. The caller is alone with the wall.
func (fs *followers) disconnect() {
	fs.mu.Lock()
	defer fs.mu.Unlock()
	for f := range fs.all {
		f.disconnect()
	}
}

// wakeAll makes all look now.
func (fs *followers) wakeAll() {
	fs.mu.Lock()
	defer fs.mu.Unlock()
	for f := range fs.all {
		select {
		case f.wake <- struct{}{}:
		default:
		}
	}
}
