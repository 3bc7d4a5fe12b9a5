package hub

import (
	"cmp"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/url"
	"strconv"
	"sync"
	"time"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"mindwall/mindmap"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/link/wire"
)

// Key is what lets tables in; several may know the same one.
type Key = [16]byte

// Options say what a hub is.
type Options struct {
	Dir    string // of its store, which nobody else uses; it is made when it is missing
	Listen string // host and port; port 0 is a free one
	Secret Secret // of the hub, or of the cluster
	Keys   []Key  // that tables come in with; see [Hub.SetKeys]
	// Walls are those that the hub is for. Without any it takes every wall whose table has a key, up to 64.
	Walls []mindmap.ID
	// Sealed says that what is on the disk is of use to this run alone: it is encrypted with a key that is never kept, and
	// the store must be empty.
	Sealed bool

	Cluster string   // the name of the cluster that the hub is a member of; empty when it stands alone
	Node    string   // the name of this member, another for each and the same each time
	Members []string // host and port of all members, [ClusterPort] above those of their hubs

	// Asked is told that a table which knows the code wants to be let in, and answers it, at any time and once. Nil lets nobody in
	// by code.
	Asked func(who Asker, answer func(Answer))
	// Spent is told that the code was tried wrongly so often that it is out no longer. It may be nil.
	Spent func()
	// Room is how many bytes the stream of a wall may hold; 0 is [wire.MaxStream].
	Room int64
	// Told is told of what people should know. It is called by other goroutines; it may be nil.
	Told func(error)
}

// Answer is what a person says to a table that wants to be let in. Line is empty for a no.
type Answer struct{ Line, Title string }

// How much a hub takes.
const (
	maxWalls    = 64
	maxConns    = 2000
	maxStore    = 8 << 30  // bytes, of all walls
	headroom    = 64 << 20 // bytes that a store has beside streams that are full
	starts      = 10 * time.Second
	patience    = 5 * time.Second // of the hub with its own server
	ClusterPort = 2000            // how far above the port of a hub its port for the other members is
)

// Hub is a hub that runs.
type Hub struct {
	options Options
	door    *door
	server  *server.Server
	pin     [32]byte

	conn   *nats.Conn
	js     jetstream.JetStream
	up     chan struct{}   // closed once both are there: tables may come before
	within context.Context // until the hub ends
	stop   context.CancelFunc
	work   sync.WaitGroup

	opening sync.Mutex // held by who opens the stream of a wall
	mu      sync.Mutex
	walls   map[mindmap.ID]*stream // nil for one that is not open yet
	code    code
}

// Start starts a hub. It listens when it returns.
func Start(o Options) (_ *Hub, err error) {
	h := &Hub{options: o, walls: map[mindmap.ID]*stream{}, up: make(chan struct{})}
	h.within, h.stop = context.WithCancel(context.Background())
	h.options.Room = cmp.Or(o.Room, wire.MaxStream)
	if h.options.Spent == nil {
		h.options.Spent = func() {}
	}
	if h.options.Told == nil {
		h.options.Told = func(error) {}
	}
	if h.pin, err = o.Secret.Pin(); err != nil {
		return nil, fmt.Errorf("start hub: %w", err)
	}
	h.door = &door{hub: h, within: o.Secret.word("hub itself")}
	h.door.set(o.Keys)
	settings, err := h.settings()
	if err == nil {
		h.server, err = server.NewServer(settings)
	}
	if err != nil {
		return nil, fmt.Errorf("start hub: %w", err)
	}
	started := make(chan struct{})
	go func() {
		h.server.Start() // it returns once it listens, or has given up
		close(started)
	}()
	if err := h.begin(started); err != nil {
		h.stop()
		h.server.Shutdown()
		h.server.WaitForShutdown()
		return nil, fmt.Errorf("start hub: %w", err)
	}
	return h, nil
}

var errPort = errors.New("the server does not come up")

// begin connects the hub to its own server once that is started, and opens the streams that are known.
func (h *Hub) begin(started <-chan struct{}) (err error) {
	select {
	case <-started:
	case <-time.After(starts):
	}
	if h.server.Addr() == nil || !h.server.ReadyForConnections(starts) { // without an address it has given up: nobody waits for it
		return fault.New(fault.HubDown, fmt.Errorf("%w at %s", errPort, h.options.Listen))
	}
	h.conn, err = nats.Connect("", nats.InProcessServer(h.server), nats.UserInfo(withinName, h.door.within), nats.MaxReconnects(-1),
		nats.IgnoreDiscoveredServers())
	if err != nil {
		return err
	}
	if h.js, err = jetstream.New(h.conn); err != nil {
		return err
	}
	close(h.up)
	if h.options.Asked != nil {
		if err := h.answerAsked(); err != nil {
			return err
		}
	}
	for _, wall := range h.options.Walls {
		if _, err := h.open(h.within, wall); err != nil {
			return err
		}
	}
	h.work.Go(h.openKnown)
	return nil
}

