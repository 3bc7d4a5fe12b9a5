//go:build linux

// Package rig runs a program in a pseudo-terminal and takes the time from a key press to the picture that it makes.
//
// The time of a press is taken just before it is written to the pseudo-terminal, and the time of what comes back as soon
// as it has been read. What was read is put on the screen only when the program has gone quiet, so that the work of the
// emulated terminal is no part of any figure.
package rig

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"sync"
	"syscall"
	"time"

	"github.com/creack/pty"

	"mindwall/cmd/internal/vterm"
)

// Options say in what kind of terminal a program runs.
type Options struct {
	Columns, Rows int
	Term          string        // TERM; xterm-256color when empty
	Env           []string      // beside the environment of this process
	Quiet         time.Duration // output is over after this silence; 40 ms when zero
	NoSync        bool          // deny synchronized output
	NoReply       bool          // answer no queries
	Dump          io.Writer     // gets all output as it is; nil drops it
}

// Rig is a program in a pseudo-terminal. It is used by one goroutine.
type Rig struct {
	Screen *vterm.Terminal

	options Options
	cmd     *exec.Cmd
	file    *os.File
	started time.Time

	mu      sync.Mutex // of what the reader writes
	pieces  []piece
	total   int64
	lastAt  time.Time
	atEnd   bool
	readers sync.WaitGroup
}

// piece is what one read brought.
type piece struct {
	at    time.Time
	bytes []byte
}

// Start runs a program.
func Start(o Options, name string, args ...string) (*Rig, error) {
	if o.Quiet == 0 {
		o.Quiet = 40 * time.Millisecond
	}
	if o.Term == "" {
		o.Term = "xterm-256color"
	}
	r := &Rig{options: o, cmd: exec.Command(name, args...)}
	r.cmd.Env = append(append(os.Environ(), "TERM="+o.Term, "COLORTERM=truecolor"), o.Env...)
	answers := vterm.Options{NoSync: o.NoSync}
	if !o.NoReply {
		answers.Reply = func(text string) { _, _ = r.file.WriteString(text) } // a program that has ended asks nothing
	}
	r.Screen = vterm.New(o.Columns, o.Rows, answers)
	r.started = time.Now()
	var err error
	r.file, err = pty.StartWithSize(r.cmd, &pty.Winsize{Rows: uint16(o.Rows), Cols: uint16(o.Columns)})
	if err != nil {
		return nil, errors.Join(fmt.Errorf("start %s: %w", name, err), r.Screen.Close())
	}
	r.readers.Go(r.read)
	return r, nil
}

// read takes the time of everything that the program writes.
func (r *Rig) read() {
	buf := make([]byte, 1<<16)
	for {
		n, err := r.file.Read(buf)
		at := time.Now()
		r.mu.Lock()
		if n > 0 {
			r.pieces = append(r.pieces, piece{at, append([]byte(nil), buf[:n]...)})
			r.total += int64(n)
			r.lastAt = at
		}
		r.atEnd = err != nil
		r.mu.Unlock()
		if err != nil {
			return
		}
	}
}

// Bytes is how much the program has written so far.
func (r *Rig) Bytes() int64 {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.total
}

// Close ends the program: with SIGTERM, and by force when it has not left after a second.
func (r *Rig) Close() error {
	_ = r.cmd.Process.Signal(syscall.SIGTERM) // it may have ended already
	force := time.AfterFunc(time.Second, func() { _ = r.cmd.Process.Kill() })
	err := r.cmd.Wait()
	force.Stop()
	closed := errors.Join(r.file.Close(), r.Screen.Close())
	r.readers.Wait()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		err = nil // how it ended is nothing to this measure
	}
	return errors.Join(err, closed)
}
