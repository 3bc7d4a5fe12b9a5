package tables

import (
	"context"
	"crypto/sha256"
	"crypto/tls"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/nats-io/nats.go"

	"mindwall/cmd/internal/places"
	"mindwall/mindmap/fault"
	"mindwall/mindmap/link"
	"mindwall/mindmap/link/pair"
	"mindwall/tui/settings"
)

// waitsFor is how long a table waits for a person's word at the other one.
const waitsFor = 5 * time.Minute

var (
	errNobodyThere = errors.New("nobody shares a wall there")
	errNoCodeOut   = errors.New("nobody is let in there just now")
)

// askIn asks at a host to be let in. code is told the four words of the certificate, and asks the person for the code; it is
// told of one that was wrong, and asks again. askIn returns the address at which the wall is joined, and the title of its event.
func askIn(ctx context.Context, folder settings.Folder, host, name string, code func(words string, wrong error) (pair.Code, error)) (a link.Address, title string, err error) {
	at, port := places.Split(host)
	if port == "" {
		port = link.Port
	}
	at = places.Join(at, port)
	var pin [32]byte
	conn, err := nats.Connect("tls://"+at, nats.UserInfo(pair.User, ""), nats.CustomInboxPrefix(pair.Inbox), nats.NoReconnect(),
		nats.Secure(&tls.Config{
			InsecureSkipVerify: true, // whose it is the code tells, and two people who compare words
			MinVersion:         tls.VersionTLS13,
			VerifyConnection: func(s tls.ConnectionState) error {
				pin = sha256.Sum256(s.PeerCertificates[0].Raw)
				return nil
			},
		}))
	switch {
	case errors.Is(err, nats.ErrAuthorization):
		return a, "", fault.Advise(fmt.Errorf("join at %s: %w", host, errNoCodeOut), "at the table that shares the wall, /share shows a code")
	case err != nil:
		return a, "", fault.Advise(fmt.Errorf("join at %s: %w", host, errNobodyThere),
			"both machines must be in one network, and no guest network; the table that shares the wall shows after /share where it is found")
	}
	defer conn.Close()
	var (
		grant pair.Grant
		wrong error
	)
	for {
		c, err := code(pair.Words(pin), wrong)
		if err != nil {
			return a, "", err
		}
		asking, err := pair.Ask(c, pin, name)
		if err != nil {
			return a, "", err
		}
		if key, had := hadAt(folder, pin); had {
			asking.Request.Says(key)
		}
		if grant, err = ask(ctx, conn, asking); err == nil {
			break
		}
		if wrong = err; !errors.Is(err, pair.WrongCode) {
			return a, "", fmt.Errorf("join at %s: %w", host, err)
		}
	}
	if a, err = link.ParseAddress(grant.Line); err != nil {
		return a, "", err
	}
	a.Hubs = []string{at} // where it was found from here
	return a, grant.Title, nil
}

// hadAt is the key by which this machine joined a wall last at the hub of a certificate.
func hadAt(folder settings.Folder, pin [32]byte) (key [16]byte, had bool) {
	for _, line := range folder.Joined() {
		if a, err := link.ParseAddress(line); err == nil && a.Pin == pin {
			return a.Key, true
		}
	}
	return key, false
}

func ask(ctx context.Context, conn *nats.Conn, asking *pair.Asking) (g pair.Grant, err error) {
	body, err := json.Marshal(asking.Request)
	if err != nil {
		return g, err
	}
	ctx, cancel := context.WithTimeout(ctx, waitsFor)
	defer cancel()
	m, err := conn.RequestWithContext(ctx, pair.Subject, body)
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return g, errors.New("nobody answered at the other table")
	case errors.Is(err, nats.ErrConnectionClosed), errors.Is(err, nats.ErrNoResponders):
		return g, errors.New("the other table went away")
	case err != nil:
		return g, err
	}
	var reply pair.Reply
	if err := json.Unmarshal(m.Data, &reply); err != nil {
		return g, err
	}
	return asking.Open(reply)
}
