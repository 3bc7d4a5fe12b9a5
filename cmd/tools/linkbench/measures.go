//go:build unix

package main

import (
	"context"
	"encoding/base64"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"crypto/tls"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"mindwall/mindmap"
	"mindwall/mindmap/link/wire"
)

// What may be, as the wall's users were promised.
const (
	tellsWithin = 30 * time.Millisecond // p50, from one table's Enter to the other table's board
	soon        = time.Second
	gapAtMost   = 500 * time.Millisecond
)

// pair is two tables of one wall, each with a link through a hub.
type pair struct {
	wall     mindmap.ID
	a, b     *table
	hub      *proc
	la, lb   *proc
	dir      string
	throughB *proxy
}

// pair starts two tables; the second one's network can be cut.
func (b *bench) pair() (p *pair, err error) {
	entries, id, err := b.beginning()
	if err != nil {
		return nil, err
	}
	p = &pair{wall: id, dir: b.path("hub")}
	if p.a, err = b.table("a", entries); err != nil {
		return nil, err
	}
	if p.b, err = b.table("b", entries); err != nil {
		return nil, err
	}
	if p.hub, err = b.start("hub-process", "-dir", p.dir); err != nil {
		return nil, err
	}
	if p.throughB, err = newProxy(p.hub.at); err != nil {
		return nil, err
	}
	if p.la, err = b.link(p.a, id, p.hub.at); err != nil {
		return nil, err
	}
	if p.lb, err = b.link(p.b, id, p.throughB.at); err != nil {
		return nil, err
	}
	return p, p.meet()
}

// link starts the link of a table.
func (b *bench) link(t *table, wall mindmap.ID, hubs ...string) (*proc, error) {
	line, err := lineOf(wall, hubs...)
	if err != nil {
		return nil, err
	}
	return b.start("link-process", t.path(), line, t.name)
}

// meet waits until something has gone each way.
func (p *pair) meet() error {
	for _, way := range [][2]*table{{p.a, p.b}, {p.b, p.a}} {
		id, err := way[0].add("hello")
		if err != nil {
			return err
		}
		if _, err := until("the tables meet", func() bool { _, told := way[1].told(id); return told }); err != nil {
			return err
		}
	}
	return nil
}

// two: how long it takes from Enter at one table until the other table's console is told.
func two(b *bench) error {
	p, err := b.pair()
	if err != nil {
		return err
	}
	const answers = 200
	var times []time.Duration
	for i := range answers {
		from, to := p.a, p.b
		if i%2 == 1 {
			from, to = to, from
		}
		began := time.Now()
		id, err := from.add(fmt.Sprint("said ", i))
		if err != nil {
			return err
		}
		if _, err := until("it is told", func() bool { _, told := to.told(id); return told }); err != nil {
			return err
		}
		at, _ := to.told(id)
		times = append(times, at.Sub(began))
		time.Sleep(time.Duration(30+i%7*17) * time.Millisecond)
	}
	times = spread("Enter at one table → told at the other", times)
	b.within("of them p50", times[len(times)/2], tellsWithin)
	fmt.Printf("  memory at most: hub %d MB, link %d MB\n", p.hub.memory(), p.la.memory())
	return b.same(answers+2, p.a, p.b)
}

// newcomer: how long a table that has nothing needs for all of a large wall.
func newcomer(b *bench) error {
	entries, id, err := b.large()
	if err != nil {
		return err
	}
	a, err := b.table("a", entries)
	if err != nil {
		return err
	}
	hub, err := b.start("hub-process", "-dir", b.path("hub"))
	if err != nil {
		return err
	}
	began := time.Now()
	if _, err := b.link(a, id, hub.at); err != nil {
		return err
	}
	if err := b.stores(hub.at, id, len(entries)); err != nil {
		return err
	}
	b.within(fmt.Sprintf("%d entries are in an empty hub, from the link's start", len(entries)), time.Since(began), 2*soon)
	c, err := b.table("c", nil)
	if err != nil {
		return err
	}
	began = time.Now()
	l, err := b.link(c, id, hub.at)
	if err != nil {
		return err
	}
	if _, err := until("the newcomer has all", func() bool { return c.count() >= len(entries) }); err != nil {
		return err
	}
	b.within(fmt.Sprintf("a newcomer has %d entries, from its link's start", len(entries)), time.Since(began), soon)
	fmt.Printf("  memory at most: hub %d MB, link of the newcomer %d MB\n", hub.memory(), l.memory())
	return b.same(b.many, a, c)
}

