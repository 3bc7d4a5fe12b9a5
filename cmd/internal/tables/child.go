package tables

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"sync"
	"time"

	"mindwall/cmd/internal/places"
	"mindwall/mindmap"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/link"
	"mindwall/mindmap/link/pair"
)

// child is a hub in a program of its own: whatever becomes of it, this one goes on, and starts it again. It holds the other end of
// its pipe, so that it never outlives this one.
type child struct {
	wall   mindmap.ID
	secret string
	listen string // host, and perhaps port
	last   int    // port that is tried first, where none is said
	tell   func(word)
	isFree func(at string) bool // a port, just now

	stop context.CancelFunc
	work sync.WaitGroup

	mu      sync.Mutex
	keys    [][16]byte
	code    pair.Code
	in      *writer     // nil while it does not run
	tried   string      // where it was to listen last
	process *os.Process // of the hub that was started last
	port    int         // that it listened on last, which stays
	pin     [32]byte
}

// hubCommand is what the program is started with to be a hub that is held.
var hubCommand = []string{"hub", "--held"}

// errNoHub is why a program without a hub starts none.
var errNoHub = errors.New("this program was built without a hub: start one elsewhere, with a program that has one, and join it")

// startHub starts a hub, and returns when it is up.
func startHub(ctx context.Context, c *child) error {
	if !hasHub {
		return errNoHub
	}
	up := make(chan error, 1)
	ctx, c.stop = context.WithCancel(context.WithoutCancel(ctx))
	c.work.Go(func() { c.run(ctx, up) })
	err := <-up
	if err != nil {
		c.end()
	}
	return err
}

// The pauses before a hub that ended is started again.
const (
	pauseFirst = 200 * time.Millisecond
	pauseMost  = 10 * time.Second
	soundAfter = time.Minute // that it ran so long says that it may again
)

// tries is how many ports are tried: one that was free may be somebody else's a moment later.
const tries = 3

// run keeps the hub up until the context ends. up is told once, what came of the first start.
func (c *child) run(ctx context.Context, up chan<- error) {
	pause, tried := pauseFirst, 0
	for ctx.Err() == nil {
		began := time.Now()
		err := c.once(ctx, up)
		if port, _ := c.listensAt(); port == 0 { // it never came up
			if tried++; tried < tries && ctx.Err() == nil && c.isTaken() {
				continue
			}
			up <- err
			return
		}
		if ctx.Err() != nil {
			return
		}
		c.tell(word{Ended: fmt.Errorf("the hub ended, and is started again: %w", err)})
		if time.Since(began) > soundAfter {
			pause = pauseFirst
		}
		select {
		case <-ctx.Done():
		case <-time.After(pause):
		}
		pause = min(2*pause, pauseMost)
	}
}

var errEnded = errors.New("it went by itself")

// once runs the hub until it ends.
func (c *child) once(ctx context.Context, up chan<- error) error {
	dir, err := os.MkdirTemp("", "mindwall-hub-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	program, err := os.Executable()
	if err != nil {
		return err
	}
	cmd := exec.Command(program, hubCommand...)
	in, err := cmd.StdinPipe()
	if err != nil {
		return err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("start the hub: %w", err)
	}
	c.mu.Lock()
	c.process = cmd.Process
	c.mu.Unlock()
	watched := make(chan struct{})
	go func() { // the pipe's end is the hub's; one that does not go by itself is made to
		select {
		case <-ctx.Done():
			_ = in.Close()
			select {
			case <-watched:
			case <-time.After(endsWithin):
				_ = cmd.Process.Kill()
			}
		case <-watched:
		}
	}()
	down := c.talk(in, out, dir, up)
	err = cmd.Wait()
	close(watched)
	c.mu.Lock()
	c.in = nil
	c.mu.Unlock()
	if down == nil {
		down = err
	}
	if down == nil {
		down = errEnded
	}
	return down
}

const endsWithin = 3 * time.Second

// talk starts the hub and hears what it says, until it says no more.
func (c *child) talk(in io.WriteCloser, out io.Reader, dir string, up chan<- error) (down error) {
	defer in.Close()
	says := &writer{to: in}
	listen := c.at()
	c.mu.Lock()
	keys := c.keys
	c.tried = listen
	c.mu.Unlock()
	if err := says.write(order{Start: &hubOptions{Dir: dir, Listen: listen, Secret: c.secret, Keys: keys, Wall: c.wall}}); err != nil {
		return err
	}
	lines(out, func(w word) {
		switch {
		case w.Down != "":
			down = fault.New(fault.HubDown, errors.New(w.Down))
			_ = in.Close()
		case w.Port != 0:
			c.mu.Lock()
			again := c.port != 0
			c.in, c.port, c.pin = says, w.Port, w.Pin
			code := c.code
			c.mu.Unlock()
			_ = says.write(order{Code: &code})
			if again {
				c.tell(w)
			} else {
				up <- nil
			}
		default:
			c.tell(w)
		}
	})
	return down
}

// at is where the hub listens: where it did, where that was said, or at the port of last time or the usual one, and where that is
// somebody else's at a free one.
func (c *child) at() string {
	host, port := places.Split(c.listen)
	if c.port != 0 {
		return places.Listen(host, c.port)
	}
	if said, err := strconv.Atoi(port); err == nil {
		return places.Listen(host, said)
	}
	usual, _ := strconv.Atoi(link.Port)
	for at, began := places.Listen(host, c.last), time.Now(); c.last != 0 && time.Since(began) < lastHub; time.Sleep(100 * time.Millisecond) {
		if c.isFree(at) {
			return at
		}
	}
	if at := places.Listen(host, usual); c.isFree(at) {
		return at
	}
	return places.Listen(host, 0)
}

// isTaken reports whether a hub that did not come up did not because somebody else had taken the port that was chosen for it,
// which is not waited for again. A port that people say is theirs to answer for.
func (c *child) isTaken() bool {
	if _, port := places.Split(c.listen); port != "" {
		return false
	}
	c.mu.Lock()
	tried := c.tried
	c.mu.Unlock()
	if tried == "" || places.IsFree(tried) {
		return false
	}
	c.last = 0
	return true
}

// lastHub is how long the port of last time is waited for: other tables look there, and a program that was killed has just left
// its hub.
const lastHub = 5 * time.Second

// order tells the hub something. One that is down is told when it is up again.
func (c *child) order(o order) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if o.Keys != nil {
		c.keys = o.Keys
	}
	if o.Code != nil {
		c.code = *o.Code
	}
	if c.in != nil {
		_ = c.in.write(o)
	}
}

// listensAt is the port that the hub listens on, and the SHA-256 of its certificate.
func (c *child) listensAt() (port int, pin [32]byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.port, c.pin
}

// end ends the hub.
func (c *child) end() {
	c.stop()
	c.work.Wait()
}
