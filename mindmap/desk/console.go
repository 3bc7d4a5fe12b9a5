package desk

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/text"
	"mindwall/mindmap/wallfile"
)

// What a desk tells whoever started or watches it.
type (
	// Kept tells how saving goes.
	Kept struct {
		Saved int   // entries that are on the disk since the last message
		Err   error // why those that wait are not; nil when they are on their way or nothing waits
	}
	// Arrived brings entries that are not on the board yet, as many as came together.
	Arrived struct {
		Entries []mindmap.Entry  // of others
		Own     []mindmap.Sealed // that this desk wrote beside the board, as by an import
		Agreed  bool             // the words that redactions took off the board are out of the file; see [Desk.Accept]
		gone    []mindmap.Op     // redactions among the entries of others, whose words are out of the file already
	}
	// Moved tells that the wall is kept in another file now, or why it is not.
	Moved struct {
		Path    string // the whole path
		Err     error
		Service string // keeps the folder the same on several machines; who hands this on says it, where that is to be told
	}
	// Lost tells that what others write is not seen any more, as when the file was replaced.
	Lost struct{ Err error }
	// WentOn tells that somebody else saved the wall elsewhere, and goes on there.
	WentOn struct{ Path string }
)

// AddTo puts what arrived on a board, and returns how many entries were new.
func (a Arrived) AddTo(live *fold.Live) int {
	n := live.Add(a.Entries...) + live.Take(a.Own...)
	for i := range a.Own {
		live.SettleBy(a.Own[i].Op()) // what this desk takes out is out of the file before it is told
	}
	for _, op := range a.gone {
		live.SettleBy(op)
	}
	if a.Agreed {
		live.Settle()
	}
	return n
}

// Cut parts the first n entries from the rest.
func (a Arrived) Cut(n int) (first, rest Arrived) {
	entries := min(n, len(a.Entries))
	own := min(n-entries, len(a.Own))
	return Arrived{Entries: a.Entries[:entries], Own: a.Own[:own], Agreed: a.Agreed, gone: a.gone},
		Arrived{Entries: a.Entries[entries:], Own: a.Own[own:]}
}

// Len is how many entries there are.
func (a Arrived) Len() int { return len(a.Entries) + len(a.Own) }

// run is what a desk that was started does beside its board.
type run struct {
	tell   func(any)
	device mindmap.ID // that the desk writes under
	saver  *wallfile.Saver
	moves  sync.WaitGroup // savings elsewhere under way

	work    sync.WaitGroup // followers
	mu      sync.Mutex
	unwatch context.CancelFunc
}

// Start begins the console's way of use. tell is called by other goroutines with a [Kept], [Arrived], [Moved], [Lost] or
// [WentOn], from before Start returns until Close has. It may wait for the goroutine that has the board, as long as that
// works: of all that is called from there Close alone waits for it.
func (d *Desk) Start(tell func(any)) {
	d.run = &run{tell: tell, device: d.scribe.Device}
	d.run.saver = wallfile.NewSaver(d.file, func(o wallfile.Outcome) {
		tell(Kept{Saved: len(o.Saved), Err: Briefly(o.Err)})
	})
	before := "" // where the wall went on
	if notice := d.Notice(); notice == nil || wallfile.Passes(notice) {
		before = d.settle()
	}
	d.run.watch(d.file, d.seq, before)
}

// settle makes the wall this desk's to go on with: the half-typed line that was left is kept under its own key, and who
// went elsewhere with the wall before is followed no more. It returns where that was.
func (d *Desk) settle() (before string) {
	values := map[string]string{}
	if d.left.key != "" {
		values[d.left.from], values[d.noteKey(d.left.key)] = "", d.left.text
	}
	if before = d.WentOn(); before != "" {
		values[movedKey] = ""
	}
	if len(values) > 0 {
		_ = d.run.saver.Show(values) // it was kept before, and is short
	}
	return before
}

// watch brings what others store in the file after seq, until another file is watched or the desk is closed.
func (r *run) watch(file *wallfile.Wall, seq wallfile.Seq, before string) {
	ctx, cancel := context.WithCancel(context.Background())
	r.stop()
	r.mu.Lock()
	r.unwatch = cancel
	r.mu.Unlock()
	r.work.Go(func() {
		err := wallfile.Guarded("following the file", func() error { return r.follow(ctx, file, seq, before) })
		if ctx.Err() == nil && !errors.Is(err, wallfile.ErrClosed) {
			r.tell(Lost{Briefly(err)})
		}
	})
}

