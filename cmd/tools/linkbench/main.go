//go:build unix

// Linkbench measures how tables share a wall: programs of their own, with real files, over TLS to hubs of our own. A console is a
// desk in this program; its link is another program on the same file, as mindwall join without a screen is.
//
//	linkbench                 does all but scale, and fails when something takes longer than it may; about three minutes
//	linkbench -what two,cut   only those
//	linkbench -cut 2s         with a shorter cut
//	linkbench -what scale -tables 200 -answers 1000
//
// scale is many tables at one hub, all in one program, without files: what each of them costs. It judges nothing.
//
// Each measure ends with a comparison of the boards: what each table's desk shows, what a table has that reads its file anew, and
// the plain fold of all entries must be the same, with each answer once.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

func main() {
	if len(os.Args) > 1 && inside[os.Args[1]] != nil {
		if err := inside[os.Args[1]](os.Args[2:]); err != nil {
			fmt.Fprintln(os.Stderr, "linkbench", os.Args[1]+":", err)
			os.Exit(1)
		}
		return
	}
	b := &bench{}
	what := flag.String("what", "two,newcomer,cut,lost,cluster", "measures, with commas between them; scale as well")
	flag.DurationVar(&b.cut, "cut", 15*time.Second, "how long the network is cut")
	flag.IntVar(&b.many, "many", 10_000, "entries that a newcomer reads, and a hub that was emptied is filled with")
	flag.IntVar(&b.tables, "tables", 10, "of scale: tables")
	flag.IntVar(&b.answers, "answers", 1000, "of scale: answers that are on the wall before")
	flag.Float64Var(&b.rate, "rate", 5, "of scale: answers a second, of all tables together")
	flag.DurationVar(&b.lasts, "lasts", 20*time.Second, "of scale: how long it is at rest, and how long it writes")
	flag.Parse()
	if !b.run(*what) {
		os.Exit(1)
	}
}

// bench is one run.
type bench struct {
	cut  time.Duration
	many int

	tables, answers int // of scale
	rate            float64
	lasts           time.Duration

	dir    string // of the measure that runs
	failed bool
	procs  []*proc
}

type measure struct {
	name string
	do   func(*bench) error
}

var measures = []measure{{"two", two}, {"newcomer", newcomer}, {"cut", cutOff}, {"lost", lost}, {"cluster", cluster}, {"scale", scale}}

func (b *bench) run(what string) bool {
	for _, m := range measures {
		if !slices.Contains(strings.Split(what, ","), m.name) {
			continue
		}
		if err := b.measure(m); err != nil {
			fmt.Printf("%s: %v\n", m.name, err)
			b.failed = true
		}
	}
	return !b.failed
}

func (b *bench) measure(m measure) (err error) {
	if b.dir, err = os.MkdirTemp("", "linkbench"); err != nil {
		return err
	}
	defer func() {
		for _, p := range b.procs {
			p.kill()
		}
		b.procs = nil
		if gone := os.RemoveAll(b.dir); err == nil {
			err = gone
		}
	}()
	fmt.Printf("%s\n", m.name)
	return m.do(b)
}

func (b *bench) path(name string) string { return filepath.Join(b.dir, name) }

// within prints how long something took, beside how long it may.
func (b *bench) within(what string, took, may time.Duration) {
	word := "ok"
	if took > may {
		word, b.failed = "TOO LONG", true
	}
	fmt.Printf("  %-66s %8.1f ms, may take %5.0f ms  %s\n", what, ms(took), ms(may), word)
}

// holds prints whether something is so.
func (b *bench) holds(what string, is bool) {
	word := "ok"
	if !is {
		word, b.failed = "NOT SO", true
	}
	fmt.Printf("  %-66s %s\n", what, word)
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// spread prints how times are spread, and returns them in order.
func spread(what string, times []time.Duration) []time.Duration {
	slices.Sort(times)
	at := func(part float64) float64 { return ms(times[int(part*float64(len(times)-1))]) }
	fmt.Printf("  %-66s n=%d p50=%.1f p90=%.1f p99=%.1f max=%.1f ms\n", what, len(times), at(.5), at(.9), at(.99), at(1))
	return times
}

// until waits until something is so, and returns how long that took.
func until(what string, is func() bool) (time.Duration, error) {
	const patience = 5 * time.Minute
	began := time.Now()
	for !is() {
		if time.Since(began) > patience {
			return patience, fmt.Errorf("%s: not within five minutes", what)
		}
		time.Sleep(time.Millisecond)
	}
	return time.Since(began), nil
}
