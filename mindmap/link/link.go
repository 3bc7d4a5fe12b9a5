package link

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"mindwall/mindmap"
	"mindwall/mindmap/link/peer"
	"mindwall/mindmap/link/wire"
)

// Options say how a wall is linked.
type Options struct {
	Name string // of the table, as the others see it
	// Servers are those of a NATS that is there already, with commas between them, in the place of the address' hubs; Creds is
	// the file that lets in there. Then the stream is made when it is missing, with so many Replicas, and words that a redaction
	// takes out are deleted from here: there is no hub of ours that does.
	Servers, Creds string
	Replicas       int
}

// Link is a wall that is shared, until Close. It is safe for use by several goroutines.
type Link struct {
	wall    Wall
	names   wire.Names
	options Options
	foreign bool
	ctx     context.Context
	stop    context.CancelFunc
	work    sync.WaitGroup
	in      chan event
	backlog atomic.Int64 // of the peer

	// What follows is for the one goroutine that runs the peer.
	peer       *peer.Peer
	conn       *nats.Conn
	js         jetstream.JetStream
	connection int
	loaded     bool // the wall has said what it holds; the hub waits until then
	connects   bool // there is a connection, and it waits
	endReading context.CancelFunc

	mu      sync.Mutex
	status  Status
	shown   wire.Shown
	changed chan struct{}
}

// event is something that happens to the peer, and the connection that it came by; 0 is none.
type event struct {
	connection int
	in         peer.In
}

var errAnotherWall = errors.New("the line is of another wall")

// Open begins to share a wall. It returns at once: whether there is a hub says the status.
func Open(ctx context.Context, a Address, w Wall, o Options) (*Link, error) {
	if id := w.ID(); !id.IsZero() && id != a.Wall {
		return nil, fmt.Errorf("%w: this one is %s, that one %s", errAnotherWall, id, a.Wall)
	}
	if len(w.Own()) == 0 {
		return nil, errors.New("a wall without a device id cannot be shared")
	}
	l := &Link{
		wall: w, names: wire.NamesOf(a.Wall), options: o, foreign: o.Servers != "",
		in: make(chan event, 256), changed: make(chan struct{}, 1), endReading: func() {},
		peer: peer.New(peer.Options{Name: o.Name, Own: w.Own()}),
	}
	l.ctx, l.stop = context.WithCancel(context.WithoutCancel(ctx))
	conn, err := l.connect(a)
	if err != nil {
		l.stop()
		return nil, err
	}
	l.conn = conn
	if l.js, err = jetstream.New(conn, jetstream.WithPublishAsyncTimeout(answerIn)); err == nil {
		err = l.subscribe()
	}
	if err != nil {
		l.stop()
		conn.Close()
		return nil, err
	}
	l.note()
	l.work.Go(l.follow)
	l.work.Go(l.run)
	return l, nil
}

// follow hands on what the file holds.
func (l *Link) follow() {
	err := l.wall.Follow(l.ctx, func(entries []mindmap.Entry) {
		l.post(0, peer.Told{Entries: entries})
	})
	if l.ctx.Err() == nil && err != nil {
		l.post(0, peer.Lost{Err: err})
	}
}

// post hands something to the peer.
func (l *Link) post(connection int, in peer.In) {
	select {
	case l.in <- event{connection, in}:
	case <-l.ctx.Done():
	}
}

const tickEvery = 100 * time.Millisecond

// run runs the peer.
func (l *Link) run() {
	ticker := time.NewTicker(tickEvery)
	defer ticker.Stop()
	for {
		select {
		case <-l.ctx.Done():
			return
		case e := <-l.in:
			l.happen(e)
		case <-ticker.C:
			l.noticeRefusal()
			l.step(peer.Tick{})
		}
	}
}

// leave is the end, and is told when it was said.
type leave struct{ said chan struct{} }

func (l *Link) happen(e event) {
	switch in := e.in.(type) {
	case leave:
		l.step(peer.Leave{})
		close(in.said)
		return
	case peer.Connected:
		l.connection++
		if l.connects = !l.loaded; l.connects {
			return
		}
	case peer.Cut:
		l.endReading()
		l.connects = false
	case peer.Told:
		l.loaded = true
		l.step(e.in)
		if l.connects {
			l.connects = false
			l.step(peer.Connected{})
		}
		return
	default:
		if e.connection != 0 && e.connection != l.connection {
			return // it was for a connection before
		}
	}
	l.step(e.in)
}

func (l *Link) step(in peer.In) {
	for _, out := range l.peer.Step(time.Now(), in) {
		l.do(out)
	}
	l.backlog.Store(int64(l.peer.Backlog()))
	l.note()
}

// note notes how it goes, and tells when that is something else.
func (l *Link) note() {
	p := l.peer
	lead := p.Lead()
	now := Status{Away: p.Away(), Level: p.Level(), Waiting: p.Waiting(), Unsure: p.Unsure(), Tables: p.Tables(), Faults: p.Faults(), Leads: lead.Term > 0 && lead.Device == l.wall.Own()[0]}
	if lead.Term > 0 {
		now.Lead = Table{Device: lead.Device, Name: lead.Name}
	}
	shown := p.Shown()
	l.mu.Lock()
	defer l.mu.Unlock()
	if now.equal(l.status) && shown.N == l.shown.N && shown.Lead == l.shown.Lead {
		return
	}
	l.status, l.shown = now, shown
	select {
	case l.changed <- struct{}{}:
	default:
	}
}

func (s Status) equal(t Status) bool {
	return sameError(s.Away, t.Away) && s.Level == t.Level && s.Waiting == t.Waiting && s.Unsure == t.Unsure && s.Lead == t.Lead && s.Leads == t.Leads &&
		slices.Equal(s.Tables, t.Tables) && slices.EqualFunc(s.Faults, t.Faults, sameError)
}

func sameError(a, b error) bool {
	return (a == nil) == (b == nil) && (a == nil || a.Error() == b.Error())
}

// Status is how it goes just now.
func (l *Link) Status() Status {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.status
}

// Shown is what the table that leads shows, as it was handed to [Link.Show] there; nil when nobody has shown anything.
func (l *Link) Shown() json.RawMessage {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.shown.State
}

// Changed is sent to when the status, or what is shown, has changed since it was last received from.
func (l *Link) Changed() <-chan struct{} { return l.changed }

// Lead makes this table lead the room view. Whoever led does no more.
func (l *Link) Lead() { l.post(0, peer.TakeLead{}) }

// HandOver makes a table that is there lead the room view, while this one does.
func (l *Link) HandOver(to Table) { l.post(0, peer.HandOver{To: to.Device}) }

// Show says what this table shows to its room. The others hear of it while this table leads.
func (l *Link) Show(state json.RawMessage) { l.post(0, peer.Show{State: state}) }

// Close says farewell, and lets go of hub and wall. What the hub has not stored yet is in the file, and goes there the next time.
func (l *Link) Close() {
	said := make(chan struct{})
	l.post(0, leave{said})
	select {
	case <-said:
	case <-time.After(farewell):
	}
	if l.conn.IsConnected() {
		_ = l.conn.FlushTimeout(farewell)
	}
	l.stop()
	l.conn.Close()
	l.work.Wait()
}

const farewell = time.Second