// stop ends the watching of a file.
func (r *run) stop() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.unwatch != nil {
		r.unwatch()
	}
}

// Briefly is an error for a line on the screen: what is the matter and what to do about it, where that is known, and
// not the file's long path, which would leave no room for them.
func Briefly(err error) error {
	var known *wallfile.Fault
	if errors.As(err, &known) {
		return known
	}
	return err
}

// lookAgain is how often it is tried to find a wall whose file has gone.
const lookAgain = 250 * time.Millisecond

// follow tells what others store in the file after seq, and where they go on with it. It says when the file was renamed,
// replaced or removed, or cannot be read, and goes on when it is back.
func (r *run) follow(ctx context.Context, file *wallfile.Wall, seq wallfile.Seq, before string) error {
	if before != "" {
		r.tell(WentOn{before})
	}
	for away := false; ; {
		calm := &calm{tell: func(news []mindmap.Entry) { r.tell(Arrived{Entries: news, gone: gone(ctx, file, news)}) }}
		err := file.FollowOthers(ctx, seq, r.device, func(n wallfile.News) {
			seq, away = n.Seq, false
			calm.knows(n.State)
			calm.arrive(n.Entries)
			if to := wentOn(n.State, file.Path()); to != "" && to != before {
				before = to
				r.tell(WentOn{to})
			}
		})
		calm.end()
		if ctx.Err() != nil || errors.Is(err, wallfile.ErrClosed) {
			return err
		}
		if !away {
			r.tell(Lost{Briefly(err)})
		}
		away = true
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(lookAgain):
		}
	}
}

// gone are the redactions among entries whose words are out of the file already, as who took them out decided there.
func gone(ctx context.Context, file *wallfile.Wall, news []mindmap.Entry) (all []mindmap.Op) {
	var stored []mindmap.Entry
	for i := range news {
		var named mindmap.Redactions
		if !named.Learn(&news[i]) {
			continue
		}
		if stored == nil {
			if stored, _, _ = file.Load(ctx, 0); stored == nil {
				return nil // then a person is asked, who need not be
			}
		}
		held := func(e mindmap.Entry) bool { return !bytes.Equal(named.Blank(e).Body, e.Body) }
		if op, err := news[i].Op(); err == nil && !slices.ContainsFunc(stored, held) {
			all = append(all, op)
		}
	}
	return all
}

// Keep keeps a text beside the wall for all of its windows; an empty one is forgotten, and so is one that is longer than
// [wallfile.MaxState]. Like Note, it returns at once.
func (d *Desk) Keep(key, text string) { _ = d.run.saver.Show(map[string]string{key: text}) }

// Note keeps a text of this desk alone beside the wall, such as a half-typed line; an empty one is forgotten. What was
// noted by a desk that was left, TakeNote finds again.
func (d *Desk) Note(key, text string) { d.Keep(d.noteKey(key), text) }

// lastTry is how long the end of the program waits for a disk that refuses.
const lastTry = 3 * time.Second

// end saves what waits, and lets go of the file. When the file refuses to the last, everything goes into a new one,
// and the error tells where.
func (d *Desk) end() error {
	ctx, cancel := context.WithTimeout(context.Background(), lastTry)
	defer cancel()
	d.run.moves.Wait()         // then it is settled which file is the last one
	_ = d.run.saver.Flush(ctx) // what is left then is told by Close
	err := d.run.saver.Close()
	if err != nil {
		err = d.bail(err)
	}
	d.run.stop()
	d.run.work.Wait()
	return errors.Join(err, d.wall().Close())
}

// bail saves everything into a file in the temporary folder, the last place there is.
func (d *Desk) bail(cause error) error {
	defer d.run.saver.Abandon()
	dir, err := os.MkdirTemp("", lastPlace)
	if err != nil {
		return cause
	}
	path := filepath.Join(dir, filepath.Base(d.Path()))
	file, err := d.run.saver.SaveElsewhere(context.Background(), path, d.live.Entries())
	if err != nil {
		return errors.Join(cause, err)
	}
	told := text.TellPath(path)
	return errors.Join(fault.New(fault.SavedLast, fmt.Errorf("%w; everything is in %s", cause, told), text.TellPath(d.Path()), told), file.Close())
}
