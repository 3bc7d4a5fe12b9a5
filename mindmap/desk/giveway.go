package desk

import (
	"context"
	"errors"
	"time"

	"mindwall/mindmap/wallfile"
)

// GiveWay lets go of the file for a moment whenever somebody takes words out of it, until the desk is closed. It is for who has a
// wall open for long and refreshes the board when it suits them, as between two lines: a desk that was started, a door and a
// watcher follow the file, and do it by themselves. Nobody is told anything; what is written meanwhile takes that moment longer.
func (d *Desk) GiveWay() {
	ctx, cancel := context.WithCancel(context.Background())
	file, seq, ended := d.file, d.seq, make(chan struct{})
	go func() {
		defer close(ended)
		_ = wallfile.Guarded("following the file", func() error { // without it the wall is open to who asks, and not to who takes words out
			for ctx.Err() == nil {
				err := file.Follow(ctx, seq, func(n wallfile.News) { seq = n.Seq })
				if errors.Is(err, wallfile.ErrClosed) {
					return err
				}
				select {
				case <-ctx.Done():
				case <-time.After(lookAgain):
				}
			}
			return nil
		})
	}()
	d.givesWay = func() { cancel(); <-ended }
}
