package painter

import (
	"context"
	"fmt"
	"io"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/term"
)

// keyboard is what a terminal sends: keys, the mouse, answers.
type keyboard struct {
	in   io.Reader
	kind string // of the terminal

	mu     sync.Mutex
	found  *term.State // as the terminal was found; nil when it is not raw
	reader interface { // nil when nothing is read
		Cancel() bool
		Close() error
	}
	over   chan struct{} // closed when nothing is read any more
	closed bool          // for good
}

// makeRaw has the terminal send keys as they are pressed, and show none of them by itself.
func (k *keyboard) makeRaw() error {
	k.mu.Lock()
	defer k.mu.Unlock()
	f, ok := k.in.(term.File)
	if k.closed || !ok || !term.IsTerminal(f.Fd()) {
		return nil
	}
	found, err := term.MakeRaw(f.Fd())
	if err != nil {
		return fmt.Errorf("make the terminal send keys: %w", err)
	}
	k.found = found
	return nil
}

// restore makes the terminal as it was found.
func (k *keyboard) restore() {
	k.mu.Lock()
	defer k.mu.Unlock()
	if f, ok := k.in.(term.File); ok && k.found != nil {
		_ = term.Restore(f.Fd(), k.found) // it has gone
		k.found = nil
	}
}

// read hands what comes to a program, and an error to fail.
func (k *keyboard) read(p *tea.Program, fail func(error)) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.closed {
		return
	}
	reader, err := uv.NewCancelReader(k.in)
	if err != nil {
		go fail(fmt.Errorf("read the terminal: %w", err)) // who calls is what fail waits for
		return
	}
	over, events := make(chan struct{}), make(chan uv.Event)
	k.reader, k.over = reader, over
	go func() {
		defer close(over)
		for e := range events {
			p.Send(e)
		}
	}()
	go func() {
		defer close(events)
		if err := uv.NewTerminalReader(reader, k.kind).StreamEvents(context.Background(), events); err != nil {
			fail(fmt.Errorf("read the terminal: %w", err))
		}
	}()
}

// stuck is how long to wait for a reader that cannot be stopped.
const stuck = 500 * time.Millisecond

// stop reads no more, and returns when that is so.
func (k *keyboard) stop() {
	k.mu.Lock()
	reader, over := k.reader, k.over
	k.reader = nil
	k.mu.Unlock()
	if reader == nil {
		return
	}
	if reader.Cancel() {
		within(stuck, over)
	}
	_ = reader.Close() // nothing was written
}

// close makes the terminal as it was found, for good.
func (k *keyboard) close() {
	k.mu.Lock()
	k.closed = true
	k.mu.Unlock()
	k.restore()
}
