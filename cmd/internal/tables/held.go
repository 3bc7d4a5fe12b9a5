//go:build !nohub

package tables

import (
	"errors"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"sync"

	"mindwall/mindmap"
	"mindwall/mindmap/link/hub"
)

// hasHub says that this program can be a hub.
const hasHub = true

// memory is how much a hub that is held takes before it spares it, in bytes: it must not push the console out of the memory.
const memory = 512 << 20

// Held runs a hub for the program that started this one, until that closes the pipe, by its own end or by another. Nothing of it
// is left then.
func Held(in io.Reader, out io.Writer) error {
	signal.Ignore(os.Interrupt) // of the terminal, for the program that holds it
	debug.SetMemoryLimit(memory)
	says := &writer{to: out}
	h := &held{says: says, asking: map[int]func(hub.Answer){}}
	defer h.end()
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		lines(in, h.do)
	}()
	<-ended
	return nil
}

// held is a hub that is held by another program.
type held struct {
	says *writer

	mu     sync.Mutex
	hub    *hub.Hub
	dir    string
	asking map[int]func(hub.Answer)
	asked  int
}

func (h *held) do(o order) {
	if o.Start != nil {
		if err := h.start(*o.Start); err != nil {
			_ = h.says.write(word{Down: err.Error()})
		}
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.hub == nil {
		return
	}
	if o.Keys != nil {
		h.hub.SetKeys(o.Keys)
	}
	if o.Code != nil {
		h.hub.SetCode(*o.Code)
	}
	if o.Answer != nil {
		if reply := h.asking[o.Answer.N]; reply != nil {
			delete(h.asking, o.Answer.N)
			reply(hub.Answer{Line: o.Answer.Line, Title: o.Answer.Title})
		}
	}
}

func (h *held) start(o hubOptions) error {
	var secret hub.Secret
	if err := secret.UnmarshalText([]byte(o.Secret)); err != nil {
		return err
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.hub != nil {
		return errors.New("the hub runs already")
	}
	started, err := hub.Start(hub.Options{
		Dir: o.Dir, Listen: o.Listen, Secret: secret, Keys: o.Keys, Walls: []mindmap.ID{o.Wall}, Sealed: true,
		Asked: h.ask, Spent: func() { _ = h.says.write(word{Spent: true}) }, Told: func(err error) { _ = h.says.write(word{Fault: err.Error()}) },
	})
	if err != nil {
		return err
	}
	h.hub, h.dir = started, o.Dir
	return h.says.write(word{Port: started.Addr().Port, Pin: started.Pin()})
}

// ask hands a table that wants to be let in to the program that holds the hub.
func (h *held) ask(who hub.Asker, reply func(hub.Answer)) {
	h.mu.Lock()
	h.asked++
	n := h.asked
	h.asking[n] = reply
	h.mu.Unlock()
	_ = h.says.write(word{Asked: &asked{n, who.Name, who.Had}})
}

func (h *held) end() {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.hub != nil {
		h.hub.Close()
		_ = os.RemoveAll(h.dir) // who held it may be gone
	}
}
