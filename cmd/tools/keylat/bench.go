//go:build linux

package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// bench measures the console on walls of several sizes, beside vim and the least program of the library.
type bench struct {
	program string // mindwall
	folder  string // for walls, and as home
	sizes   []int
	presses int
	idle    time.Duration // to watch a program at rest
	out     io.Writer     // the tables
	log     io.Writer     // what is being done
}

func runBench(args []string) error {
	b := &bench{out: os.Stdout, log: os.Stderr, sizes: []int{100, 1000, 10_000, 100_000}, idle: 20 * time.Second}
	f := b.flags("bench", 200, "measured presses of each kind")
	f.Func("answers", "sizes of walls (default 100,1000,10000,100000)", b.parseSizes)
	if err := f.Parse(args); err != nil {
		return err
	}
	return b.prepared(b.run)
}

// flags are those that every bench of mindwall has.
func (b *bench) flags(name string, presses int, what string) *flag.FlagSet {
	f := flag.NewFlagSet("keylat "+name, flag.ContinueOnError)
	f.StringVar(&b.program, "program", "", "the mindwall to measure; without it, it is built of this checkout")
	f.IntVar(&b.presses, "n", presses, what)
	return f
}

// prepared runs a bench with a folder of its own and a program to measure.
func (b *bench) prepared(run func() error) (err error) {
	if b.folder, err = os.MkdirTemp("", "keylat-"); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(b.folder)) }()
	if b.program == "" {
		if err := b.build(); err != nil {
			return err
		}
	}
	return run()
}

func (b *bench) parseSizes(text string) error {
	b.sizes = nil
	for _, field := range strings.Split(text, ",") {
		n, err := strconv.Atoi(field)
		if err != nil || n < 8 {
			return fmt.Errorf("%q is no number of answers, at least 8", field)
		}
		b.sizes = append(b.sizes, n)
	}
	return nil
}

// build builds the program of this checkout, in its own module.
func (b *bench) build() error {
	module := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "mindwall")
	module.Stderr = b.log
	folder, err := module.Output()
	if err != nil {
		return fmt.Errorf("find the checkout: %w", err)
	}
	b.program = filepath.Join(b.folder, "mindwall")
	c := exec.Command("go", "-C", strings.TrimSpace(string(folder)), "build", "-trimpath", "-o", b.program, "./cmd/mindwall")
	c.Stderr = b.log
	if err := c.Run(); err != nil {
		return fmt.Errorf("build mindwall: %w", err)
	}
	return nil
}

func (b *bench) run() error {
	floor, err := b.others()
	if err != nil {
		return err
	}
	var consoles []*consoleFigures
	for _, n := range b.sizes {
		b.progress("a wall of %d answers", n)
		figures, err := b.console(n)
		if err != nil {
			return fmt.Errorf("%d answers: %w", n, err)
		}
		consoles = append(consoles, figures)
	}
	b.progress("the disk")
	disk, err := b.disk()
	if err != nil {
		return err
	}
	var exports []*exportFigures
	for _, n := range b.sizes {
		if n > maxExported {
			continue
		}
		b.progress("exports of %d answers", n)
		figures, err := b.exports(n)
		if err != nil {
			return err
		}
		exports = append(exports, figures)
	}
	return tables(b.out, &results{floor, consoles, disk, exports})
}

func (b *bench) progress(format string, args ...any) {
	fmt.Fprintf(b.log, "keylat: "+format+"\n", args...)
}

// floorName is what tables call the least program of the library.
const floorName = "the library at its least"

// others measures what a console is compared with.
func (b *bench) others() ([]*measures, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	lines := filepath.Join(b.folder, "lines.txt")
	var text strings.Builder
	for i := range 10_000 {
		fmt.Fprintf(&text, "%s\n", caption(i))
	}
	if err := os.WriteFile(lines, []byte(text.String()), 0o600); err != nil {
		return nil, err
	}
	plans := []*plan{
		{name: floorName, command: []string{self, "floor"}, first: "ready", reset: []string{"\x15"}},
		{name: "vim, 10,000 lines", command: []string{"vim", "-u", "NONE", "-n", lines}, first: caption(0), pre: []string{"O"}, reset: []string{"\x15"}},
	}
	var all []*measures
	for _, p := range plans {
		if _, err := exec.LookPath(p.command[0]); err != nil {
			b.progress("%s is not installed: left out", p.command[0])
			continue
		}
		b.progress("%s", p.name)
		b.typing(p)
		p.idle = b.idle
		m, err := p.measure()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", p.name, err)
		}
		all = append(all, m)
	}
	return all, nil
}
