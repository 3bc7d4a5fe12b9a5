package wallfile

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"mindwall/mindmap/wallfile/internal/store"
)

// live is a wall that SQLite reads and writes.
type live struct {
	present
	settled
	*source

	writing sync.Mutex
	writer  *store.Writer // nil when it was let go of
	idle    *time.Timer   // puts the log into the file
}

func (l *live) notice() error { return nil }

func (l *live) write(ctx context.Context, transact transaction, do func(context.Context, *store.Writer) error) error {
	l.writing.Lock()
	defer l.writing.Unlock()
	err := transact(l.writer, ctx, func() error { return do(context.WithoutCancel(ctx), l.writer) })
	if err == nil && !l.isHere() {
		err = ErrMoved // what was written to a file that nobody will find is not saved
	}
	if err != nil {
		return err
	}
	l.writer.KeepVersion(ctx)
	l.followers.wakeAll()
	l.checkpointWhenIdle()
	return nil
}

// idleBeforeCheckpoint is how long nothing must be written before the log is put into the file, so that a copy of the
// file alone misses little.
const idleBeforeCheckpoint = time.Second

// checkpointWhenIdle puts the log into the file after a second without writing. The caller is writing.
func (l *live) checkpointWhenIdle() {
	if l.idle != nil {
		l.idle.Reset(idleBeforeCheckpoint)
		return
	}
	l.idle = time.AfterFunc(idleBeforeCheckpoint, func() {
		l.writing.Lock()
		defer l.writing.Unlock()
		if l.writer != nil && l.isHere() {
			_ = l.writer.Checkpoint(context.Background()) // nothing is lost when it fails: the log is as good
		}
	})
}

// news notes as well that others have written, and that what they wrote is in the file that was opened.
func (l *live) news(ctx context.Context, f *follower) (News, bool, error) {
	return l.follow(ctx, f, func() {
		if !l.writing.TryLock() {
			return // somebody is writing: the next news will do
		}
		defer l.writing.Unlock()
		if l.isHere() {
			l.writer.KeepVersion(ctx)
		}
	})
}

func (l *live) reconcile(ctx context.Context, here bool) condition {
	if here {
		return nil
	}
	return &detached{file: l.file, memory: l.keep(ctx)}
}

// keep puts the log into the file before, wherever that is now, and a renamed wall is whole; but not when somebody else
// has written, as that may be in the log of the file that took its place.
func (l *live) keep(ctx context.Context) *memory {
	l.writing.Lock()
	defer l.writing.Unlock()
	kept := &memory{}
	if l.isVacated() || l.writer.WroteLast(ctx) {
		l.emptyLog(ctx) // else it stays in the log, which is told of when the name is used again
		kept = l.all(ctx)
	}
	_ = l.letGo(l.writer.Leave)
	return kept
}

// emptyLog puts the log into the file. Somebody else may be looking at it just then: who opens a file that took the
// name, or another window that is about to let go.
func (l *live) emptyLog(ctx context.Context) {
	const tries = 15
	for range tries {
		if l.writer.Checkpoint(ctx) == nil {
			return
		}
		store.Pause(ctx, store.UntilLetGo)
	}
}

// alone rewrites the file page by page from what its tables hold now, with the log and all free space gone. Whoever else has
// the file is asked to let go of it for as long as patience goes. It fails with [ErrInUse] before do.
func (l *live) alone(
	ctx context.Context, patience time.Duration, do func(context.Context, *store.Writer) error,
) (after condition, err error) {
	ctx = context.WithoutCancel(ctx)
	l.writing.Lock()
	defer l.writing.Unlock()
	if err := l.disconnect(); err != nil {
		return nil, err
	}
	err = l.writer.Leave()
	sole, refused := l.sole(ctx, patience)
	if refused != nil {
		after, failed := l.writeAgain(ctx)
		return after, errors.Join(refused, err, failed)
	}
	l.writer = sole
	defer func() {
		err = errors.Join(err, l.writer.Share(ctx))
		l.writer.KeepVersion(ctx) // else what was last read is not kept when the file is taken away
	}()
	if err := do(ctx, l.writer); err != nil {
		return nil, err
	}
	return nil, l.rewrite(ctx)
}

// writeAgain connects what writes, or says as what the wall goes on until that can be. The caller is writing.
func (l *live) writeAgain(ctx context.Context) (after condition, err error) {
	l.writer, err = store.NewWriter(ctx, l.toWrite())
	if err == nil {
		return nil, nil
	}
	why := l.fail("write to", store.Because(ErrBusy, err)) // until it can be written to again
	return &readOnly{source: l.source, unwritable: unwritable{why}}, err
}

// rewrite rewrites the file without what is left of words that were taken out.
func (l *live) rewrite(ctx context.Context) error {
	l.scrubDue = true // what is done stays done, though the file cannot be written anew
	if _, err := l.writer.Conn.ExecContext(ctx, "VACUUM"); err != nil {
		return fmt.Errorf("the words are out of the wall, but writing the file anew, to be rid of their last traces, takes "+
			"once more its room: take them out again when there is some: %w", err)
	}
	l.scrubDue = false
	return nil
}

// scrub is alone for nothing but to rewrite the file.
func (l *live) scrub(ctx context.Context) (condition, error) {
	return l.alone(ctx, 0, func(context.Context, *store.Writer) error { return nil })
}

// giveWay lets go of the file, and comes back when who asked has had it.
func (l *live) giveWay(ctx context.Context, a store.Ask) (after condition) {
	l.writing.Lock()
	defer l.writing.Unlock()
	kept := l.all(ctx) // should the file be taken away meanwhile
	if l.idle != nil {
		l.idle.Stop()
	}
	_ = errors.Join(l.disconnect(), l.writer.Leave())
	l.away(ctx, a)
	ctx = context.WithoutCancel(ctx)
	if !l.isHere() {
		_ = l.shut()
		l.writer = nil
		return &detached{file: l.file, memory: kept}
	}
	after, _ = l.writeAgain(ctx) // why not, the condition says
	return after
}

// salvage is for who reads: to read the bytes of a file drops the locks that this program has on it.
func (l *live) salvage(context.Context, error) (condition, error) {
	return nil, errors.New("a wall that is written to cannot be salvaged")
}

// close puts everything into the one file.
func (l *live) close(ctx context.Context) error {
	if l.scrubDue {
		// When another window is open, its words are off the wall all the same.
		if after, _ := l.scrub(ctx); after != nil {
			return after.close(ctx)
		}
	}
	l.writing.Lock()
	defer l.writing.Unlock()
	return l.letGo(l.writer.Close)
}

// letGo lets go of the file, of what writes to it by end. The caller is writing.
func (l *live) letGo(end func() error) error {
	if l.idle != nil {
		l.idle.Stop()
	}
	err := errors.Join(l.shut(), end())
	l.writer = nil
	l.removeStrandedSideFiles()
	return err
}
