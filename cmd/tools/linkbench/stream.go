//go:build unix

package main

import (
	"context"
	"crypto/tls"
	"encoding/base64"
	"fmt"
	"strings"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"mindwall/mindmap"
	"mindwall/mindmap/link/wire"
)

// manager is a connection to hubs, as a table has it.
func manager(hubs string, id mindmap.ID) (jetstream.JetStream, *nats.Conn, error) {
	key := secret.Key()
	names := wire.NamesOf(id)
	conn, err := nats.Connect("nats://"+strings.ReplaceAll(hubs, ",", ",nats://"), nats.UserInfo(id.String(), base64.RawURLEncoding.EncodeToString(key[:])),
		nats.Secure(&tls.Config{InsecureSkipVerify: true}), nats.CustomInboxPrefix(names.Inbox), nats.IgnoreDiscoveredServers())
	if err != nil {
		return nil, nil, err
	}
	js, err := jetstream.New(conn)
	return js, conn, err
}

// stores waits until a stream holds so many entries.
func (b *bench) stores(hubs string, id mindmap.ID, entries int) error {
	js, conn, err := manager(hubs, id)
	if err != nil {
		return err
	}
	defer conn.Close()
	has := map[mindmap.ID]bool{}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	for {
		try, end := context.WithTimeout(ctx, time.Second) // a hub that comes up answers nothing that was asked before
		consumer, err := js.OrderedConsumer(try, wire.NamesOf(id).Stream, jetstream.OrderedConsumerConfig{})
		end()
		if err == nil {
			return readUntil(ctx, consumer, has, entries)
		}
		if ctx.Err() != nil {
			return err
		}
		time.Sleep(10 * time.Millisecond)
	}
}

func readUntil(ctx context.Context, consumer jetstream.Consumer, has map[mindmap.ID]bool, entries int) error {
	for len(has) < entries {
		m, err := consumer.Next(jetstream.FetchMaxWait(5 * time.Second))
		if err != nil {
			return fmt.Errorf("%d of %d entries are stored: %w", len(has), entries, err)
		}
		batch, err := wire.Decode(m.Data())
		if err != nil {
			return err
		}
		for i := range batch {
			has[batch[i].ID] = true
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
	return nil
}
