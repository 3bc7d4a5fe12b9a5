package phone

import (
	"container/list"
	"io"
	"log"
	"net"
	"net/http"
	"net/netip"
	"sync"
	"time"
)

const (
	// maxConnections is how many are open at once. A phone needs none between two requests.
	maxConnections = 2048
	// comes, comesAtOnce is how many one address may open, a second and at once: a venue is one, whose phones all come in a minute.
	comes, comesAtOnce = 200, 2000
)

// NewServer is a server that a handler for strangers may run on. It writes nothing about who comes. Of too many connections
// one goes of the address that has most.
func NewServer(h http.Handler) *http.Server {
	c := &crowd{of: map[net.Conn]*visit{}, from: map[netip.Prefix]*party{}, come: map[netip.Prefix]*bucket{}}
	return &http.Server{
		Handler: h, ConnState: c.changed,
		ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 10 * time.Second, WriteTimeout: 20 * time.Second, IdleTimeout: 20 * time.Second,
		MaxHeaderBytes: 8 << 10,
		ErrorLog:       log.New(io.Discard, "", 0), // it would tell addresses
	}
}

// crowd keeps the connections from getting too many, however many are opened, and however slowly what is sent on them comes.
type crowd struct {
	mu   sync.Mutex
	of   map[net.Conn]*visit
	from map[netip.Prefix]*party
	come map[netip.Prefix]*bucket // of addresses that opened some lately
}

// party are the connections of one address: those that serve no request now, and those that do, each in the order in which they
// began to.
type party struct{ idle, active list.List }

func (p *party) size() int { return p.idle.Len() + p.active.Len() }

// visit is one connection.
type visit struct {
	from netip.Prefix
	in   *list.List
	at   *list.Element
}

func (c *crowd) changed(conn net.Conn, s http.ConnState) {
	c.mu.Lock()
	defer c.mu.Unlock()
	v := c.of[conn]
	if s == http.StateNew {
		at, _ := netip.ParseAddrPort(conn.RemoteAddr().String()) // without an address it is one of all who have none
		v = &visit{from: network(at.Addr())}
		if !c.mayCome(v.from) {
			_ = conn.Close() // its server notices
			return
		}
		c.of[conn] = v
		if c.from[v.from] == nil {
			c.from[v.from] = &party{}
		}
	}
	if v == nil {
		return // it was closed here, and the server notices now
	}
	p := c.from[v.from]
	switch s {
	case http.StateNew, http.StateIdle:
		v.move(conn, &p.idle)
	case http.StateActive:
		v.move(conn, &p.active)
	case http.StateClosed, http.StateHijacked:
		c.forget(conn, v)
	}
	if s == http.StateNew && len(c.of) > maxConnections {
		c.closeOne()
	}
}

// mayCome reports whether an address may open one more connection now.
func (c *crowd) mayCome(from netip.Prefix) bool {
	b := c.come[from]
	if b == nil {
		if len(c.come) >= maxAddresses {
			clear(c.come)
		}
		b = &bucket{}
		c.come[from] = b
	}
	return b.take(time.Now(), comes, comesAtOnce)
}

func (v *visit) move(conn net.Conn, to *list.List) {
	if v.in != nil {
		v.in.Remove(v.at)
	}
	v.in, v.at = to, to.PushBack(conn)
}

func (c *crowd) forget(conn net.Conn, v *visit) {
	v.in.Remove(v.at)
	delete(c.of, conn)
	if c.from[v.from].size() == 0 {
		delete(c.from, v.from)
	}
}

// closeOne closes a connection of the address that has most: the one that is idle longest, or when none is the one that has been at
// its request longest.
func (c *crowd) closeOne() {
	var most *party
	for _, p := range c.from {
		if most == nil || p.size() > most.size() {
			most = p
		}
	}
	first := most.idle.Front()
	if first == nil {
		first = most.active.Front()
	}
	conn := first.Value.(net.Conn)
	c.forget(conn, c.of[conn])
	_ = conn.Close() // its server notices
}
