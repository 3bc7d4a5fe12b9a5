//go:build unix

package main

import (
	"fmt"
	"os"
	"time"

	"mindwall/mindmap"
)

// What may be, as the wall's users were promised.
const (
	tellsWithin = 30 * time.Millisecond // p50, from one table's Enter to the other table's board
	soon        = time.Second
	gapAtMost   = 500 * time.Millisecond
)

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
