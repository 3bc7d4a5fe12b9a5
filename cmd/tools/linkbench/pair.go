//go:build unix

package main

import (
	"fmt"
	"time"

	"mindwall/mindmap"
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