// openKnown opens the walls whose streams are in the store already. A cluster may take its time to be one.
func (h *Hub) openKnown() {
	for h.within.Err() == nil {
		names := h.js.StreamNames(h.within)
		for name := range names.Name() {
			if wall, ok := wallOf(name); ok {
				h.serves(wall)
			}
		}
		if names.Err() == nil {
			return
		}
		select {
		case <-h.within.Done():
		case <-time.After(time.Second):
		}
	}
}

// settings are those of the server.
func (h *Hub) settings() (*server.Options, error) {
	o := h.options
	cert, err := o.Secret.certificate()
	if err != nil {
		return nil, err
	}
	host, port, err := hostPort(o.Listen)
	if err != nil {
		return nil, err
	}
	s := &server.Options{
		ServerName: "hub", Host: host, Port: port, NoLog: true, NoSigs: true, DisableJetStreamBanner: true,
		TLSConfig: &tls.Config{Certificates: []tls.Certificate{cert}, MinVersion: tls.VersionTLS13}, TLSTimeout: patience.Seconds(),
		CustomClientAuthentication: h.door, AuthTimeout: 2 * patience.Seconds(),
		MaxConn: maxConns, MaxPayload: wire.MaxMessage, MaxPending: 64 << 20, MaxControlLine: 4096,
		PingInterval: patience, MaxPingsOut: 3,
		JetStream: true, StoreDir: o.Dir, JetStreamMaxMemory: 16 << 20, JetStreamMaxStore: maxStore,
	}
	if len(o.Walls) > 0 {
		s.JetStreamMaxStore = int64(len(o.Walls))*o.Room + headroom
	}
	if port == 0 {
		s.Port = server.RANDOM_PORT
	}
	if o.Sealed {
		s.JetStreamKey, s.JetStreamCipher = NewSecret().word("store"), server.AES
	}
	if o.Cluster != "" {
		if err := h.join(s, cert); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// join makes the server a member of a cluster. Members know each other by the certificate that all have, and a password.
func (h *Hub) join(s *server.Options, cert tls.Certificate) error {
	o := h.options
	word := o.Secret.word("cluster " + o.Cluster)
	s.ServerName = o.Node
	s.Cluster = server.ClusterOpts{
		Name: o.Cluster, Host: s.Host, Port: s.Port + ClusterPort, Username: "member", Password: word, AuthTimeout: patience.Seconds(), TLSTimeout: patience.Seconds(),
		TLSConfig: &tls.Config{
			Certificates: []tls.Certificate{cert}, MinVersion: tls.VersionTLS13, ClientAuth: tls.RequireAnyClientCert,
			InsecureSkipVerify: true, VerifyConnection: pinned(h.pin),
		},
	}
	for _, member := range o.Members {
		if _, _, err := hostPort(member); err != nil {
			return err
		}
		s.Routes = append(s.Routes, &url.URL{Scheme: "nats", Host: member, User: url.UserPassword("member", word)})
	}
	return nil
}

func hostPort(at string) (host string, port int, err error) {
	host, word, err := net.SplitHostPort(at)
	if err == nil {
		port, err = strconv.Atoi(word)
	}
	if err != nil || port < 0 || port > 65535-ClusterPort {
		return "", 0, fmt.Errorf("%q is no host and port", at)
	}
	if host == "" {
		host = "0.0.0.0"
	}
	return host, port, nil
}

// replicas is on how many members each stream is.
func (h *Hub) replicas() int {
	if h.options.Cluster == "" {
		return 1
	}
	return min(len(h.options.Members), 3)
}

// Addr is where the hub listens.
func (h *Hub) Addr() *net.TCPAddr { return h.server.Addr().(*net.TCPAddr) }

// Pin is the SHA-256 of its certificate.
func (h *Hub) Pin() [32]byte { return h.pin }

// SetKeys says which keys tables come in with from now on. Whoever came with another is put out.
func (h *Hub) SetKeys(keys []Key) {
	for _, id := range h.door.set(keys) {
		_ = h.server.DisconnectClientByID(id) // it went by itself
	}
}

// Close ends the hub, when what it has is on its disk.
func (h *Hub) Close() {
	h.stop()
	h.conn.Close()
	h.work.Wait()
	h.server.Shutdown()
	h.server.WaitForShutdown()
}
