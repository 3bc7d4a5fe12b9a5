package phone

import (
	"io"
	"log"
	"net"
	"net/http"
	"sync"
	"time"
)

// maxConnections is how many are open at once. A phone needs none between two requests.
const maxConnections = 4096

// NewServer is a server that a handler for strangers may run on. It writes nothing about who comes. Of too many connections
// the one goes first that has been idle longest.
func NewServer(h http.Handler) *http.Server {
	c := &crowd{idle: map[net.Conn]time.Time{}}
	return &http.Server{
		Handler: h, ConnState: c.changed,
		ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 10 * time.Second, WriteTimeout: 20 * time.Second, IdleTimeout: 20 * time.Second,
		MaxHeaderBytes: 8 << 10,
		ErrorLog:       log.New(io.Discard, "", 0), // it would tell addresses
	}
}

// crowd keeps the connections from getting too many.
type crowd struct {
	mu   sync.Mutex
	open int
	idle map[net.Conn]time.Time // that serve no request now, since when
}

func (c *crowd) changed(conn net.Conn, s http.ConnState) {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch s {
	case http.StateNew:
		c.open++
		c.idle[conn] = time.Now()
	case http.StateIdle:
		c.idle[conn] = time.Now()
	case http.StateActive:
		delete(c.idle, conn)
	case http.StateClosed, http.StateHijacked:
		delete(c.idle, conn)
		c.open--
	}
	if s == http.StateNew && c.open > maxConnections {
		c.closeOne(conn)
	}
}

// closeOne closes the connection that is idle longest, or when none is the one that came.
func (c *crowd) closeOne(came net.Conn) {
	first := came
	for conn, since := range c.idle {
		if since.Before(c.idle[first]) {
			first = conn
		}
	}
	delete(c.idle, first)
	_ = first.Close() // it is counted when the server has noticed
}
