//go:build linux

package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"
)

// exported are the formats that are timed: what a map takes to lay out and write, a picture, a table, and the write-up.
var exported = []string{"dot", "svg", "png", "pdf", "csv"}

// maxExported is the largest wall that is exported: a picture of a hundred thousand answers is for nobody.
const maxExported = 10_000

// exportFigures are what exports of one wall took.
type exportFigures struct {
	answers  int
	took     []float64 // milliseconds, by format
	peak     int64     // bytes, of the greediest
	graphviz float64   // milliseconds that dot takes to draw our DOT as SVG; 0 when it is not installed
}

// exports times each format as a process of its own, the best of three: what else the machine does only adds.
func (b *bench) exports(answers int) (*exportFigures, error) {
	const tries = 3
	wall, err := b.makeWall("export", answers)
	if err != nil {
		return nil, err
	}
	figures := &exportFigures{answers: answers}
	out := filepath.Join(b.folder, fmt.Sprintf("export-%d", answers))
	for _, format := range exported {
		best := 0.0
		for range tries {
			took, peak, err := timedProcess(b.program, "export", wall, "--format", format, "--to", out, "--force", "--quiet")
			if err != nil {
				return nil, err
			}
			if best == 0 || took < best {
				best = took
			}
			figures.peak = max(figures.peak, peak)
		}
		figures.took = append(figures.took, best)
	}
	if figures.graphviz, err = drawnByGraphviz(out); err != nil {
		return nil, err
	}
	return figures, nil
}

// drawnByGraphviz times dot on the DOT in a folder.
func drawnByGraphviz(folder string) (float64, error) {
	if _, err := exec.LookPath("dot"); err != nil {
		return 0, nil
	}
	found, err := filepath.Glob(filepath.Join(folder, "*.dot"))
	if err != nil || len(found) != 1 {
		return 0, errors.Join(err, fmt.Errorf("%d DOT files in %s, want one", len(found), folder))
	}
	took, _, err := timedProcess("dot", "-Tsvg", "-o", os.DevNull, found[0])
	return took, err
}

// timedProcess runs a program, and returns the milliseconds it took and the most memory it held.
func timedProcess(name string, args ...string) (ms float64, peak int64, err error) {
	c := exec.Command(name, args...)
	began := time.Now()
	if out, err := c.CombinedOutput(); err != nil {
		return 0, 0, fmt.Errorf("%s: %w: %s", name, err, out)
	}
	ms = milliseconds(time.Since(began))
	if used, ok := c.ProcessState.SysUsage().(*syscall.Rusage); ok {
		peak = used.Maxrss * 1024
	}
	return ms, peak, nil
}
