package wallfile

import (
	"context"
	"errors"
	"time"

	"mindwall/mindmap/wallfile/internal/store"
)

// Who takes words out must be alone with the file, and others may have it open: a console, the room view, a door for phones.
// It says so in the file, which they follow, and each lets go of it until it is done. Nothing in them is waiting for that: what
// they show is in memory, and what they write takes that moment longer. A program that does not follow the wall, or that is too
// old to know, keeps it.

const (
	// patience is how long others are asked to let go of a file. They do within a tenth of a second.
	patience = 5 * time.Second
	// untilSeen is how long to wait between two looks whether it was had.
	untilSeen = 50 * time.Millisecond
)

// sole gets the file for itself. Nothing of the wall may be connected.
func (f *file) sole(ctx context.Context, patience time.Duration) (*store.Writer, error) {
	wr, err := store.SoleWriter(ctx, f.toWrite())
	if patience <= 0 || !errors.Is(err, ErrInUse) {
		return wr, err
	}
	until := time.Now().Add(patience)
	if err := f.ask(ctx, func(wr *store.Writer) error { return wr.PutAsk(ctx, store.NewAsk(time.Now(), patience)) }); err != nil {
		return nil, errors.Join(ErrInUse, err)
	}
	for time.Now().Before(until) {
		store.Pause(ctx, store.UntilLetGo)
		if wr, err = store.SoleWriter(ctx, f.toWrite()); err == nil {
			err = wr.Transact(ctx, func() error { return wr.Unask(ctx) })
			if err != nil {
				err = errors.Join(err, wr.Share(ctx), wr.Leave())
				return nil, err
			}
			return wr, nil
		}
		if !errors.Is(err, ErrInUse) {
			return nil, err
		}
	}
	_ = f.ask(ctx, func(wr *store.Writer) error { // else they come back by themselves
		return wr.TransactLazily(ctx, func() error { return wr.Unask(ctx) })
	})
	return nil, err
}

// ask writes to the state beside whoever has the file.
func (f *file) ask(ctx context.Context, do func(*store.Writer) error) error {
	wr, err := store.NewWriter(ctx, f.toWrite())
	if err != nil {
		return err
	}
	return errors.Join(do(wr), wr.Leave())
}

// giveWay lets go of the file for who asks for it. Whoever wants something of the wall meanwhile waits at the gate.
func (w *Wall) giveWay(ctx context.Context, a store.Ask) {
	w.gate.Lock()
	defer w.gate.Unlock()
	if a == w.file.gaveWay || !a.Stands(time.Now()) || !w.file.isHere() {
		return
	}
	w.file.gaveWay = a
	w.become(w.now.giveWay(ctx, a))
}

// away waits until who asked for the file has had it, or does not ask any more. Nothing of the wall is connected meanwhile, but
// for a look that keeps nobody out for long.
func (f *file) away(ctx context.Context, a store.Ask) {
	look := f.toRead()
	look.Hasty = true
	// Its clock may be another's: by ours it takes no longer than it may take.
	for until := time.Now().Add(patience); ctx.Err() == nil && time.Now().Before(until); {
		store.Pause(ctx, untilSeen)
		file, err := store.Probe(ctx, look)
		if err != nil {
			if store.Classify(err) == ErrBusy {
				continue // it is being had
			}
			return
		}
		now, err := store.ReadAsk(ctx, file.Conn)
		file.Close()
		if err == nil && now != a {
			return
		}
	}
}
