// Package outlet writes to somebody who may not read: a terminal over a connection that hangs, or whose output was stopped,
// or a pipe.
//
// What is written and not taken waits in memory, and who wrote it goes on, so that what others type or send meanwhile is
// saved. When much waits, writers wait. Once the program is told to end they wait no longer than [Patience], all together, and
// what was not taken by then is let go.
package outlet

import (
	"context"
	"errors"
	"io"
	"sync"
	"time"
)

// Patience is how long a program that was told to end waits for who reads.
const Patience = time.Second

const (
	// moment is how long a write waits to be taken, so that what is written to several outlets of one terminal comes in order.
	moment = 50 * time.Millisecond
	// most is how much may wait, in bytes.
	most = 1 << 20
)

// ErrNobodyReads is why something was let go.
var ErrNobodyReads = errors.New("nobody reads what is written")

// Outlet is safe for use by several goroutines.
type Outlet struct {
	to   io.Writer
	over chan struct{} // closed when nobody is waited for any more

	mu      sync.Mutex
	waits   []byte
	err     error // of writing; nothing more is written then
	writing bool
	stalled bool          // what was written last was not taken in a moment
	changed chan struct{} // closed and made anew when something was taken
}

// New makes an outlet. The context is over when the program is told to end.
func New(ctx context.Context, to io.Writer) *Outlet {
	o := &Outlet{to: to, over: make(chan struct{}), changed: make(chan struct{})}
	context.AfterFunc(ctx, func() { time.AfterFunc(Patience, func() { close(o.over) }) })
	return o
}

// Write takes over what is to be written. An error may be that of an earlier write.
func (o *Outlet) Write(b []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if err := o.until(func() bool { return len(o.waits) <= most }, nil); err != nil {
		return 0, err
	}
	o.waits = append(o.waits, b...)
	if !o.writing {
		o.writing = true
		go o.write()
	}
	if o.stalled {
		return len(b), nil
	}
	timer := time.NewTimer(moment)
	defer timer.Stop()
	err := o.until(func() bool { return !o.writing }, timer.C)
	o.stalled = o.writing
	return len(b), err
}

// Drain waits until all is written.
func (o *Outlet) Drain() error {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.until(func() bool { return !o.writing }, nil)
}

// until waits for something, a time at most, or as long as somebody is waited for. The mutex is held, and let go meanwhile.
func (o *Outlet) until(done func() bool, enough <-chan time.Time) error {
	var ends <-chan struct{}
	if enough == nil {
		ends = o.over
	}
	for o.err == nil && !done() {
		changed := o.changed
		o.mu.Unlock()
		timeIsUp, over := false, false
		select {
		case <-changed:
		case <-enough:
			timeIsUp = true
		case <-ends:
			over = true
		}
		o.mu.Lock()
		switch {
		case timeIsUp:
			return o.err
		case over && o.err == nil:
			o.err = ErrNobodyReads
		}
	}
	return o.err
}

// write writes until nothing waits.
func (o *Outlet) write() {
	o.mu.Lock()
	defer o.mu.Unlock()
	for len(o.waits) > 0 && o.err == nil {
		piece := o.waits
		o.waits = nil
		o.mu.Unlock()
		_, err := o.to.Write(piece)
		o.mu.Lock()
		if o.err == nil {
			o.err = err
		}
		o.tell()
	}
	o.writing, o.stalled = false, false
	o.tell()
}

func (o *Outlet) tell() {
	close(o.changed)
	o.changed = make(chan struct{})
}
