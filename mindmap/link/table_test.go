package link

import (
	"bytes"
	"context"
	"crypto/rand"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"

	"mindwall/mindmap"
)

// memory is a wall that is kept in memory, as a file would keep it.
type memory struct {
	mu      sync.Mutex
	id      mindmap.ID
	device  mindmap.ID
	earlier []mindmap.ID
	entries []mindmap.Entry
	has     map[mindmap.ID]bool
	taken   mindmap.Redactions
	clock   mindmap.Clock
	more    chan struct{} // closed when there is more
	refuses error         // a disk that takes nothing
}

func newMemory(wall mindmap.ID) *memory {
	return &memory{id: wall, device: newID(), has: map[mindmap.ID]bool{}, more: make(chan struct{})}
}

func newID() (id mindmap.ID) {
	_, _ = rand.Read(id[:])
	return id
}

func (m *memory) ID() mindmap.ID    { return m.id }
func (m *memory) Own() []mindmap.ID { return append([]mindmap.ID{m.device}, m.earlier...) }

func (m *memory) Take(_ context.Context, entries []mindmap.Entry) (refused []error, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.refuses != nil {
		return nil, m.refuses
	}
	for _, e := range entries {
		if _, err := mindmap.Admit(e); err != nil {
			refused = append(refused, err)
			continue
		}
		m.add(e)
	}
	return refused, nil
}

// add stores an entry. The caller holds the lock.
func (m *memory) add(e mindmap.Entry) {
	if m.has[e.ID] || e.Clock > m.clock.Limit() {
		return
	}
	m.has[e.ID] = true
	m.clock.Add(e.Clock)
	m.entries = append(m.entries, m.taken.Blank(e))
	if m.taken.Learn(&e) {
		for i := range m.entries {
			m.entries[i] = m.taken.Blank(m.entries[i])
		}
	}
	close(m.more)
	m.more = make(chan struct{})
}

// write makes an entry of an operation, as a person at this table would.
func (m *memory) write(t testing.TB, op mindmap.Op) mindmap.ID {
	t.Helper()
	m.mu.Lock()
	defer m.mu.Unlock()
	sealed, err := mindmap.Seal(mindmap.Entry{ID: newID(), Clock: m.clock.Now() + 1, Device: m.device, Author: "a", At: time.Now().UTC(), Act: newID()}, op)
	if err != nil {
		t.Fatal(err)
	}
	m.add(sealed.Entry())
	return sealed.Entry().ID
}

func (m *memory) answer(t testing.TB, words string) mindmap.ID {
	t.Helper()
	return m.write(t, mindmap.AddAnswer{Question: mindmap.ID{1}, Caption: words})
}

func (m *memory) Follow(ctx context.Context, told func([]mindmap.Entry)) error {
	n, first := 0, true
	for ctx.Err() == nil {
		m.mu.Lock()
		news, more := slices.Clone(m.entries[n:]), m.more
		n = len(m.entries)
		m.mu.Unlock()
		if len(news) > 0 || first {
			told(news)
		}
		if first = false; len(news) == 0 {
			select {
			case <-ctx.Done():
			case <-more:
			}
		}
	}
	return ctx.Err()
}

func (m *memory) count() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return len(m.entries)
}

func (m *memory) holds(id mindmap.ID) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.has[id]
}

func (m *memory) says(words string) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.ContainsFunc(m.entries, func(e mindmap.Entry) bool { return bytes.Contains(e.Body, []byte(words)) })
}

// startServer starts a plain NATS server on a port, 0 for a free one, with its store in a folder.
func startServer(t testing.TB, dir string, port int) (*server.Server, string) {
	t.Helper()
	if port == 0 {
		port = server.RANDOM_PORT
	}
	s, err := server.NewServer(&server.Options{
		ServerName: "one", Host: "127.0.0.1", Port: port, JetStream: true, StoreDir: dir, NoSigs: true, NoLog: true, MaxPayload: 2 << 20,
	})
	if err != nil {
		t.Fatal(err)
	}
	s.Start()
	if !s.ReadyForConnections(10 * time.Second) {
		t.Fatal("the server does not come up")
	}
	t.Cleanup(s.Shutdown)
	return s, s.ClientURL()
}

func join(t testing.TB, m *memory, name, url string) *Link {
	t.Helper()
	l, err := Open(t.Context(), Address{Wall: m.id}, m, Options{Name: name, Servers: url})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(l.Close)
	return l
}

func until(t testing.TB, what string, is func() bool) {
	t.Helper()
	for began := time.Now(); !is(); time.Sleep(5 * time.Millisecond) {
		if time.Since(began) > 30*time.Second {
			t.Fatalf("%s: not within half a minute", what)
		}
	}
}

func level(links ...*Link) bool {
	for _, l := range links {
		if s := l.Status(); !s.Level || s.Waiting > 0 {
			return false
		}
	}
	return true
}

func fill(t testing.TB, m *memory, n int) {
	t.Helper()
	for i := range n {
		m.answer(t, fmt.Sprintf("answer %d", i))
	}
}
