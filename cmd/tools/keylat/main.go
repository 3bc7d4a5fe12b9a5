//go:build linux

// Keylat measures how long a full-screen terminal program takes from a key press to the picture that it makes. It runs
// the program in a pseudo-terminal of its own, so it needs no terminal and measures none.
//
//	keylat -first READY -type abcdefghij -reset '\x15' -- ./program    types letters; a press counts when the last
//	                                                                   -tail of them stand on one row
//	keylat -first Root -pre 'l,l' -keys 'o,z,\r' -expect '-,-,@change' -- ./program
//	                                                                   presses keys in turn; an expectation is a text,
//	                                                                   @change, @quiet, or - for a key that is not counted
//	keylat bench                                                       measures mindwall itself; see bench -h
//	keylat ratios                                                      holds mindwall's speed to that of others, in a minute
//	keylat room                                                        measures how soon the room sees what is typed
//
// Times are milliseconds from just before the press is written. "hit" is when what was waited for was there, "seen" the
// last change of the picture, "first" the first byte. A random pause before each press (-jitter) makes the times
// independent of the program's own ticks. Beside them are told: the start, bytes a press, memory and processor time of
// the program and all that it starts, and on request of its idleness and of a burst of keys. Only figures of one run on
// one machine compare with each other.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
)

func main() {
	err := run(os.Args[1:])
	switch {
	case errors.Is(err, flag.ErrHelp):
		os.Exit(2)
	case err != nil:
		fmt.Fprintln(os.Stderr, "keylat:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) > 0 {
		switch args[0] {
		case "bench":
			return runBench(args[1:])
		case "ratios":
			return runRatios(args[1:])
		case "room":
			return runRoom(args[1:])
		case "floor": // what the bench compares with
			return runFloor()
		}
	}
	p, err := parsePlan(args)
	if err != nil {
		return err
	}
	m, err := p.measure()
	if err != nil {
		return err
	}
	return m.print(os.Stdout, p.json)
}
