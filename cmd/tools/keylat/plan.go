//go:build linux

package main

import (
	"errors"
	"flag"
	"fmt"
	"strconv"
	"strings"
	"time"

	"mindwall/cmd/tools/internal/rig"
)

// plan is what to measure of which program.
type plan struct {
	name          string
	command       []string
	terminal      rig.Options
	dump          string
	first         string
	starts        int
	pre, reset    []string
	every         int
	presses       int
	keys, expects []string
	letters       []rune
	tail          int
	jitter, limit time.Duration
	idle          time.Duration
	burst         int
	gap           time.Duration
	show, verbose bool
	json          bool
}

// keyList reads keys that are separated by commas and written with the escapes of Go.
type keyList struct{ keys *[]string }

func (l keyList) String() string { return "" }

func (l keyList) Set(text string) error {
	for _, k := range strings.Split(text, ",") {
		key, err := strconv.Unquote(`"` + strings.ReplaceAll(k, `"`, `\"`) + `"`)
		if err != nil {
			return fmt.Errorf("key %s: %w", k, err)
		}
		*l.keys = append(*l.keys, key)
	}
	return nil
}

func parsePlan(args []string) (*plan, error) {
	p := &plan{}
	f := flag.NewFlagSet("keylat", flag.ContinueOnError)
	p.terminalFlags(f)
	p.pressFlags(f)
	f.StringVar(&p.name, "name", "", "label in the report")
	f.BoolVar(&p.json, "json", false, "print one JSON object")
	f.BoolVar(&p.show, "show", false, "print the last screen to standard error")
	f.BoolVar(&p.verbose, "v", false, "print every press to standard error")
	if err := f.Parse(args); err != nil {
		return nil, err
	}
	p.command = f.Args()
	if len(p.command) == 0 {
		return nil, errors.New("no program given; usage: keylat [flags] -- program arguments")
	}
	if len(p.letters) == 0 && len(p.keys) == 0 {
		p.presses = 0
	}
	return p, nil
}

func (p *plan) terminalFlags(f *flag.FlagSet) {
	f.IntVar(&p.terminal.Columns, "cols", 200, "width of the terminal")
	f.IntVar(&p.terminal.Rows, "rows", 60, "height of the terminal")
	f.StringVar(&p.terminal.Term, "term", "xterm-256color", "TERM")
	f.BoolVar(&p.terminal.NoSync, "nosync", false, "deny synchronized output (mode 2026)")
	f.BoolVar(&p.terminal.NoReply, "noreply", false, "answer no queries of the terminal")
	f.DurationVar(&p.terminal.Quiet, "quiet", 40*time.Millisecond, "output is over after this silence")
	f.StringVar(&p.dump, "dump", "", "write all output to this file")
}

func (p *plan) pressFlags(f *flag.FlagSet) {
	f.StringVar(&p.first, "first", "", "text that marks the first useful picture; without it, any")
	f.IntVar(&p.starts, "starts", 1, "start the program so often; presses go to the last")
	f.IntVar(&p.presses, "n", 200, "measured presses")
	f.Func("type", "letters: type random ones of them", func(text string) error { p.letters = []rune(text); return nil })
	f.IntVar(&p.tail, "tail", 4, "how many of the last typed letters must show")
	f.Var(keyList{&p.keys}, "keys", `keys to press in turn, such as "j,k" or "\x1b[A"`)
	f.Var(keyList{&p.expects}, "expect", `what each key brings: a text, @change, @quiet, or - to send it and not count it`)
	f.Var(keyList{&p.pre}, "pre", "keys that are pressed after the start, not measured")
	f.Var(keyList{&p.reset}, "reset", "keys that are pressed after every -every presses, not measured")
	f.IntVar(&p.every, "every", 40, "see -reset")
	f.DurationVar(&p.jitter, "jitter", 50*time.Millisecond, "random pause before a press")
	f.DurationVar(&p.limit, "timeout", 10*time.Second, "give up on one press")
	f.DurationVar(&p.idle, "idle", 0, "measure idleness for so long at the end")
	f.IntVar(&p.burst, "burst", 0, "then type so many letters at once and time the last (with -type)")
	f.DurationVar(&p.gap, "gap", 0, "between the letters of a burst")
}
