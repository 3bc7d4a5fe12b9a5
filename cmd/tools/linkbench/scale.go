//go:build unix

package main

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/fold"
	"mindwall/mindmap/link"
	"mindwall/mindmap/scribe"
	"mindwall/mindmap/wallfile"
)

// seat is a table without a console and without a file: the board that a console would keep, and a link of its own.
type seat struct {
	link *link.Link

	mu       sync.Mutex
	live     *fold.Live
	scribe   *scribe.Scribe
	news     []mindmap.Entry
	more     chan struct{} // closed when there is more
	question mindmap.ID
	told     func(mindmap.ID)
}

func newSeat(entries []mindmap.Entry, told func(mindmap.ID)) *seat {
	s := &seat{live: fold.NewLive(), more: make(chan struct{}), told: told}
	s.scribe = &scribe.Scribe{Live: s.live, Author: "seat", Device: scribe.RandomID()}
	s.live.Add(entries...)
	s.news = entries
	for i := range entries {
		if entries[i].Kind == mindmap.KindOf(mindmap.AskQuestion{}) {
			s.question = entries[i].ID
		}
	}
	return s
}

func (s *seat) ID() mindmap.ID {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.live.WallID()
}

func (s *seat) Own() []mindmap.ID { return []mindmap.ID{s.scribe.Device} }

func (s *seat) Take(_ context.Context, entries []mindmap.Entry) ([]error, error) {
	sound, refused := wallfile.Sift(entries)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.live.Take(sound...)
	s.add(mindmap.Entries(sound))
	return refused, nil
}

// add hands on what is new. The caller holds the lock.
func (s *seat) add(entries []mindmap.Entry) {
	s.news = append(s.news, entries...)
	close(s.more)
	s.more = make(chan struct{})
	for i := range entries {
		s.told(entries[i].ID)
	}
}

func (s *seat) Follow(ctx context.Context, told func([]mindmap.Entry)) error {
	for first := true; ctx.Err() == nil; first = false {
		s.mu.Lock()
		news, more := s.news, s.more
		s.news = nil
		s.mu.Unlock()
		if len(news) > 0 || first {
			told(news)
			continue
		}
		select {
		case <-ctx.Done():
		case <-more:
		}
	}
	return ctx.Err()
}

// write writes an answer.
func (s *seat) write(words string) (mindmap.ID, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	sealed, err := s.scribe.Seal(mindmap.Draft{Op: mindmap.AddAnswer{Question: s.question, Caption: words}})
	if err != nil {
		return mindmap.ID{}, err
	}
	s.live.Take(sealed...)
	s.add(mindmap.Entries(sealed))
	e := sealed[0].Entry()
	return e.ID, nil
}

func (s *seat) count() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.live.Board().Entries
}

// event is many tables that write at once.
type event struct {
	seats []*seat
	hub   *proc
	id    mindmap.ID

	mu      sync.Mutex
	written map[mindmap.ID]time.Time
	times   []time.Duration
}

func (e *event) told(id mindmap.ID) {
	now := time.Now()
	e.mu.Lock()
	defer e.mu.Unlock()
	if at, ours := e.written[id]; ours {
		e.times = append(e.times, now.Sub(at))
	}
}

// scale measures so many tables at one hub of one wall: all in this program, with the real fold.
func scale(b *bench) error {
	entries, id, err := b.filled(b.answers)
	if err != nil {
		return err
	}
	e := &event{id: id, written: map[mindmap.ID]time.Time{}}
	if e.hub, err = b.start("hub-process", "-dir", b.path("hub")); err != nil {
		return err
	}
	base := heap()
	began := time.Now()
	if err := e.come(e.hub.at, b.tables, entries); err != nil {
		return err
	}
	fmt.Printf("  %d tables, %d answers before: all level after %.1f s; %.1f MB a table, hub %d MB, its disk %.1f MB\n", b.tables, b.answers,
		time.Since(began).Seconds(), float64(heap()-base)/float64(b.tables)/(1<<20), e.hub.memory(), size(b.path("hub")))
	rest := e.during(func() error { time.Sleep(b.lasts); return nil })
	rest.print("at rest", b)
	var failed error
	busy := e.during(func() error { failed = e.write(b.rate, b.lasts); return failed })
	if failed != nil {
		return failed
	}
	busy.print(fmt.Sprintf("%.0f answers a second", b.rate), b)
	spread("from one table to each of the others", e.times)
	whole := board(e.seats[0].live.Board())
	b.holds("every table shows the same", !slices.ContainsFunc(e.seats, func(s *seat) bool { return board(s.live.Board()) != whole }))
	return e.newcomer(b)
}

// filled is a wall with so many answers.
func (b *bench) filled(answers int) ([]mindmap.Entry, mindmap.ID, error) {
	many := b.many
	b.many = answers
	defer func() { b.many = many }()
	return b.large()
}

