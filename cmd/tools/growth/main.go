//go:build unix

// Growth holds that nothing takes more than n·log n on walls of any shape, up to 100,000 nodes.
//
//	growth                    does all, at 10,000 and 100,000 nodes, and fails when something grows faster
//	growth -n 1000 -what info,drawn -shape deep
//	growth -n 1000000 -shape flat -make million.wall
//
// It prints a line a shape and task: the processor time at n nodes and at ten times as many. n·log n makes that 12 to 13 times
// as long, and some more where memory is no longer near; n² makes it a hundred times. Thirty times is a failure, unless the
// longer time is under the floor, where chance decides.
package main

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"time"

	"mindwall/mindmap"
	"mindwall/mindmap/desk"
	"mindwall/mindmap/shapes"
)

func main() {
	n := flag.Int("n", 10_000, "nodes; ten times as many are tried too")
	factor := flag.Float64("factor", 30, "the most that the time may grow by")
	floor := flag.Duration("floor", time.Second, "processor time under it is not judged")
	limit := flag.Duration("limit", 5*time.Minute, "the longest that one run may take")
	what := flag.String("what", "", "tasks, or model, text and drawn for all of a kind, with commas between them; empty is all")
	shape := flag.String("shape", "", "shapes, with commas between them; empty is all")
	file := flag.String("make", "", "make a wall of n nodes of the first shape in this file, to try by hand, and no more")
	flag.Parse()
	g := growth{n: *n, factor: *factor, floor: *floor, limit: *limit, what: names(*what), shapes: names(*shape)}
	if *file != "" {
		if err := g.make(*file); err != nil {
			fmt.Fprintln(os.Stderr, "growth:", err)
			os.Exit(1)
		}
		return
	}
	if !g.run() {
		os.Exit(1)
	}
}

func names(list string) []string {
	if list == "" {
		return nil
	}
	return strings.Split(list, ",")
}

type growth struct {
	n            int
	factor       float64
	floor, limit time.Duration
	what, shapes []string
	failed       bool
}

// make makes a wall of the first shape that was asked for.
func (g *growth) make(file string) error {
	for _, s := range shapes.All() {
		if chosen(g.shapes, s.Name) {
			return desk.Create(file, s.Make(g.n))
		}
	}
	return fmt.Errorf("no shape is called %s", strings.Join(g.shapes, ","))
}

// run does all that was asked for, and reports whether nothing grew too fast.
func (g *growth) run() bool {
	fmt.Printf("| shape | task | %d | %d | times | |\n| --- | --- | --- | --- | --- | --- |\n", g.n, 10*g.n)
	for _, s := range shapes.All() {
		if chosen(g.shapes, s.Name) {
			g.try(s)
		}
	}
	return !g.failed
}

func chosen(names []string, name string) bool { return names == nil || slices.Contains(names, name) }

// try does every task with a shape, at one size and then at the other.
func (g *growth) try(s shapes.Shape) {
	small := g.all(s.Make(g.n))
	large := g.all(s.Make(10 * g.n))
	for i, t := range tasks() {
		before, after := small[i], large[i]
		if !before.done {
			continue
		}
		times, said := float64(after.took)/float64(max(before.took, 1)), "well"
		switch err := cmp.Or(before.err, after.err); {
		case err != nil:
			said = "BROKEN: " + err.Error()
		case times > g.factor && after.took > g.floor:
			said = "BROKEN: grows too fast"
		}
		g.failed = g.failed || said != "well"
		fmt.Printf("| %s | %s | %s | %s | %.1f | %s |\n", s.Name, t.name, millis(before.took), millis(after.took), times, said)
	}
}

// run is what came of a task.
type run struct {
	took time.Duration
	err  error
	done bool
}

// all does every task that was asked for with one wall.
func (g *growth) all(entries []mindmap.Entry) []run {
	w := newWall(entries)
	runs := make([]run, len(tasks()))
	for i, t := range tasks() {
		if !chosen(g.what, t.name) && !chosen(g.what, t.kind) {
			continue
		}
		if t.board {
			w.board()
		}
		runs[i] = g.time(t, w)
	}
	return runs
}

func millis(d time.Duration) string {
	return fmt.Sprintf("%.0f ms", float64(d)/float64(time.Millisecond))
}

// short is the processor time under which a task is done three times.
const short = 300 * time.Millisecond

// time is the processor time of a task, the least of three when it is short.
func (g *growth) time(t task, w *wall) run {
	best := run{done: true}
	for i := range 3 {
		runtime.GC()
		ctx, cancel := context.WithTimeout(context.Background(), g.limit)
		begun := processorTime()
		best.err = t.do(ctx, w)
		took := processorTime() - begun
		cancel()
		if i == 0 || took < best.took {
			best.took = took
		}
		if best.err != nil || took > short {
			break
		}
	}
	return best
}

// processorTime is what this program has used so far: the machine may do other work meanwhile.
func processorTime() time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		panic(err)
	}
	return time.Duration(used.Utime.Nano())
}