// large is a wall with many answers.
func (b *bench) large() ([]mindmap.Entry, mindmap.ID, error) {
	entries, id, err := b.beginning()
	if err != nil {
		return nil, id, err
	}
	t, err := b.table("large", entries)
	if err != nil {
		return nil, id, err
	}
	var drafts []mindmap.Draft
	for i := range b.many {
		drafts = append(drafts, mindmap.Draft{Op: mindmap.AddAnswer{Question: t.question, Caption: fmt.Sprintf("Answer %d about waiting lists and buses", i)}})
	}
	t.mu.Lock()
	err = t.desk.Record(drafts...)
	entries = t.desk.Live().Entries()
	t.mu.Unlock()
	if err == nil {
		err = t.desk.Close()
	}
	return entries, id, err
}

// cut: two tables write on while one of them has no network; then it is back.
func cutOff(b *bench) error {
	p, err := b.pair()
	if err != nil {
		return err
	}
	const each = 200
	p.throughB.cut()
	for i := range each {
		if _, err := p.a.add(fmt.Sprint("a in the cut ", i)); err != nil {
			return err
		}
		if _, err := p.b.add(fmt.Sprint("b in the cut ", i)); err != nil {
			return err
		}
		time.Sleep(b.cut / each)
	}
	b.holds("each has its own and not the other's", p.a.count() == each+3 && p.b.count() == each+3)
	p.throughB.heal()
	took, err := until("both have all", func() bool { return p.a.count() == 2*each+3 && p.b.count() == 2*each+3 })
	if err != nil {
		return err
	}
	b.within(fmt.Sprintf("both have all, from the end of a cut of %v on", b.cut), took, soon)
	return b.same(2*each+2, p.a, p.b)
}

// lost: a hub is killed, its disk emptied, and it is started again.
func lost(b *bench) error {
	entries, id, err := b.large()
	if err != nil {
		return err
	}
	p := &pair{wall: id, dir: b.path("hub")}
	if p.a, err = b.table("a", entries); err != nil {
		return err
	}
	if p.b, err = b.table("b", entries); err != nil {
		return err
	}
	at := fmt.Sprint("127.0.0.1:", freePorts(1)[0])
	if p.hub, err = b.start("hub-process", "-dir", p.dir, "-listen", at); err != nil {
		return err
	}
	for _, t := range []*table{p.a, p.b} {
		if _, err := b.link(t, id, at); err != nil {
			return err
		}
	}
	if err := p.meet(); err != nil {
		return err
	}
	if err := b.stores(at, id, len(entries)+2); err != nil {
		return err
	}
	p.hub.kill()
	if err := os.RemoveAll(p.dir); err != nil {
		return err
	}
	x, err := p.a.add("a without a hub")
	if err != nil {
		return err
	}
	y, err := p.b.add("b without a hub")
	if err != nil {
		return err
	}
	time.Sleep(2 * time.Second)
	if p.hub, err = b.start("hub-process", "-dir", p.dir, "-listen", at); err != nil {
		return err
	}
	took, err := until("both have what was written meanwhile", func() bool {
		_, one := p.b.told(x)
		_, other := p.a.told(y)
		return one && other
	})
	if err != nil {
		return err
	}
	b.within("tables have each other's again, from when the emptied hub listens", took, soon)
	began := time.Now().Add(-took)
	if err := b.stores(at, id, len(entries)+4); err != nil {
		return err
	}
	b.within(fmt.Sprintf("the hub has all of %d entries again", len(entries)+4), time.Since(began), soon)
	return b.same(b.many+4, p.a, p.b)
}

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

// through writes at both tables while something happens, and measures the gaps.
func (p *pair) through(b *bench, happens func()) error {
	type said struct {
		id mindmap.ID
		at time.Time
		to *table
	}
	const pause, before, after = 50 * time.Millisecond, 3 * time.Second, 12 * time.Second
	var all []said
	var killed time.Time
	began := time.Now()
	for i := 0; time.Since(began) < before+after; i++ {
		from, to := p.a, p.b
		if i%2 == 1 {
			from, to = to, from
		}
		at := time.Now()
		id, err := from.add(fmt.Sprint("said ", i))
		if err != nil {
			return err
		}
		all = append(all, said{id, at, to})
		if killed.IsZero() && time.Since(began) > before {
			killed = time.Now()
			happens()
		}
		time.Sleep(pause)
	}
	if _, err := until("both have all", func() bool { return p.a.count() == len(all)+3 && p.b.count() == len(all)+3 }); err != nil {
		return err
	}
	var calm, later []time.Duration
	for _, s := range all {
		at, _ := s.to.told(s.id)
		if s.at.Before(killed) {
			calm = append(calm, at.Sub(s.at))
		} else {
			later = append(later, at.Sub(s.at))
		}
	}
	spread("Enter → told at the other table, before the leader is killed", calm)
	later = spread("from then on", later)
	b.within("the longest that one answer took", later[len(later)-1], gapAtMost)
	return b.same(len(all)+2, p.a, p.b)
}

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
