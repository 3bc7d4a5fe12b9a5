//go:build unix

package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/link/wire"
)

// cluster: three hubs are one, and the one that leads the stream is killed.
func cluster(b *bench) error {
	entries, id, err := b.beginning()
	if err != nil {
		return err
	}
	var hubs, members []string
	for _, port := range freePorts(3) {
		hubs = append(hubs, fmt.Sprint("127.0.0.1:", port))
		members = append(members, fmt.Sprint("127.0.0.1:", port+2000))
	}
	var procs [3]*proc
	for i := range procs {
		node := fmt.Sprint("node", i)
		if procs[i], err = b.start("hub-process", "-dir", b.path(node), "-listen", hubs[i], "-node", node, "-members", strings.Join(members, ",")); err != nil {
			return err
		}
	}
	p := &pair{wall: id}
	if p.a, err = b.table("a", entries); err != nil {
		return err
	}
	if p.b, err = b.table("b", entries); err != nil {
		return err
	}
	for _, t := range []*table{p.a, p.b} {
		if _, err := b.link(t, id, hubs...); err != nil {
			return err
		}
	}
	if err := p.meet(); err != nil {
		return err
	}
	if err := b.stores(strings.Join(hubs, ","), id, 3); err != nil {
		return err
	}
	leader, err := leaderOf(strings.Join(hubs, ","), id)
	if err != nil {
		return err
	}
	return p.through(b, func() { procs[leader].kill() })
}

// leaderOf is which of the nodes leads a wall's stream.
func leaderOf(hubs string, id mindmap.ID) (int, error) {
	js, conn, err := manager(hubs, id)
	if err != nil {
		return 0, err
	}
	defer conn.Close()
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	s, err := js.Stream(ctx, wire.NamesOf(id).Stream)
	if err != nil {
		return 0, err
	}
	name := s.CachedInfo().Cluster.Leader
	return slices.Index([]string{"node0", "node1", "node2"}, name), nil
}
