//go:build linux

package main

import (
	"fmt"
	"io"
	"strings"

	"mindwall/cmd/tools/internal/rig"
)

// results are all that was measured.
type results struct {
	others   []*measures
	consoles []*consoleFigures
	disk     *diskFigures
	exports  []*exportFigures
}

// tables prints everything as Markdown.
func tables(w io.Writer, r *results) error {
	var b strings.Builder
	screenTable(&b, r)
	wallTable(&b, r.consoles)
	diskTable(&b, r.disk)
	exportTable(&b, r.exports)
	_, err := io.WriteString(w, b.String())
	return err
}

func screenTable(b *strings.Builder, r *results) {
	tableHead(b, "program", "start → picture, ms", "typing p50/p99, ms", "bytes a key", "processor a key, ms", "private memory, MB", "memory, MB", "idle, %", "wake-ups a second, idle", "idle bytes")
	for _, m := range r.others {
		programRow(b, m.Name, m)
	}
	for _, c := range r.consoles {
		programRow(b, fmt.Sprintf("mindwall, %d answers", c.answers), c.typing)
	}
}

func wallTable(b *strings.Builder, consoles []*consoleFigures) {
	tableHead(b, "answers", "Enter → on the wall p50/p99, ms", "Enter → saved p50/p99, ms", "walk p50/p99, ms", "walk bytes p50/max",
		"fold p50/p99, ms", "find, a letter p50/p99, ms", "100 keys at once, last seen after, ms",
		"100 answers from outside p50/max, ms", "typing meanwhile p50/p99, ms")
	for _, c := range consoles {
		fmt.Fprintf(b, "| %d | %s | %s | %s | %.0f / %.0f | %s | %s | %.0f | %.0f / %.0f | %s |\n", c.answers, fast(c.visible), fast(c.saved),
			fast(c.walk), c.walkBytes.P50, c.walkBytes.Max, fast(c.fold), fast(c.find), c.typing.Burst.Lag, c.arrived.P50,
			c.arrived.Max, fast(c.typingWhileArriving))
	}
}

func diskTable(b *strings.Builder, disk *diskFigures) {
	tableHead(b, "to the disk for good", "p50/p99, ms", "answers a second")
	for _, d := range []struct {
		name  string
		took  rig.Spread
		count float64
	}{{"200 bytes to a file, fsync", disk.raw, 1}, {"an answer to a wall", disk.one, 1}, {"100 answers at once", disk.hundred, arriving}} {
		fmt.Fprintf(b, "| %s | %.2f / %.2f | %.0f |\n", d.name, d.took.P50, d.took.P99, d.count*1000/d.took.P50)
	}
}

func exportTable(b *strings.Builder, exports []*exportFigures) {
	columns := []string{"export of so many answers, ms"}
	columns = append(append(columns, exported...), "most resident memory, MB", "Graphviz: dot -Tsvg")
	tableHead(b, columns...)
	for _, e := range exports {
		fmt.Fprintf(b, "| %d |", e.answers)
		for _, took := range e.took {
			fmt.Fprintf(b, " %.0f |", took)
		}
		fmt.Fprintf(b, " %.0f | %.0f |\n", float64(e.peak)/megabyte, e.graphviz)
	}
}

// tableHead begins a table, after a blank line.
func tableHead(b *strings.Builder, columns ...string) {
	fmt.Fprintf(b, "\n| %s |\n|%s\n", strings.Join(columns, " | "), strings.Repeat(" --- |", len(columns)))
}

func programRow(b *strings.Builder, name string, m *measures) {
	fmt.Fprintf(b, "| %s | %.0f | %s | %.0f | %.1f | %.1f | %.0f | %.2f | %.1f | %d |\n", name, m.Start.Frame.P50, fast(m.Hit), m.Bytes.P50, m.CPU,
		float64(m.Private)/megabyte, float64(m.Memory)/megabyte, m.Idle.Percent, m.Idle.Wakeups, m.Idle.Bytes)
}

// fast is the median and the 99th percentile.
func fast(s rig.Spread) string { return fmt.Sprintf("%.2f / %.2f", s.P50, s.P99) }
