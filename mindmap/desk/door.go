package desk

import (
	"context"
	"errors"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/wallfile"
)

// Door is the desk of who serves many: any goroutine may look at the board and write. It goes along when the wall is saved
// elsewhere, and waits for a file that was renamed or removed; what is to be written meanwhile fails.
type Door struct {
	writer Writer
	mu     sync.RWMutex
	desk   *Desk
	from   wallfile.Seq                          // up to which entries were there when the desk was opened
	heard  atomic.Pointer[func([]mindmap.Entry)] // see [Door.Hear]; nil while nobody does
}

// OpenDoor opens a wall for a door. It fails as [Open] does, and when the wall can only be read.
func OpenDoor(path string, w Writer) (*Door, error) {
	d, err := Open(path, w)
	if err != nil {
		return nil, err
	}
	if notice := d.Notice(); notice != nil && !wallfile.Passes(notice) {
		return nil, errors.Join(notice, d.Close())
	}
	return &Door{writer: w, desk: d, from: d.seq}, nil
}

// WriteAs says under which device id the door writes from here on.
func (o *Door) WriteAs(device mindmap.ID) {
	o.writer.Device = device
	d := o.now()
	d.changing.Lock()
	defer d.changing.Unlock()
	d.scribe.Device = device
}

func (o *Door) now() *Desk {
	o.mu.RLock()
	defer o.mu.RUnlock()
	return o.desk
}

// Look lets somebody read the board while nobody changes it.
func (o *Door) Look(read func(*fold.Live)) {
	d := o.now()
	d.changing.Lock()
	defer d.changing.Unlock()
	read(d.live)
}

// Write is [Desk.Change].
func (o *Door) Write(ctx context.Context, plan func(*Pen) error) error {
	_, err := o.now().Change(ctx, plan)
	return err
}

// State is what is kept beside the wall, by key, and SetState changes some of it.
func (o *Door) State(ctx context.Context) (map[string]string, error) { return o.now().State(ctx) }

// SetState writes values by key; an empty one is forgotten.
func (o *Door) SetState(ctx context.Context, values map[string]string) error {
	return o.now().SetState(ctx, values)
}

// Run keeps the board up to date until the context ends, and then lets go of the file. changed is told after each change, with
// the state when that is another; and with an error while the file is away.
func (o *Door) Run(ctx context.Context, changed func(state map[string]string, away error)) error {
	return wallfile.Guarded("following the file", func() error {
		for {
			to, err := o.follow(ctx, changed)
			if ctx.Err() != nil {
				return o.now().Close()
			}
			if to == "" {
				changed(nil, Briefly(err))
				to = o.now().Path()
			}
			if !o.goTo(ctx, to) {
				return o.now().Close()
			}
		}
	})
}

// follow takes in what others write, until the file is lost, or the wall goes on in another.
func (o *Door) follow(ctx context.Context, changed func(map[string]string, error)) (to string, err error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	o.mu.RLock()
	d, from := o.desk, o.from // and not what the desk has since: whoever hears is to be told of that too
	o.mu.RUnlock()
	err = d.wall().Follow(ctx, from, func(n wallfile.News) {
		settled := gone(ctx, d.wall(), n.Entries)
		d.changing.Lock()
		d.live.Add(n.Entries...)
		for _, op := range settled {
			d.live.SettleBy(op)
		}
		d.seq = max(d.seq, n.Seq)
		d.changing.Unlock()
		if hear := o.heard.Load(); hear != nil && len(n.Entries) > 0 {
			(*hear)(n.Entries)
		}
		if next := wentOn(n.State, d.wall().Path()); next != "" {
			to = next
			cancel()
			return
		}
		changed(n.State, nil)
	})
	return to, err
}

// goTo waits until the wall is at a path and can be written to, and goes on there; false when the context ends first.
func (o *Door) goTo(ctx context.Context, path string) bool {
	old := o.now()
	_ = old.Close() // nothing waits
	for {
		d, err := Open(path, o.writer)
		if err == nil {
			notice := d.Notice()
			if d.live.WallID() == old.live.WallID() && (notice == nil || wallfile.Passes(notice)) && d.bringFrom(ctx, old) == nil {
				o.mu.Lock()
				o.desk, o.from = d, d.seq
				o.mu.Unlock()
				if hear := o.heard.Load(); hear != nil { // also of what came while nobody followed
					(*hear)(d.live.Entries())
				}
				return true
			}
			_ = d.Close() // another wall, or half a copy
		}
		select {
		case <-ctx.Done():
			return false
		case <-time.After(lookAgain):
		}
	}
}

// bringFrom takes along what a desk wrote under the same device while the wall was being saved elsewhere, and came too late for
// that.
func (d *Desk) bringFrom(ctx context.Context, old *Desk) error {
	late := slices.DeleteFunc(old.live.Entries(), func(e mindmap.Entry) bool { return e.Device != d.scribe.Device || d.live.Has(e.ID) })
	sealed, _ := wallfile.Sift(late) // they were sound when they were written
	_, _, err := d.Take(ctx, sealed...)
	return err
}

// Close lets go of the file, of a door that does not run.
func (o *Door) Close() error { return o.now().Close() }
