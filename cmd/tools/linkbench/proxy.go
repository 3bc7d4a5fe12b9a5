//go:build unix

package main

import (
	"net"
	"sync"
	"time"
)

// proxy is a network that can be cut: as a wireless one is, without a word to either side.
type proxy struct {
	to string
	at string

	mu    sync.Mutex
	heals chan struct{} // closed when it is whole
	conns []net.Conn
}

func newProxy(to string) (*proxy, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	p := &proxy{to: to, at: listener.Addr().String(), heals: make(chan struct{})}
	close(p.heals)
	go func() {
		for {
			c, err := listener.Accept()
			if err != nil {
				return
			}
			go p.carry(c)
		}
	}()
	return p, nil
}

func (p *proxy) cut() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.heals = make(chan struct{})
}

func (p *proxy) heal() {
	p.mu.Lock()
	defer p.mu.Unlock()
	close(p.heals)
}

// drop ends all connections.
func (p *proxy) drop() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, c := range p.conns {
		_ = c.Close()
	}
	p.conns = nil
}

// whole returns once the network is.
func (p *proxy) whole() {
	p.mu.Lock()
	heals := p.heals
	p.mu.Unlock()
	<-heals
}

func (p *proxy) carry(near net.Conn) {
	p.whole()
	far, err := net.DialTimeout("tcp", p.to, time.Second)
	if err != nil {
		_ = near.Close()
		return
	}
	p.mu.Lock()
	p.conns = append(p.conns, near)
	p.mu.Unlock()
	go p.pass(near, far)
	p.pass(far, near)
}

func (p *proxy) pass(to, from net.Conn) {
	defer func() { _, _ = to.Close(), from.Close() }()
	buffer := make([]byte, 32<<10)
	for {
		n, err := from.Read(buffer)
		p.whole()
		if n > 0 {
			if _, err := to.Write(buffer[:n]); err != nil {
				return
			}
		}
		if err != nil {
			return
		}
	}
}
