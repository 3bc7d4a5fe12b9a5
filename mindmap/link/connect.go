package link

import (
	"cmp"
	"context"
	"crypto/sha256"
	"crypto/tls"
	"encoding/base64"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"strings"
	"time"

	"github.com/nats-io/nats.go"

	"mindwall/mindmap/fault"
	"mindwall/mindmap/link/peer"
	"mindwall/mindmap/link/wire"
)

const (
	pingEvery  = 2 * time.Second // so that a network that swallows everything is noticed after three of them
	handshake  = 5 * time.Second
	answerIn   = 5 * time.Second
	dialFor    = 5 * time.Second
	dialEvery  = 400 * time.Millisecond // a network that is back carries the next try and not the one before
	againAtMax = 250 * time.Millisecond
)

// dialer tries again and again beside itself: on a network that swallows everything for a while, each try is lost for seconds.
type dialer struct{ net.Dialer }

// Dial implements [nats.CustomDialer].
func (d *dialer) Dial(network, address string) (net.Conn, error) {
	ctx, cancel := context.WithTimeout(context.Background(), dialFor)
	defer cancel()
	type result struct {
		conn net.Conn
		err  error
	}
	results := make(chan result)
	try := func() {
		conn, err := d.DialContext(ctx, network, address)
		select {
		case results <- result{conn, err}:
		case <-ctx.Done():
			if err == nil {
				_ = conn.Close() // another was quicker
			}
		}
	}
	go try()
	ticker := time.NewTicker(dialEvery)
	defer ticker.Stop()
	for {
		select {
		case r := <-results:
			return r.conn, r.err
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-ticker.C:
			go try()
		}
	}
}

// connect begins to connect, and goes on for ever.
func (l *Link) connect(a Address) (*nats.Conn, error) {
	servers := l.options.Servers
	options := []nats.Option{
		nats.Name("mindwall"), nats.CustomInboxPrefix(l.names.Inbox), nats.NoEcho(),
		nats.RetryOnFailedConnect(true), nats.MaxReconnects(-1), nats.IgnoreAuthErrorAbort(), nats.ReconnectBufSize(-1),
		nats.PingInterval(pingEvery), nats.MaxPingsOutstanding(2), nats.Timeout(handshake), nats.SetCustomDialer(&dialer{}),
		nats.CustomReconnectDelay(func(int) time.Duration { return againAtMax/4 + rand.N(againAtMax*3/4) }),
		nats.ConnectHandler(func(*nats.Conn) { l.post(0, peer.Connected{}) }),
		nats.ReconnectHandler(func(*nats.Conn) { l.post(0, peer.Connected{}) }),
		nats.DisconnectErrHandler(func(_ *nats.Conn, err error) { l.post(0, peer.Cut{Err: away(err)}) }),
		nats.ReconnectErrHandler(func(_ *nats.Conn, err error) { l.post(0, peer.Cut{Err: away(err)}) }),
		nats.ErrorHandler(func(*nats.Conn, *nats.Subscription, error) {}), // what is lost is made good by the stream
	}
	if l.foreign {
		if l.options.Creds != "" {
			options = append(options, nats.UserCredentials(l.options.Creds))
		}
	} else {
		servers = "nats://" + strings.Join(a.Hubs, ",nats://")
		options = append(options, nats.UserInfo(a.Wall.String(), base64.RawURLEncoding.EncodeToString(a.Key[:])), nats.Secure(pinned(a.Pin)))
	}
	conn, err := nats.Connect(servers, options...)
	if err != nil {
		return nil, fmt.Errorf("connect to the hub: %w", err)
	}
	return conn, nil
}

var errNotTheHub = errors.New("who answers is not the hub of the line: its certificate is another")

// pinned trusts the one certificate, whoever signed it and whatever names it has.
func pinned(pin [32]byte) *tls.Config {
	return &tls.Config{
		InsecureSkipVerify: true, // in its place stands what follows
		MinVersion:         tls.VersionTLS13,
		VerifyConnection: func(s tls.ConnectionState) error {
			if sha256.Sum256(s.PeerCertificates[0].Raw) != pin {
				return errNotTheHub
			}
			return nil
		},
	}
}

// ErrNotLetIn is why a table is away that comes with a key which its hub does not know, or knows no longer.
var ErrNotLetIn = errors.New("the hub does not let this table in")

var errNoHub = errors.New("no hub answers")

// noticeRefusal notices that a hub does not let this table in any more: of that no handler is told.
func (l *Link) noticeRefusal() {
	if err := l.conn.LastError(); l.conn.IsReconnecting() && isRefusal(err) && !errors.Is(l.peer.Away(), ErrNotLetIn) {
		l.step(peer.Cut{Err: away(err)})
	}
}

func isRefusal(err error) bool {
	return errors.Is(err, nats.ErrAuthorization) || errors.Is(err, nats.ErrAuthRevoked) || errors.Is(err, nats.ErrAuthExpired)
}

// away says why there is no hub.
func away(err error) error {
	switch {
	case err == nil:
		return errNoHub
	case errors.Is(err, errNotTheHub):
		return fault.Advise(errNotTheHub, "ask at the table that shares the wall whether it started a new hub, and join again")
	case isRefusal(err):
		return fault.Advise(ErrNotLetIn, "its key may have been taken away: the table that shares the wall shows a code after /share, with which this one joins again, with the file that it has")
	}
	if op := (*net.OpError)(nil); errors.As(err, &op) && op.Addr != nil {
		return fmt.Errorf("%w at %s", errNoHub, op.Addr)
	}
	return fmt.Errorf("%w: %w", errNoHub, err)
}

// subscribe hears what others say.
func (l *Link) subscribe() error {
	_, live := l.conn.Subscribe(l.names.Live, func(m *nats.Msg) {
		if batch, err := wire.Decode(m.Data); err == nil { // else it comes by the stream, which says what is wrong
			l.post(0, peer.Heard{Batch: batch})
		}
	})
	_, here := l.conn.Subscribe(l.names.Here, func(m *nats.Msg) {
		if here, ok := decoded[wire.Here](m.Data); ok {
			l.post(0, peer.Met{Here: here})
		}
	})
	_, shown := l.conn.Subscribe(l.names.Shown, func(m *nats.Msg) {
		if shown, ok := decoded[wire.Shown](m.Data); ok {
			l.post(0, peer.Saw{Shown: shown})
		}
	})
	return cmp.Or(live, here, shown)
}