func (e *event) come(at string, tables int, entries []mindmap.Entry) error {
	line, err := lineOf(e.id, at)
	if err != nil {
		return err
	}
	a, err := link.ParseAddress(line)
	if err != nil {
		return err
	}
	for i := range tables {
		s := newSeat(slices.Clone(entries), e.told)
		if s.link, err = link.Open(context.Background(), a, s, link.Options{Name: fmt.Sprint("table ", i)}); err != nil {
			return err
		}
		e.seats = append(e.seats, s)
	}
	_, err = until("all are level", e.level)
	return err
}

func (e *event) level() bool {
	for _, s := range e.seats {
		if now := s.link.Status(); !now.Level || now.Waiting > 0 || len(now.Tables) != len(e.seats)-1 {
			return false
		}
	}
	return true
}

// write writes answers at tables by turns, until all are everywhere.
func (e *event) write(rate float64, lasts time.Duration) error {
	want := e.seats[0].count()
	for end := time.Now().Add(lasts); time.Now().Before(end); want++ {
		e.mu.Lock()
		s := e.seats[rand.IntN(len(e.seats))]
		e.mu.Unlock()
		at := time.Now()
		id, err := s.write(fmt.Sprintf("Answer %d about the evening buses", want))
		if err != nil {
			return err
		}
		e.mu.Lock()
		e.written[id] = at // its own table has been told before
		e.mu.Unlock()
		time.Sleep(time.Duration(float64(time.Second) / rate))
	}
	_, err := until("all are everywhere", func() bool {
		return !slices.ContainsFunc(e.seats, func(s *seat) bool { return s.count() < want })
	})
	return err
}

// newcomer is one more table, which has nothing; and then has lost its connection for a moment.
func (e *event) newcomer(b *bench) error {
	way, err := newProxy(e.hub.at)
	if err != nil {
		return err
	}
	want := e.seats[0].count()
	began := time.Now()
	_, before := e.hub.bytes()
	if err := e.come(way.at, 1, nil); err != nil {
		return err
	}
	s := e.seats[len(e.seats)-1]
	if _, err := until("the newcomer has all", func() bool { return s.count() >= want }); err != nil {
		return err
	}
	_, after := e.hub.bytes()
	fmt.Printf("  a newcomer has %d entries after %.2f s, %.0f kB; hub %d MB, its disk %.1f MB\n", want, time.Since(began).Seconds(),
		(after-before)/1000, e.hub.memory(), size(b.path("hub")))
	way.drop()
	began = time.Now()
	if _, err := until("it is cut off", func() bool { return s.link.Status().Away != nil }); err != nil {
		return err
	}
	if _, err := until("it is level again", e.level); err != nil {
		return err
	}
	_, again := e.hub.bytes()
	fmt.Printf("  cut off for a moment, it is level again after %.2f s, %.0f kB\n", time.Since(began).Seconds(), (again-after)/1000)
	return nil
}

// use is what tables and hub took during a while.
type use struct {
	lasted      time.Duration
	tables, hub time.Duration // of processors
	heard, said float64       // bytes that the hub sent and read, those of its disk with them
}

func (e *event) sum() (u use) {
	var own syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &own)
	u.tables = time.Duration(own.Utime.Nano() + own.Stime.Nano())
	u.hub = e.hub.processor()
	u.said, u.heard = e.hub.bytes()
	return u
}

func (e *event) during(do func() error) use {
	before, began := e.sum(), time.Now()
	_ = do()
	after := e.sum()
	return use{time.Since(began), after.tables - before.tables, after.hub - before.hub, after.heard - before.heard, after.said - before.said}
}

func (u use) print(what string, b *bench) {
	seconds, tables := u.lasted.Seconds(), float64(b.tables)
	fmt.Printf("  %-24s a table hears %.2f kB and says %.2f kB a second; processor: a table %.2f %%, the hub %.1f %%\n", what+":",
		u.heard/seconds/tables/1000, u.said/seconds/tables/1000, u.tables.Seconds()/seconds/tables*100, u.hub.Seconds()/seconds*100)
}

func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// processor is how long a program has run on processors.
func (p *proc) processor() time.Duration {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", p.cmd.Process.Pid))
	if err != nil {
		return 0
	}
	const tick = time.Second / 100
	fields := strings.Fields(string(stat[bytes.LastIndexByte(stat, ')')+1:])) // behind the name, which may hold blanks
	if len(fields) < 13 {
		return 0
	}
	user, _ := strconv.ParseInt(fields[11], 10, 64)
	system, _ := strconv.ParseInt(fields[12], 10, 64)
	return time.Duration(user+system) * tick
}

// bytes are what a program has read and written so far; nothing where the system does not say.
func (p *proc) bytes() (read, written float64) {
	io, _ := os.ReadFile(fmt.Sprintf("/proc/%d/io", p.cmd.Process.Pid))
	_, _ = fmt.Sscanf(string(io), "rchar: %f\nwchar: %f", &read, &written)
	return read, written
}

// size is how much a folder holds, in megabytes.
func size(dir string) float64 {
	all := int64(0)
	_ = filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			if info, err := d.Info(); err == nil {
				all += info.Size()
			}
		}
		return nil
	})
	return float64(all) / (1 << 20)
}
