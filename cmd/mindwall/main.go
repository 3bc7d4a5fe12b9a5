// Mindwall is a wall of answers for events: it captures what a room says, clusters it live, and takes it home as maps.
//
// This package is the command line: one file a subcommand, the wiring, and the messages to people. What it prints and
// how it exits is a contract: results go to standard output and nothing else does, errors to standard error as
// "mindwall: …" and then, where there is something to do about it, "hint: …"; exit codes are those below.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"

	"mindwall/cmd/internal/ending"
	"mindwall/cmd/internal/pace"
)

// version is this program's, as CHANGELOG.md counts.
const version = "0.1.0"

// Exit codes.
const (
	exitDone   = 0
	exitFailed = 1 // it could not be done
	exitUsage  = 2 // the command line is wrong
)

// endsWithin is how long the program takes to end once it is told to.
const endsWithin = 2 * time.Second

func main() {
	pace.Hurry()
	heeded := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) { // as under nohup
		heeded = append(heeded, syscall.SIGHUP)
	}
	ctx, stop := signal.NotifyContext(context.Background(), heeded...)
	defer stop()
	// The end takes no longer than that. Who asks twice is obeyed then: not before, as a window that closes is told by its
	// terminal and by its shell, while the last answers are saved.
	context.AfterFunc(ctx, func() { time.AfterFunc(endsWithin, stop) })
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is the program: it does what the arguments say, and returns the exit code.
func run(ctx context.Context, args []string, stdin, stdout, stderr *os.File) int {
	a := newApp(ctx, stdin, stdout, stderr)
	drained := func(code int) int {
		_ = a.words.Drain() // who does not read them can be told nothing
		return code
	}
	a.endsInOrder = ending.Insist(ctx, ending.Grace, func() { os.Exit(drained(a.report(ctx.Err()))) })
	defer a.endsInOrder()
	return drained(a.report(a.execute(ctx, args)))
}
