package desk

import (
	"sync"
	"time"

	"mindwall/mindmap"
)

// doorKey is under what name it is kept in a wall's state which device the door for phones writes under.
const doorKey = "door/device"

// calmFor is how long nothing more is told of what comes by phone after some of it was: a room that thirty people type into would
// never be still.
const calmFor = 2 * time.Second

// calm tells what arrives: what comes by phone alone at most once in a while, together, and everything else at once.
type calm struct {
	tell func([]mindmap.Entry)

	mu    sync.Mutex // held while it is told
	door  mindmap.ID
	last  time.Time
	held  []mindmap.Entry
	timer *time.Timer
}

// knows takes in a wall's state; nil is as it was.
func (c *calm) knows(state map[string]string) {
	if state == nil {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.door, _ = mindmap.ParseID(state[doorKey]) // zero is nobody's
}

// arrive tells entries, now or soon.
func (c *calm) arrive(entries []mindmap.Entry) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.held = append(c.held, entries...)
	for i := range entries {
		if entries[i].Device != c.door || c.door.IsZero() {
			c.flush()
			return
		}
	}
	if len(entries) == 0 {
		return
	}
	wait := calmFor - time.Since(c.last)
	switch {
	case wait <= 0:
		c.flush()
		c.last = time.Now()
	case c.timer == nil:
		c.timer = time.AfterFunc(wait, func() {
			c.mu.Lock()
			defer c.mu.Unlock()
			c.timer, c.last = nil, time.Now()
			c.flush()
		})
	}
}

// flush tells what is held. The caller holds the lock.
func (c *calm) flush() {
	if len(c.held) > 0 {
		c.tell(c.held)
		c.held = nil
	}
}

// end tells what is held, and nothing after it.
func (c *calm) end() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.timer != nil {
		c.timer.Stop()
	}
	c.flush()
}
