package wallfile

import (
	"context"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/wallfile/internal/store"
)

// condition is what an open wall is just now, and how it answers as that. The wall swaps one for another:
//
//	opened → live        SQLite reads and writes the file
//	       → readOnly    SQLite reads it: that was asked for, or something speaks against writing
//	       → makeshift   it is read past SQLite's usual way: without looking beside it, from memory, from a copy
//	       → salvaged    it is damaged, and what could be read of it is in memory
//	readOnly  → live, when what spoke against writing has passed
//	makeshift → whatever it is opened as in the usual way, once that goes
//	live      → readOnly, when the file was had alone and cannot be written to after that
//	any       → detached  the file is not under its name; nothing of it is open, and what was in it is in memory
//	detached  → whatever it is opened as, when it is back
//	any       → closed
//
// What answers a reader are its contents. Whoever asks holds the gate of the wall.
type condition interface {
	contents

	// notice says why the wall cannot be written to though that was asked for; nil when it can be, or was not asked for.
	notice() error
	// write runs do in a kind of transaction on the file.
	write(ctx context.Context, transact transaction, do func(context.Context, *store.Writer) error) error
	// fits reports whether the wall can be this when its file is under its name, or is not.
	fits(here bool) bool
	// isHampered reports whether the wall is less than was asked for by what may pass; then improve is tried.
	isHampered() bool

	// The rest is for who is alone with the wall. What they return the wall is from then on, unless it is nil.

	// reconcile goes with what became of the file: here is whether it is under its name.
	reconcile(ctx context.Context, here bool) condition
	// improve tries to become what was asked for.
	improve(ctx context.Context) condition
	// alone runs do while no other connection has the file, of this process or of another, and then rewrites the file. For as
	// long as patience goes others are asked to let go of it.
	alone(ctx context.Context, patience time.Duration, do func(context.Context, *store.Writer) error) (condition, error)
	// giveWay lets go of the file for as long as somebody asks to be alone with it.
	giveWay(ctx context.Context, a store.Ask) condition
}

// contents are what there is to read of a wall: by SQLite, or in memory.
type contents interface {
	// load hands over what was stored after a number, and returns the number of the last.
	load(ctx context.Context, after Seq, to store.Sink) (Seq, error)
	// aside are the entries that are kept aside.
	aside(ctx context.Context) ([]mindmap.Entry, error)
	// shown is what the room is shown.
	shown(ctx context.Context) (map[string]string, error)
	// news is what a follower has not been told.
	news(ctx context.Context, f *follower) (n News, some bool, err error)
	copyTo(ctx context.Context, path string) error
	examine(ctx context.Context) (Examination, error)
	// all is all there is, as far as it can be read.
	all(ctx context.Context) *memory
	// keep lets go of a file that is no longer under its name, and returns what can be kept of it.
	keep(ctx context.Context) *memory
	// salvage reads the file from its bytes as well, because of what is wrong with it. What it returns the wall is from then
	// on, unless it is nil. Who asks is alone with the wall.
	salvage(ctx context.Context, cause error) (condition, error)
	// close lets go of whatever is open.
	close(ctx context.Context) error
}

// transaction is a kind of transaction of a writer.
type transaction func(wr *store.Writer, ctx context.Context, do func() error) error

// enter begins an operation: it holds the gate for reading, and has looked what became of the file. The caller leaves by
// w.gate.RUnlock.
func (w *Wall) enter(ctx context.Context) condition {
	w.gate.RLock()
	if !w.now.fits(w.file.isHere()) || w.mayImprove() {
		w.gate.RUnlock()
		w.gate.Lock()
		w.look(ctx)
		w.gate.Unlock()
		w.gate.RLock()
	}
	return w.now
}

// look notices what became of the file since the last operation. The caller is alone with the wall.
func (w *Wall) look(ctx context.Context) {
	ctx = context.WithoutCancel(ctx)
	w.become(w.now.reconcile(ctx, w.file.isHere()))
	if w.mayImprove() {
		w.file.tried = time.Now()
		w.become(w.now.improve(ctx))
	}
}

// tryAgain is how long a wall that the disk refused is left alone until that is tried again.
const tryAgain = 250 * time.Millisecond

func (w *Wall) mayImprove() bool { return w.now.isHampered() && time.Since(w.file.tried) >= tryAgain }

func (w *Wall) become(c condition) {
	if c != nil {
		w.now = c
	}
}

// hampered is what keeps the wall from being written to and may pass; nil when nothing does.
func (w *Wall) hampered() error {
	w.gate.RLock()
	defer w.gate.RUnlock()
	if !w.now.isHampered() {
		return nil
	}
	return w.now.notice()
}

// unwritable is the part of a condition in which nothing is written.
type unwritable struct {
	why error // nil when that was asked for
}

func (u unwritable) notice() error { return u.why }

func (u unwritable) refusal() error {
	if u.why != nil {
		return u.why
	}
	return ErrReadOnly
}

func (u unwritable) write(context.Context, transaction, func(context.Context, *store.Writer) error) error {
	return u.refusal()
}

func (u unwritable) alone(context.Context, time.Duration, func(context.Context, *store.Writer) error) (condition, error) {
	return nil, u.refusal()
}

// giveWay does nothing where no lock is held on the file.
func (unwritable) giveWay(context.Context, store.Ask) condition { return nil }

// present is the part of a condition in which the file is under its name.
type present struct{}

func (present) fits(here bool) bool { return here }

// settled is the part of a condition that does not get better by itself.
type settled struct{}

func (settled) isHampered() bool                  { return false }
func (settled) improve(context.Context) condition { return nil }
