package desk

import (
	"context"
	"errors"
	"fmt"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/wallfile"
)

// What Watch tells beside [Arrived] and [Lost].
type (
	// Shown tells what is kept beside the wall from now on: the whole state.
	Shown struct{ State map[string]string }
	// Found tells that the wall, or another in its place, or the file that it went on in, is followed again.
	Found struct {
		Entries []mindmap.Entry
		State   map[string]string
	}
)

var errFileAway = errors.New("the file was renamed, replaced or removed: waiting for it")

// Watch tells what happens to a wall that is only read until the context ends, and then lets go of the file. When the
// file is renamed, replaced or removed, it says so, and goes on with what it finds under the same name. When the wall
// goes on in another file, it goes along.
func (d *Desk) Watch(ctx context.Context, tell func(any)) error {
	return wallfile.Guarded("following the file", func() error {
		w := &watcher{desk: d, seq: d.seq, wall: d.live.WallID(), tell: tell, went: map[[2]string]bool{}}
		return w.run(ctx)
	})
}

// Along is the desk of a wall that is only read where that went on, when somebody saved it elsewhere and it can be read
// there; the one that is left is closed. Else it is this desk.
func (d *Desk) Along() *Desk {
	for been := map[string]bool{d.Path(): true}; ; {
		to := d.WentOn()
		if to == "" || been[to] {
			return d
		}
		been[to] = true
		next, err := Read(to)
		if err != nil {
			return d
		}
		if next.live.WallID() != d.live.WallID() {
			_ = next.Close() // nothing was written
			return d
		}
		_ = d.Close()
		d = next
	}
}

// watcher follows a wall from file to file.
type watcher struct {
	desk *Desk
	seq  wallfile.Seq
	wall mindmap.ID
	tell func(any)
	went map[[2]string]bool // from which file to which it went along, so that it never goes in circles
}

func (w *watcher) run(ctx context.Context) error {
	for {
		to, err := w.follow(ctx)
		path := w.desk.Path()
		closed := w.desk.Close() // nothing was written
		if ctx.Err() != nil {
			return closed
		}
		if to == "" {
			if errors.Is(err, wallfile.ErrMoved) {
				err = errFileAway // the room needs no path
			}
			w.tell(Lost{err})
			to = path
		}
		if !w.open(ctx, to) {
			return nil
		}
	}
}

// follow tells of one file, until it is lost, or the wall goes on in another that can be followed.
func (w *watcher) follow(ctx context.Context) (to string, err error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	calm := &calm{tell: func(news []mindmap.Entry) { w.tell(Arrived{Entries: news}) }}
	defer calm.end()
	err = w.desk.wall().Follow(ctx, w.seq, func(n wallfile.News) {
		if to != "" {
			return
		}
		calm.knows(n.State)
		calm.arrive(n.Entries)
		if n.State == nil {
			return
		}
		w.tell(Shown{n.State})
		next := wentOn(n.State, w.desk.wall().Path())
		switch {
		case next == "" || w.went[[2]string{w.desk.wall().Path(), next}]:
		case w.leads(next):
			w.went[[2]string{w.desk.wall().Path(), next}] = true
			to = next
			cancel()
		default:
			w.tell(Lost{fmt.Errorf("the wall goes on in %s, which cannot be read here", next)})
		}
	})
	return to, err
}

// leads reports whether a wall that can be read is at a path, and is the one that is watched.
func (w *watcher) leads(path string) bool {
	d, err := Read(path)
	if err != nil {
		return false
	}
	defer func() { _ = d.Close() }()
	return d.live.WallID() == w.wall
}

// open waits until there is a wall at a path that can be read, and tells of it; false when the context ends first.
func (w *watcher) open(ctx context.Context, path string) bool {
	ticker := time.NewTicker(lookAgain)
	defer ticker.Stop()
	for {
		if d, err := Read(path); err == nil {
			notice := d.Notice()
			if !errors.Is(notice, wallfile.ErrDamaged) && !errors.Is(notice, wallfile.ErrSideFiles) {
				w.desk, w.seq, w.wall = d, d.seq, d.live.WallID()
				state, _ := d.State(ctx) // the first news makes good what cannot be read now
				w.tell(Found{d.live.Entries(), state})
				return true
			}
			_ = d.Close() // half a copy, whose rest may be on its way, or somebody still has the old one open
		}
		select {
		case <-ctx.Done():
			return false
		case <-ticker.C:
		}
	}
}
